"""The test server when things go wrong: closed connections, late answers, limits, missing permissions."""

import asyncio

import aiohttp
import discord
import pytest

from fakes.discord import FakeDiscord, Fault, rate_limited
from fakes.small_client import SmallClient, online


@pytest.mark.parametrize("code", [4000, 4009, 1001, None])
async def test_what_was_missed_is_replayed_after_a_resume(code):
    async with online() as (server, client):
        await server.drop(code)
        await server.say(f"{server.bot.mention} still there?")
        await asyncio.wait_for(server.resumed.wait(), 10)
        await server.until(lambda: client.heard)
        assert len(server.identifies) == 1


async def test_a_session_that_is_gone_is_begun_anew():
    async with online() as (server, _):
        server.ready.clear()
        await server.drop(4000, invalidate=True)
        await asyncio.wait_for(server.ready.wait(), 10)
        assert len(server.identifies) == 2
        assert (await server.slash("article read", title="ferry")).done == "message"


async def test_a_gateway_that_refuses_is_tried_again():
    async with online() as (server, _):
        server.refuse_gateway(1)
        await server.drop(4000)
        await asyncio.wait_for(server.resumed.wait(), 10)
        assert server.gateway.refusals == 0


async def test_a_silent_gateway_is_left():
    async with online(heartbeat=0.2) as (server, _):
        server.deaf = True
        await asyncio.wait_for(server.resumed.wait(), 10)
        assert server.goodbyes == [4000]


@pytest.mark.parametrize(
    ("code", "error"),
    [(4004, discord.ConnectionClosed), (4013, discord.ConnectionClosed), (4014, discord.PrivilegedIntentsRequired)],
)
async def test_an_identify_can_be_refused_for_good(code, error):
    async with online() as (server, _):
        server.identify_closes_with = code
        late = SmallClient()
        with pytest.raises(error):
            await late.start(server.token)
        await late.close()


async def test_a_late_callback_is_refused():
    async with online(ack_deadline=0.2) as (server, client):
        client.pause = 0.4
        asked = await server.slash("ask", question="why?")
        assert asked.done is None
        await server.until(lambda: client.refused == [10062])


async def test_a_second_answer_is_refused():
    async with online() as (server, client):
        asked = await server.slash("twice")
        await server.until(lambda: client.refused == [40060])
        assert asked.shown["content"] == "once"


async def test_an_app_of_one_user_has_five_followups():
    async with online() as (server, client):
        asked = await server.slash("many", at=server.stranger_guild_channel)
        await server.until(lambda: client.refused == [40094])
        assert len(asked.followups) == 5


async def test_an_expired_token_is_refused():
    async with online(token_life=0.3) as (server, client):
        server.faults.append(Fault("PATCH", "@original", delay=0.4))
        asked = await server.slash("ask", question="why?")
        await server.until(lambda: client.refused == [50027, 50027])
        assert asked.shown is None


async def test_a_request_is_tried_again_after_a_rate_limit():
    async with online() as (server, client):
        server.faults.append(rate_limited(0.2, method="PATCH", path="@original"))
        asked = await server.slash("ask", question="why?")
        await server.until(lambda: asked.shown)
        assert [one.status for one in server.log if one.path.endswith("@original")] == [429, 200]
        assert client.refused == []


async def test_the_bot_may_not_do_what_it_was_denied():
    async with online() as (server, client):
        server.deny(server.news, "send_messages")
        await server.say(f"{server.bot.mention} why?")
        await server.until(lambda: client.refused == [50013])
        news = await client.fetch_channel(int(server.news.id))
        assert not news.permissions_for(news.guild.me).send_messages
        seen = []
        client.tree.interaction_check = lambda one: (
            seen.append(one.app_permissions.send_messages) or asyncio.sleep(0, True)
        )
        await server.slash("twice")
        await server.slash("twice", at=server.other)
        assert seen == [False, True]


async def test_a_reset_request_reaches_the_client_as_a_lost_connection():
    async with online() as (server, client):
        # Not a GET: such requests aiohttp sends once more by itself.
        server.faults.append(Fault("POST", "/messages", status=0))
        channel = client.get_channel(int(server.other.id))
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await channel.send("hello")
        assert (await channel.send("hello")).content == "hello"


async def test_a_client_that_leaves_says_so():
    async with online() as (server, client):
        await client.close()
        await server.until(lambda: server.goodbyes)
        # It means to say 1000, but with some versions of aiohttp its reader says 4000 first.
        assert server.goodbyes[0] in {1000, 4000}


@pytest.mark.parametrize(("code", "sessions"), [(1000, 0), (4000, 1), (None, 1)])
async def test_a_session_ends_with_a_goodbye_alone(code, sessions):
    async with FakeDiscord() as server, aiohttp.ClientSession() as session:
        socket = await session.ws_connect(server.env()["DISCORD_GATEWAY"])
        await socket.send_json({"op": 2, "d": {"token": server.token, "intents": 0}})
        await server.ready.wait()
        if code is None:
            socket._response.connection.transport.abort()
        else:
            await socket.close(code=code)
        await server.until(lambda: server.goodbyes)
        assert (server.goodbyes, len(server.gateway.sessions)) == ([code], sessions)
