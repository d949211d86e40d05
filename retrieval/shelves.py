"""Articles made searchable, kept in memory for whoever asks next, in any thread."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from retrieval.shelf import Shelf

KEPT: Final = 64
"""Shelves in memory: at some 300 kB an article of a hundred sentences, 20 MB."""

Key = tuple[str, str]
"""Owner, and id of the article."""


@dataclass(slots=True)
class _Turn:
    """The building of one shelf: who holds the lock builds, and `wanted_by` counts the holder and all who wait."""

    lock: Lock = field(default_factory=Lock)
    wanted_by: int = 0


class Shelves:
    """The latest used shelves. A shelf is built once however many ask for it, and nobody waits for another's."""

    def __init__(self) -> None:
        self._lock = Lock()  # around the two dictionaries, never around building
        self._shelves: OrderedDict[Key, Shelf] = OrderedDict()
        self._turns: dict[Key, _Turn] = {}

    def find(self, key: Key, *, dense: bool) -> Shelf | None:
        """The shelf, if it is here; where `dense` is wanted, only one with vectors."""
        with self._lock:
            found = self._shelves.get(key)
            if found is None or (dense and not found.dense):
                return None
            self._shelves.move_to_end(key)
            return found

    def found_or_built(self, key: Key, build: Callable[[], Shelf], *, dense: bool) -> Shelf:
        """The shelf from memory, or as built by whoever came first; what `build` raises is raised to its caller."""
        found = self.find(key, dense=dense)
        if found is not None:
            return found
        with self.turn(key):
            found = self.find(key, dense=dense)  # built while this thread waited
            return found if found is not None else self.keep(key, build())

    def keep(self, key: Key, shelf: Shelf) -> Shelf:
        """Put it in the place of an earlier one; one without vectors never displaces one that has them."""
        with self._lock:
            known = self._shelves.get(key)
            kept = known if known is not None and known.dense and not shelf.dense else shelf
            self._shelves[key] = kept
            self._shelves.move_to_end(key)
            while len(self._shelves) > KEPT:
                self._shelves.popitem(last=False)
            return kept

    def drop(self, key: Key) -> None:
        """Keep it no longer."""
        with self._lock:
            self._shelves.pop(key, None)

    def let_go(self, owner: str) -> None:
        """Keep none of the owner's."""
        with self._lock:
            for key in [one for one in self._shelves if one[0] == owner]:
                del self._shelves[key]

    @contextmanager
    def turn(self, key: Key) -> Iterator[None]:
        """One thread at a time for each key; not to be taken twice by one thread."""
        with self._lock:
            turn = self._turns.setdefault(key, _Turn())
            turn.wanted_by += 1
        try:
            with turn.lock:
                yield
        finally:
            with self._lock:
                turn.wanted_by -= 1
                if turn.wanted_by == 0:
                    del self._turns[key]
