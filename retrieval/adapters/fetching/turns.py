"""Whose turn it is: so many requests at a time, and to one server fewer; one fetch for a link however many want it."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from retrieval.refusals import Fault, Refused
from retrieval.sources import Given


@dataclass(slots=True)
class Visit:
    """One fetch under way, and the seconds that it has waited for its turns."""

    waited: float = 0.0


@dataclass(slots=True)
class _Queue:
    turns: asyncio.Semaphore
    wanted: int = 0


class Turns:
    """First come, first served at each server; who waits for one server takes no turn from the others."""

    def __init__(self, at_once: int, per_server: int) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._per_server = per_server
        self._servers: dict[str, _Queue] = {}

    @asynccontextmanager
    async def one(self, server: str, visit: Visit) -> AsyncIterator[None]:
        """A turn at that server, waited for."""
        queue = self._servers.setdefault(server, _Queue(asyncio.Semaphore(self._per_server)))
        queue.wanted += 1
        begun = time.monotonic()
        try:
            async with AsyncExitStack() as taken:
                try:
                    await taken.enter_async_context(queue.turns)
                    await taken.enter_async_context(self._all)
                finally:
                    visit.waited += time.monotonic() - begun
                yield
        finally:
            queue.wanted -= 1
            if not queue.wanted:
                del self._servers[server]


@dataclass(slots=True)
class _Fetch:
    task: asyncio.Task[Given]
    wanted: int = 0


@dataclass(slots=True)
class Together:
    """The fetches under way by their links: who asks for one of them waits for it."""

    _fetches: dict[str, _Fetch] = field(default_factory=dict)

    async def fetch(self, link: str, begun: Callable[[], Awaitable[Given]]) -> Given:
        """The result of the fetch of that link, begun unless it is under way; ended when nobody wants it any more."""
        fetch = self._fetches.get(link)
        if fetch is None:
            fetch = self._fetches[link] = _Fetch(asyncio.create_task(_run(begun)))
            fetch.task.add_done_callback(lambda task: self._forget(link, task))
        fetch.wanted += 1
        try:
            return await asyncio.shield(fetch.task)
        except asyncio.CancelledError:
            if _is_cancelled():
                raise
            raise Refused(Fault.CANCELLED) from None
        finally:
            fetch.wanted -= 1
            if not fetch.wanted and not fetch.task.done():
                await self._end(link, fetch.task)

    async def close(self) -> None:
        """End all that are under way; who waits for one gets `Refused`."""
        for link, fetch in tuple(self._fetches.items()):
            await self._end(link, fetch.task)

    async def _end(self, link: str, task: asyncio.Task[Given]) -> None:
        self._forget(link, task)
        task.cancel()
        await asyncio.wait({task})

    def _forget(self, link: str, task: asyncio.Task[Any]) -> None:
        """Nobody joins that one any more; its error is looked at, lest asyncio complain where nobody waited for it."""
        fetch = self._fetches.get(link)
        if fetch is not None and fetch.task is task:
            del self._fetches[link]
        if task.done() and not task.cancelled():
            task.exception()


def _is_cancelled() -> bool:
    """Whether it is this task that was cancelled, and not what it waited for."""
    task = asyncio.current_task()
    return task is not None and bool(task.cancelling())


async def _run(begun: Callable[[], Awaitable[Given]]) -> Given:
    return await begun()
