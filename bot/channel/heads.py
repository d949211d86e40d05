"""The head of a server's record, told to its log channel once a day: whoever keeps it can prove the record later."""

import logging
from collections.abc import Sequence
from typing import Final, Protocol

import discord
from discord.ext import tasks

from bot.casework import Casework
from bot.channel import audit_words
from bot.channel.layout import said
from bot.channel.sending import NOBODY, UNREACHED, logged
from bot.desk import Desk
from retrieval.moderation.auditing import HEAD_AT
from retrieval.unavailable import StoreUnavailable

_LOG: Final = logging.getLogger("pullquote.channel")


class _Client(Protocol):
    desk: Desk
    casework: Casework

    @property
    def guilds(self) -> Sequence[discord.Guild]:
        """The servers that it is in."""


class Heads:
    """Belongs to one client."""

    def __init__(self, bot: _Client) -> None:
        self._bot = bot
        self._daily = tasks.loop(time=HEAD_AT)(self.tell)

    def start(self) -> None:
        """From now on, once a day; a second call changes nothing. What was due before is told by `tell`."""
        if not self._daily.is_running():
            self._daily.start()

    def stop(self) -> None:
        """No longer."""
        self._daily.cancel()

    async def tell(self) -> None:
        """Tell every server that has a log channel, where it is due: see `Auditing.head_due`."""
        async with self._bot.desk.turn("heads"):
            for guild in self._bot.guilds:
                try:
                    await self._tell(guild)
                except (StoreUnavailable, *UNREACHED) as error:
                    _LOG.warning("a log channel was not told the head: %s", logged(error))

    async def _tell(self, guild: discord.Guild) -> None:
        owner = f"server:{guild.id}"
        rules = await self._bot.desk.rules(owner)
        channel = guild.get_channel(int(rules.log.removeprefix("channel:"))) if rules.log else None
        if not isinstance(channel, discord.abc.Messageable):
            return
        head = await self._bot.casework.looked(lambda record: record.head_due(owner))
        if head is None:
            return
        await channel.send(view=said(audit_words.head_today(head)).view, allowed_mentions=NOBODY)
        await self._bot.casework.looked(lambda record: record.head_told(owner, head))
