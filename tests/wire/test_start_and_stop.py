"""From start to stop: what the operator sees, and that nobody is left waiting."""

import asyncio
from importlib.resources import files

import pytest

from discord_rules.rules import Violation
from fakes.channel import texts
from fakes.discord import FakeDiscord
from fakes.discord.faults import Fault
from fakes.shipped import CANARY, filled, opened, rules, running, shipped

pytestmark = pytest.mark.slow

FERRY = (files("bot") / "samples" / "ferry.txt").read_bytes()
QUESTION = "Who declined to comment?"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (4004, "Discord refuses the token."),
        (4013, "Discord refuses the intents."),
        (4014, "Discord refuses the intents."),
    ],
)
async def test_what_discord_refuses_for_good_ends_the_process_with_a_sentence(tmp_path, code, said):
    async with FakeDiscord(check=rules(), token=CANARY) as server:
        server.identify_closes_with = code
        async with shipped(server, tmp_path / "home") as bot:
            assert await asyncio.wait_for(bot.process.wait(), 30) == 8
            assert said in bot.log
            assert "Traceback" not in bot.log


async def test_a_list_of_commands_that_discord_refuses_ends_the_process_with_a_sentence_and_the_reason(tmp_path):
    def refused(_method, route, _body, *_files):
        return [Violation("enum", "/0/name", "not one of these")] if route.endswith("/commands") else []

    async with FakeDiscord(check=refused, token=CANARY) as server, shipped(server, tmp_path / "home") as bot:
        assert await asyncio.wait_for(bot.process.wait(), 30) == 8
        assert "Discord refuses the list of commands." in bot.log
        assert "not one of these" in bot.log
        assert "Traceback" not in bot.log


async def test_a_wrong_token_ends_the_process_with_a_sentence_that_does_not_show_it(tmp_path):
    wrong = CANARY.replace("GaNaRy", "WrOnGo")
    async with (
        FakeDiscord(check=rules(), token=CANARY) as server,
        shipped(server, tmp_path / "home", DISCORD_TOKEN=wrong) as bot,
    ):
        assert await asyncio.wait_for(bot.process.wait(), 30) == 8
        assert "Discord refuses the token. Check DISCORD_TOKEN" in bot.log.replace("\n", " ")
        assert wrong not in bot.log


async def test_without_a_token_the_process_says_what_to_set(tmp_path):
    async with FakeDiscord() as server, shipped(server, tmp_path / "home", DISCORD_TOKEN="") as bot:
        assert await asyncio.wait_for(bot.process.wait(), 30) == 2
        assert "No token is set" in bot.log


async def test_a_gateway_that_cannot_be_reached_at_first_is_tried_again(tmp_path):
    async with FakeDiscord(check=rules(), token=CANARY) as server:
        server.refuse_gateway(3)
        async with shipped(server, tmp_path / "home") as bot:
            await asyncio.wait_for(server.ready.wait(), 30)
            assert "Discord cannot be reached; trying again in 1 s" in bot.log
            assert "Traceback" not in bot.log


async def test_an_api_that_is_down_at_first_is_tried_again(tmp_path):
    async with FakeDiscord(check=rules(), token=CANARY) as server:
        server.faults.append(Fault("GET", "/users/@me", status=0, times=2))
        async with shipped(server, tmp_path / "home") as bot:
            await asyncio.wait_for(server.ready.wait(), 30)
            assert "Traceback" not in bot.log


async def test_commands_are_acknowledged_while_the_models_load_and_answered_after(tmp_path):
    async with running(tmp_path / "home", warm=False) as (server, bot):
        asked = [
            await server.slash("load", files={"file": ("a.txt", "text/plain", FERRY)}, by=server.mod),
            await server.slash("ask", question=QUESTION, at=server.other),
        ]
        assert [one.acked_after < 1.0 for one in asked] == [True, True]
        await filled(server, asked[0], "is getting ready")
        await opened(server, asked[0], 60)
        assert server.violations == []
        status, seconds = await bot.stop()
        assert (status, seconds < 10) == (0, True)


async def test_told_to_stop_it_finishes_running_answers_and_leaves_in_order(tmp_path):
    async with running(tmp_path / "home") as (server, bot):
        await opened(server, await server.slash("load", files={"file": ("a.txt", "text/plain", FERRY)}, by=server.mod))
        asked = [await server.slash("ask", question=QUESTION) for _ in range(3)]
        status, seconds = await bot.stop()
        assert status == 0
        assert seconds < 10
        assert [" · answer " in texts(one.shown["components"]) for one in asked] == [True, True, True]
        assert "Traceback" not in bot.log


async def test_told_to_stop_while_models_load_it_stops_in_order(tmp_path):
    async with running(tmp_path / "home", warm=False) as (server, bot):
        asked = await server.slash("load", files={"file": ("a.txt", "text/plain", FERRY)}, by=server.mod)
        await filled(server, asked, "Not open yet")
        pressed = await server.click(asked.shown, "Open it here", by=server.mod)
        status, seconds = await bot.stop()
        assert (status, seconds < 10) == (0, True)
        told = [texts(server.messages[one]["components"]) for one in (asked.original, *pressed.followups)]
        assert "Pullquote is being restarted." in told[-1] or "Open here now" in told[0]
        assert "Traceback" not in bot.log


async def test_told_to_stop_while_discord_cannot_be_reached_it_stops_at_once(tmp_path):
    async with FakeDiscord(check=rules(), token=CANARY) as server:
        server.refuse_gateway(1000)
        async with shipped(server, tmp_path / "home") as bot:
            await bot.said("trying again in")
            status, seconds = await bot.stop()
            assert (status, seconds < 10) == (0, True)


async def test_the_way_to_discord_leads_through_the_proxy_of_the_settings(tmp_path):
    asked = asyncio.Queue()

    async def refusing(reader, writer):
        asked.put_nowait(await reader.readline())
        writer.close()

    async with FakeDiscord() as server, await asyncio.start_server(refusing, "127.0.0.1", 0) as proxy:
        url = f"http://me:s3cret@127.0.0.1:{proxy.sockets[0].getsockname()[1]}"
        elsewhere = {"DISCORD_API_BASE": "", "DISCORD_GATEWAY": "", "DISCORD_PROXY": url}
        async with shipped(server, tmp_path / "home", **elsewhere) as bot:
            assert await asyncio.wait_for(asked.get(), 30) == b"CONNECT discord.com:443 HTTP/1.1\r\n"
            await bot.said("trying again in")
            assert "s3cret" not in bot.log
            status, _ = await bot.stop()
            assert status == 0
