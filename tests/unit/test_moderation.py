"""What readers see of an answer once moderators did something about it."""

from dataclasses import replace

import pytest

from bot import words
from fakes.house import CONSOLE, House
from retrieval.answer import Answered, Note, Question
from retrieval.moderation.cases import Standing
from retrieval.moderation.errors import OwnWords
from retrieval.segment import article_from_text

STORY = "The ferry hit a rock near Holm. Nobody was hurt.\n\nThe mayor thanked the crew."
OWNER, MOD = CONSOLE.owner, "person:mod"


@pytest.fixture
def house():
    house = House()
    house.library.load(article_from_text(STORY), CONSOLE)
    return house


@pytest.fixture
def asked(house):
    return house.library.ask(Question("How many people sailed?", CONSOLE, "person:ann"))


@pytest.mark.parametrize("note", Note)
def test_a_replaced_answer_says_nothing_any_more_that_was_noted_beside_the_first(house, asked, note):
    noted = replace(asked, answer=replace(asked.answer, notes=(note,), excluded=((2, "It is disputed."),)))
    case = house.moderation.open(OWNER, asked.id, MOD)
    house.moderation.replace(OWNER, case.number, MOD, "p2s1", None, case.seen)
    reading = house.moderation.reading(OWNER, noted)
    assert reading.standing is Standing.REPLACED
    assert [one.id for one in reading.asked.answer.citations] == ["p2s1"]
    assert isinstance(reading.asked.answer.outcome, Answered)
    told = words.notes(reading.asked.answer)
    assert told == ([words.followed(reading.asked.answer)] if note is Note.FOLLOWED else [])


@pytest.mark.parametrize("words_", ["How many people sailed?", "how many PEOPLE, sailed", "What about the crew?"])
def test_what_a_member_asked_is_no_rewording_nor_what_it_was_understood_as(house, asked, words_):
    followed = replace(asked, id="b1", answer=replace(asked.answer, understood="What about the crew?"))
    house.journal.record(followed)
    case = house.moderation.open(OWNER, "b1", MOD)
    with pytest.raises(OwnWords):
        house.moderation.rewrite(OWNER, case.number, MOD, words_)
    assert house.moderation.rewrite(OWNER, case.number, MOD, "How many were aboard?").question is not None


def test_a_restored_answer_says_all_again(house, asked):
    noted = replace(asked, answer=replace(asked.answer, notes=(Note.NO_NUMBER,)))
    case = house.moderation.open(OWNER, asked.id, MOD)
    replaced = house.moderation.replace(OWNER, case.number, MOD, "p2s1", None, case.seen)
    house.moderation.restore(OWNER, case.number, MOD, replaced.seen)
    assert house.moderation.reading(OWNER, noted).asked == noted
