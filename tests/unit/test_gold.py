"""Judged cases as questions with gold, and answers held against it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fakes.house import NOON
from retrieval.answer import FULL, Answer, Answered, Asked, Citation, Question, Room
from retrieval.article import Article, Paragraph, Role, Span
from retrieval.moderation.cases import Case, Deed, Event, Verdict
from retrieval.moderation.gold import Omitted, Score, Scored, golden, places_of, scored

ICE = Article("Ice.\n\nSnow fell. It was cold.", (Paragraph(2, Span(0, 4)), Paragraph(3, Span(6, 29))), title="Ice")
CITED = (Citation("p2s1", 2, Span(0, 4), 1.0), Citation("p3s1-2", 3, Span(6, 29), 1.0))
ANSWER = Answer(Answered(CITED, 2), 0.9, (), FULL)
ASKED = Asked("a1", NOON, Question("raw words", Room("o", "r"), "person:ann"), ICE.id, ANSWER, {}, "p", 1.0)


def case(number, *events):
    return Case(
        number,
        "a1",
        tuple(
            Event(deed, NOON + timedelta(minutes=minute), "person:mod", value)
            for minute, (deed, value) in enumerate(events)
        ),
    )


def judged(verdict):
    return (Deed.JUDGED, verdict.value)


REWORDED = (Deed.ASKED, "Was it cold?")
REPLACED = (Deed.REPLACED, "p3s2")


def file_of(*cases, article=ICE):
    golds, omitted = golden(cases, lambda _: ASKED, lambda _: article)
    return [(one.case, one.question, one.gold) for each in golds for one in each.questions], omitted


@pytest.mark.parametrize(
    ("events", "gold"),
    [
        ((judged(Verdict.CORRECT), REWORDED), ("p2s1", "p3s1-2")),
        ((REWORDED, judged(Verdict.ABSTAIN)), ()),
        ((judged(Verdict.PASSAGE), REPLACED, REWORDED), ("p3s2",)),
        ((judged(Verdict.CORRECT), REPLACED, REWORDED), ("p3s2",)),
        ((REPLACED, (Deed.RESTORED, None), judged(Verdict.CORRECT), REWORDED), ("p2s1", "p3s1-2")),
    ],
)
def test_gold_is_what_moderators_found(events, gold):
    assert file_of(case(1, *events)) == ([(1, "Was it cold?", gold)], {})


@pytest.mark.parametrize(
    ("events", "why"),
    [
        (((Deed.OPENED, None), REWORDED), Omitted.OPEN),
        ((judged(Verdict.CORRECT), REWORDED, (Deed.REPORTED, "other")), Omitted.OPEN),
        ((judged(Verdict.SPEAKER), REWORDED), Omitted.UNREPLACED),
        ((judged(Verdict.PASSAGE), REPLACED, (Deed.RETRACTED, None), REWORDED), Omitted.UNREPLACED),
        ((judged(Verdict.CORRECT),), Omitted.RAW),
        ((judged(Verdict.CORRECT), (Deed.ASKED, "  RAW, “words”?")), Omitted.RAW),
        ((judged(Verdict.ABSTAIN), REPLACED, REWORDED), Omitted.CONTRADICTORY),
    ],
)
def test_a_case_that_is_no_question_is_left_out_with_the_reason(events, why):
    assert file_of(case(4, *events)) == ([], {why: (4,)})


def test_a_passage_that_a_batch_would_find_elsewhere_is_left_out():
    # What is a pull quote in the library is a paragraph like others in a batch.
    text = Article("Snow fell.\n\nSnow fell. It was cold.", (Paragraph(1, Span(0, 10)), Paragraph(2, Span(12, 35))))
    pulled = replace(text, paragraphs=(replace(text.paragraphs[0], role=Role.PULLQUOTE), text.paragraphs[1]))
    events = (judged(Verdict.PASSAGE), (Deed.REPLACED, "p1s1"), REWORDED)
    assert file_of(case(1, *events), article=pulled) == ([], {Omitted.MOVED: (1,)})


def test_paragraphs_keep_their_numbers_and_cases_their_order():
    events = (judged(Verdict.CORRECT), REWORDED)
    golds, _ = golden([case(2, *events), case(1, *events)], lambda _: ASKED, lambda _: ICE)
    (one,) = golds
    assert (one.paragraphs, [each.case for each in one.questions]) == (("", "Ice.", "Snow fell. It was cold."), [1, 2])


@pytest.mark.parametrize(
    ("passage", "places"),
    [
        ("p4s2", {(4, 2)}),
        ("p4s2-4", {(4, 2), (4, 3), (4, 4)}),
        ("p4s3-2", None),
        ("40ee1c2d-p4s2", None),
        ("p4", None),
        ("", None),
    ],
)
def test_a_passage_is_its_sentences(passage, places):
    assert places_of(passage) == places


@pytest.mark.parametrize(
    ("gold", "cited", "answered", "worth"),
    [
        (["p1s1"], ["p1s1"], True, Scored(Score.RIGHT, whole=True)),
        (["p1s1"], ["p1s1-2", "p3s1"], True, Scored(Score.RIGHT, whole=True)),
        (["p1s1-2"], ["p1s1"], True, Scored(Score.MISSED, whole=False)),
        (["p1s1-2"], ["p1s1", "p1s2"], True, Scored(Score.RIGHT, whole=True)),
        (["p1s1", "p2s1"], ["p2s1"], True, Scored(Score.RIGHT, whole=False)),
        (["p1s1"], ["p1s1"], False, Scored(Score.RIGHT, whole=True)),
        (["p1s1"], [], False, Scored(Score.MISSED, whole=False)),
        ([], [], False, Scored(Score.RIGHT, whole=True)),
        ([], ["p1s1"], False, Scored(Score.RIGHT, whole=True)),
        ([], ["p1s1"], True, Scored(Score.FALSE, whole=False)),
    ],
)
def test_an_answer_is_right_missed_or_false(gold, cited, answered, worth):
    assert scored(gold, cited, answered=answered) == worth
