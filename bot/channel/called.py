"""A command, a form or a press, and the reply that Discord expects of each within seconds."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final, Protocol, cast

import discord

from bot.channel import words
from bot.channel.layout import Drawn, plain, said
from bot.channel.places import actor, link_to, room_of, those_in
from bot.channel.says import Says
from bot.channel.sending import MALFORMED, NOBODY, UNREACHED, again_if_cut_off, code_of, logged
from bot.channel.visit import Shown
from bot.logs import REFERENCE
from retrieval.answer import Room

_LOG: Final = logging.getLogger("pullquote.channel")

_ACKNOWLEDGED_ALREADY: Final = 40060
_EXPIRED: Final = frozenset({10015, 50027})
"""Discord's codes for a token that is no longer good: Unknown Webhook, Invalid Webhook Token."""

Interaction = discord.Interaction[Any]


class _Client(Protocol):
    async def served(self, interaction: Interaction) -> None:
        """Somebody has had their reply."""


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
    def day(self) -> date:
        """The day, by Discord's clock: it is in the id."""
        return self.interaction.created_at.date()

    @property
    def asked_by(self) -> str:
        """See `Visit`."""
        return actor(self.interaction)

    @property
    def user_id(self) -> int:
        """See `Visit`."""
        return self.interaction.user.id

    def those_here(self, rooms: Sequence[str]) -> list[str]:
        """See `Visit`."""
        return those_in(self.interaction.guild, rooms)

    async def acknowledge(self) -> bool:
        """See `Visit`."""
        try:
            await again_if_cut_off(self._defer)
        except discord.InteractionResponded:
            return True
        except UNREACHED as error:
            if code_of(error) == _ACKNOWLEDGED_ALREADY:  # an earlier try arrived though its reply was lost
                return True
            _LOG.warning("not acknowledged: %s", logged(error))
            return False
        return True

    async def show(self, drawn: Drawn) -> Shown | None:
        """See `Visit`. Where the token has expired, a public reply goes to the channel as a message of its own.

        A reply that Discord does not take as it is drawn is shown as text alone; where that fails too it is our fault,
        and whoever waits is told so in its place.
        """
        try:
            message = await again_if_cut_off(partial(self._fill_in, drawn))
        except UNREACHED as error:
            _LOG.warning("not shown: %s", logged(error))
            if code_of(error) in _EXPIRED:
                return await self._show_late(drawn)
            if code_of(error) == MALFORMED:
                return await self._show_plainly(drawn)
            return None
        return Shown(None if self.private else self._link(message))

    async def tell(self, failure: Drawn) -> Shown | None:
        """See `Visit`."""
        if not self.in_place:
            return await self.show(failure)
        try:
            await self.interaction.followup.send(view=failure.view, ephemeral=True, allowed_mentions=NOBODY)
        except UNREACHED as error:
            _LOG.warning("not told: %s", logged(error))
            return None
        return Shown(None)

    async def refuse(self, failure: Drawn, *, told: bool) -> None:  # noqa: ARG002 - each is waited for
        """See `Visit`."""
        try:
            await self.interaction.response.send_message(view=failure.view, ephemeral=True, allowed_mentions=NOBODY)
        except UNREACHED as error:
            _LOG.warning("not refused: %s", logged(error))

    async def farewell(self) -> None:
        """See `Visit`."""
        await cast(_Client, self.interaction.client).served(self.interaction)

    async def publish(self, drawn: Drawn) -> Shown:
        """Show it to everybody in the channel, beside what is shown privately."""
        message = await self.interaction.followup.send(
            view=drawn.view, files=drawn.attachments(), allowed_mentions=NOBODY, wait=True
        )
        return Shown(self._link(message))

    async def _show_plainly(self, drawn: Drawn) -> Shown | None:
        text = plain(drawn)
        try:
            message = await self.interaction.edit_original_response(
                content=text.content, attachments=text.files, view=None, allowed_mentions=NOBODY
            )
        except UNREACHED as error:
            _LOG.warning("not shown as text either: %s", logged(error))
            await self._apologise()
            return None
        return Shown(None if self.private else self._link(message))

    async def _apologise(self) -> None:
        reference = REFERENCE.get()
        _LOG.error("Discord does not take the reply as it is drawn")
        with suppress(*UNREACHED):
            await self._fill_in(said(words.not_drawn(reference)))

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
        late = said(Says.TOO_LATE) if self.private else drawn
        channel = self.interaction.user if self.private else self.interaction.channel
        if not isinstance(channel, discord.abc.Messageable):
            return None
        try:
            message = await channel.send(view=late.view, files=late.attachments(), allowed_mentions=NOBODY)
        except UNREACHED as error:
            _LOG.warning("not shown late either: %s", logged(error))
            return None
        return Shown(None if self.private else self._link(message))

    def _link(self, message: discord.Message) -> str:
        return link_to(self.interaction.guild_id, self.interaction.channel_id or message.channel.id, message.id)


async def refuse(interaction: Interaction, sentence: str) -> None:
    """Say privately, at once, that nothing can be done; nothing where that comes too late."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=said(sentence).view, ephemeral=True, allowed_mentions=NOBODY)
        else:
            await interaction.response.send_message(view=said(sentence).view, ephemeral=True, allowed_mentions=NOBODY)
    except UNREACHED as error:
        _LOG.warning("not refused: %s", logged(error))
