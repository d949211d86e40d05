"""`/help`, and what is said when the bot joins a server."""

import logging
from typing import Final

import discord
from discord import app_commands

from bot.channel.called import Called, Interaction
from bot.channel.layout import Drawn, listing
from bot.channel.says import Says
from bot.channel.sending import NOBODY, UNREACHED, logged
from bot.channel.shared import desk_of, everywhere
from bot.channel.visit import serve

_LOG: Final = logging.getLogger("pullquote.channel")


@app_commands.command(name="help", description="See what Pullquote does, and how to ask.")
@everywhere
async def help_(interaction: Interaction) -> None:
    """`/help`."""

    async def work() -> Drawn:
        return helped()

    await serve(desk_of(interaction), Called(interaction, private=True), "help", work)


def helped() -> Drawn:
    """What it does and how to ask, for readers, loaders and moderators."""
    return listing(Says.HELP, [Says.HELP_WHAT, Says.HELP_ASK, Says.HELP_MORE, Says.HELP_LOAD, Says.HELP_LOOK_AFTER])


async def welcome(guild: discord.Guild) -> None:
    """Say hello where new members are greeted, or in the first channel that the bot may write in; nowhere else."""
    first = [Says.HELP_WHAT, Says.WELCOME_FIRST, Says.HELP_ASK]
    channels = [guild.system_channel, *guild.text_channels]
    for channel in channels:
        if channel is not None and channel.permissions_for(guild.me).send_messages:
            try:
                await channel.send(view=listing(Says.WELCOME, first).view, allowed_mentions=NOBODY)
            except UNREACHED as error:
                _LOG.info("no welcome: %s", logged(error))
            return
