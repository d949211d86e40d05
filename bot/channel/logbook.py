"""A server's log channel: told of what happens to its articles and rules, where it has chosen one."""

import logging
from typing import Final

import discord

from bot.channel.called import Interaction
from bot.channel.layout import said
from bot.channel.places import room_of
from bot.channel.sending import NOBODY, UNREACHED, logged
from bot.channel.shared import desk_of

_LOG: Final = logging.getLogger("pullquote.channel")


async def announce(interaction: Interaction, sentence: str) -> None:
    """Say it in the log channel. Where there is none, or it is gone or closed to the bot, nothing is said."""
    owner = room_of(interaction).owner
    if interaction.guild is None or not owner.startswith("server:"):
        return
    rules = await desk_of(interaction).rules(owner)
    channel = interaction.guild.get_channel(int(rules.log.removeprefix("channel:"))) if rules.log else None
    if not isinstance(channel, discord.abc.Messageable):
        return
    try:
        await channel.send(view=said(sentence).view, allowed_mentions=NOBODY)
    except UNREACHED as error:
        _LOG.warning("the log channel was not told: %s", logged(error))
