"""A server's log channel: told of what happens to its articles and rules, where it has chosen one."""

import logging
from typing import Final

import discord

from bot.channel.asides import aside
from bot.channel.called import Interaction
from bot.channel.layout import said
from bot.channel.places import room_of
from bot.channel.says import Says
from bot.channel.sending import NOBODY, UNREACHED, logged
from bot.channel.shared import desk_of

_LOG: Final = logging.getLogger("pullquote.channel")


async def log_channel(interaction: Interaction) -> discord.abc.Messageable | None:
    """The server's log channel, where it has chosen one that is still there."""
    owner = room_of(interaction).owner
    if interaction.guild is None or not owner.startswith("server:"):
        return None
    rules = await desk_of(interaction).rules(owner)
    channel = interaction.guild.get_channel(int(rules.log.removeprefix("channel:"))) if rules.log else None
    return channel if isinstance(channel, discord.abc.Messageable) else None


async def announce(interaction: Interaction, sentence: str) -> None:
    """Say it in the log channel, where the server has chosen one; where that cannot be done, whoever acts is told."""
    if (await desk_of(interaction).rules(room_of(interaction).owner)).log is None:
        return
    channel = await log_channel(interaction)
    if channel is None:
        aside(interaction, Says.LOG_UNTOLD)
        return
    try:
        await channel.send(view=said(sentence).view, allowed_mentions=NOBODY)
    except UNREACHED as error:
        _LOG.warning("the log channel was not told: %s", logged(error))
        aside(interaction, Says.LOG_UNTOLD)
