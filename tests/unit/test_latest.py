"""Work that brings something to its newest state."""

import asyncio

import pytest

from bot.latest import Latest


class Work:
    """Counts its runs; each waits until it is let go."""

    def __init__(self):
        self.runs, self.go = 0, asyncio.Event()

    async def __call__(self):
        self.runs += 1
        mine = self.runs
        await self.go.wait()
        return mine


async def test_all_who_ask_while_it_runs_are_served_by_one_run_more():
    latest, work = Latest(), Work()
    first = asyncio.create_task(latest.run("a", work))
    await asyncio.sleep(0)
    others = [asyncio.create_task(latest.run("a", work)) for _ in range(50)]
    await asyncio.sleep(0)
    work.go.set()
    assert [await first, *[await one for one in others]] == [1, *[2] * 50]
    assert await latest.run("a", work) == 3


async def test_of_two_keys_neither_waits_for_the_other():
    latest, waits, done = Latest(), Work(), Work()
    done.go.set()
    first = asyncio.create_task(latest.run("a", waits))
    await asyncio.sleep(0)
    assert await latest.run("b", done) == 1
    waits.go.set()
    assert await first == 1


async def test_where_it_fails_the_next_tries_again():
    latest, work = Latest(), Work()
    work.go.set()

    async def broken():
        raise OSError("cut off")

    first, second = asyncio.create_task(latest.run("a", broken)), asyncio.create_task(latest.run("a", work))
    with pytest.raises(OSError, match="cut off"):
        await first
    assert await second == 1


async def test_whoever_is_alone_is_waited_for():
    latest, work = Latest(), Work()
    work.go.set()
    async with latest.alone("a"):
        waiting = asyncio.create_task(latest.run("a", work))
        await asyncio.sleep(0)
        assert work.runs == 0
    assert await waiting == 1
