"""Which questions lean on the one before, and in which form."""

import pytest

from retrieval.elliptic import Form, elliptic

NAMES = frozenset({"anselm", "dalgaard", "gary", "grey", "heron"})

LEANING = {
    "and why?": Form.BARE,
    "Why not?": Form.BARE,
    "when?": Form.BARE,
    "for how long?": Form.BARE,
    "how many?": Form.BARE,
    "and when is it?": Form.BARE,
    "is that true?": Form.DOUBTED,
    "is she right?": Form.DOUBTED,
    "Was this really so?": Form.DOUBTED,
    "is that enough?": Form.DOUBTED,
    "can that be right?": Form.DOUBTED,
    "since when?": Form.BARE,
    "how far away is that?": Form.BARE,
    "who said that?": Form.WHO_SAID,
    "says who?": Form.WHO_SAID,
    "So who said this?": Form.WHO_SAID,
    "what else did she say?": Form.ELSE,
    "What else did Anselm say about the ferry?": Form.ELSE,
    "anything else?": Form.ELSE,
    "did anyone disagree?": Form.OPPOSED,
    "does anybody dispute that?": Form.OPPOSED,
    "who disagrees with that?": Form.OPPOSED,
    "who doesn't agree?": Form.OPPOSED,
    "and the mayor?": Form.OTHER,
    "what about Dalgaard?": Form.OTHER,
    "And her lawyer?": Form.OTHER,
    "what did she say about the ferry?": Form.POINTING,
    "When did they sell it?": Form.POINTING,
    "who lives there?": Form.POINTING,
    "what did the mayor say about it?": Form.POINTING,
    "what’s its name?": Form.POINTING,
}

ALONE = [
    "",
    "?",
    "the mayor",
    "What did the ferry hit?",
    "and why were patients not told?",
    "What did the authority say it would do with the Grey Heron?",
    "what did anselm say she would do",
    "What did Anselm say about her daughter?",
    "Which brands want their name on the shirt?",
    "Is there a school on the island?",
    "how long does it take to replace the pipes?",
    "is it true that the ferry sank?",
    "who is this Gary guy",
    "Who said that the crest is sinking?",
    "who said the numbers are wrong?",
    "who is quoted?",
    "who else declined to comment?",
    "what does this article say about fuel?",
    "where do residents go to hear more about this",
    "Did the council deny that it knew?",
    "Did anyone disagree with the plan to sell the boat?",
    "Why? And when did it leave?",
    "Who won?",
    "and " + "the very old harbour " * 20,
]


@pytest.mark.parametrize("question", LEANING)
def test_a_question_with_something_missing_leans_on_the_one_before(question):
    found = elliptic(question, NAMES)
    assert found is not None
    assert found.form is LEANING[question]


@pytest.mark.parametrize("question", ALONE)
def test_a_question_that_names_what_it_is_about_stands_on_its_own(question):
    assert elliptic(question, NAMES) is None


def test_what_and_the_mayor_names_is_told_apart_from_the_words_before_it():
    assert elliptic("ok, and the mayor?", NAMES).named == "the mayor"
    assert elliptic("what about on the ferry?", NAMES).named == "on the ferry"


def test_the_word_that_points_back_is_found_where_it_stands():
    found = elliptic("When did they sell it?", NAMES)
    assert found.text[found.pointer :] == "they sell it"
