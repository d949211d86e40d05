"""The links that install the bot: into a server, and for one person."""

import base64
import binascii
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from bot.channel.needs import TOGETHER

_AUTHORIZE: Final = "https://discord.com/oauth2/authorize"
"""topics/oauth2: OAuth2 URLs."""

_FOR_A_SERVER, _FOR_A_PERSON = 0, 1
"""resources/application: Application Integration Types."""

_LONGEST_ID: Final = 20
"""Digits of the largest number of 64 bits, which is what an id is (reference: Snowflakes)."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where somebody adds the bot to a server, with exactly the permissions it needs; and where to oneself."""

    server: str
    person: str


def is_id(text: str) -> bool:
    """Whether this can be the id of an application."""
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID


def application_of(token: str) -> str | None:
    """The id that a bot's token begins with, in base64; None where it does not.

    It is the bot's own id, which is its application's too, but for the oldest bots.
    """
    first = token.partition(".")[0]
    try:
        found = base64.b64decode(first + "=" * (-len(first) % 4), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return found if is_id(found) else None


def links_for(application: str) -> Links:
    """The links of the application with that id (topics/oauth2: Bot Authorization Flow)."""
    server = {
        "client_id": application,
        "scope": "bot applications.commands",
        "permissions": str(TOGETHER.value),
        "integration_type": _FOR_A_SERVER,
    }
    person = {"client_id": application, "scope": "applications.commands", "integration_type": _FOR_A_PERSON}
    return Links(f"{_AUTHORIZE}?{urlencode(server)}", f"{_AUTHORIZE}?{urlencode(person)}")
