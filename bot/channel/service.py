"""From start to stop: the connection to Discord is made, kept, and made again; a signal ends it in order."""

import asyncio
import logging
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

import aiohttp
import discord
from discord import app_commands
from yarl import URL

from bot.channel.client import Bot
from bot.channel.pulse import feel_the_pulse
from bot.desk import Desk
from config.settings import DiscordSettings
from retrieval.unavailable import ServiceRefuses

# discord.py 2.7.1 raises AttributeError where its very first connection to the gateway fails.
_PASSING: Final = (discord.DiscordException, aiohttp.ClientError, OSError, AttributeError)

_LOG: Final = logging.getLogger("pullquote.service")

_FINISH: Final = 6.0
"""Seconds that those who are being served have once the process is told to stop; ten are usual before it is killed."""

_TELL: Final = 1.5
"""Seconds to tell the others, and as many to leave Discord."""

_WAITS: Final = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds between attempts to reach Discord; the last for all that follow. A day has a thousand identifies at most."""

_FOR_GOOD: Final = {
    4004: ("Discord refuses the token.", "Check DISCORD_TOKEN: the developer portal makes a new one under Bot."),
    4013: ("Discord refuses the intents.", "Update Pullquote."),
    4014: ("Discord refuses the intents.", "Update Pullquote: it asks for no privileged intent."),
}
"""Close codes after which trying again is of no use (topics/opcodes-and-status-codes: Gateway Close Event Codes)."""


def without_traceback(record: logging.LogRecord) -> bool:
    """For discord.py's log: that a connection is made again is news and no failure."""
    if str(record.msg).startswith("Attempting a reconnect"):
        record.exc_info, record.levelno, record.levelname = None, logging.WARNING, "WARNING"
    return True


def point_elsewhere(chosen: DiscordSettings) -> frozenset[str]:
    """For tests: make discord.py talk to the server of the settings; returns the hosts its files may come from."""
    if chosen.api_base is None or chosen.gateway is None:
        return frozenset()
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    Route.BASE = chosen.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = URL(chosen.gateway)
    return frozenset({urlsplit(chosen.api_base).hostname or ""})


async def keep_running(desk: Desk, token: str, make: Callable[[], Bot]) -> None:
    """Run the bot until the process is told to stop. Raises `ServiceRefuses` where trying again is of no use."""
    logging.getLogger("discord.client").addFilter(without_traceback)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop.set)
    pulse = asyncio.create_task(feel_the_pulse())
    attempt = 0
    while not stop.is_set():
        bot = make()
        connected = await _until_down(bot, token, stop, desk)
        attempt = 0 if connected else attempt
        if not stop.is_set():
            pause = _WAITS[min(attempt, len(_WAITS) - 1)]
            attempt += 1
            _LOG.warning("Discord cannot be reached; trying again in %.0f s", pause)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
    pulse.cancel()
    _LOG.info("stopped")


async def _until_down(bot: Bot, token: str, stop: asyncio.Event, desk: Desk) -> bool:
    """One connection, until it is lost for good or the process is told to stop; returns whether it ever stood."""
    running = asyncio.create_task(bot.start(token))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([running, stopping], return_when=asyncio.FIRST_COMPLETED)
    stood = bot.is_ready()
    if stop.is_set():
        await _wind_up(desk)
    stopping.cancel()
    await _closed(bot, running)
    return stood


async def _wind_up(desk: Desk) -> None:
    _LOG.info("stopping: running answers are finished")
    desk.close_door()
    if not await desk.served(_FINISH):
        desk.abort()
        if not await desk.served(_TELL):
            _LOG.warning("stopped before every reply was shown")
    desk.abort()


async def _closed(bot: Bot, running: "asyncio.Task[None]") -> None:
    """Close the connection, and tell a failure that may pass from one that will not."""
    with suppress(*_PASSING, asyncio.TimeoutError):
        await asyncio.wait_for(bot.close(), _TELL)
    running.cancel()
    try:
        await running
    except asyncio.CancelledError:
        pass
    except discord.LoginFailure:
        raise ServiceRefuses(*_FOR_GOOD[4004]) from None
    except discord.PrivilegedIntentsRequired:
        raise ServiceRefuses(*_FOR_GOOD[4014]) from None
    except app_commands.CommandSyncFailure as error:
        _LOG.error("the list of commands was refused: %s", error)
        raise ServiceRefuses("Discord refuses the list of commands.", "Update Pullquote; the log says why.") from None
    except discord.ConnectionClosed as error:
        if error.code in _FOR_GOOD:
            raise ServiceRefuses(*_FOR_GOOD[error.code]) from None
        _LOG.warning("the gateway closed with %s", error.code)
    except _PASSING as error:
        _LOG.warning("connection failed: %s", type(error).__name__)
