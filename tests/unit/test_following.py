"""Follow-ups: understood from earlier turns, and answered from the article again.

The parser is the real one; the reranker counts words.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.house import POLICY
from fakes.models import BagOfWords, ExactIndex, WordOverlap
from retrieval.answer import Answer, Answered, Asked, Closest, Note, NotInArticle, Question, Room, Stage
from retrieval.following import TURNS, understood
from retrieval.reader import Reader
from retrieval.segment import article_from_text
from retrieval.shelf import shelved
from retrieval.statement import Kind

PIECE = """Port to close its oldest gate

The port will close the old gate in May, Ann Dey, its harbour master, said on Monday.

“The hinges went in the spring,” Dey said. “Nobody can mend the gate.” She said a new road would lead to it.

Lee Orr, who drives a lorry, said the hinges were not broken. The new road would flood every winter, he said.

The ministry declined to comment. Norlake Ltd, which built the gate, did not respond to questions.

The quay has room for nine ships. It opened in 1999.
"""
WORKS = """Council to fence the common

The council will fence the common in June. Its surveyor, Ada Finch, blamed the goats, which eat the young oaks.

Two members voted against the fence. Work is due to begin on Monday.

The posts cost 90 crowns each, which Hugo Lamb, a smith, called too much.

Any goat will be fetched by Lamb. The common has three ponds, though the map of 1901 says four, which is not so.

The ponds freeze every winter.
"""
OTHER = article_from_text("The pool closed in March.\n\nChildren protested, and the mayor listened.")
ROOM = Room("console", "console")


class Talk:
    """One conversation about one article."""

    def __init__(self, reader, shelf):
        self.reader, self.shelf, self.turns = reader, shelf, []

    def ask(self, text):
        answer = self.reader.answer(self.shelf, text, self.turns)
        self.turns.append(asked(text, answer, self.shelf.article))
        return answer


def asked(text, answer, article):
    when = datetime(2026, 1, 1, tzinfo=UTC)
    return Asked("a", when, Question(text, ROOM, "me"), article.id, answer, {}, "", 0.0)


@pytest.fixture(scope="module")
def reader(real_parser):
    return Reader(WordOverlap(), BagOfWords(), real_parser, ExactIndex, POLICY)


@pytest.fixture(scope="module")
def shelf(reader):
    return reader.shelve(article_from_text(PIECE))[0]


@pytest.fixture
def talk(reader, shelf):
    return Talk(reader, shelf)


def cited(answer):
    return [one.id for one in answer.citations]


UNDERSTOOD = [
    ("When will the port close the old gate?", "and why?", "Why will the port close the old gate?"),
    ("Did the port close the old gate?", "for how long?", "For how long did the port close the old gate?"),
    ("What did Ann Dey say?", "and Lee Orr?", "What did Lee Orr say?"),
    ("Did the ministry comment?", "what about Norlake?", "Did Norlake comment?"),
    ("What did Ann Dey say about the road?", "what did she say about the hinges?", "What did Ann Dey say about the"),
    ("Who drives a lorry?", "what did he say?", "What did Lee Orr say?"),
    ("What did Ann Dey say about the road?", "what else did she say?", "What else did Ann Dey say?"),
    ("Who is Lee Orr?", "what did he say?", "What did Lee Orr say?"),
    ("Where is the quay?", "when did it open?", "When did the quay open?"),
    ("How many ships can the quay hold?", "since when?", "Since when can the quay hold ships?"),
    ("How many hinges were broken?", "and why?", "Why were hinges broken?"),
    ("How old is the gate?", "why?", "Why is the gate old?"),
    ("What did Ann Dey close?", "when?", "When? (What did Ann Dey close?)"),
    ("Did anyone mend the gate?", "what else did he say?", "What else did"),
    ("How many ships has the quay room for?", "how many?", "How many ships? (How many ships has the quay room for?)"),
    ("Who said the hinges went?", "who said that?", "Who said that? (Who said the hinges went?)"),
    ("Is the quay old?", "is that true?", "Is that true? (Is the quay old?)"),
]


@pytest.mark.parametrize(("first", "then", "meant"), UNDERSTOOD)
def test_a_follow_up_is_completed_from_the_question_before(talk, first, then, meant):
    talk.ask(first)
    answer = talk.ask(then)
    assert answer.understood.startswith(meant)
    assert answer.notes[0] is Note.FOLLOWED


def test_who_said_that_shows_the_passages_again_with_their_speakers(talk):
    before = talk.ask("What did Ann Dey say about the road?")
    answer = talk.ask("who said that?")
    assert cited(answer) == cited(before) == ["p3s3"]
    assert answer.citations[0].said.kind is Kind.INDIRECT
    assert Stage.LEDGER in answer.stages


def test_words_of_the_article_itself_are_said_to_be_nobodys(talk):
    assert cited(talk.ask("How many ships has the quay room for?")) == ["p6s1"]
    answer = talk.ask("who said that?")
    assert (cited(answer), answer.notes) == (["p6s1"], (Note.FOLLOWED, Note.NO_SPEAKER))


def test_what_else_shows_what_was_not_shown_and_in_the_end_that_there_is_no_more(talk):
    assert cited(talk.ask("What did Ann Dey say about the road?")) == ["p3s3"]
    assert cited(talk.ask("what else did she say?")) == ["p2s1", "p3s1-2"]
    answer = talk.ask("what else?")
    assert (answer.outcome, answer.notes) == (NotInArticle(), (Note.FOLLOWED, Note.NOTHING_ELSE))


def test_whoever_says_the_opposite_is_found_behind_the_passage(talk):
    talk.ask("What did Ann Dey say about the hinges?")
    answer = talk.ask("did anyone disagree?")
    assert cited(answer) == ["p4s1"]


def test_where_nobody_objects_nothing_is_made_up(talk):
    talk.ask("How many ships has the quay room for?")
    assert not isinstance(talk.ask("did anyone disagree?").outcome, Answered)


def test_the_sentence_beside_the_passage_is_found_by_the_pronoun_that_both_have(talk):
    talk.ask("How many ships has the quay room for?")
    answer = talk.ask("when did it open?")
    assert cited(answer) == ["p6s2"]


def test_a_follow_up_of_a_follow_up_leans_on_what_the_first_was_taken_for(talk):
    talk.ask("What did Ann Dey say?")
    talk.ask("and Lee Orr?")
    assert talk.ask("what about the ministry?").understood == "What did the ministry say?"


ALONE = [
    "What did Lee Orr say?",
    "Who declined to comment?",
    "How many ships has the quay room for?",
    "Who said that the hinges were not broken?",
    "What did Ann Dey say she would close?",
    "Is there a new road?",
    "Who won the match?",
]


@pytest.mark.parametrize("question", ALONE)
def test_a_question_that_stands_on_its_own_has_the_same_answer_after_any_others(reader, shelf, talk, question):
    for before in ("When will the port close the old gate?", "and why?", "What did Ann Dey say?"):
        talk.ask(before)
    assert talk.ask(question) == reader.answer(shelf, question)


@pytest.mark.parametrize("question", ["and why?", "who said that?", "what else did she say?", "and the mayor?"])
def test_without_an_earlier_turn_of_the_article_a_question_is_taken_as_it_is(reader, shelf, question):
    other, _ = reader.shelve(OTHER)
    elsewhere = asked("When did the pool close?", reader.answer(other, "When did the pool close?"), OTHER)
    alone = reader.answer(shelf, question)
    assert alone.understood is None
    assert reader.answer(shelf, question, [elsewhere]) == alone


def test_turns_further_back_than_the_last_three_are_not_looked_at(talk):
    talk.ask("What did Ann Dey say?")
    for _ in range(TURNS):
        talk.ask("Is there a quay?")
    assert "Dey" not in talk.ask("what did she say?").understood


def test_every_passage_of_a_follow_up_is_a_slice_of_the_article(talk):
    for question in ("What did Ann Dey say?", "who said that?", "and Lee Orr?", "why?", "anything else?"):
        for one in talk.ask(question).citations:
            assert talk.shelf.article.paragraph(one.paragraph).span.holds(one.span)


def test_what_is_not_in_the_article_is_not_answered_because_something_before_it_was(talk):
    talk.ask("Who drives a lorry?")
    assert isinstance(talk.ask("how tall is he?").outcome, Closest | NotInArticle)


@pytest.fixture
def works(reader):
    return Talk(reader, reader.shelve(article_from_text(WORKS))[0])


def test_why_is_not_answered_by_the_passage_that_was_just_shown_unless_it_gives_the_cause(talk):
    assert cited(talk.ask("When will the port close the old gate?")) == ["p2s1"]
    assert isinstance(talk.ask("and why?").outcome, Closest | NotInArticle)


def test_why_is_answered_by_the_sentence_behind_the_passage_that_goes_on_about_it_and_gives_a_cause(works):
    assert cited(works.ask("When will the council fence the common?")) == ["p2s1"]
    why = works.ask("and why?")
    assert isinstance(why.outcome, Answered)
    assert cited(why) == ["p2s2"]


@pytest.mark.parametrize("doubt", ["is that true?", "is that enough?", "really?", "can that be right?"])
def test_whether_it_is_true_is_not_answered_by_the_passage_itself(talk, doubt):
    talk.ask("How many ships has the quay room for?")
    assert isinstance(talk.ask(doubt).outcome, Closest | NotInArticle)


def test_whether_it_is_true_is_answered_by_whoever_objects(talk):
    talk.ask("What did Ann Dey say about the hinges?")
    assert cited(talk.ask("is she right?")) == ["p4s1"]


def test_whether_it_is_true_is_answered_where_the_article_itself_puts_it_right(works):
    assert cited(works.ask("Which map has four ponds?")) == ["p5s2"]
    assert cited(works.ask("is that true?")) == ["p5s2"]


def test_where_the_words_that_were_typed_find_an_answer_by_themselves_the_guess_does_not_take_its_place(works):
    works.ask("Who voted against the fence?")
    answer = works.ask("and when does it begin?")
    assert cited(answer) == ["p3s2"]
    assert isinstance(answer.outcome, Answered)


def test_what_was_shown_is_no_answer_about_something_else_that_only_stands_beside_the_question(works):
    works.ask("When do the ponds freeze?")
    assert not isinstance(works.ask("and the union?").outcome, Answered)


def test_nobody_in_particular_is_nobody_that_a_pronoun_could_mean(works):
    works.ask("Did anyone object?")
    for question in ("what else did they say?", "what else did he say?", "who is she?", "what did it say?"):
        assert "the any" not in works.ask(question).understood.casefold()


SMALL = "and what about who said that why his her it they there this else ’s — ? ( ) . Dey Orr"
WORDS = st.sampled_from(SMALL.split())
TEXTS = st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(st.characters(exclude_categories=["Cs"])))


@given(TEXTS, TEXTS)
def test_whatever_was_asked_before_a_question_is_understood_somehow_and_always_the_same(reader, shelf, before, text):
    answer = reader.answer(shelf, "What did Ann Dey say?")
    turns = [asked(before, answer, shelf.article)]
    meant = understood(text, turns, shelf)
    assert meant == understood(text, turns, shelf)
    assert meant.text.strip() or not text.strip()


FIRSTS = """
Who voted against the fence?
Did anyone object?
How many posts does the council need?
What did Ada Finch blame?
Who has begun an inquiry?
What did the council vote for?
How tall is the fence?
Where are the ponds?
How many oaks were eaten?
Did somebody fetch a goat?
Who will pay for everything?
"""
THENS = """
and why?
when?
how many?
how long?
and the captain?
and Hugo Lamb?
what else did anyone say?
when does it begin?
how much will it cost?
who is he?
what did they tell him?
is that true?
did anyone disagree?
who said that?
and her lawyer?
for whom?
"""
FIRST, THEN = (st.sampled_from(text.strip().splitlines()) for text in (FIRSTS, THENS))
NO_ENGLISH = re.compile(
    r"\bthe (?:an?|the) |\bthe (?:any|some|every|no)(?:one|body|thing)\b"
    r"|^(?:is|are|was|were|did|does|do|has|have|will) (?:the )?[\w'-]+\?|\b(?:a|an|the)\?|\bbegun report\b"
    r"|^(?:when|where|why|how) [^(]*\b(?:for|against|with|to)\?",
    re.IGNORECASE,
)


@given(FIRST, THEN, THEN)
def test_what_a_follow_up_is_taken_for_is_english_and_leaves_nothing_hanging(first, then, last):
    shelf = shelved(article_from_text(WORKS))
    nothing = Answer(NotInArticle(), 0.0, (), ())
    turns = [asked(first, nothing, shelf.article)]
    for text in (then, last):
        meant = understood(text, turns, shelf)
        for one in (meant.text, *(other.text for other in meant.others)):
            assert NO_ENGLISH.search(one) is None, one
        turns.append(asked(text, replace(nothing, understood=meant.text), shelf.article))
