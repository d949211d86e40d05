"""Pairs for the reranker, spread over threads: those of whoever has fewest waiting first."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Final, TypeVar

from retrieval.patience import PATIENCE

Given = TypeVar("Given")
Made = TypeVar("Made")

_FIRST_COME: Final = 4
"""Of so many pairs one is whoever's who came first: a flood is slowed down and never stopped."""


@dataclass(slots=True)
class _Question:
    patience: int
    left: deque[Callable[[], None]]
    """What is still to be done: each settles a future of its own."""


class Pairs:
    """A pool of threads. What is begun is finished: a pair of two sentences takes some milliseconds.

    So a question of a calm owner comes in between the sentences of a flood. The order in which pairs are read is of no
    consequence to what is made of them.
    """

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reranker")
        self._questions: list[_Question] = []
        self._lock = Lock()
        self._begun = 0

    def map(self, work: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
        """What `work` makes of each, in their order, as urgent as `retrieval.patience` says of the caller."""
        futures: list[Future[Made]] = [Future() for _ in given]
        pairs = (partial(_settle, future, partial(work, one)) for future, one in zip(futures, given, strict=True))
        if given:
            with self._lock:
                self._questions.append(_Question(PATIENCE.get(), deque(pairs)))
        for _ in given:
            self._pool.submit(self._one)
        return [future.result() for future in futures]

    def _one(self) -> None:
        """Another pair: not always of whoever made room for it."""
        with self._lock:
            question = self._next()
            pair = question.left.popleft()
            if not question.left:
                self._questions.remove(question)
        pair()

    def _next(self) -> _Question:
        self._begun += 1
        if self._begun % _FIRST_COME == 0:
            return self._questions[0]
        return min(self._questions, key=lambda one: one.patience)  # of equals the one that came first


def _settle(future: "Future[Made]", work: Callable[[], Made]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - whoever waits for it is told, whatever it is
        future.set_exception(error)
