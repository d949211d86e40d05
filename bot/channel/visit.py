"""Somebody who waits for a reply: acknowledged first, shown what was found, told what failed."""

import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from bot.channel.failing import told
from bot.channel.layout import Drawn, said
from bot.cooldowns import Cooling
from bot.desk import Desk
from bot.logs import REFERENCE
from retrieval.answer import Room
from retrieval.people import PERSON

_LOG: Final = logging.getLogger("pullquote.channel")

SOMEBODYS_OWN: Final = "somebody's own library"
"""What the log says of a library that is a person's: no pseudonym outlives an erasing there."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply has reached Discord. `link` leads to it; none where one person alone can see it."""

    link: str | None


class Visit(Protocol):
    """One request and the way back to who made it."""

    @property
    def room(self) -> Room:
        """Where it was made."""

    @property
    def asked_by(self) -> str:
        """Who made it, as the library knows them."""

    @property
    def user_id(self) -> int:
        """Who made it, as Discord knows them."""

    @property
    def id(self) -> int:
        """Discord's id of it."""

    @property
    def private(self) -> bool:
        """Whether the reply is for that person alone."""

    def those_here(self, rooms: Sequence[str]) -> list[str]:
        """Those rooms that are still there."""

    async def acknowledge(self) -> bool:
        """Tell Discord that a reply follows. False where it is too late for any."""

    async def show(self, drawn: Drawn) -> Shown | None:
        """Put it where the reply belongs; none where Discord did not take it."""

    async def tell(self, failure: Drawn) -> Shown | None:
        """Say what failed, without taking the place of what is shown already."""

    async def refuse(self, failure: Drawn, *, told: bool) -> None:
        """Say it to whoever asked alone, before anything was acknowledged. `told`: they were told already."""

    async def farewell(self) -> None:
        """What else they are to be told, now that they have their reply."""


async def paced(desk: Desk, visit: Visit) -> bool:
    """Whether one question more is taken; else they are told privately for how long to wait, and nothing is queued."""
    try:
        desk.pace(visit.asked_by, visit.room.owner)
    except Cooling as error:
        await visit.refuse(said(told(error, "")), told=error.told)
        return False
    return True


async def serve(desk: Desk, visit: Visit, what: str, work: Callable[[], Awaitable[Drawn]]) -> Shown | None:
    """Acknowledge, do the work, show what it drew or what failed."""
    with desk.visit():
        return await _served(desk, visit, what, work)


async def _served(desk: Desk, visit: Visit, what: str, work: Callable[[], Awaitable[Drawn]]) -> Shown | None:
    REFERENCE.set(secrets.token_hex(4))
    owner = SOMEBODYS_OWN if visit.room.owner.startswith(PERSON) else visit.room.owner
    _LOG.info("%s: request %s in %s of %s", what, visit.id, visit.room.name, owner)
    if not await visit.acknowledge():
        return None
    try:
        desk.admit()
        drawn = await work()
    except Exception as error:  # noqa: BLE001 - whoever waits is told, whatever it is
        shown = await visit.tell(said(told(error, REFERENCE.get())))
    else:
        shown = await visit.show(drawn)
    _LOG.info("%s: %s", what, "shown" if shown else "not shown")
    await visit.farewell()
    return shown
