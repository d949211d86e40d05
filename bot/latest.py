"""Work that brings something to its newest state: one at a time, and one run for all who asked before it began."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

Found = TypeVar("Found")


@dataclass(slots=True, weakref_slot=True)
class _Turn(Generic[Found]):
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    asked: int = 0
    served: int = 0
    found: list[Found] = field(default_factory=list)


class Latest(Generic[Found]):
    """Belongs to one event loop. What is done for one key is done in order; keys know nothing of each other."""

    def __init__(self) -> None:
        self._turns: WeakValueDictionary[str, _Turn[Found]] = WeakValueDictionary()

    async def run(self, key: str, work: Callable[[], Awaitable[Found]]) -> Found:
        """What the work comes to, begun after this was called: by this caller, or by another for both.

        The work looks at what there is when it begins. Where it fails, the next who waits tries again.
        """
        turn = self._turn(key)
        turn.asked += 1
        mine = turn.asked
        async with turn.lock:
            if turn.served < mine:
                upto = turn.asked
                turn.found = [await work()]
                turn.served = upto
            return turn.found[0]

    @asynccontextmanager
    async def alone(self, key: str) -> AsyncIterator[None]:
        """Nothing else is done for the key meanwhile."""
        turn = self._turn(key)
        async with turn.lock:
            yield

    def _turn(self, key: str) -> _Turn[Found]:
        return self._turns.setdefault(key, _Turn())
