"""A server with a reader and a moderator; and every request that a test makes is held against Discord's rules."""

import os
from dataclasses import dataclass
from functools import cache
from typing import Any

import discord
import pytest

from discord_rules import Specification, check
from fakes.channel import bot_on, labels
from fakes.house import House

FERRY = (
    "Ferry aground\n\nThe ferry hit a rock near Holm. Nobody was hurt.\n\n"
    "The mayor thanked the crew. The owner declined to comment.\n\nDivers will inspect the hull on Tuesday."
)


@dataclass
class Place:
    """A server with a channel, as those see it who are in it."""

    env: Any
    guild: Any
    channel: Any
    reader: Any
    moderator: Any

    async def load(self, text=FERRY, **options):
        """Load it and let it in."""
        shown = await self.propose(text, **options)
        if shown.response.components and "Open it here" in labels(shown.response.components):
            await self.moderator.click(shown.response, label="Open it here")
        return shown

    async def propose(self, text=FERRY, **options):
        """Load it, and leave the preview as it is."""
        return await self.moderator.slash(self.channel, "load", file=("story.txt", text.encode()), **options)

    async def ask(self, question="What did the ferry hit?", *, by=None, **options):
        return await (by or self.reader).slash(self.channel, "ask", question=question, **options)


SETTLED_WITHIN = 60
"""Seconds that the bot has to come to rest after an event; a busy machine takes longer than the usual five."""


def pytest_collection_modifyitems(items):
    for one in items:
        if one.get_closest_marker("simcord") is None:
            one.add_marker(pytest.mark.simcord(settle_timeout=SETTLED_WITHIN))


@cache
def specification():
    path = os.environ.get("DISCORD_OPENAPI")
    return Specification.load(path) if path else None


@pytest.fixture
def house():
    return House()


@pytest.fixture
def simcord_bot(house):
    return bot_on(house)


def place_in(env, name="news"):
    guild = env.create_guild(name)
    role = guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    channel = guild.create_text_channel("news")
    reader = guild.add_member(env.create_user(f"reader-{name}"))
    moderator = guild.add_member(env.create_user(f"moderator-{name}"), roles=[role])
    return Place(env, guild, channel, reader, moderator)


@pytest.fixture
def place(simcord_env):
    return place_in(simcord_env)


@pytest.fixture
def manager(place):
    """Somebody who manages the server."""
    role = place.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True, manage_messages=True))
    return place.guild.add_member(place.env.create_user("manager"), roles=[role])


@pytest.fixture
def desk(place, manager):
    """The log channel, chosen by somebody who manages the server."""
    channel = place.guild.create_text_channel("mod-log")

    async def choose():
        await manager.slash(place.channel, "setup log", channel=channel)
        return channel

    return choose


def violations(env):
    found = []
    for one in env.http_requests:
        found += [(one.method, one.path, str(bad)) for bad in check(one.method, one.path, one.json)]
        if specification():
            found += [
                (one.method, one.path, str(bad)) for bad in specification().request(one.method, one.path, one.json)
            ]
    return found


@pytest.fixture(autouse=True)
def every_request_fits_discord(request):
    yield
    env = request.node.funcargs.get("simcord_env")
    if env is not None:
        assert violations(env) == []
