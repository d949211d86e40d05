"""That somebody was erased, kept apart from the database: a copy from before, put back, loses them again."""

from collections.abc import Collection
from typing import Protocol

from retrieval.people import Erasure, People


class ErasureLog(Protocol):
    """Every erasure, in a place that no copy of the database takes back. Usable from any thread."""

    def add(self, one: Erasure) -> None:
        """Keep it for good, before anything is erased. Raises `StoreUnavailable`."""

    def all(self) -> Collection[Erasure]:
        """Those that were kept. Raises `StoreUnavailable`."""


def catch_up(people: People, log: ErasureLog) -> int:
    """Erase again what the database has not seen erased; and keep in the log what it lacks. Returns how many."""
    known = set(log.all())
    for one in sorted(people.erased() - known, key=lambda erasure: erasure.when):
        log.add(one)
    return people.erase_again(known)
