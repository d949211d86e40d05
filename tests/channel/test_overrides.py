"""What a server chooses under Integrations holds for presses too, and nothing else does."""

import asyncio
import logging

import discord
import pytest
from simcord.backend.errors import SetupError

from fakes.channel import Site, texts
from fakes.discord.faults import Fault
from fakes.house import House
from fakes.online import bot_online
from fakes.shipped import filled, opened, rules

NOT_YOURS = "You may not use /{} here, so this is not for you either."
STORY = {"file": ("a.txt", "text/plain", b"Ferry aground\n\nThe ferry hit a rock near Holm.\n\nThe mayor spoke.")}
PERMISSIONS = r"/commands/\d+/permissions"


async def chosen(place, name, allowed):
    (command,) = [one for one in await place.env.bot.tree.fetch_commands() if one.name == name]
    place.guild.set_command_permissions(command, allowed)
    place.env.bot.rights.forget(place.guild.id)  # simcord does not tell of it, as Discord does


def said(sent):
    return [texts(one.components) for one in [*sent.followups, sent.response] if one is not None]


async def asked_to_remove(place, who):
    shown = await who.slash(place.channel, "remove", article="Ferry aground")
    assert texts(shown.response.components).startswith("Remove **Ferry aground** from the library?")
    return shown.response


async def test_somebody_to_whom_a_server_gives_a_command_may_press_what_it_shows(place, house):
    await place.load()
    with pytest.raises(SetupError):
        await place.reader.slash(place.channel, "remove", article="Ferry aground")
    await chosen(place, "remove", {place.reader: True})
    await place.reader.click(await asked_to_remove(place, place.reader), label="Remove it")
    assert house.library.listed(f"server:{place.guild.id}") == []


async def test_a_moderator_from_whom_a_server_takes_a_command_may_not_press_what_it_showed(place, house):
    await place.load()
    shown = await asked_to_remove(place, place.moderator)
    await chosen(place, "remove", {place.moderator: False})
    pressed = await place.moderator.click(shown, label="Remove it")
    assert NOT_YOURS.format("remove") in "".join(said(pressed))
    assert len(house.library.listed(f"server:{place.guild.id}")) == 1


async def test_another_s_draft_is_for_those_who_may_load(place, house):
    draft = (await place.propose()).response
    pressed = await place.reader.click(draft, label="Open it here")
    assert NOT_YOURS.format("load") in "".join(said(pressed))
    readers = place.guild.create_role("Librarians", permissions=discord.Permissions())
    librarian = place.guild.add_member(place.env.create_user("librarian"), roles=[readers])
    await chosen(place, "load", {readers: True})
    await librarian.click(draft, label="Open it here")
    assert len(house.library.listed(f"server:{place.guild.id}")) == 1


async def draft_of(server, by):
    loading = await server.slash("load", files=STORY, by=by)
    return (await filled(server, loading, "Not open yet")).shown


async def told(server, pressed):
    """What whoever presses is told privately."""
    found = await server.until(lambda: [pressed.original, *pressed.followups] if pressed.done else None)
    return "\n".join(texts(server.messages[one]["components"]) for one in found if one)


def reads(server):
    return [one.path for one in server.log if one.method == "GET" and one.path.endswith("/permissions")]


async def test_what_was_chosen_is_asked_for_once_and_again_when_discord_tells_of_a_change():
    async with bot_online(House(), rules()) as (server, _):
        draft = await draft_of(server, server.mod)
        for _ in range(3):
            assert NOT_YOURS.format("load") in await told(server, await server.click(draft, "Discard", by=server.bob))
        assert len(reads(server)) == 2
        server.choose_who_may("load", {server.bob: True})
        pressed = await server.click(draft, "See all of it", by=server.bob)
        await server.until(lambda: pressed.shown and "hit a rock" in texts(pressed.shown["components"]))
        assert len(reads(server)) == 4
        assert (server.violations, server.unknown_routes) == ([], [])


async def test_what_is_chosen_for_all_commands_and_for_a_channel_holds_too():
    async with bot_online(House(), rules()) as (server, _):
        draft = await draft_of(server, server.mod)
        server.choose_who_may(None, {server.guild_a.roles[1]: False})
        assert NOT_YOURS.format("load") in await told(server, await server.click(draft, "Discard", by=server.mod))
        server.choose_who_may(None, {server.news: False})
        assert NOT_YOURS.format("load") in await told(server, await server.click(draft, "Discard", by=server.mod))
        server.choose_who_may("load", {server.news: True})
        pressed = await server.click(draft, "Discard", by=server.mod)
        await server.until(lambda: pressed.shown and "Discarded" in texts(pressed.shown["components"]))


async def test_a_thread_is_as_open_as_the_channel_around_it():
    async with bot_online(House(), rules()) as (server, _):
        loading = await server.slash("load", files=STORY, by=server.mod, at=server.thread)
        draft = (await filled(server, loading, "Not open yet")).shown
        server.choose_who_may("load", {server.news: False})
        assert NOT_YOURS.format("load") in await told(server, await server.click(draft, "Discard", by=server.mod))


@pytest.mark.parametrize("fault", [{"status": 403}, {"status": 0}, {"delay": 5.0}, {"status": 500}])
async def test_where_it_cannot_be_read_the_default_holds_and_the_log_says_so(fault, caplog):
    caplog.set_level(logging.WARNING)
    async with bot_online(House(), rules()) as (server, _):
        draft = await draft_of(server, server.mod)
        server.choose_who_may("load", {server.bob: True})
        server.faults.append(Fault("GET", PERMISSIONS, times=None, **fault))
        pressed = await server.click(draft, "Discard", by=server.bob)
        assert NOT_YOURS.format("load") in await told(server, pressed)
        assert "who may use a command could not be read, so its default holds" in caplog.text
        pressed = await server.click(draft, "Discard", by=server.mod)
        await server.until(lambda: pressed.shown and "Discarded" in texts(pressed.shown["components"]))
        assert pressed.acked_after < 3.0


async def test_what_was_missed_while_the_connection_was_down_is_known_after_it():
    async with bot_online(House(), rules()) as (server, _):
        draft = await draft_of(server, server.mod)
        assert NOT_YOURS.format("load") in await told(server, await server.click(draft, "Discard", by=server.bob))
        server.choose_who_may("load", {server.bob: True}, told=False)
        assert NOT_YOURS.format("load") in await told(server, await server.click(draft, "Discard", by=server.bob))
        server.ready.clear()
        await server.drop(4009, invalidate=True)
        await asyncio.wait_for(server.ready.wait(), 20)
        pressed = await server.click(draft, "Discard", by=server.bob)
        await server.until(lambda: pressed.shown and "Discarded" in texts(pressed.shown["components"]))


async def test_who_may_no_longer_ask_may_not_share_an_answer_either():
    async with bot_online(House(), rules()) as (server, _):
        await opened(server, await server.slash("load", files=STORY, by=server.mod))
        asked = await server.slash("ask", question="What did the ferry hit?", private=True)
        await server.until(lambda: asked.shown and "answer " in texts(asked.shown["components"]))
        server.choose_who_may("ask", {server.alice: False})
        assert NOT_YOURS.format("ask") in await told(server, await server.click(asked.shown, "Share"))


async def test_a_form_is_refused_to_whoever_lost_the_right_while_filling_it_in():
    async with bot_online(House(), rules()) as (server, _):
        draft = await draft_of(server, server.mod)
        form = await server.click(draft, "Correct", by=server.mod)
        pasting = await server.slash("load", by=server.mod)
        server.guild_a.join(server.mod)
        sent = await server.submit(form, {"Title": "Another"})
        assert NOT_YOURS.format("load") in await told(server, sent)
        sent = await server.submit(pasting, {"Text": "The pier opened in June."})
        assert NOT_YOURS.format("load") in await told(server, sent)


async def test_a_load_under_way_cannot_be_stopped_from_another_library():
    site = Site()
    site.open.clear()
    async with bot_online(House(), rules(), site) as (server, _):
        loading = await server.slash("load", link="https://tarrow.example/", by=server.mod)
        await filled(server, loading, "Fetching the page …")
        for by, at in ((server.mod_b, server.elsewhere), (server.alice, server.dm(server.alice))):
            button = server.messages.make(server.bot, at, {"components": loading.shown["components"], "flags": 1 << 15})
            assert "There is no such load to cancel" in await told(server, await server.click(button, "Cancel", by=by))
        await server.click(loading.shown, "Cancel", by=server.mod)
        await filled(server, loading, "Loading was cancelled. Nothing was kept.")
