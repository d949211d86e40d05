"""Asks Discord about the application behind a token: three requests, and no connection to the gateway."""

import json
from typing import Any, Final

import aiohttp
import discord

from bot.channel import host_words as words
from bot.channel.failing import DiscordUnreachable, TokenRefused
from bot.channel.standing import Finding, Standing, judged
from bot.tongue import say
from config.settings import DiscordSettings, SettingsError

_API: Final = "https://discord.com/api/v10"
"""Where discord.py 2.7.1 asks too (`discord.http.Route.BASE`; reference: API Versioning)."""

_TIME: Final = aiohttp.ClientTimeout(total=15)
"""Seconds for one answer: whoever checks waits at a terminal."""

_AGENT: Final = f"DiscordBot (https://github.com/Rapptz/discord.py {discord.__version__}) pullquote"
"""As the bot itself goes, in the form that Discord asks for (reference: User Agent)."""

_UNAUTHORIZED: Final = 401
_OK: Final = 200

_PROXY_ASKS: Final = 407

_WHY: Final = {403: words.SHUT_OUT, 429: words.TOO_OFTEN, _PROXY_ASKS: words.PROXY_ASKS}
"""Words for statuses that have a meaning of their own (topics/opcodes-and-status-codes: HTTP; topics/rate-limits)."""

_KINDS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (TimeoutError, words.SILENT),
    (aiohttp.ClientProxyConnectionError, words.NO_PROXY),
    (aiohttp.ClientSSLError, words.NOT_SECURE),
    (aiohttp.InvalidURL, words.BAD_PROXY),
    (ValueError, words.NOT_AS_EXPECTED),
)
"""What asking may raise, the special before the general; `ValueError` is that of JSON and of text."""


async def findings(chosen: DiscordSettings, token: str | None) -> list[Finding]:
    """What is right and wrong with token and application.

    Raises `SettingsError` where there is no token, `TokenRefused`, `DiscordUnreachable`.
    """
    if token is None:
        raise SettingsError(say(words.UNTOKENED))
    standing = await _asked(chosen, token)
    try:
        return judged(standing)
    except (LookupError, TypeError, ValueError, AttributeError):  # another thing than Discord's API answered
        raise DiscordUnreachable(words.NOT_AS_EXPECTED) from None


async def _asked(chosen: DiscordSettings, token: str) -> Standing:
    if not (token.isascii() and token.isprintable() and " " not in token):
        raise TokenRefused(*words.NOT_A_TOKEN)
    headers = {"Authorization": f"Bot {token}", "User-Agent": _AGENT}
    proxy = chosen.proxy.get_secret_value() if chosen.proxy else None
    base = chosen.api_base or _API
    try:
        async with aiohttp.ClientSession(
            headers=headers, timeout=_TIME, cookie_jar=aiohttp.DummyCookieJar()
        ) as session:
            paths = ("/users/@me", "/applications/@me", "/gateway/bot")
            return Standing(*[await _answer(session, base + path, proxy) for path in paths])
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise DiscordUnreachable(_told(error)) from None


async def _answer(session: aiohttp.ClientSession, url: str, proxy: str | None) -> Any:
    """The JSON. Raises `TokenRefused`, `DiscordUnreachable`, and what aiohttp raises."""
    async with session.get(url, proxy=proxy, allow_redirects=False) as answer:
        if answer.status == _UNAUTHORIZED:
            raise TokenRefused(*words.REFUSED)
        if answer.status != _OK:
            raise DiscordUnreachable(_WHY.get(answer.status, words.answers(answer.status)))
        return json.loads(await answer.read())


def _told(error: Exception) -> str:
    """A few words; never the error's own, which may hold the proxy's password."""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return words.PROXY_ASKS if error.status == _PROXY_ASKS else words.proxy_answers(error.status)
    return next((told for kind, told in _KINDS if isinstance(error, kind)), words.NO_WAY)
