"""What a server reads that has just invited the bot."""

import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
import pytest_asyncio

from bot.channel.host_pages import HostPages
from fakes.channel import parts, texts
from fakes.discord import Permission
from fakes.discord.faults import Fault
from fakes.discord.payloads import guild_create_json
from fakes.house import House
from fakes.online import bot_online
from fakes.shipped import rules

REFUSED = {"message": "Missing Permissions", "code": 50013}

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot_in_other_servers():
    """The test server with a bot that is ready: discord.py takes two seconds for that."""
    async with bot_online(House(), rules()) as (server, bot):
        await bot.wait_until_ready()
        yield server, bot
        assert server.violations == []


@dataclass
class Inviting:
    """A server of two channels that has not invited the bot yet."""

    server: Any
    bot: Any
    guild: Any
    talk: Any
    news: Any

    async def greeting(self):
        """What the bot then says, and where."""
        before = set(self.server.messages)
        await self.server.add_bot(self.guild)
        (new,) = await self.server.until(lambda: set(self.server.messages) - before)
        return self.server.messages[new]

    def refuse(self, channel, **how):
        self.server.faults.append(Fault("POST", f"/channels/{channel.id}/messages", body=REFUSED, **how))


@pytest.fixture
def inviting(bot_in_other_servers):
    server, bot = bot_in_other_servers
    guild = server.make_guild("Hill Readers", None, server.alice)
    yield Inviting(server, bot, guild, server.make_channel("talk", guild), server.make_channel("news", guild))
    server.faults.clear()


async def test_a_new_server_is_told_what_the_bot_does_how_to_begin_and_where_privacy_is(inviting):
    hello = await inviting.greeting()
    told = texts(hello["components"])
    assert hello["channel_id"] == inviting.talk.id
    assert told.startswith("### Hello! I answer questions about news articles with their own words\n")
    assert re.findall(r"(?<=`)/[a-z]+", told) == ["/load", "/ask", "/setup", "/help", "/privacy"]
    assert "⚠" not in told


async def test_the_greeting_stands_where_new_members_are_greeted(inviting):
    inviting.guild.greets_in = inviting.news
    assert (await inviting.greeting())["channel_id"] == inviting.news.id


async def test_where_one_channel_is_closed_the_next_is_greeted(inviting):
    inviting.guild.greets_in = inviting.talk
    inviting.server.deny(inviting.talk, "send_messages")
    assert (await inviting.greeting())["channel_id"] == inviting.news.id


async def test_where_discord_refuses_one_channel_after_all_the_next_is_tried(inviting):
    inviting.refuse(inviting.talk, status=403)
    assert (await inviting.greeting())["channel_id"] == inviting.news.id


async def test_a_greeting_that_may_have_arrived_is_not_given_twice(inviting, caplog):
    inviting.refuse(inviting.talk, status=0, times=None)
    with caplog.at_level("WARNING"):
        await inviting.server.add_bot(inviting.guild)
        await inviting.server.until(lambda: "no welcome: " in caplog.text, 30)
    assert not any(one["channel_id"] == inviting.news.id for one in inviting.server.messages.values())


async def test_a_server_that_refuses_five_times_is_left_in_peace(inviting, caplog):
    server, before = inviting.server, len(inviting.server.log)
    channels = [server.make_channel(f"room {number}", inviting.guild) for number in range(9)]
    for one in (inviting.talk, inviting.news, *channels):
        inviting.refuse(one, status=403)
    with caplog.at_level("INFO"):
        await server.add_bot(inviting.guild)
        await server.until(lambda: "no channel takes a welcome" in caplog.text)
    assert [one.status for one in server.log[before:]] == [403] * 5


async def test_what_the_bot_is_not_allowed_is_said_at_once(inviting):
    everyone = inviting.guild.roles[0]
    inviting.guild.roles[0] = replace(everyone, permissions=everyone.permissions & ~Permission.ATTACH_FILES)
    inviting.server.deny(inviting.talk, "read_message_history")
    told = texts((await inviting.greeting())["components"])
    assert re.findall(r"⚠ ([A-Za-z ]+) is missing in ([^.]+)\. Without it", told) == [
        ("Attach Files", "this server"),
        ("Read Message History", f"<#{inviting.talk.id}>"),
    ]


async def test_a_server_that_is_only_in_reach_again_is_not_greeted(inviting):
    server, guild = inviting.server, inviting.server.guild_a
    before = len(server.log)
    server.gateway.dispatch("GUILD_DELETE", {"id": guild.id, "unavailable": True}, 1)
    server.gateway.dispatch("GUILD_CREATE", guild_create_json(guild, server.channels.values()), 1)
    used = await server.slash("help", at=server.dm(server.alice))
    await server.until(lambda: used.shown)
    assert not any(re.fullmatch(r"/channels/[0-9]+/messages", one.path) for one in server.log[before:])


async def test_the_greeting_leads_to_the_privacy_page_of_whoever_runs_the_bot(inviting, monkeypatch):
    monkeypatch.setattr(inviting.bot, "pages", HostPages("https://club.example/privacy"))
    links = [one["url"] for one in parts((await inviting.greeting())["components"]) if one.get("url")]
    assert links == ["https://club.example/privacy"]
