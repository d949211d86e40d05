"""Questions that wait for their turn, embedded meanwhile: those that wait together, together."""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Final

from bot.threads import in_thread
from retrieval.company import MOST
from retrieval.errors import PullquoteError

_OF_ONE: Final = 8
"""Questions of one owner in a batch: a calm server's question waits for no more of a flood's than that."""


class Ahead:
    """Belongs to one event loop. What fails is left to whoever asks: their question is embedded in its turn."""

    def __init__(self, embed: Callable[[Sequence[str]], None]) -> None:
        self._embed = embed
        self._lines: OrderedDict[str, deque[str]] = OrderedDict()
        self._thread = ThreadPoolExecutor(1, "ahead")
        self._at_work: asyncio.Task[None] | None = None
        self._closed = False

    @contextmanager
    def meanwhile(self, owner: str, question: str | None) -> Iterator[Callable[[], None]]:
        """A question, if any, waits from now on, until what this gives is called, or what is done in it ends."""
        if question is None:
            yield lambda: None
            return
        self.add(owner, question)
        try:
            yield partial(self.drop, owner, question)
        finally:
            self.drop(owner, question)

    def add(self, owner: str, question: str) -> None:
        """It waits from now on."""
        if self._closed:
            return
        self._lines.setdefault(owner, deque()).append(question)
        if self._at_work is None:
            self._at_work = asyncio.create_task(self._work())

    def drop(self, owner: str, question: str) -> None:
        """It waits no longer."""
        line = self._lines.get(owner)
        if line is not None and question in line:
            line.remove(question)
            if not line:
                del self._lines[owner]

    def close(self) -> None:
        """Nothing is embedded any more."""
        self._closed = True
        self._lines.clear()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _work(self) -> None:
        try:
            while batch := self._batch():
                with suppress(PullquoteError, asyncio.CancelledError):
                    await in_thread(self._thread, partial(self._embed, batch))
        finally:
            self._at_work = None

    def _batch(self) -> list[str]:
        """Owner by owner in a circle, each in the order in which they came."""
        batch: list[str] = []
        taken: Counter[str] = Counter()
        while len(batch) < MOST:
            owner = next((one for one in self._lines if taken[one] < _OF_ONE), None)
            if owner is None:
                break
            line = self._lines.pop(owner)
            batch.append(line.popleft())
            taken[owner] += 1
            if line:
                self._lines[owner] = line
        return batch
