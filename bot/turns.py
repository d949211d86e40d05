"""Whose turn it is at the models: first come, first served within a library, and one library after the other."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from retrieval.errors import TooManyWaiting

_SHARE = 2
"""A library may fill so-many-th part of the queue at most: there is always room for others."""


class FairTurns:
    """At most `at_once` at a time. Belongs to one event loop.

    `waiting`: how many more may wait; half of them of one owner. Who waits is let in owner by owner in a circle, so
    that one who floods waits for itself.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._free = at_once
        self._waiting = waiting
        self._share = max(1, waiting // _SHARE)
        self._lines: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self._lines.values()))

    @asynccontextmanager
    async def one(self, owner: str) -> AsyncIterator[None]:
        """A turn, waited for. Raises `TooManyWaiting`."""
        await self._wait(owner)
        try:
            yield
        finally:
            self._free += 1
            self._let_in()

    def turn_away(self) -> None:
        """Whoever waits is cancelled."""
        for line in self._lines.values():
            for one in line:
                one.cancel()
        self._lines.clear()

    async def _wait(self, owner: str) -> None:
        if self._free and not self._lines:
            self._free -= 1
            return
        line = self._lines.get(owner, ())
        if self.waiting >= self._waiting or len(line) >= self._share:
            raise TooManyWaiting
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._lines.setdefault(owner, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it was let in that very moment
                self._free += 1
                self._let_in()
            else:
                self._leave(owner, turn)
            raise

    def _let_in(self) -> None:
        """The next of the owner whose turn it is; that owner goes to the end of the circle."""
        while self._free and self._lines:
            owner, line = next(iter(self._lines.items()))
            turn = line.popleft()
            del self._lines[owner]
            if line:
                self._lines[owner] = line
            if not turn.done():
                self._free -= 1
                turn.set_result(None)

    def _leave(self, owner: str, turn: asyncio.Future[None]) -> None:
        line = self._lines.get(owner)
        if line is not None and turn in line:
            line.remove(turn)
            if not line:
                del self._lines[owner]
