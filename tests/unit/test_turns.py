"""Whose turn it is: nobody starves, nobody is passed over within a library, and a flood waits for itself."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.turns import FairTurns
from retrieval.errors import TooManyWaiting


async def served(arrivals, at_once=1, waiting=1_000):
    """Owners in the order in which they were served, when all of them come while the first is being served."""
    turns, order = FairTurns(at_once, waiting), []
    hold = asyncio.Event()

    async def come(number, owner):
        async with turns.one(owner):
            order.append((owner, number))
            await hold.wait()

    tasks = [asyncio.create_task(come(number, owner)) for number, owner in enumerate(arrivals)]
    await asyncio.sleep(0)
    hold.set()
    await asyncio.gather(*tasks)
    return order


async def test_libraries_take_turns_whatever_one_of_them_asks():
    order = [owner for owner, _ in await served("aaaaaab")]
    assert order == ["a", "a", "b", "a", "a", "a", "a"]


@given(st.text("abc", max_size=30), st.integers(1, 3))
def test_everybody_is_served_once_and_in_order_within_a_library(arrivals, at_once):
    order = asyncio.run(served(arrivals, at_once))
    assert sorted(number for _, number in order) == list(range(len(arrivals)))
    for owner in set(arrivals):
        mine = [number for one, number in order if one == owner]
        assert mine == sorted(mine)


@given(st.text("ab", min_size=2, max_size=30))
def test_no_library_waits_for_more_than_one_of_each_other(arrivals):
    order = [owner for owner, _ in asyncio.run(served(arrivals))][1:]
    for owner, other in (("a", "b"), ("b", "a")):
        places = [place for place, one in enumerate(order) if one == owner]
        between = [after - before - 1 for before, after in pairwise(places)]
        assert all(gap <= 1 for gap in between), (order, other)


async def test_one_library_fills_half_of_the_queue_at_most():
    turns = FairTurns(1, 4)
    async with turns.one("a"):
        waiting = [asyncio.create_task(_take(turns, "a")) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(TooManyWaiting):
            await _take(turns, "a")
        waiting += [asyncio.create_task(_take(turns, owner)) for owner in "bc"]
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)
    assert turns.waiting == 0


async def test_whoever_comes_to_a_full_queue_takes_the_place_of_the_last_of_a_flood():
    turns = FairTurns(1, 4)
    async with turns.one("a"):
        flood = [asyncio.create_task(_take(turns, owner)) for owner in "aabb"]
        await asyncio.sleep(0)
        calm = asyncio.create_task(_take(turns, "c"))
        await asyncio.sleep(0.01)
        assert turns.waiting == 4
        with pytest.raises(TooManyWaiting):
            await flood[1]
        with pytest.raises(TooManyWaiting):  # of one waiting each nobody gives way
            await _take(turns, "c")
        second = asyncio.create_task(_take(turns, "d"))
        await asyncio.sleep(0.01)
        with pytest.raises(TooManyWaiting):
            await flood[3]
        with pytest.raises(TooManyWaiting):
            await _take(turns, "e")
    await asyncio.gather(flood[0], flood[2], calm, second)
    assert turns.waiting == 0


async def test_one_library_leaves_a_place_free_for_others():
    turns = FairTurns(2, 10)
    await _take(turns, "b")  # somebody else is about
    async with turns.one("a"):
        second = asyncio.create_task(_take(turns, "a"))
        await asyncio.sleep(0)
        assert turns.waiting == 1
        await asyncio.wait_for(_take(turns, "b"), 1)
        assert not second.done()
    await asyncio.wait_for(second, 1)


async def test_a_flood_lets_four_turns_of_the_calm_pass_before_it_has_one_beside_them():
    turns, begun = FairTurns(2, 20), []

    async def flooding(number):
        async with turns.one("flood"):
            begun.append(number)
            await asyncio.sleep(0)

    await _take(turns, "flood")  # two owners are about
    async with turns.one("calm"):
        async with turns.one("other"):
            flood = [asyncio.create_task(flooding(number)) for number in range(8)]
            await asyncio.sleep(0)
        seen = []
        for _ in range(5):
            await asyncio.sleep(0.01)
            seen.append(len(begun))
            await _take(turns, "other")
        assert seen == [0, 0, 0, 0, 1]
    await asyncio.gather(*flood)
    assert begun == list(range(8))


async def test_a_library_that_is_alone_has_all_places():
    turns = FairTurns(2, 10)
    async with turns.one("a"):
        await asyncio.wait_for(_take(turns, "a"), 1)


async def test_whoever_gives_up_leaves_the_line_and_takes_no_turn_along():
    turns = FairTurns(1, 4)
    async with turns.one("a"):
        gone = asyncio.create_task(_take(turns, "b"))
        stays = asyncio.create_task(_take(turns, "c"))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
    await asyncio.wait_for(stays, 1)
    await asyncio.wait_for(_take(turns, "d"), 1)


async def _take(turns, owner):
    async with turns.one(owner):
        await asyncio.sleep(0)
