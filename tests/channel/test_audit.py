"""What moderators see of what was answered."""

from fakes.channel import person, texts
from retrieval.answer import Question, Room

HIT = "What did the ferry hit?"


async def audit(place, answer):
    return await place.moderator.slash(place.channel, "audit answer", answer=answer)


async def test_the_latest_answers_are_listed_with_who_when_outcome_and_link(place, house):
    await place.load()
    shown = (await place.ask(HIT)).response
    await place.ask("Which orchestra played?", private=True)
    listed = (await place.moderator.slash(place.channel, "audit recent")).response
    assert listed.ephemeral
    second, first = house.library.recent(f"server:{place.guild.id}", 5)
    lines = texts(listed.components).split("\n")
    assert lines[0] == "### The latest answers"
    assert lines[1] == "**Which orchestra played?**"
    assert lines[2].startswith(f"-# <@{place.reader.id}>, <t:")
    assert lines[2].endswith(f"The article does not say · {second.id} · shown privately")
    link = f"https://discord.com/channels/{place.guild.id}/{place.channel.id}/{shown.id}"
    assert lines[4].endswith(f"1 passage answers · paragraph 2 · {first.id} · [message]({link})")


async def test_an_answer_is_shown_with_its_passages_scores_in_words_and_where_it_was_shown(place, house):
    await place.load()
    shown = (await place.ask(HIT)).response
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    seen = (await audit(place, f"answer {asked.id.upper()}")).response
    assert seen.ephemeral
    told = texts(seen.components)
    assert "> The ferry hit a rock near Holm.\n-# paragraph 2 · answers strongly (score 6.0)" in told
    assert f"<@{place.reader.id}>" in told
    assert "That the article answers: almost certain (0.998)" in told
    assert "Next best: paragraph " in told
    assert f"/{place.channel.id}/{shown.id})" in told
    assert "bag-of-words@1" in told
    assert asked.id in told


async def test_an_answer_that_is_not_here_is_unknown(place):
    await place.load()
    await place.ask(HIT)
    told = texts((await audit(place, "0000000000")).response.components)
    assert told == "There is no such answer here. The id stands below each answer; /audit recent lists the latest."


async def test_ids_are_suggested_with_their_questions(place, house):
    await place.load()
    await place.ask(HIT)
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    choices = await place.moderator.autocomplete(place.channel, "audit answer", "answer", "ferry")
    assert [(one["name"], one["value"]) for one in choices] == [(f"{asked.id} · {HIT}", asked.id)]


async def test_nothing_asked_is_said(place):
    told = await place.moderator.slash(place.channel, "audit recent")
    assert texts(told.response.components) == "Nothing was asked here yet."


async def test_an_answer_that_never_reached_discord_is_said_not_to_be_known_to_have(place, house):
    await place.load()
    room = Room(f"server:{place.guild.id}", f"channel:{place.channel.id}")
    asked = house.library.ask(Question(HIT, room, person(place.reader)))
    listed = texts((await place.moderator.slash(place.channel, "audit recent")).response.components)
    assert listed.endswith(f"{asked.id} · not known to have been shown")
    assert "-# Not known to have been shown\n" in texts((await audit(place, asked.id)).response.components)
