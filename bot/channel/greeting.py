"""`/help`, and what is said when the bot joins a server."""

import logging
from collections.abc import Iterator
from itertools import islice
from typing import Final

import discord
from discord import app_commands, ui

from bot.channel.called import Called, Interaction
from bot.channel.guide_words import GuideSays, lacking_everywhere
from bot.channel.host_pages import HostPages
from bot.channel.in_force import lacking
from bot.channel.layout import Drawn, Item, Passages, apart, boxed, line, small, text
from bot.channel.needs import missing
from bot.channel.sending import NOBODY, UNREACHED, logged
from bot.channel.shared import desk_of, everywhere
from bot.channel.visit import serve
from bot.tongue import say

_LOG: Final = logging.getLogger("pullquote.channel")

_TRIES: Final = 5
"""Channels that are tried for a welcome: what Discord refuses counts against the bot (topics/rate-limits: Invalid
Request Limit), and a server whose first five refuse does not want one."""


@app_commands.command(name="help", description="See what Pullquote does, and how to ask.")
@everywhere
async def help_(interaction: Interaction) -> None:
    """`/help`."""

    async def work() -> Drawn:
        return helped()

    await serve(desk_of(interaction), Called(interaction, private=True), "help", work)


def helped() -> Drawn:
    """What it does and how to ask, for readers, loaders and moderators."""
    readers = [f"### {GuideSays.HELP}\n{GuideSays.WHAT}", GuideSays.ASK, GuideSays.CHECK, GuideSays.READ]
    others = [GuideSays.LOAD, GuideSays.LOOK_AFTER]
    foot = text(small(GuideSays.OF_YOU))
    return boxed(*apart(readers), line(), *apart(others), line(), foot, passages=Passages())


async def welcome(guild: discord.Guild, pages: HostPages) -> None:
    """Say hello where new members are greeted, or in the first channel that takes it; nowhere else."""
    for channel in islice(_channels(guild), _TRIES):
        try:
            await channel.send(view=welcomed(guild, channel, pages).view, allowed_mentions=NOBODY)
        except (discord.Forbidden, discord.NotFound) as error:
            _LOG.info("no welcome in one channel: %s", logged(error))
        except UNREACHED as error:  # it may have arrived
            _LOG.warning("no welcome: %s", logged(error))
            return
        else:
            return
    _LOG.info("no channel takes a welcome")


def welcomed(guild: discord.Guild, channel: discord.TextChannel, pages: HostPages) -> Drawn:
    """What it is, how to begin, what it was not allowed though it needs it, and where privacy is."""
    everywhere_missing = missing(guild.me.guild_permissions)
    warnings = [lacking_everywhere(one.name, say(one.why)) for one in everywhere_missing]
    warnings += lacking(guild, [f"channel:{channel.id}"], but=everywhere_missing)
    parts = [
        f"### {GuideSays.WELCOME}\n{GuideSays.WHAT}",
        GuideSays.BEGIN,
        *(["\n".join(warnings)] if warnings else []),
    ]
    links: list[Item] = [ui.ActionRow(*pages.links())] if pages.links() else []
    return boxed(*apart(parts), line(), text(small(GuideSays.WELCOME_PRIVACY)), *links, passages=Passages())


def _channels(guild: discord.Guild) -> Iterator[discord.TextChannel]:
    """Those that it may write in, the one for new members first; announcements are for others."""
    first = [guild.system_channel] if guild.system_channel else []
    others = [one for one in guild.text_channels if one not in first and not one.is_news()]
    return (one for one in (*first, *others) if one.permissions_for(guild.me).send_messages)
