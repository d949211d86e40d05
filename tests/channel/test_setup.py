"""What those choose who manage a server, and what holds then."""

import discord
import pytest

from fakes.channel import texts
from retrieval.rules import HouseRules

HIT = "What did the ferry hit?"


@pytest.fixture
def manager(place):
    role = place.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True, manage_messages=True))
    return place.guild.add_member(place.env.create_user("manager"), roles=[role])


async def setup(place, manager, what, **options):
    return texts((await manager.slash(place.channel, f"setup {what}", **options)).response.components)


async def test_what_holds_is_shown_with_what_is_lacking(place, manager):
    shown = await setup(place, manager, "show")
    assert "Questions are answered in every channel." in shown
    assert "No line below answers." in shown
    assert "✓ Pullquote may do all that it needs" in shown


async def test_questions_are_answered_in_the_channels_chosen_and_nowhere_else(place, manager):
    await place.load()
    other = place.guild.create_text_channel("talk")
    shown = await setup(place, manager, "answers", channel=place.channel)
    assert f"Questions are answered in <#{place.channel.id}>." in shown
    assert "rock" in texts((await place.ask(HIT)).response.components)
    told = texts((await place.reader.slash(other, "ask", question=HIT)).response.components)
    assert told == f"Questions are not answered in this channel. Ask in <#{place.channel.id}>."
    await setup(place, manager, "answers")
    assert "rock" not in texts((await place.reader.slash(other, "ask", question=HIT)).response.components)


async def test_a_channel_that_is_gone_is_said_to_be(place, manager, house):
    house.stewardship.lay_down(f"server:{place.guild.id}", HouseRules(rooms=("channel:7",), log="channel:7"))
    shown = await setup(place, manager, "show")
    assert "Questions are answered in a channel that is gone." in shown
    assert "Changes are told in a channel that is gone." in shown
    await place.load()
    told = texts((await place.ask(HIT)).response.components)
    assert told.startswith("Questions are not answered in this channel. The channel for them is gone;")


async def test_a_line_stands_below_every_answer_or_below_those_from_one_article(place, manager):
    await place.load()
    assert "Below every answer stands: Be kind" in await setup(place, manager, "banner", text="Be kind")
    assert "-# Be kind\n" in texts((await place.ask(HIT)).response.components)
    await setup(place, manager, "banner", text="Disputed by *the owner*", article="Ferry aground")
    assert "-# Disputed by \\*the owner\\*\n" in texts((await place.ask(HIT)).response.components)
    await setup(place, manager, "banner", article="Ferry aground")
    assert "-# Be kind\n" in texts((await place.ask(HIT)).response.components)
    await setup(place, manager, "banner")
    assert "Be kind" not in texts((await place.ask(HIT)).response.components)


async def test_the_log_channel_is_told_of_changes_and_articles(place, manager):
    log = place.guild.create_text_channel("log")
    await setup(place, manager, "log", channel=log)
    await place.load()
    path = f"/channels/{log.id}/messages"
    told = [texts(one.json["components"]) for one in place.env.http_requests if one.path == path]
    assert any("changed what holds here with /setup log" in one for one in told)
    assert any("opened **Ferry aground**." in one for one in told)


async def test_retention_is_chosen_in_days(place, manager):
    assert "Who asked is kept for 7 days." in await setup(place, manager, "retention", days=7)
    assert "Who asked is kept for 1 day." in await setup(place, manager, "retention", days=1)
    longer = await setup(place, manager, "retention", days=90)
    assert "Who asked is kept for 30 days: whoever runs Pullquote keeps it no longer." in longer
    by_the_host = await setup(place, manager, "retention")
    assert "Who asked is kept for 30 days, as whoever runs Pullquote has chosen." in by_the_host
    told = await setup(place, manager, "retention", days=7, questions=90)
    assert "What was asked is kept for 90 days; what was cited, for good." in told


async def test_readers_and_moderators_are_not_offered_it(place):
    assert not any(one.startswith("setup") for one in place.reader.available_commands(place.channel))
    assert not any(one.startswith("setup") for one in place.moderator.available_commands(place.channel))
