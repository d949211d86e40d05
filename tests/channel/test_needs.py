"""The permissions of `bot.channel.needs` are enough for everything the bot does, and each of them is needed."""

import re
from pathlib import Path

import discord
import pytest
import pytest_asyncio

from bot.channel.needs import NEEDS, TOGETHER, missing, unneeded
from fakes.channel import texts
from fakes.discord import Permission
from fakes.online import bot_online
from fakes.shipped import opened, reply_to, rules

README = Path(__file__).resolve().parents[2] / "README.md"
TEXT = f"Ferry aground\n\nThe ferry hit a rock near Holm.\n\nThe walrus sang {'by the pier ' * 400}until noon."
SHORT, LONG = "What did the ferry hit?", "What did the walrus sing by the pier?"
FLAGS = [one.flag for one in NEEDS]
OTHERS = [one.name.lower() for one in Permission if one.name.lower() not in FLAGS]


@pytest_asyncio.fixture
async def server(house):
    """The bot has exactly these permissions in the channel news and its thread, where an article is open."""
    async with bot_online(house, rules()) as (server, _):
        server.deny(server.news, *OTHERS)
        server.allow(server.news, *FLAGS)
        loaded = await server.slash("load", files={"file": ("a.txt", "text/plain", TEXT.encode())}, by=server.mod)
        await opened(server, loaded)
        yield server


async def mentioned(server, place, question):
    said = await server.say(f"{server.bot.mention} {question}", at=place)
    return await server.until(lambda: reply_to(server, said), 1)


async def test_with_these_permissions_alone_mentions_are_answered_in_channels_and_threads_and_with_files(server):
    for place in (server.news, server.thread):
        assert "> The ferry hit a rock near Holm." in texts((await mentioned(server, place, SHORT))["components"])
        assert len((await mentioned(server, place, LONG))["attachments"]) == 1


@pytest.mark.parametrize("flag", FLAGS)
async def test_without_one_of_them_a_mention_gets_no_answer(server, flag):
    place = server.thread if flag == "send_messages_in_threads" else server.news
    server.deny(server.news, flag)
    with pytest.raises(TimeoutError):
        await mentioned(server, place, LONG if flag == "attach_files" else SHORT)


@pytest.mark.parametrize("flag", FLAGS)
async def test_without_one_of_them_commands_are_answered_all_the_same(server, flag):
    server.deny(server.news, flag)
    asked = await server.slash("ask", question=LONG)
    await server.until(lambda: asked.shown and asked.shown["attachments"])


def test_what_is_missing_is_told_in_the_order_of_the_list():
    assert missing(TOGETHER) == []
    assert missing(discord.Permissions.none()) == list(NEEDS)
    assert [one.name for one in missing(discord.Permissions(view_channel=True, send_messages=True))] == [
        "Send Messages in Threads",
        "Attach Files",
        "Read Message History",
    ]
    assert missing(discord.Permissions(administrator=True)) == []


def test_what_is_granted_beyond_them_is_told_too():
    assert unneeded(TOGETHER) == []
    assert unneeded(TOGETHER | discord.Permissions(administrator=True, embed_links=True)) == [
        "administrator",
        "embed_links",
    ]


def test_the_number_in_the_link_is_that_of_discords_documentation():
    bits = [one for one in Permission if one.name.lower() in FLAGS]
    assert len(bits) == len(NEEDS)
    assert sum(bits) == TOGETHER.value == 274_878_008_320


def test_every_reason_is_a_sentence():
    assert [one.why for one in NEEDS if not re.fullmatch(r"[A-Z][^.]+\.", one.why)] == []


def test_the_readme_names_the_same_ones():
    text = " ".join(README.read_text(encoding="utf-8").split())
    named = re.search(r"the permissions ((?:\*[\w ]+\*(?:, )?)+)", text)
    assert named is not None
    assert re.findall(r"\*([\w ]+)\*", named[1]) == [one.name for one in NEEDS]
