"""Asking in a channel: who sees what, and what is kept of it."""

import pytest

from fakes.channel import labels, person, texts

HIT = "What did the ferry hit?"
ROCK = "> The ferry hit a rock near Holm."


async def test_an_answer_is_the_question_the_passage_its_paragraph_the_title_and_the_id(place, house):
    await place.load()
    shown = (await place.ask(HIT)).response
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    assert texts(shown.components).split("\n") == [
        f"-# {HIT}",
        ROCK,
        f"-# paragraph 2 · {asked.article_id[:8]}-p2s1",
        f"-# 1 passage answers · Ferry aground · answer {asked.id}",
    ]
    assert labels(shown.components) == ["In context", "Report"]
    assert not shown.ephemeral


async def test_where_the_answer_was_shown_is_kept_with_a_link_to_the_message(place, house):
    await place.load()
    shown = (await place.ask(HIT)).response
    owner = f"server:{place.guild.id}"
    (asked,) = house.library.recent(owner, 5)
    (posting,) = house.library.postings(owner, asked.id)
    assert posting.link == f"https://discord.com/channels/{place.guild.id}/{place.channel.id}/{shown.id}"
    assert not posting.private
    assert asked.question.asked_by == person(place.reader)
    assert asked.question.room.name == f"channel:{place.channel.id}"


async def test_a_private_answer_is_seen_by_one_and_has_no_link(place, house):
    await place.load()
    shown = (await place.ask(HIT, private=True)).response
    assert shown.ephemeral
    assert labels(shown.components) == ["In context", "Share", "Report"]
    owner = f"server:{place.guild.id}"
    (asked,) = house.library.recent(owner, 5)
    assert [(one.link, one.private) for one in house.library.postings(owner, asked.id)] == [(None, True)]


async def test_a_private_answer_is_shared_once_and_by_the_one_who_has_it(place, house):
    await place.load()
    private = await place.ask(HIT, private=True)
    pressed = await place.reader.click(private.response, label="Share")
    (public,) = pressed.followups
    assert not public.ephemeral
    assert texts(public.components).startswith(f"-# Shared by {place.reader.name}\n-# {HIT}\n{ROCK}")
    owner = f"server:{place.guild.id}"
    (asked,) = house.library.recent(owner, 5)
    assert [one.private for one in house.library.postings(owner, asked.id)] == [True, False]
    assert labels(private.response.components) == ["In context", "Report"]


async def test_a_question_the_article_does_not_answer_is_told_so(place):
    await place.load()
    shown = (await place.ask("Which orchestra played?")).response
    assert texts(shown.components).split("\n")[1] == "The article does not say."
    assert labels(shown.components) == ["Report"]


async def test_what_comes_closest_is_said_to_be_that(place):
    await place.load()
    shown = (await place.ask("Which ferry sank near Holm yesterday?")).response
    head = texts(shown.components).split("\n")
    assert head[1] == "The article does not answer this directly. The closest passage:"
    assert head[2].startswith("> ")
    assert labels(shown.components) == ["In context", "Report"]


async def test_the_three_outcomes_read_differently(place):
    await place.load()
    questions = [HIT, "Which ferry sank near Holm yesterday?", "Which orchestra played?"]
    seconds = {texts((await place.ask(one)).response.components).split("\n")[1] for one in questions}
    assert len(seconds) == 3


async def test_in_context_shows_the_paragraphs_around_it_to_one_person(place):
    await place.load()
    shown = (await place.ask(HIT)).response
    pressed = await place.moderator.click(shown, label="In context")
    assert pressed.response.ephemeral
    assert texts(pressed.response.components).split("\n")[:6] == [
        "> Ferry aground",
        "-# paragraph 1",
        "> **The ferry hit a rock near Holm.** Nobody was hurt.",
        "-# paragraph 2, the passage in bold",
        "> The mayor thanked the crew. The owner declined to comment.",
        "-# paragraph 3",
    ]


async def test_nothing_open_is_said_with_what_to_do(place):
    shown = (await place.ask(HIT)).response
    told = "No article is open here. Whoever looks after articles here can load one with /load, or open one"
    assert texts(shown.components) == f"{told} with /open."


@pytest.mark.parametrize("question", [" ", "\u3000\n"])
async def test_an_empty_question_is_refused_to_one_person_alone(place, question):
    await place.load()
    shown = (await place.ask(question)).response
    assert shown.ephemeral
    assert texts(shown.components).startswith("The question is empty.")


async def test_a_question_of_one_letter_is_a_question(place):
    await place.load()
    assert texts((await place.ask("x")).response.components).split("\n")[0] == "-# x"


async def test_another_article_than_the_open_one_can_be_named(place):
    await place.load("The pool closed in March.\n\nChildren protested.", title="Pool shut")
    await place.load()
    (choice,) = await place.reader.autocomplete(place.channel, "ask", "article", "POOL", question="When?")
    assert choice["name"] == "Pool shut"
    shown = (await place.ask("When did the pool close?", article=choice["value"])).response
    assert "> The pool closed in March." in texts(shown.components)
    assert "Pool shut" in texts((await place.ask("When did the pool close?", article="pool")).response.components)


async def test_an_article_that_is_not_here_is_unknown(place):
    await place.load()
    shown = (await place.ask(HIT, article="0123456789abcdef")).response
    assert texts(shown.components) == "There is no such article here. See the articles with /article list."


async def test_a_mention_is_a_question_and_the_answer_a_reply_to_it(place, simcord_env):
    await place.load()
    asked = await place.reader.send(place.channel, f"<@{simcord_env.bot.user.id}> {HIT}")
    answer = place.channel.history()[-1]
    assert answer.author.id == simcord_env.bot.user.id
    assert answer.reference.message_id == asked.id
    assert ROCK in texts([one.to_dict() for one in answer.components])


async def test_direct_messages_have_a_library_of_their_own(place, simcord_env, house):
    await place.load()
    loner = simcord_env.create_user("loner")
    await loner.send_dm(HIT)
    assert "No article is open here." in texts([one.to_dict() for one in loner.dm_channel.history()[-1].components])
    loaded = await loner.slash("load", file=("pier.txt", b"The pier opened in June."))
    await loner.click(loaded.response, label="Open it here")
    assert "Open here now" in texts(loaded.response.components)
    await loner.send_dm("When did the pier open?")
    told = texts([one.to_dict() for one in loner.dm_channel.history()[-1].components])
    assert "> The pier opened in June." in told
    assert [one.title for one in house.library.listed(f"server:{place.guild.id}")] == ["Ferry aground"]
    assert len(house.library.listed(person(loner))) == 1


async def test_other_messages_and_other_bots_are_left_alone(place, simcord_env):
    await place.load()
    before = len(simcord_env.http_requests)
    await place.reader.send(place.channel, "What did the ferry hit?")
    await place.reader.send(place.channel, "@everyone look")
    assert len(simcord_env.http_requests) == before


async def test_an_answer_pings_nobody(place, simcord_env):
    await place.load("The mayor hit @everyone and <@1> hard.\n\nNobody <@&2> was hurt.")
    await place.ask("Who did the mayor hit?")
    bodies = [one.json for one in simcord_env.http_requests if isinstance(one.json, dict) and "components" in one.json]
    assert bodies
    assert all(body["allowed_mentions"]["parse"] == [] for body in bodies)


async def test_buttons_work_after_a_restart(place, simcord_env, house):
    from fakes.channel import bot_on

    await place.load()
    shown = (await place.ask(HIT)).response
    await simcord_env.restart_bot(bot_on(house))
    pressed = await place.reader.click(shown, label="In context")
    assert "The mayor thanked the crew." in texts(pressed.response.components)


async def test_other_people_who_are_mentioned_are_named_in_the_question(place, simcord_env, house):
    await place.load()
    me = simcord_env.bot.user.id
    await place.reader.send(place.channel, f"<@{me}> what did the ferry hit, <@{place.moderator.id}>?")
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    assert asked.question.text.strip() == f"what did the ferry hit, {place.moderator.name}?"


async def test_ids_of_people_who_are_mentioned_in_a_command_are_not_kept(place, house):
    await place.load()
    await place.ask("What did <@123456789012345678> and <@!223456789012345678> hit?")
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    assert asked.question.text == "What did @… and @… hit?"


@pytest.mark.parametrize("said", ["hello", "Thanks!", "What is the article about?"])
async def test_what_is_no_question_about_the_news_gets_a_friendly_line_and_no_answer_is_kept(place, house, said):
    await place.load()
    shown = (await place.ask(said)).response
    assert "ask " in texts(shown.components)
    assert labels(shown.components) == []
    assert house.library.recent(f"server:{place.guild.id}", 5) == []


async def test_where_none_of_several_articles_says_all_of_them_are_named(place):
    await place.load("The pool closed in March.\n\nChildren protested.", title="Pool shut")
    await place.load()
    shown = texts((await place.ask("Which orchestra played?", article="*")).response.components)
    assert "None of the 2 articles says." in shown
    assert ("Pool shut" in shown, "Ferry aground" in shown) == (True, True)


async def test_an_answer_without_passages_is_not_offered_to_be_shared(place):
    await place.load()
    shown = (await place.ask("Which orchestra played?", private=True)).response
    assert labels(shown.components) == ["Report"]


async def test_a_passage_of_the_one_article_that_is_open_goes_by_its_place_alone(place):
    await place.load()
    shown = (await place.reader.slash(place.channel, "passage", id="P2s1")).response
    assert "ferry hit a rock near Holm" in texts(shown.components)


async def test_a_place_alone_is_unknown_where_no_article_is_open(place):
    shown = (await place.reader.slash(place.channel, "passage", id="p2s1")).response
    assert texts(shown.components).startswith("There is no such passage here.")
