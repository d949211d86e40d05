"""`/help` names all that there is, in a minute's reading."""

import re

import discord
import pytest

from bot.channel.greeting import helped
from fakes.channel import bot_on, texts

FITS_A_SCREEN = 2_000
"""Characters that somebody reads who wants to know how to begin: half of what a message may have."""


def commands():
    """Every command as somebody would look for it: a group with one of its own, or a menu's name."""
    tree = bot_on().tree
    for one in tree.walk_commands():
        group, _, own = one.qualified_name.partition(" ")
        yield f"/{group}", own
    for menu in tree.walk_commands(type=discord.AppCommandType.message):
        yield f"*Apps: {menu.name}*", ""


@pytest.mark.parametrize(("command", "own"), [one for one in commands() if one != ("/help", "")])
def test_help_names_every_command_but_itself(command, own):
    lines = [one for one in texts(helped().view.to_components()).split("\n") if command in one]
    assert any(re.search(rf"\b{own}\b", one) for one in lines)


def test_help_names_every_way_of_asking_and_is_read_in_a_minute():
    told = texts(helped().view.to_components())
    for way in ("mention me", "in direct messages just write", "Reply to an answer", "*private*", "Any article here"):
        assert way in told
    for button in ("In context", "On the page", "More", "Share", "Report"):
        assert f"*{button}*" in told
    assert len(told) <= FITS_A_SCREEN


async def test_help_is_for_whoever_asks_for_it(place):
    shown = await place.reader.slash(place.channel, "help")
    assert shown.response.ephemeral
    assert texts(shown.response.components) == texts(helped().view.to_components())
