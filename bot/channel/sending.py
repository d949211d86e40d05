"""What sending to Discord may run into, below every reply."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import aiohttp
import discord

_LOG: Final = logging.getLogger("pullquote.channel")

NOBODY: Final = discord.AllowedMentions.none()
"""Whom a message of ours may notify."""

UNREACHED: Final = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What sending may raise once discord.py has given up trying."""

MALFORMED: Final = 50035
"""Discord's code for what it does not take as it is (topics/opcodes-and-status-codes: Invalid Form Body)."""

_PAUSE: Final = 0.3
"""Seconds before a second try; an acknowledgement has three in all."""

Sent = TypeVar("Sent")


async def again_if_cut_off(send: Callable[[], Awaitable[Sent]]) -> Sent:
    """Send once more where the connection broke: discord.py does so for what reads alone. For what may come twice."""
    try:
        return await send()
    except (aiohttp.ClientError, OSError) as error:
        _LOG.info("sent again after %s", logged(error))
        await asyncio.sleep(_PAUSE)
        return await send()


def code_of(error: Exception) -> int:
    """Discord's own code of an error (topics/opcodes-and-status-codes); 0 where it has none."""
    return error.code if isinstance(error, discord.HTTPException) else 0


def logged(error: Exception) -> str:
    """Of an error what may be logged: Discord's texts repeat what was sent."""
    if isinstance(error, discord.HTTPException):
        return f"{error.status}, code {error.code}"
    return type(error).__name__
