"""Whose turn it is at the models: first come, first served within a library, and one library after the other."""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from retrieval.errors import TooManyWaiting

_SHARE = 2
"""A library may fill so-many-th part of the queue at most: there is always room for others."""


_PATIENT = 4
"""Turns of others that a flood lets pass while they are calm, before it has one beside them."""

_LATELY = 60.0
"""Seconds for which a place is kept free for whoever has asked."""


class FairTurns:
    """At most `at_once` at a time; of one owner one fewer, while others are about. Belongs to one event loop.

    So whoever comes while another floods finds a place free, and need not wait for what has begun. `waiting`: how many
    more may wait; half of them of one owner, and fewer where others come. Who waits is let in owner by owner in a
    circle: who floods waits for itself.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._free = at_once
        self._at_once = at_once
        self._asked: dict[str, float] = {}
        self._running: Counter[str] = Counter()
        self._passed: Counter[str] = Counter()
        self._waiting = waiting
        self._share = max(1, waiting // _SHARE)
        self._lines: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self._lines.values()))

    def free(self, owner: str) -> bool:
        """Whether the next of that owner need not wait."""
        return bool(self._free) and owner not in self._lines and self._running[owner] < self._each()

    def behind(self, owner: str) -> int:
        """How many of that owner wait."""
        return len(self._lines.get(owner, ()))

    @asynccontextmanager
    async def one(self, owner: str) -> AsyncIterator[None]:
        """A turn, waited for. Raises `TooManyWaiting`."""
        await self._wait(owner)
        try:
            yield
        finally:
            self._end(owner)

    def turn_away(self) -> None:
        """Whoever waits is cancelled."""
        for line in self._lines.values():
            for one in line:
                one.cancel()
        self._lines.clear()

    async def _wait(self, owner: str) -> None:
        self._asked[owner] = asyncio.get_running_loop().time()
        if self.free(owner):
            self._begin(owner)
            return
        if self.behind(owner) >= self._share or (self.waiting >= self._waiting and not self._make_room(owner)):
            raise TooManyWaiting
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._lines.setdefault(owner, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it was let in that very moment
                self._end(owner)
            else:
                self._leave(owner, turn)
            raise

    def _make_room(self, owner: str) -> bool:
        """Turn away the last of whoever has most waiting, for one who has fewer. Returns whether one was."""
        most = max(self._lines, key=self.behind)
        if self.behind(most) <= self.behind(owner) + 1:
            return False
        line = self._lines[most]
        place = max(place for place, one in enumerate(line) if not one.done())
        line[place].set_exception(TooManyWaiting())
        del line[place]
        return True

    def _each(self) -> int:
        """How many of one owner may run: all, if nobody else has asked lately."""
        lately = asyncio.get_running_loop().time() - _LATELY
        self._asked = {owner: when for owner, when in self._asked.items() if when >= lately or self._running[owner]}
        return self._at_once if len(self._asked) < _SHARE else max(1, self._at_once - 1)

    def _stands_back(self, owner: str) -> bool:
        """Whether one of a flood waits for what is being answered of somebody calm; not for ever."""
        calm = any(one != owner and one not in self._lines for one in self._running)
        return calm and self.behind(owner) > 1 and self._passed[owner] < _PATIENT

    def _begin(self, owner: str) -> None:
        for one in self._lines:
            self._passed[one] += 1
        del self._passed[owner]
        self._free -= 1
        self._running[owner] += 1

    def _end(self, owner: str) -> None:
        self._free += 1
        self._running[owner] -= 1
        if not self._running[owner]:
            del self._running[owner]
        self._let_in()

    def _let_in(self) -> None:
        """The next of the owner whose turn it is; that owner goes to the end of the circle."""
        each = self._each()
        while self._free:
            may = (one for one in self._lines if self._running[one] < each and not self._stands_back(one))
            owner = next(may, None)
            if owner is None:
                return
            line = self._lines.pop(owner)
            turn = line.popleft()
            if line:
                self._lines[owner] = line
            if not turn.done():
                self._begin(owner)
                turn.set_result(None)

    def _leave(self, owner: str, turn: asyncio.Future[None]) -> None:
        line = self._lines.get(owner)
        if line is not None and turn in line:
            line.remove(turn)
            if not line:
                del self._lines[owner]
