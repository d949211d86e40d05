"""Floors under follow-ups, with the real models. Figures: docs/quality.md."""

import json
from collections import Counter

import pytest

from bot.wiring import Models
from config.settings import Settings
from quality.measure_conversations import HERE, put

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def turns():
    return list(put(Models(Settings()).reader()))


def share(found):
    return sum(found) / len(found)


def test_there_are_conversations_of_every_kind():
    lines = (HERE / "conversations.jsonl").read_text(encoding="utf-8").splitlines()
    kinds = Counter(turn["kind"] for line in lines for turn in json.loads(line)["turns"] if "kind" in turn)
    assert len(lines) >= 45
    assert len(kinds) >= 10


def test_two_follow_ups_in_three_are_answered_completely_and_with_nothing_else(turns):
    assert share([with_it.right for with_it, _ in turns]) >= 0.67


def test_the_context_makes_far_more_right_than_wrong(turns):
    better = sum(with_it.right and not alone.right for with_it, alone in turns)
    worse = sum(alone.right and not with_it.right for with_it, alone in turns)
    assert better >= 8 * worse


def test_a_question_about_something_else_is_answered_as_if_nothing_had_been_asked(turns):
    switched = [(with_it, alone) for with_it, alone in turns if with_it.wanted["kind"] == "switch"]
    assert [with_it.wanted["q"] for with_it, alone in switched if with_it.answer != alone.answer] == []


def test_what_the_article_does_not_answer_is_seldom_answered(turns):
    assert share([one.right for one, _ in turns if one.wanted["kind"] == "unanswered"]) >= 0.7


def test_every_passage_is_a_slice_of_its_paragraph(turns):
    for one, _ in turns:
        for citation in one.answer.citations:
            assert one.article.paragraph(citation.paragraph).span.holds(citation.span)
