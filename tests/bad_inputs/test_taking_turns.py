"""Many fetches at once, and fetches that are given up."""

import asyncio

import pytest

from fakes.bad_servers import OPEN, drips
from fakes.web import PAGE, ok, serving
from retrieval.refusals import Fault, Refused


class Gate:
    """Answers when it is opened, and knows how many waited at most."""

    def __init__(self):
        self.opened, self.waiting, self.most = asyncio.Event(), 0, 0

    async def answer(self, _request, writer):
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        await self.opened.wait()
        self.waiting -= 1
        writer.write(ok())


async def until(true):
    async with asyncio.timeout(2):
        while not true():  # noqa: ASYNC110 - what is waited for is many things
            await asyncio.sleep(0.005)


def begun(fetcher, *links):
    return [asyncio.create_task(fetcher.fetch(link)) for link in links]


async def test_one_link_is_fetched_once_however_many_ask(fetcher_of):
    gate = Gate()
    async with serving(gate.answer) as server:
        link = f"http://127.0.0.1:{server.port}/article"
        fetches = begun(fetcher_of(server), link, link + "#part", f"<{link}>", link)
        await until(lambda: gate.waiting)
        gate.opened.set()
        givens = await asyncio.gather(*fetches)
    assert (server.reached, len(givens), givens[0].content) == (1, 4, PAGE)
    assert all(given is givens[0] for given in givens)


async def test_a_link_is_fetched_anew_once_it_was_fetched(fetcher_of):
    gate = Gate()
    gate.opened.set()
    async with serving(gate.answer) as server:
        fetcher = fetcher_of(server)
        for _ in range(2):
            await fetcher.fetch(f"http://127.0.0.1:{server.port}/article")
    assert server.reached == 2


async def test_all_who_wait_are_told_of_a_refusal(fetcher_of):
    async def answer(_request, _writer):
        await asyncio.sleep(0.05)

    async with serving(answer) as server:
        link = f"http://127.0.0.1:{server.port}/article"
        results = await asyncio.gather(*begun(fetcher_of(server), link, link), return_exceptions=True)
    assert [result.fault for result in results] == [Fault.LINK_BROKEN_ANSWER] * 2


async def test_two_at_a_time_from_one_server_and_others_go_ahead(fetcher_of):
    slow, quick = Gate(), Gate()
    quick.opened.set()
    async with serving(slow.answer) as server, serving(quick.answer) as other:
        fetcher = fetcher_of(server, other)
        fetches = begun(fetcher, *(f"http://one.example:{server.port}/{number}" for number in range(12)))
        await until(lambda: slow.waiting == 2)
        given = await fetcher.fetch(f"http://two.example:{other.port}/")
        assert (given.content, slow.most, server.reached) == (PAGE, 2, 2)
        slow.opened.set()
        await asyncio.gather(*fetches)
    assert (slow.most, server.reached) == (2, 12)


async def test_eight_at_a_time_in_all(fetcher_of):
    gate = Gate()
    names = {f"site{number}.example": [["127.0.0.1"]] for number in range(12)}
    async with serving(gate.answer) as server:
        fetches = begun(fetcher_of(server, names=names), *(f"http://{name}:{server.port}/" for name in names))
        await until(lambda: gate.waiting == 8)
        await asyncio.sleep(0.05)
        assert gate.most == 8
        gate.opened.set()
        await asyncio.gather(*fetches)
    assert (gate.most, server.reached) == (8, 12)


async def test_who_never_gets_a_turn_is_told_that_the_site_is_busy(fetcher_of):
    gate = Gate()
    async with serving(gate.answer) as server:
        fetcher = fetcher_of(server, read=1.0, total=0.3)
        links = (f"http://one.example:{server.port}/{number}" for number in range(3))
        results = await asyncio.gather(*begun(fetcher, *links), return_exceptions=True)
    assert [result.fault for result in results] == [Fault.LINK_SLOW, Fault.LINK_SLOW, Fault.LINK_BUSY]


async def test_giving_up_closes_the_connection_and_frees_the_turn(fetcher_of):
    closed = asyncio.Event()

    async def answer(request, writer):
        if request.startswith("GET /slow"):
            try:
                await drips(OPEN, b"x", 0.01)(request, writer)
            finally:
                closed.set()
        writer.write(ok())

    async with serving(answer) as server:
        fetcher = fetcher_of(server, per_server=1)
        (fetch,) = begun(fetcher, f"http://127.0.0.1:{server.port}/slow")
        await until(lambda: server.reached)
        fetch.cancel()
        with pytest.raises(asyncio.CancelledError):
            await fetch
        await asyncio.wait_for(closed.wait(), 1)
        given = await fetcher.fetch(f"http://127.0.0.1:{server.port}/quick")
    assert given.content == PAGE


async def test_giving_up_takes_nothing_from_who_waits_for_the_same_link(fetcher_of):
    gate = Gate()
    async with serving(gate.answer) as server:
        link = f"http://127.0.0.1:{server.port}/article"
        first, second = begun(fetcher_of(server), link, link)
        await until(lambda: gate.waiting)
        first.cancel()
        gate.opened.set()
        given = await second
    assert (given.content, first.cancelled(), server.reached) == (PAGE, True, 1)


async def test_a_link_that_was_given_up_can_be_fetched_at_once(fetcher_of):
    gate = Gate()
    async with serving(gate.answer) as server:
        fetcher, link = fetcher_of(server), f"http://127.0.0.1:{server.port}/article"
        (first,) = begun(fetcher, link)
        await until(lambda: gate.waiting)
        first.cancel()
        gate.opened.set()
        assert (await fetcher.fetch(link)).content == PAGE


async def test_closing_ends_what_is_under_way(fetcher_of):
    gate = Gate()
    async with serving(gate.answer) as server:
        fetcher = fetcher_of(server)
        (fetch,) = begun(fetcher, f"http://127.0.0.1:{server.port}/article")
        await until(lambda: gate.waiting)
        await fetcher.close()
        with pytest.raises(Refused) as refused:
            await fetch
    assert refused.value.fault is Fault.CANCELLED
