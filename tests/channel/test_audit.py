"""What moderators see of what was answered."""

from dataclasses import replace
from datetime import timedelta

from bot import auditing_words
from fakes.channel import person, texts
from retrieval.answer import Question, Room, Stage
from retrieval.policy import Policy

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
    passage = f"{asked.article_id[:8]}-p2s1"
    assert f"> The ferry hit a rock near Holm.\n-# paragraph 2 · {passage} · answers strongly (score 6.0)" in told
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


async def test_a_name_is_shown_for_as_long_as_it_is_kept_and_then_said_to_be_kept_no_longer(place, house):
    await place.load()
    await place.ask(HIT)
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    assert f"<@{place.reader.id}>" in texts((await audit(place, asked.id)).response.components)
    house.away = timedelta(days=31)
    listed = texts((await place.moderator.slash(place.channel, "audit recent")).response.components)
    for told in (listed, texts((await audit(place, asked.id)).response.components)):
        assert "-# somebody whose name is no longer kept, <t:" in told
        assert str(place.reader.id) not in told


async def test_what_somebody_had_erased_is_audited_by_what_was_cited(place, house):
    await place.load()
    await place.ask(HIT)
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    house.privacy.erase(person(place.reader))
    listed = texts((await place.moderator.slash(place.channel, "audit recent")).response.components)
    for told in (listed, texts((await audit(place, asked.id)).response.components)):
        assert "-# somebody whose question was erased, <t:" in told
        assert HIT not in told
        assert "erased" in told.split("\n")[1 if told is listed else 0]
    assert "> The ferry hit a rock near Holm." in texts((await audit(place, asked.id)).response.components)


async def test_a_name_is_kept_of_whoever_mentions_the_bot_too_and_of_nobody_who_asks_for_themselves(place, house):
    await place.load()
    await place.reader.send(place.channel, f"<@{place.env.bot.user.id}> {HIT}")
    assert [(owner, one.user_id) for (owner, _), one in house.people.named.items()] == [
        (f"server:{place.guild.id}", str(place.reader.id))
    ]
    loner = place.env.create_user("loner")
    loaded = await loner.slash("load", file=("pier.txt", b"The pier opened in June."))
    await loner.click(loaded.response, label="Open it here")
    await loner.send_dm("When did the pier open?")
    assert len(house.library.recent(person(loner), 5)) == 1
    assert len(house.people.named) == 1


async def test_why_an_answer_is_what_it_is_is_told_in_words_first_and_numbers_below(place, house):
    await place.load()
    await place.ask("What did the ferry hit?")
    asked = house.library.recent(f"server:{place.guild.id}", 1)[0]
    shown = await place.moderator.slash(place.channel, "audit answer", answer=asked.id)
    why = await place.moderator.click(shown.response, label="Why this answer")
    told = texts(why.followups[0].components if why.followups else why.response.components)
    rule, second, sure, numbers = (
        told.index(words)
        for words in ("Passages are shown whose probability", "Second: paragraph", "probability ", "```")
    )
    assert rule < second < numbers
    assert sure < numbers
    spoken = replace(asked, answer=replace(asked.answer, stages=(*asked.answer.stages, Stage.LEDGER)))
    table = told[numbers:].split("```")[1].strip().splitlines()
    assert auditing_words.confidence(spoken, Policy()) == []
    assert table[0].split() == ["passage", "score", "logit", "cos", "words", "par.", "sent"]
    assert table[1].split()[0] == "*p2s1"
    assert len(table) == 1 + len(asked.answer.candidates)
    assert max(map(len, table)) <= 48


async def test_of_an_answer_that_was_retracted_it_is_said_and_why(place, house):
    await place.load()
    await place.ask()
    owner = f"server:{place.guild.id}"
    (asked,) = house.library.recent(owner, 1)
    case = house.moderation.open(owner, asked.id, "person:mod")
    assert "retracted" not in texts((await audit(place, asked.id)).response.components)
    house.moderation.retract(owner, case.number, "person:mod", "It is *another* ferry.", case.seen)
    told = texts((await audit(place, asked.id)).response.components)
    assert "**The answer is retracted. Why: It is \\*another\\* ferry.**" in told
