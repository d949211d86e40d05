"""Where articles come in: fetched, read in a process apart, looked over, and let in; each step without blocking."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import Final, Protocol

from bot.desk import Desk
from bot.turns import FairTurns
from retrieval.answer import Room
from retrieval.draft import Draft
from retrieval.gate import Correction, Gate, Preview
from retrieval.library import Loaded
from retrieval.ports import Progress, Waiting, unheard
from retrieval.refusals import Fault, Refused
from retrieval.sources import Fetcher, Given

_AT_ONCE: Final = 2
"""Documents that are read at once: as many as small machines have cores."""

_FETCHED_AT_ONCE: Final = 6
"""Links that are followed at once, fewer than the fetcher follows: most of the time a site is waited for."""

_WAITING: Final = 20
"""Documents and links that may wait for their turn; half of them of one library."""


class ApartReader(Protocol):
    """A loader that can be stopped."""

    def read(self, given: Given, stopped: Callable[[], bool]) -> Draft:
        """See `retrieval.ports.Loader`; `stopped` is asked many times a second whether to give up."""


@dataclass(slots=True)
class Loading:
    """Something on its way into somebody's library."""

    owner: str
    stopped: Event = field(default_factory=Event)
    fetching: "asyncio.Task[Given] | None" = None

    def stop(self) -> None:
        """Give up at the next chance. Nothing was kept yet."""
        self.stopped.set()
        if self.fetching is not None:
            self.fetching.cancel()

    def check(self) -> None:
        """Raises `Refused` once it was stopped."""
        if self.stopped.is_set():
            raise Refused(Fault.CANCELLED)


class Intake:
    """The gate as a front end sees it. All methods belong to the desk's event loop."""

    def __init__(self, desk: Desk, gate: Gate, loader: ApartReader, fetcher: Fetcher) -> None:
        self._desk = desk
        self._gate = gate
        self._loader = loader
        self._fetcher = fetcher
        self._reading = ThreadPoolExecutor(_AT_ONCE, "read")
        self._turns_to_fetch = FairTurns(_FETCHED_AT_ONCE, _WAITING)
        self._turns_to_read = FairTurns(_AT_ONCE, _WAITING)
        self._under_way: dict[str, Loading] = {}

    def begin(self, key: str, owner: str) -> Loading:
        """Something is on its way into that owner's library; `key` is what stops it."""
        self._under_way[key] = Loading(owner)
        return self._under_way[key]

    def end(self, key: str) -> None:
        """It is in, or was given up."""
        self._under_way.pop(key, None)

    def under_way(self, key: str) -> Loading | None:
        """What that key stops, while it can still be stopped."""
        return self._under_way.get(key)

    async def fetch(self, link: str, loading: Loading) -> Given:
        """The document behind a link, in its turn among the owners. Raises `Refused`, `TooManyWaiting`."""
        loading.check()
        loading.fetching = asyncio.ensure_future(self._fetched(link, loading.owner))
        try:
            return await loading.fetching
        except asyncio.CancelledError:
            loading.check()
            loading.fetching.cancel()
            with suppress(asyncio.CancelledError, Refused):
                await loading.fetching
            raise
        finally:
            loading.fetching = None

    async def _fetched(self, link: str, owner: str) -> Given:
        async with self._turns_to_fetch.one(owner):
            return await self._fetcher.fetch(link)

    async def read(self, given: Given, loading: Loading) -> Draft:
        """What the document holds, in its turn among the owners. Raises `UnusableInput`, `TooManyWaiting`."""
        async with self._turns_to_read.one(loading.owner):
            loading.check()
            work = partial(self._loader.read, given, loading.stopped.is_set)
            return await asyncio.get_running_loop().run_in_executor(self._reading, work)

    async def look(self, owner: str, draft: Draft) -> Preview:
        """See `Gate.look`. Raises `TooManyWaiting`, `Stopping` too."""
        return await self._desk.at_leisure(lambda _: self._gate.look(owner, draft))

    async def wait(self, owner: str, draft: Draft, made_by: str) -> str:
        """See `Gate.wait`."""
        return await self._desk.kept(partial(self._gate.wait, owner, draft, made_by))

    async def waiting(self, owner: str, draft_id: str) -> Waiting:
        """See `Gate.waiting`."""
        return await self._desk.kept(partial(self._gate.waiting, owner, draft_id))

    async def correct(self, owner: str, draft_id: str, correction: Correction) -> Draft:
        """See `Gate.correct`."""
        return await self._desk.kept(partial(self._gate.correct, owner, draft_id, correction))

    async def discard(self, owner: str, draft_id: str) -> bool:
        """See `Gate.discard`."""
        return await self._desk.kept(partial(self._gate.discard, owner, draft_id))

    async def accept(self, draft_id: str, room: Room, progress: Progress = unheard) -> Loaded:
        """See `Gate.accept`. Raises `TooManyWaiting`, `Stopping` too."""
        loaded = await self._desk.at_leisure(lambda told: self._gate.accept(draft_id, room, told), progress)
        self._desk.forget(room.owner)
        return loaded

    def close(self) -> None:
        """Give up whatever is under way."""
        for loading in list(self._under_way.values()):
            loading.stop()
        self._reading.shutdown(wait=False, cancel_futures=True)
