"""The desk: who waits for whom, who is turned away, and how it ends."""

import asyncio
import threading

import pytest

from bot.desk import Desk
from bot.logs import REFERENCE
from fakes.channel import desk_on
from fakes.house import House
from retrieval.answer import Question, Room
from retrieval.errors import Stopping, TooManyWaiting
from retrieval.patience import PATIENCE
from retrieval.segment import article_from_text

ROOM = Room("server:1", "channel:1")
FERRY = article_from_text("Ferry aground\n\nThe ferry hit a rock. Nobody was hurt.")
POOL = article_from_text("The pool closed in March.\n\nChildren protested.")
HIT = Question("What did the ferry hit?", ROOM, "discord:7")


class Gate:
    """A library that answers and loads when it is let."""

    def __init__(self):
        self.house = House()
        self.house.library.load(FERRY, ROOM)
        self.open, self.begun = threading.Event(), threading.Semaphore(0)
        self.references, self.patience = [], []

    def ask_each(self, question, article_ids, follows=None):
        self.references.append(REFERENCE.get())
        self.patience.append(PATIENCE.get())
        self.begun.release()
        assert self.open.wait(10)
        return self.house.library.ask_each(question, article_ids, follows)

    def load(self, article, room, progress):
        self.begun.release()
        assert self.open.wait(10)
        progress(1, 2)
        return self.house.library.load(article, room, progress)

    def __getattr__(self, name):
        return getattr(self.house.library, name)


def desk_at(gate, **options):
    options = {"workers": 1, "waiting": 1, "ready": lambda: True, "stop": lambda: None, **options}
    return Desk(gate, gate.house.stewardship, **options)


async def begun(gate):
    await asyncio.to_thread(gate.begun.acquire, timeout=10)


async def test_an_answer_comes_with_its_article():
    house = House()
    desk = desk_on(house)
    loaded = await desk.load(FERRY, ROOM)
    ((asked, article),) = await desk.ask(HIT, [FERRY.id])
    assert (loaded.article, article) == (FERRY, FERRY)
    assert await desk.answer(ROOM.owner, asked.id) == (asked, FERRY)
    assert await desk.recent(ROOM.owner, 5) == [asked]


async def test_whoever_comes_when_the_queue_is_full_is_turned_away_and_nobody_else():
    gate = Gate()
    desk = desk_at(gate)
    waiting = [asyncio.create_task(desk.ask(HIT, [FERRY.id])) for _ in range(2)]
    await begun(gate)
    with pytest.raises(TooManyWaiting):
        await desk.ask(HIT, [FERRY.id])
    gate.open.set()
    assert [article for ((_, article),) in await asyncio.gather(*waiting)] == [FERRY, FERRY]
    assert await desk.ask(HIT, [FERRY.id])


async def test_reading_an_article_in_holds_up_neither_questions_nor_lists():
    gate = Gate()
    desk = desk_at(gate)
    loading = asyncio.create_task(desk.load(POOL, ROOM))
    await begun(gate)
    assert [one.id for one in await desk.listed(ROOM.owner)] == [FERRY.id]
    asking = asyncio.create_task(desk.ask(HIT, [FERRY.id]))
    await begun(gate)
    assert not loading.done()
    gate.open.set()
    await asyncio.gather(loading, asking)


async def test_progress_is_told_in_the_event_loop():
    gate = Gate()
    gate.open.set()
    told, threads = [], []

    def progress(done, of):
        told.append((done, of))
        threads.append(threading.current_thread())

    await desk_at(gate).load(POOL, ROOM, progress)
    await asyncio.sleep(0)
    assert told[0] == (1, 2)
    assert set(threads) == {threading.main_thread()}


async def test_a_list_is_kept_until_something_changes():
    house = House()
    desk = desk_on(house)
    await desk.load(FERRY, ROOM)
    first = await desk.listed(ROOM.owner)
    assert await desk.listed(ROOM.owner) is first
    await desk.load(POOL, ROOM)
    assert len(await desk.listed(ROOM.owner)) == 2
    await desk.close(ROOM)
    assert [one.open_in for one in await desk.listed(ROOM.owner)] == [(), ()]
    await desk.open(ROOM, FERRY.id)
    assert (await desk.open_in(ROOM)) == [FERRY]


async def test_the_reference_of_the_log_goes_with_the_question_into_its_thread():
    gate = Gate()
    gate.open.set()
    REFERENCE.set("abc123")
    await desk_at(gate).ask(HIT, [FERRY.id])
    assert gate.references == ["abc123"]


async def test_questions_that_wait_are_embedded_together_meanwhile_and_answered_as_if_each_were_alone():
    texts = ["What did the ferry hit?", "Who was hurt?", "Was nobody hurt?", "Where is the ferry?", "Which rock?"]
    questions = [Question(text, ROOM, "discord:7") for text in texts]
    alone = Gate().house.library
    expected = [alone.ask(one).answer for one in questions]
    gate = Gate()
    gate.house.embedder.batches.clear()
    desk = desk_at(gate, waiting=10)
    asking = [asyncio.create_task(desk.ask(one, [FERRY.id])) for one in questions]
    await begun(gate)
    await asyncio.wait_for(desk._ahead._at_work or asyncio.sleep(0), 10)
    assert gate.house.embedder.batches == [texts[1:]]
    gate.open.set()
    assert [asked.answer for ((asked, _),) in await asyncio.gather(*asking)] == expected


async def test_how_many_wait_behind_a_question_goes_with_it_to_the_models():
    gate = Gate()
    desk = desk_at(gate, waiting=10)
    flood = [asyncio.create_task(desk.ask(HIT, [FERRY.id])) for _ in range(4)]
    gate.open.set()
    await asyncio.gather(*flood)
    await desk.ask(HIT, [FERRY.id])
    assert gate.patience == [0, 2, 1, 0, 0]  # the first came when nobody waited yet


async def test_with_the_door_closed_those_inside_are_served_and_others_are_not():
    gate = Gate()
    desk = desk_at(gate)
    with desk.visit():
        desk.admit()
        asking = asyncio.create_task(desk.ask(HIT, [FERRY.id]))
        await begun(gate)
        desk.close_door()
        with pytest.raises(Stopping):
            desk.admit()
        assert not await desk.served(0.01)
        gate.open.set()
        await asking
    assert await desk.served(0.01)


async def test_what_is_aborted_is_told_to_be_stopping_whether_it_waits_or_reads_in():
    let_go = []
    gate = Gate()
    desk = desk_at(gate, stop=lambda: let_go.append(True))
    asking, waiting = (asyncio.create_task(desk.ask(HIT, [FERRY.id])) for _ in range(2))
    loading = asyncio.create_task(desk.load(POOL, ROOM))
    await begun(gate)
    await begun(gate)
    desk.abort()
    gate.open.set()
    for told in (waiting, loading):
        with pytest.raises(Stopping):
            await told
    assert await asking
    with pytest.raises(Stopping):
        await desk.ask(HIT, [FERRY.id])
    assert let_go == [True]
    assert [one.id for one in gate.house.library.listed(ROOM.owner)] == [FERRY.id]
