"""What Discord says of the application behind the token, judged: which of its settings keep the bot from working."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import discord

from bot.channel import host_words as words
from bot.channel.needs import missing, unneeded
from bot.tongue import say

_INTENTS: Final = (
    ("Presence", 1 << 12 | 1 << 13),
    ("Server Members", 1 << 14 | 1 << 15),
    ("Message Content", 1 << 18 | 1 << 19),
)
"""The portal's names of the privileged intents, and an application's flags for them, for large and small bots
(resources/application: Application Flags)."""

_GUILD_INSTALL, _USER_INSTALL = "0", "1"
"""Keys of `integration_types_config` (resources/application: Application Integration Types)."""

_UNSHARDED: Final = 2_500
"""Servers from which on a connection must be one of several (events/gateway: Sharding)."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """What Discord answered: who the bot is, its application's settings, and how often it may connect."""

    user: Json
    application: Json
    gateway: Json


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. Where it is not `ok`, `detail` says what to do and where in the portal."""

    name: str
    ok: bool
    detail: str


def judged(standing: Standing) -> list[Finding]:
    """Every finding, the token's first."""
    return [
        _token(standing),
        _starts(standing.gateway),
        _endpoint(standing.application),
        _installing(standing.application),
        _code_grant(standing.application),
        _public(standing.application),
        _intents(standing.application),
        _servers(standing.application),
    ]


def _token(standing: Standing) -> Finding:
    detail = words.known_as(str(standing.user["username"]), str(standing.application["id"]))
    return Finding("token", True, detail)


def _starts(gateway: Json) -> Finding:
    limit = gateway["session_start_limit"]
    remaining, total = int(limit["remaining"]), int(limit["total"])
    if remaining:
        return Finding("session starts", True, words.starts_left(remaining, total))
    hours = int(limit["reset_after"]) / 3_600_000  # milliseconds
    return Finding("session starts", False, words.no_starts_left(total, hours))


def _endpoint(application: Json) -> Finding:
    free = not application.get("interactions_endpoint_url")
    return Finding("endpoint", free, say(words.NO_ENDPOINT) if free else say(words.ENDPOINT))


def _installing(application: Json) -> Finding:
    contexts = application.get("integration_types_config")
    if not contexts:
        return Finding("installation", True, say(words.CONTEXTS_UNTOLD))
    if _GUILD_INSTALL not in contexts:
        return Finding("installation", False, say(words.NOT_FOR_SERVERS))
    where = say(words.CONTEXTS) if _USER_INSTALL in contexts else say(words.NOT_FOR_PEOPLE)
    asked = (contexts[_GUILD_INSTALL] or {}).get("oauth2_install_params")
    wrong, told = _link(asked)
    return Finding("installation", not wrong, told if wrong else f"{where}; {told}")


def _link(asked: Json | None) -> tuple[bool, str]:
    """Whether the install link that the portal makes is wrong, and what is to be said of it."""
    if not asked:
        return False, say(words.OUR_LINK)
    if "bot" not in asked["scopes"]:
        return True, say(words.NO_BOT_SCOPE)
    granted = discord.Permissions(int(asked["permissions"]))
    lacking, too_much = missing(granted), unneeded(granted)
    if lacking:
        return True, words.link_lacks([one.name for one in lacking])
    return False, words.link_asks_too_much(too_much) if too_much else say(words.LINK_FITS)


def _code_grant(application: Json) -> Finding:
    wanted = bool(application.get("bot_require_code_grant"))
    return Finding("code grant", not wanted, say(words.CODE_GRANT) if wanted else say(words.NO_CODE_GRANT))


def _public(application: Json) -> Finding:
    return Finding("public bot", True, say(words.ANYBODY) if application.get("bot_public") else say(words.OWNER_ALONE))


def _intents(application: Json) -> Finding:
    flags = int(application.get("flags") or 0)
    on = [name for name, bits in _INTENTS if flags & bits]
    return Finding("intents", True, words.needless_intents(on) if on else say(words.NO_INTENTS))


def _servers(application: Json) -> Finding:
    count = int(application.get("approximate_guild_count") or 0)
    people = int(application.get("approximate_user_install_count") or 0)
    if count >= _UNSHARDED:
        return Finding("servers", False, words.too_many_servers(count, _UNSHARDED))
    return Finding("servers", True, words.servers(count, people) if count or people else say(words.IN_NO_SERVER))
