"""Follow-ups: understood from earlier turns, and answered from the article again.

The parser is the real one; the reranker counts words.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.talk import asked, cited
from retrieval.answer import Answered, Closest, Note, NotInArticle, Stage
from retrieval.following import TURNS, understood
from retrieval.segment import article_from_text
from retrieval.statement import Kind

OTHER = article_from_text("The pool closed in March.\n\nChildren protested, and the mayor listened.")


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
