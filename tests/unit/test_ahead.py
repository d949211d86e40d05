"""What is embedded while it waits for its turn: together, and owner by owner."""

import asyncio
from threading import Event

from bot.ahead import Ahead
from retrieval.unavailable import ModelsUnavailable


class Embedding:
    def __init__(self, fails=False):
        self.batches, self.open, self.fails = [], Event(), fails

    def __call__(self, questions):
        self.batches.append(list(questions))
        assert self.open.wait(10)
        if self.fails:
            raise ModelsUnavailable("Broken.", "Mend it.")


async def settled(ahead):
    await asyncio.wait_for(ahead._at_work, 10)


async def test_what_waits_together_is_embedded_together():
    work = Embedding()
    ahead = Ahead(work)
    work.open.set()
    for number, owner in enumerate("aab"):
        ahead.add(owner, f"{number}?")
    await settled(ahead)
    assert work.batches == [["0?", "2?", "1?"]]


async def test_a_flood_has_eight_places_in_a_batch_and_others_come_first():
    work = Embedding()
    ahead = Ahead(work)
    for number in range(20):
        ahead.add("flood", f"f{number}")
    await asyncio.sleep(0.01)
    ahead.add("calm", "c0")
    work.open.set()
    await settled(ahead)
    assert [len(one) for one in work.batches] == [8, 9, 4]
    assert "c0" in work.batches[1]


async def test_many_owners_fill_a_batch_of_thirty_two_in_turns():
    work = Embedding()
    ahead = Ahead(work)
    work.open.set()
    for number in range(40):
        ahead.add(f"o{number % 5}", f"{number}")
    await settled(ahead)
    assert [len(one) for one in work.batches] == [32, 8]
    assert [int(one) for batch in work.batches for one in batch] == list(range(40))


async def test_what_has_its_turn_is_not_embedded_ahead_any_more():
    work = Embedding()
    ahead = Ahead(work)
    work.open.set()
    with ahead.meanwhile("a", "x?") as ended:
        ended()
    with ahead.meanwhile("a", None), ahead.meanwhile("a", "y?"):
        await settled(ahead)
    assert work.batches == [["y?"]]


async def test_what_fails_is_left_to_whoever_asks_and_the_next_is_tried():
    work = Embedding(fails=True)
    ahead = Ahead(work)
    work.open.set()
    ahead.add("a", "x?")
    await settled(ahead)
    ahead.add("a", "y?")
    await settled(ahead)
    assert work.batches == [["x?"], ["y?"]]
    ahead.close()
    ahead.add("a", "z?")
    assert ahead._at_work is None
