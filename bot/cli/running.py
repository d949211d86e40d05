"""The Discord bot."""

import asyncio

import click

from bot import wiring
from bot.channel.client import Bot
from bot.channel.service import keep_running, point_elsewhere
from bot.desk import Desk
from bot.logs import log_to_stderr
from bot.warming import Warming
from config.settings import SettingsError, discord_settings, settings


@click.command()
def run() -> None:
    """Run the Discord bot until it is told to stop (Ctrl-C, SIGTERM).

    \b
    The token comes from DISCORD_TOKEN or DISCORD_TOKEN_FILE, in the environment or in a file .env.

    \b
    Example:
      DISCORD_TOKEN_FILE=token.txt pullquote run
    """
    chosen, discord = settings(), discord_settings()
    token = discord.secret()
    if token is None:
        raise SettingsError("No token is set: set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it.")
    proxy = discord.proxy.get_secret_value() if discord.proxy else None
    log_to_stderr(chosen.log_level, [token, proxy or ""])
    hosts = point_elsewhere(discord)
    warming = Warming(wiring.Models(chosen))

    async def serving() -> None:
        desk = Desk(
            library,
            workers=chosen.workers,
            waiting=chosen.waiting,
            ready=lambda: warming.ready,
            stop=warming.stop,
        )
        await keep_running(desk, token, lambda: Bot(desk, proxy=proxy, also_files_at=hosts))

    with wiring.open_library(chosen, warming.patient_reader) as library:
        warming.start()
        asyncio.run(serving())
