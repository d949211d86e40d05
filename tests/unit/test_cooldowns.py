"""How often somebody may ask, and what they are told who ask more often."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cooldowns import CoolDowns, Limit, Pace, TooOften, TooOftenHere


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def downs(person=3, owner=5, hour=1_000, everybody=7):
    clock = Clock()
    return CoolDowns(Pace(Limit(person, 60), Limit(owner, 60), Limit(hour, 3_600), Limit(everybody, 60)), clock), clock


def ask(kept, person="p", owner="o", times=1):
    for _ in range(times):
        kept.admit(person, owner)


def test_who_asks_too_often_is_told_when_the_next_question_is_taken():
    kept, clock = downs()
    ask(kept, times=3)
    with pytest.raises(TooOften) as told:
        ask(kept)
    assert told.value.remedy == "You can ask again in 20 s."
    clock.now = 19
    with pytest.raises(TooOften) as told:
        ask(kept)
    assert told.value.remedy == "You can ask again in 1 s."
    clock.now = 20
    ask(kept)


def test_a_place_has_a_pace_of_its_own_and_others_are_not_held_up_by_it():
    kept, _ = downs()
    for person in "abcde":
        ask(kept, person, "busy")
    with pytest.raises(TooOftenHere) as told:
        ask(kept, "f", "busy")
    assert told.value.remedy == "Questions are taken again in 12 s."
    ask(kept, "f", "calm", 2)
    with pytest.raises(TooOftenHere):
        ask(kept, "g", "calm")  # seven in all


def test_an_hour_has_its_own_limit():
    kept, clock = downs(person=100, owner=100, hour=4, everybody=100)
    ask(kept, times=4)
    with pytest.raises(TooOftenHere) as told:
        ask(kept)
    assert told.value.remedy == "Questions are taken again in 900 s."
    clock.now = 900
    ask(kept)


def test_who_is_turned_away_uses_nothing_up():
    kept, clock = downs(person=1, owner=2)
    ask(kept, "a")
    for _ in range(5):
        with pytest.raises(TooOften):
            ask(kept, "a")
    ask(kept, "b")
    clock.now = 60
    ask(kept, "a")


@given(st.lists(st.floats(0, 30), max_size=60))
def test_never_more_than_the_limit_in_a_row_and_its_refill(pauses):
    kept, clock = downs(person=3, owner=1_000, everybody=1_000)
    times = []
    for pause in pauses:
        clock.now += pause
        try:
            ask(kept)
        except TooOften:
            continue
        times.append(clock.now)
    for start in times:
        within = [one for one in times if start <= one < start + 60]
        assert len(within) <= 6


def test_it_is_known_who_was_told_in_the_time_that_it_lasts():
    kept, clock = downs(person=1)
    ask(kept)

    def told(person="p", owner="o"):
        with pytest.raises(TooOften) as refused:
            ask(kept, person, owner)
        return refused.value.told

    assert [told(), told(), told(owner="elsewhere")] == [False, True, False]
    clock.now = 59
    assert told()
    clock.now = 60
    ask(kept)
    assert [told(), told()] == [False, True]
