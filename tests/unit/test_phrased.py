"""A question as it is looked for."""

import pytest

from bot import words
from bot.marks import unmarked
from fakes.house import POLICY
from fakes.models import BagOfWords, ExactIndex, WordOverlap
from retrieval.answer import Note
from retrieval.language import asked_in_another
from retrieval.phrased import first, several
from retrieval.reader import Reader
from retrieval.segment import article_from_paragraphs

READER = Reader(WordOverlap(), BagOfWords(), None, ExactIndex, POLICY, unmarked)
ARTICLE = article_from_paragraphs(["The ferry hit a rock. Nobody was hurt.", "The mayor thanked the crew."])
WHO = "Who declined to comment?"


@pytest.mark.parametrize(
    "typed",
    [
        "@everyone Who declined to comment? <@&1> <@123>",
        "<@!12> Who declined to comment? <#7> <:wave:99>",
        "@… Who declined to comment?",
        "**Who** _declined_ ||to|| …comment?",
        "# Who declined > to comment?",
        "> Who declined to comment?",
        "`Who declined to comment?`",
        "Who [declined](https://example.org/a?b=1) to comment?",
        "https://example.org/story Who declined to comment?",
    ],
)
def test_what_discord_gives_a_meaning_is_not_looked_for(typed):
    assert unmarked(typed) == WHO


@pytest.mark.parametrize(
    "typed",
    [WHO, "What is 3 * 4?", "Is it > 5 per cent?", "What is snake_case?", "What did @… say?", "*", "<@12>", "who ?"],
)
def test_everything_else_stays_as_it_was_typed(typed):
    assert unmarked(typed) == typed


def test_of_several_questions_the_first_is_looked_for():
    typed = "How much will the tram cost? And who pays for it? And when does felling begin?"
    assert (first(typed), several(typed)) == ("How much will the tram cost?", True)


@pytest.mark.parametrize(
    "typed", [WHO, "Did he resign? Right?", "Who asked “Where is it?” in June?", "Really? Who said that?"]
)
def test_one_question_is_one(typed):
    assert (first(typed), several(typed)) == (typed, False)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Quién se negó a comentar?", "en"),
        ("Qui a refusé de commenter ?", "en"),
        ("Wer hat das Haus gebaut?", "en"),
        ("誰がコメントを拒否しましたか", "en"),
        ("How many people were injured?", "de"),
        ("Who declined to comment?", "ru"),
    ],
)
def test_a_question_in_clearly_another_language_is_told(question, language):
    assert asked_in_another(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        (WHO, "en"),
        ("De la Cruz?", "en"),
        ("Why did Van de Berg and de la Rosa resign?", "en"),
        ("What about the coup d'état?", "en"),
        ("Wie viele Menschen wurden verletzt?", "de"),
        ("Peking?", "de"),
        ("2019?", "ru"),
        ("", "en"),
    ],
)
def test_a_question_is_not_taken_for_another_language_by_names_or_single_words(question, language):
    assert not asked_in_another(question, language)


def test_an_answer_to_the_first_of_several_is_that_of_the_first_with_a_note():
    shelf, _ = READER.shelve(ARTICLE)
    alone = READER.answer(shelf, "What did the ferry hit?")
    both = READER.answer(shelf, "**What did the ferry hit?** And who thanked the crew?")
    assert (both.outcome, both.notes) == (alone.outcome, (Note.FIRST_ALONE,))


def test_of_a_question_in_another_language_it_is_not_said_that_the_article_does_not_say():
    shelf, _ = READER.shelve(ARTICLE)
    answer = READER.answer(shelf, "¿Quién se negó a comentar?")
    assert not answer.silent
    assert (words.heading(answer), answer.notes) == ("Nothing was found.", (Note.OTHER_LANGUAGE,))
    assert words.notes(answer) == ["I understand questions in the language of the article alone: please ask in that."]


def test_what_is_got_ready_is_what_is_looked_for_when_the_question_is_answered():
    seen = []

    class Listening(BagOfWords):
        def questions(self, texts):
            seen.append(list(texts))
            return super().questions(texts)

    reader = Reader(WordOverlap(), Listening(), None, ExactIndex, POLICY, unmarked)
    shelf, _ = reader.shelve(ARTICLE)
    typed = "**What did the ferry hit?** And who thanked the crew?"
    reader.get_ready([typed])
    reader.answer(shelf, typed)
    assert seen == [["What did the ferry hit?"]] * 2
