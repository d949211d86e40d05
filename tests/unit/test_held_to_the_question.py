"""Follow-ups are held to what they ask, and what they are taken for is English.

The parser is the real one; the reranker counts words.
"""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.talk import Talk, asked, cited
from retrieval.answer import Answer, Answered, Closest, NotInArticle
from retrieval.following import understood
from retrieval.segment import article_from_text
from retrieval.shelf import shelved

WORKS = """Council to fence the common

The council will fence the common in June. Its surveyor, Ada Finch, blamed the goats, which eat the young oaks.

Two members voted against the fence. Work is due to begin on Monday.

The posts cost 90 crowns each, which Hugo Lamb, a smith, called too much.

Any goat will be fetched by Lamb. The common has three ponds, though the map of 1901 says four, which is not so.

The ponds freeze every winter.
"""


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
