"""Somebody who waits for a reply: acknowledged first, shown what was found, told what failed."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol, TypeVar

import aiohttp
import discord

from bot.channel import words
from bot.channel.failing import told
from bot.channel.layout import Drawn, said
from bot.channel.places import actor, link_to, room_of, room_of_message
from bot.desk import Desk
from bot.logs import REFERENCE
from retrieval.answer import Room

_LOG: Final = logging.getLogger("pullquote.channel")

_ACKNOWLEDGED_ALREADY: Final = 40060
_EXPIRED: Final = frozenset({10015, 50027})
"""Discord's codes for a token that is no longer good: Unknown Webhook, Invalid Webhook Token."""

NOBODY: Final = discord.AllowedMentions.none()

UNREACHED: Final = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What sending may raise once discord.py has given up trying."""

_PAUSE: Final = 0.3
"""Seconds before a second try; an acknowledgement has three in all."""

Sent = TypeVar("Sent")

Interaction = discord.Interaction[Any]


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
        """Who made it."""

    @property
    def id(self) -> int:
        """Discord's id of it."""

    @property
    def private(self) -> bool:
        """Whether the reply is for that person alone."""

    async def acknowledge(self) -> bool:
        """Tell Discord that a reply follows. False where it is too late for any."""

    async def show(self, drawn: Drawn) -> Shown | None:
        """Put it where the reply belongs; none where Discord did not take it."""

    async def tell(self, failure: Drawn) -> Shown | None:
        """Say what failed, without taking the place of what is shown already."""


@dataclass(slots=True)
class Called:
    """A command, a form or a press."""

    interaction: Interaction
    private: bool
    in_place: bool = False
    """Whether the reply takes the place of the message that was pressed on."""

    @property
    def room(self) -> Room:
        """Where it was called."""
        return room_of(self.interaction)

    @property
    def id(self) -> int:
        """Discord's id of it."""
        return self.interaction.id

    @property
    def asked_by(self) -> str:
        """Who called it."""
        return actor(self.interaction.user)

    async def acknowledge(self) -> bool:
        """See `Visit`."""
        try:
            await _again_if_cut_off(self._defer)
        except discord.InteractionResponded:
            return True
        except UNREACHED as error:
            if _code(error) == _ACKNOWLEDGED_ALREADY:  # an earlier try arrived though its reply was lost
                return True
            _LOG.warning("not acknowledged: %s", _of(error))
            return False
        return True

    async def show(self, drawn: Drawn) -> Shown | None:
        """See `Visit`. Where the token has expired, a public reply goes to the channel as a message of its own."""
        try:
            message = await _again_if_cut_off(partial(self._fill_in, drawn))
        except UNREACHED as error:
            _LOG.warning("not shown: %s", _of(error))
            if _code(error) not in _EXPIRED:
                return None
            return await self._show_late(drawn)
        return Shown(None if self.private else self._link(message))

    async def tell(self, failure: Drawn) -> Shown | None:
        """See `Visit`."""
        if not self.in_place:
            return await self.show(failure)
        try:
            await self.interaction.followup.send(view=failure.view, ephemeral=True, allowed_mentions=NOBODY)
        except UNREACHED as error:
            _LOG.warning("not told: %s", _of(error))
            return None
        return Shown(None)

    async def publish(self, drawn: Drawn) -> Shown:
        """Show it to everybody in the channel, beside what is shown privately."""
        message = await self.interaction.followup.send(
            view=drawn.view, files=drawn.attachments(), allowed_mentions=NOBODY, wait=True
        )
        return Shown(self._link(message))

    async def _defer(self) -> None:
        if self.in_place:
            await self.interaction.response.defer()
        else:
            await self.interaction.response.defer(ephemeral=self.private, thinking=True)

    async def _fill_in(self, drawn: Drawn) -> discord.Message:
        return await self.interaction.edit_original_response(
            view=drawn.view, attachments=drawn.attachments(), allowed_mentions=NOBODY
        )

    async def _show_late(self, drawn: Drawn) -> Shown | None:
        late = said(words.TOO_LATE) if self.private else drawn
        channel = self.interaction.user if self.private else self.interaction.channel
        if not isinstance(channel, discord.abc.Messageable):
            return None
        try:
            message = await channel.send(view=late.view, files=late.attachments(), allowed_mentions=NOBODY)
        except UNREACHED as error:
            _LOG.warning("not shown late either: %s", _of(error))
            return None
        return Shown(None if self.private else self._link(message))

    def _link(self, message: discord.Message) -> str:
        return link_to(self.interaction.guild_id, self.interaction.channel_id or message.channel.id, message.id)


@dataclass(slots=True)
class Mentioned:
    """A message that mentions the bot, or a direct one."""

    message: discord.Message
    private: bool = False

    @property
    def room(self) -> Room:
        """Where it was written."""
        return room_of_message(self.message)

    @property
    def id(self) -> int:
        """Discord's id of it."""
        return self.message.id

    @property
    def asked_by(self) -> str:
        """Who wrote it."""
        return actor(self.message.author)

    async def acknowledge(self) -> bool:
        """See `Visit`: the sign that the bot is typing."""
        try:
            await self.message.channel.typing()
        except UNREACHED as error:
            _LOG.warning("may not write: %s", _of(error))
            await self._tell_privately()
            return False
        return True

    async def show(self, drawn: Drawn) -> Shown | None:
        """See `Visit`. A question that was deleted meanwhile gets its answer without a reference."""
        reference = self.message.to_reference(fail_if_not_exists=False)
        try:
            sent = await self.message.channel.send(
                view=drawn.view,
                files=drawn.attachments(),
                reference=reference,
                mention_author=False,
                allowed_mentions=NOBODY,
            )
        except UNREACHED as error:
            _LOG.warning("not shown: %s", _of(error))
            if isinstance(error, discord.Forbidden):
                await self._tell_privately()
            return None
        server = self.message.guild.id if self.message.guild else None
        return Shown(link_to(server, sent.channel.id, sent.id))

    async def tell(self, failure: Drawn) -> Shown | None:
        """See `Visit`."""
        return await self.show(failure)

    async def _tell_privately(self) -> None:
        try:
            await self.message.author.send(view=said(words.NO_VOICE).view, allowed_mentions=NOBODY)
        except UNREACHED as error:
            _LOG.info("not told privately: %s", _of(error))


async def serve(desk: Desk, visit: Visit, what: str, work: Callable[[], Awaitable[Drawn]]) -> Shown | None:
    """Acknowledge, do the work, show what it drew or what failed."""
    with desk.visit():
        return await _served(desk, visit, what, work)


async def _served(desk: Desk, visit: Visit, what: str, work: Callable[[], Awaitable[Drawn]]) -> Shown | None:
    REFERENCE.set(secrets.token_hex(4))
    _LOG.info("%s: request %s in %s of %s", what, visit.id, visit.room.name, visit.room.owner)
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
    return shown


async def _again_if_cut_off(send: Callable[[], Awaitable[Sent]]) -> Sent:
    """Send once more where the connection broke: discord.py does so for what reads alone. For what may come twice."""
    try:
        return await send()
    except (aiohttp.ClientError, OSError) as error:
        _LOG.info("sent again after %s", _of(error))
        await asyncio.sleep(_PAUSE)
        return await send()


def _code(error: Exception) -> int:
    return error.code if isinstance(error, discord.HTTPException) else 0


def _of(error: Exception) -> str:
    """Of an error what may be logged: Discord's texts repeat what was sent."""
    if isinstance(error, discord.HTTPException):
        return f"{error.status}, code {error.code}"
    return type(error).__name__


async def refuse(interaction: Interaction, sentence: str) -> None:
    """Say privately, at once, that nothing can be done; nothing where that comes too late."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=said(sentence).view, ephemeral=True, allowed_mentions=NOBODY)
        else:
            await interaction.response.send_message(view=said(sentence).view, ephemeral=True, allowed_mentions=NOBODY)
    except UNREACHED as error:
        _LOG.warning("not refused: %s", _of(error))
