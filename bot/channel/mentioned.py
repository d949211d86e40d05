"""A message that is meant for the bot, and the reply below it."""

import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import discord

from bot.channel.layout import Drawn, plain, said
from bot.channel.places import Spot, link_to, room_of_message, spot_of, those_in
from bot.channel.says import Says
from bot.channel.sending import MALFORMED, NOBODY, UNREACHED, code_of, logged
from bot.channel.visit import Shown
from bot.people import People
from retrieval.answer import Room

_LOG: Final = logging.getLogger("pullquote.channel")


@dataclass(slots=True)
class Mentioned:
    """A message that mentions the bot, or a direct one."""

    message: discord.Message
    people: People
    private: bool = False

    @property
    def room(self) -> Room:
        """Where it was written."""
        return room_of_message(self.message, self.people)

    @property
    def spot(self) -> Spot:
        """Where in a conversation it stands."""
        reference, server = self.message.reference, self.message.guild.id if self.message.guild else None
        to = None
        if reference is not None and reference.message_id is not None:
            to = link_to(server, reference.channel_id, reference.message_id)
        return spot_of(server, self.message.channel, to)

    @property
    def id(self) -> int:
        """Discord's id of it."""
        return self.message.id

    @property
    def asked_by(self) -> str:
        """See `Visit`."""
        return self.people.pseudonym(self.message.author.id)

    @property
    def user_id(self) -> int:
        """See `Visit`."""
        return self.message.author.id

    def those_here(self, rooms: Sequence[str]) -> list[str]:
        """See `Visit`."""
        return those_in(self.message.guild, rooms)

    async def acknowledge(self) -> bool:
        """See `Visit`: the sign that the bot is typing."""
        try:
            await self.message.channel.typing()
        except UNREACHED as error:
            _LOG.warning("may not write: %s", logged(error))
            await self._tell_privately(said(Says.NO_VOICE))
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
            _LOG.warning("not shown: %s", logged(error))
            if isinstance(error, discord.Forbidden):
                await self._tell_privately(said(Says.NO_VOICE))
            return await self._show_plainly(drawn) if code_of(error) == MALFORMED else None
        return self._shown(sent)

    async def _show_plainly(self, drawn: Drawn) -> Shown | None:
        text = plain(drawn)
        reference = self.message.to_reference(fail_if_not_exists=False)
        try:
            sent = await self.message.channel.send(
                text.content, files=text.files, reference=reference, mention_author=False, allowed_mentions=NOBODY
            )
        except UNREACHED as error:
            _LOG.warning("not shown as text either: %s", logged(error))
            return None
        return self._shown(sent)

    def _shown(self, sent: discord.Message) -> Shown:
        server = self.message.guild.id if self.message.guild else None
        return Shown(link_to(server, sent.channel.id, sent.id))

    async def refuse(self, failure: Drawn, *, told: bool) -> None:
        """See `Visit`: in a direct message, once in the time that it lasts."""
        if not told:
            await self._tell_privately(failure)

    async def farewell(self) -> None:
        """See `Visit`: a message is no place for what concerns one person alone; see `reporting.tell_author`."""

    async def tell(self, failure: Drawn) -> Shown | None:
        """See `Visit`."""
        return await self.show(failure)

    async def _tell_privately(self, drawn: Drawn) -> None:
        try:
            await self.message.author.send(view=drawn.view, allowed_mentions=NOBODY)
        except UNREACHED as error:
            _LOG.info("not told privately: %s", logged(error))


class Unread:
    """Replies to the bot that mention nobody: Discord keeps their text back, and whoever wrote one is told so, once."""

    def __init__(self) -> None:
        self._told: OrderedDict[tuple[int, int], None] = OrderedDict()

    async def explain(self, message: discord.Message, people: People) -> None:
        """Say how to be understood, to each person once in each channel."""
        key = (message.channel.id, message.author.id)
        if key in self._told:
            return
        self._told[key] = None
        while len(self._told) > _TOLD:
            self._told.popitem(last=False)
        await Mentioned(message, people).show(said(Says.MENTION_ME))


_TOLD: Final = 10_000
"""People in channels who are remembered as told; who is forgotten is told again."""
