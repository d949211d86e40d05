"""The record and the cases, as the event loop of a front end sees them."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from bot.desk import Desk
from bot.latest import Latest
from retrieval.moderation.auditing import Auditing
from retrieval.moderation.moderation import Moderation
from retrieval.ports import Progress, unheard

Found = TypeVar("Found")


def card_of(owner: str, number: int) -> str:
    """What the card of a case goes by, where it is drawn."""
    return f"{owner} {number}"


class Casework:
    """All methods belong to the desk's event loop."""

    def __init__(self, desk: Desk, moderation: Moderation, auditing: Auditing) -> None:
        self._desk = desk
        self._moderation = moderation
        self._auditing = auditing
        self.cards = Latest[bool]()
        """Drawing the card of a case, by `card_of`; what readers see of its answer is changed in the same order."""

    async def done(self, work: Callable[[Moderation], Found]) -> Found:
        """Something about a case: looked up or written down in no time."""
        return await self._desk.kept(partial(work, self._moderation))

    async def read(self, owner: str, work: Callable[[Moderation], Found]) -> Found:
        """Something about a case that needs the article made searchable. Raises `TooManyWaiting`, `Stopping` too."""
        return await self._desk.answered(owner, partial(work, self._moderation))

    async def looked(self, work: Callable[[Auditing], Found]) -> Found:
        """Something of the record that is found in no time."""
        return await self._desk.kept(partial(work, self._auditing))

    async def gone_through(self, work: Callable[[Auditing, Progress], Found], progress: Progress = unheard) -> Found:
        """Something that goes through all of the record, behind the articles that are being read in.

        `progress` is called in the event loop. Raises `TooManyWaiting`, `Stopping` too.
        """
        return await self._desk.at_leisure(partial(work, self._auditing), progress)
