"""The test server against the real discord.py: what it says is understood, and is what Discord would say."""

import os

import aiohttp
import pytest

from fakes.discord import FakeDiscord
from fakes.small_client import online


def text(message):
    """The texts of a Components V2 message."""

    def inside(several):
        for one in several:
            yield one.get("content")
            yield from inside(one.get("components", []))

    return " ".join(filter(None, inside(message["components"])))


async def test_a_deferred_answer_is_filled_in_and_followed_up():
    async with online() as (server, _):
        asked = await server.slash("ask", question="why?")
        assert (asked.done, asked.ephemeral) == ("deferred", False)
        assert asked.acked_after < server.interactions.ack_deadline
        await server.until(lambda: asked.followups)
        assert text(asked.shown) == "answer to why? source"
        assert server.messages.only_for(asked.followups[0]) == server.alice.id
        assert server.messages.only_for(asked.original) is None


async def test_an_answer_for_one_person_is_seen_and_clicked_by_nobody_else():
    async with online() as (server, _):
        asked = await server.slash("ask", question="why?", private=True, by=server.bob)
        await server.until(lambda: asked.shown)
        assert asked.ephemeral
        with pytest.raises(PermissionError):
            await server.click(asked.original, "More", by=server.alice)
        clicked = await server.click(asked.original, "More", by=server.bob)
        assert (clicked.done, text(asked.shown)) == ("update", "more")


async def test_a_button_opens_a_modal_that_can_be_filled_in():
    async with online() as (server, _):
        asked = await server.slash("ask", question="why?")
        await server.until(lambda: asked.shown)
        clicked = await server.click(asked.shown, "Wrong", by=server.mod)
        with pytest.raises(ValueError, match="21 characters"):
            await server.submit(clicked, {"What is wrong?": "x" * 21})
        sent = await server.submit(clicked, {"What is wrong?": "the name"})
        assert (clicked.done, sent.shown["content"], sent.ephemeral) == ("modal", "noted: the name", True)
        assert sent.user == server.mod


async def test_a_button_that_is_not_there_is_not_clicked():
    async with online() as (server, _):
        asked = await server.slash("ask", question="why?")
        await server.until(lambda: asked.shown)
        with pytest.raises(LookupError, match="'More', 'enabled'"):
            await server.click(asked.original, "Less")
        forged = await server.press("more", asked.shown, by=server.bob)
        assert forged.done == "update"
        server.delete_message(asked.original)
        with pytest.raises(LookupError, match="gone"):
            await server.click(asked.original, "More")


async def test_files_travel_both_ways():
    async with online() as (server, client):
        asked = await server.slash("load", files={"file": ("a.txt", "text/plain", b"some text")})
        assert text(asked.shown) == "some text source"
        [attached] = asked.shown["attachments"]
        shown = await client.get_channel(int(server.news.id)).fetch_message(int(asked.original))
        assert await shown.attachments[0].read() == b"a copy"
        assert asked.shown["components"][-1]["file"]["url"] == attached["url"]


async def test_subcommands_and_autocomplete_are_typed_as_they_were_synced():
    async with online() as (server, _):
        typing = await server.autocomplete("article read", "title", "fer")
        assert typing.choices == [{"name": "fer!", "value": "fer"}]
        asked = await server.slash("article read", title="ferry", page=2)
        assert asked.shown["content"] == "ferry, 2"
        with pytest.raises(TypeError):
            await server.slash("article read", title="ferry", page="two")
        with pytest.raises(ValueError, match="101 characters"):
            await server.slash("ask", question="x" * 101)


async def test_a_user_has_a_menu_of_commands_too():
    async with online() as (server, _):
        asked = await server.context("Greet", server.bob)
        assert asked.shown["content"] == "hello bob"


async def test_a_deferred_answer_can_be_withdrawn():
    async with online() as (server, _):
        asked = await server.slash("withdraw")
        await server.until(lambda: asked.followups)
        assert asked.shown is None
        assert server.messages[asked.followups[0]]["content"] == "instead"


async def test_commands_are_shown_only_where_and_to_whom_they_are_for():
    async with online() as (server, _):
        for place in (server.dm(server.mod), server.stranger_guild_channel):
            with pytest.raises(LookupError):
                await server.slash("audit", by=server.mod, at=place)
        with pytest.raises(PermissionError):
            await server.slash("audit", by=server.alice)
        with pytest.raises(PermissionError):
            await server.slash("audit", by=server.mod, at=server.elsewhere)
        assert (await server.slash("audit", by=server.mod)).shown["content"] == "audited"
        assert (await server.slash("audit", by=server.alice, raw=True)).shown["content"] == "audited"


async def test_the_bot_answers_where_only_its_user_has_installed_it():
    async with online() as (server, client):
        file = {"file": ("a.txt", "text/plain", b"some text")}
        for place in (server.stranger_guild_channel, server.stranger_dm, server.dm(server.alice), server.thread):
            asked = await server.slash("load", at=place, files=file)
            assert text(asked.shown) == "some text source"
        before = len(client.heard)
        await server.say(server.bot.mention, at=server.stranger_guild_channel)
        await server.say("hello", at=server.dm(server.alice))
        await server.until(lambda: len(client.heard) > before)
        assert [one.content for one in client.heard] == ["hello"]


async def test_content_is_withheld_unless_the_bot_is_spoken_to():
    async with online() as (server, client):
        spoken = await server.say(f"{server.bot.mention} why?", by=server.bob, at=server.thread)
        await server.until(lambda: server.messages.get(spoken["id"]) and len(server.messages) == 2)
        reply = next(one for one in server.messages.values() if one["type"] == 19)
        assert (reply["content"], reply["channel_id"]) == ("you said why?", server.thread.id)
        await server.say("and then?", at=server.thread, reply_to=reply)
        await server.say("quietly", at=server.thread, reply_to=reply, ping=False)
        overheard = await server.say("secret", files=[("a.txt", "text/plain", b"x")])
        await server.until(lambda: len(client.heard) == 4)
        assert [one.content for one in client.heard] == [f"{server.bot.mention} why?", "and then?", "", ""]
        assert client.heard[-1].attachments == []
        assert (await client.heard[-1].channel.fetch_message(int(overheard["id"]))).content == ""
        checked = await server.context("Check this", overheard)
        assert checked.shown["content"] == "checked: secret"


async def test_what_is_gone_is_unknown():
    async with online() as (server, client):
        asked = await server.slash("article read", title="ferry")
        await server.delete_channel(server.news)
        assert asked.shown is None
        for place, code in ((server.news, 10003), (server.thread, 10003), (server.stranger_guild_channel, 50001)):
            await client.try_(client.fetch_channel(int(place.id)))
            assert client.refused.pop() == code
        await server.remove_bot(server.guild_b)
        await server.until(lambda: client.get_guild(int(server.guild_b.id)) is None)


async def test_people_can_be_written_to_unless_they_closed_their_messages():
    async with online() as (server, client):
        bob = await client.fetch_user(int(server.bob.id))
        sent = await bob.send("hello")
        assert server.messages[str(sent.id)]["channel_id"] == server.dm(server.bob).id
        server.closed_dms.add(server.bob.id)
        await client.try_(bob.send("again"))
        assert client.refused == [50007]


async def test_a_request_against_the_rules_is_refused_and_kept():
    def check(_method, path, body, _files):
        return ["too long"] if path.endswith("/messages") and len(body["content"]) > 2000 else []

    async with online(check=check) as (server, client):
        await client.try_((await client.fetch_channel(int(server.news.id))).send("x" * 2001))
        assert client.refused == [50035]
        assert server.violations == [("POST", f"/channels/{server.news.id}/messages", "too long")]


async def test_an_unknown_route_can_be_seen():
    async with FakeDiscord() as server:
        headers = {"Authorization": f"Bot {server.token}"}
        unknown = server.env()["DISCORD_API_BASE"] + "/soundboard"
        async with aiohttp.ClientSession(headers=headers) as session, session.get(unknown) as answer:
            assert answer.status == 404
        assert server.unknown_routes == [("GET", "/soundboard")]


async def test_its_answers_are_as_discord_describes_them():
    rules = pytest.importorskip("discord_rules", reason="the rules of requests are not there")
    if not os.environ.get("DISCORD_OPENAPI"):
        pytest.skip("DISCORD_OPENAPI does not name Discord's description of its API")
    described = rules.Specification.load(os.environ["DISCORD_OPENAPI"])
    async with online() as (server, client):
        await drive_everything(server, client)
        wrong = [
            (one.method, one.path, str(found))
            for one in server.log
            if one.answer is not None
            for found in described.response(one.method, one.path, one.status, one.answer)
        ]
    assert wrong == []


async def drive_everything(server, client):
    asked = await server.slash("ask", question="why?")
    await server.until(lambda: asked.followups)
    clicked = await server.click(asked.original, "Wrong")
    await server.submit(clicked, {"What is wrong?": "the name"})
    await server.slash("load", files={"file": ("a.txt", "text/plain", b"some text")})
    await server.autocomplete("article read", "title", "fer")
    await server.say(f"{server.bot.mention} why?", at=server.thread)
    await server.until(lambda: any(one["type"] == 19 for one in server.messages.values()))
    await client.try_((await client.fetch_user(int(server.bob.id))).send("hello"))
    news = await client.fetch_channel(int(server.news.id))
    assert [one async for one in news.history(limit=5)]
    await client.fetch_guild(int(server.guild_a.id))
    await client.application_info()
    await client.tree.fetch_commands()
