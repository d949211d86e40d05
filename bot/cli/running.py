"""The Discord bot."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Final

import click

from bot import wiring, words
from bot.casework import Casework
from bot.channel.client import Bot
from bot.channel.host_pages import HostPages
from bot.channel.service import keep_running, point_elsewhere
from bot.cooldowns import CoolDowns, Limit, Pace
from bot.desk import Desk
from bot.intake import Intake
from bot.logs import log_to_stderr
from bot.people import People
from bot.registry import Registry
from bot.tongue import say
from bot.warming import Warming
from config.settings import Settings, SettingsError, discord_settings, settings

_LOG: Final = logging.getLogger("pullquote.service")


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
        raise SettingsError(say("No token is set: set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it."))
    proxy = discord.proxy.get_secret_value() if discord.proxy else None
    log_to_stderr(chosen.log_level, [token, proxy or ""])
    hosts = point_elsewhere(discord)
    models = wiring.Models(chosen)
    warming = Warming(models)
    if chosen.fetch_allowed:
        _LOG.warning(words.fetch_allowed(str(chosen.fetch_allow)))

    people, pages = wiring.people(chosen), HostPages(chosen.privacy_url, chosen.terms_url)

    def bot(desk: Desk, intake: Intake, registry: Registry, casework: Casework) -> Bot:
        return Bot(desk, intake, registry, casework, pages=pages, proxy=proxy, also_files_at=hosts)

    with wiring.open_house(chosen, warming.patient_reader, models.early_reader) as house:
        warming.start()
        asyncio.run(_serve(chosen, house, warming, people, token, bot))


async def _serve(
    chosen: Settings,
    house: wiring.House,
    warming: Warming,
    people: People,
    token: str,
    make: Callable[[Desk, Intake, Registry, Casework], Bot],
) -> None:
    desk = Desk(
        house.library,
        house.stewardship,
        workers=chosen.workers,
        waiting=chosen.waiting,
        ready=lambda: warming.ready,
        stop=warming.stop,
        cooldowns=CoolDowns(pace_of(chosen), time.monotonic),
    )
    registry = Registry(desk, house.privacy, people)
    casework = Casework(desk, house.moderation, house.auditing)
    forgetting = asyncio.create_task(registry.keep_forgetting())
    async with wiring.fetcher(chosen) as web:
        intake = Intake(desk, house.gate, wiring.loader(), web)
        try:
            await keep_running(desk, token, lambda: make(desk, intake, registry, casework))
        finally:
            intake.close()
            forgetting.cancel()


def pace_of(chosen: Settings) -> Pace:
    """The limits of the settings."""
    return Pace(
        person=Limit(chosen.pace_person, 60),
        owner=Limit(chosen.pace_server, 60),
        hour=Limit(chosen.quota_questions, 3_600),
        everybody=Limit(chosen.pace_all, 60),
    )
