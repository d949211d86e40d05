"""`pullquote check --discord`: what Discord says of the application, and what is to be put right in its portal."""

import asyncio
import os
import re
from contextlib import asynccontextmanager

import pytest

from bot.__main__ import run
from bot.channel.failing import DiscordUnreachable, TokenRefused
from bot.channel.needs import TOGETHER
from bot.channel.portal import findings
from bot.failures import CHECK_FAILED
from config.settings import DiscordSettings, SettingsError
from discord_rules import Specification
from fakes.discord import FakeDiscord, Fault, rate_limited
from fakes.shipped import CANARY
from fakes.small_client import online

GOOD = {
    "token": "Discord takes it; it is that of pullquote, application {id}",
    "session starts": "999 of 1,000 left",
    "endpoint": "interactions come over the gateway",
    "installation": "for servers and for single people; "
    "the portal has no install link of its own, pullquote invite prints one",
    "code grant": "the install link needs no code grant",
    "public bot": "anybody who has the link may add it (Public Bot is on)",
    "intents": "no privileged intent is on, and none is needed",
    "servers": "in 2 servers, installed by 1 person",
}


def to(server, **more):
    return DiscordSettings(api_base=server.env()["DISCORD_API_BASE"], gateway=server.env()["DISCORD_GATEWAY"], **more)


async def found(portal=None, *, starts_left=999):
    """What differs from an application as it should be: names with whether they are right, and what is said."""
    async with FakeDiscord() as server:
        server.portal, server.starts_left = portal or {}, starts_left
        good = {name: detail.format(id=server.app_id) for name, detail in GOOD.items()}
        all_of_it = await findings(to(server), server.token)
    assert [one.name for one in all_of_it] == list(GOOD)
    return {one.name: (one.ok, one.detail) for one in all_of_it if not one.ok or one.detail != good[one.name]}


def link(*scopes, permissions=TOGETHER.value):
    return {"oauth2_install_params": {"scopes": list(scopes), "permissions": str(permissions)}}


async def test_of_an_application_as_it_should_be_everything_is_right():
    assert await found() == {}


async def test_it_asks_three_times_changes_nothing_and_does_not_connect():
    async with FakeDiscord() as server:
        await findings(to(server), server.token)
        asked = [(one.method, one.path) for one in server.log]
        assert asked == [("GET", "/users/@me"), ("GET", "/applications/@me"), ("GET", "/gateway/bot")]
        assert server.identifies == []
        assert server.unknown_routes == []


WRONG = [
    ({"interactions_endpoint_url": "https://old.example/x"}, "endpoint", "empty that field under General Information."),
    ({"bot_require_code_grant": True}, "code grant", "turn off “Requires OAuth2 Code Grant” under Bot."),
    ({"integration_types_config": {"1": {}}}, "installation", "turn on Guild Install under Installation."),
    (
        {"integration_types_config": {"0": link("applications.commands", permissions=0), "1": {}}},
        "installation",
        "add the scope bot.",
    ),
    (
        {"integration_types_config": {"0": link("bot", permissions=1 << 10 | 1 << 11), "1": {}}},
        "installation",
        "does not ask for: Send Messages in Threads, Attach Files, Read Message History. ",
    ),
    ({"approximate_guild_count": 2_500}, "servers", "In 2,500 servers; from 2,500 on Discord refuses a bot"),
]


@pytest.mark.parametrize(("portal", "name", "told"), WRONG)
async def test_what_keeps_the_bot_from_working_is_wrong_and_told_with_its_place_in_the_portal(portal, name, told):
    [(one, (right, detail))] = (await found(portal)).items()
    assert (one, right) == (name, False)
    assert told in detail


@pytest.mark.parametrize("portal", [None, *(portal for portal, _, _ in WRONG)])
@pytest.mark.usefixtures("pseudo")
async def test_all_that_is_found_goes_through_the_door_to_a_language(portal):
    for _, detail in (await found(portal)).values():
        shown = re.sub(r"pullquote|Send Messages in Threads|Attach Files|Read Message History|[0-9]{10,}", "", detail)
        assert re.findall(r"[A-Za-z]{2,}", shown) == []


FINE = [
    ({"bot_public": False}, "public bot", "its owner alone may add it (Public Bot is off)"),
    ({"flags": 1 << 15 | 1 << 18}, "intents", "on and not needed, which does no harm: Server Members, Message Content"),
    ({"flags": 1 << 23}, None, ""),
    ({"integration_types_config": {"0": {}}}, "installation", "people cannot install it for themselves"),
    ({"integration_types_config": None}, "installation", "Discord does not tell the contexts"),
    ({"integration_types_config": {"0": link("bot"), "1": {}}}, "installation", "asks for what is needed"),
    ({"integration_types_config": {"0": link("bot", permissions=8), "1": {}}}, "installation", "needed: administrator"),
    ({"approximate_guild_count": 2_499}, "servers", "in 2,499 servers, installed by 1 person"),
    (
        {"approximate_guild_count": 0, "approximate_user_install_count": 0},
        "servers",
        "in no server yet; pullquote invite prints the link that adds it to one",
    ),
]


@pytest.mark.parametrize(("portal", "name", "told"), FINE)
async def test_what_is_a_choice_is_right_and_told(portal, name, told):
    different = await found(portal)
    assert list(different) == ([name] if name else [])
    assert all(right and told in detail for right, detail in different.values())


async def test_that_no_start_is_left_is_wrong_with_the_time_to_wait():
    [(name, (right, detail))] = (await found(starts_left=0)).items()
    assert (name, right) == ("session starts", False)
    assert "None of 1,000 is left, so the bot cannot connect for 2.5 hours: " in detail


async def test_a_token_that_discord_does_not_know_is_refused():
    async with FakeDiscord() as server:
        with pytest.raises(TokenRefused, match=r"^Discord refuses the token\.$") as refused:
            await findings(to(server), "MTIz.other.token")
    assert "under Bot (Reset Token)" in refused.value.remedy


@pytest.mark.parametrize("token", ["Bot MTIz.fake.token", "MTIz.fake\n.token", "MTIz.fáke.token", "\x00"])
async def test_what_cannot_be_a_token_is_never_sent(token):
    async with FakeDiscord() as server:
        with pytest.raises(TokenRefused, match="blanks or other characters"):
            await findings(to(server), token)
        assert server.log == []


async def test_without_a_token_there_is_nothing_to_ask():
    with pytest.raises(SettingsError, match=r"^No token is set: set DISCORD_TOKEN"):
        await findings(DiscordSettings(), None)


FAULTS = [
    (Fault("GET", "/users/@me", 503), "it answers 503"),
    (Fault("GET", "/users/@me", 403), "it answers 403, as it does to networks that it has shut out"),
    (Fault("GET", "/applications/@me", 0, times=None), "there is no connection to it"),
    (Fault("GET", "/gateway/bot", 302, headers={"Location": "http://127.0.0.1:1/"}), "it answers 302"),
    (Fault("GET", "/gateway/bot", 200, body=["hello"]), "something answers that is not its API"),
    (Fault("GET", "/applications/@me", 200, body={"id": "1"}), None),
    (rate_limited(5), "it asks to come more slowly; wait some minutes"),
]


@pytest.mark.parametrize(("fault", "why"), FAULTS)
async def test_whatever_answers_is_told_in_one_sentence(fault, why):
    async with FakeDiscord() as server:
        server.faults.append(fault)
        if why is None:
            assert all(one.detail for one in await findings(to(server), server.token))
            return
        with pytest.raises(DiscordUnreachable) as told:
            await findings(to(server), server.token)
    assert told.value.message == f"Discord cannot be asked: {why}."
    assert told.value.remedy == "Check the network, and DISCORD_PROXY if there is a proxy on the way."


@asynccontextmanager
async def a_proxy(answer):
    """Answers every request with this; what it was asked for first is in the list."""
    asked = []

    async def serve(reader, writer):
        asked.append((await reader.readline()).decode().strip())
        writer.write(answer)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as listening:
        yield f"http://me:s3cret@127.0.0.1:{listening.sockets[0].getsockname()[1]}", asked


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n", "the proxy asks for a name and a password"),
        (b"HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n", "the proxy answers 502"),
        (b"", "there is no connection to it"),
    ],
)
async def test_the_way_leads_through_the_proxy_of_the_settings_to_discord_itself(answer, why):
    async with a_proxy(answer) as (url, asked):
        with pytest.raises(DiscordUnreachable) as told:
            await findings(DiscordSettings(proxy=url), "MTIz.fake.token")
    assert set(asked) == {"CONNECT discord.com:443 HTTP/1.1"}
    assert told.value.message == f"Discord cannot be asked: {why}."
    assert "s3cret" not in f"{told.value.message} {told.value.remedy}"


@pytest.mark.parametrize(
    ("proxy", "why"),
    [
        ("http://127.0.0.1:1", "the proxy of DISCORD_PROXY cannot be reached"),
        ("proxy", "DISCORD_PROXY is not the address of a proxy"),
    ],
)
async def test_a_proxy_that_is_none_is_told_as_that(proxy, why):
    async with FakeDiscord() as server:
        with pytest.raises(DiscordUnreachable) as told:
            await findings(to(server, proxy=proxy), server.token)
    assert told.value.message == f"Discord cannot be asked: {why}."


async def test_the_command_prints_a_line_for_each_after_the_others(monkeypatch, capfd):
    async with FakeDiscord(token=CANARY) as server:
        for name, value in server.env().items():
            monkeypatch.setenv(name, value)
        assert await asyncio.to_thread(run, ["check", "--discord"]) == 0
        printed = capfd.readouterr().out
        lines = printed.splitlines()[-len(GOOD) :]
        good = [f"discord {name}: ok ({detail.format(id=server.app_id)})" for name, detail in GOOD.items()]
        assert lines == good
        server.portal = {"interactions_endpoint_url": "https://old.example/x"}
        assert await asyncio.to_thread(run, ["check", "--discord"]) == CHECK_FAILED
        assert "discord endpoint: WRONG (An Interactions Endpoint URL is set" in capfd.readouterr().out
    assert not [one for one in CANARY.split(".") if one in printed]


async def test_where_discord_cannot_be_asked_the_command_says_so_and_the_rest_is_checked(monkeypatch, capfd):
    async with FakeDiscord() as server:
        for name, value in server.env().items():
            monkeypatch.setenv(name, value)
    assert await asyncio.to_thread(run, ["check", "--discord"]) == CHECK_FAILED
    out = capfd.readouterr().out
    assert "database: ok (0 articles)" in out
    assert "discord token: WRONG (Discord cannot be asked: there is no connection to it. Check the network" in out


def test_without_a_token_the_command_says_what_to_set(pullquote, valid):
    done = pullquote("check", "--discord", "--json")
    valid(done.object, "check")
    last = done.object["checks"][-1]
    assert (done.status, last["name"], last["ok"]) == (CHECK_FAILED, "discord token", False)
    assert last["detail"].startswith("No token is set: set DISCORD_TOKEN")


async def test_an_application_with_an_endpoint_of_its_own_gets_no_command_over_the_gateway():
    async with online(ack_deadline=0.5) as (server, _):
        assert (await server.slash("withdraw")).done == "deferred"
        server.portal = {"interactions_endpoint_url": "https://old.example/x"}
        assert (await server.slash("withdraw")).done is None


async def test_the_test_servers_answers_are_as_discord_describes_them():
    if not os.environ.get("DISCORD_OPENAPI"):
        pytest.skip("DISCORD_OPENAPI does not name Discord's description of its API")
    described = Specification.load(os.environ["DISCORD_OPENAPI"])
    for portal, _, _ in WRONG + FINE:
        async with FakeDiscord() as server:
            server.portal = portal if portal.get("integration_types_config", {}) is not None else {}
            await findings(to(server), server.token)
            user, application, _ = server.log
            for one in (user, application):
                assert described.response(one.method, one.path, one.status, one.answer) == []
