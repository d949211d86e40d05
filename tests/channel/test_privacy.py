"""What somebody sees, takes and erases of what is kept of them."""

import io
import json

import pytest

from bot.channel.host_pages import HostPages
from bot.channel.privacy_words import erased, held
from fakes.channel import bot_on, labels, parts, person, texts
from fakes.online import bot_online
from fakes.shipped import filled, rules
from retrieval.people import Holdings
from retrieval.rules import HouseRules

HIT = "What did the ferry hit?"
NOTHING = "**Nothing is kept of you: you have not asked anything here.**"
PAGES = HostPages("https://club.example/privacy", "https://club.example/terms")


async def privacy(place, by=None):
    return (await (by or place.reader).slash(place.channel, "privacy")).response


async def report(by, answer):
    form = await by.click(answer, label="Report")
    await by.submit_modal(form, {"reason": ["missing_passage"], "words": "The mayor said so too."})


async def test_somebody_who_never_asked_is_told_that_nothing_is_kept_and_what_would_be(place):
    shown = await privacy(place)
    assert shown.ephemeral
    assert texts(shown.components).startswith(f"{NOTHING}\n**What is kept of people, and for how long**\n- Questions")
    assert labels(shown.components) == []


async def test_what_is_kept_is_counted_handed_out_and_erased_after_a_second_word(place, house):
    await place.load()
    await place.ask(HIT)
    shown = await privacy(place)
    assert texts(shown.components).startswith("**Kept of you: 1 question; your name in 1 server.**")
    handed = await place.reader.click(shown, label="Give me all of it")
    (file,) = [one for one in place.env.http_requests if b"my-questions.json" in str(one.json).encode()][-1:]
    assert handed.response.ephemeral
    assert file

    await place.reader.click(shown, label="Erase it")
    assert texts(shown.components).startswith("Erase all that is kept of you")
    await place.reader.click(shown, label="Keep it")
    assert texts(shown.components).startswith("**Kept of you: 1 question")
    await place.reader.click(shown, label="Erase it")
    await place.reader.click(shown, label="Erase all of it")
    assert texts(shown.components).startswith("Erased: 1 question; your name in 1 server.")
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    assert HIT not in json.dumps(asked.question.text)
    audited = await place.moderator.slash(place.channel, "audit answer", answer=asked.id)
    assert "somebody whose question was erased" in texts(audited.response.components)
    assert "The ferry hit a rock near Holm." in texts(audited.response.components)


async def test_somebody_who_only_reported_is_told_that_and_can_take_and_erase_it(place, house):
    await place.load()
    answer = (await place.ask(HIT, by=place.moderator)).response
    await report(place.reader, answer)
    shown = await privacy(place)
    assert texts(shown.components).startswith("**Kept of you: your name in 1 server; 1 report or deed in a case.**")
    handed = await place.reader.click(shown, label="Give me all of it")
    exported = json.loads(io.BytesIO(await handed.response.attachments[0].read()).read())
    (case,) = exported["cases"]
    assert (case["what"], case["words"]) == ("reported", "The mayor said so too.")
    assert [one["owner"] for one in exported["names"]] == [f"server:{place.guild.id}"]
    await place.reader.click(shown, label="Erase it")
    await place.reader.click(shown, label="Erase all of it")
    assert texts(shown.components).startswith("Erased: your name in 1 server; 1 report or deed in a case.")
    assert house.people.about(person(place.reader)) == Holdings()
    assert texts((await privacy(place)).components).startswith(NOTHING)
    assert "The mayor said so too." not in str(house.moderation.cases(f"server:{place.guild.id}"))


async def test_an_article_that_waits_is_counted(place):
    await place.propose()
    shown = await privacy(place, by=place.moderator)
    assert texts(shown.components).startswith("**Kept of you: 1 article waiting.**")


async def test_what_was_asked_in_somebodys_own_library_is_told_apart(house):
    async with bot_online(house, rules()) as (server, _):
        dm = server.dm(server.alice)
        story = ("a.txt", "text/plain", b"Pier\n\nThe pier opened in June.")
        loaded = await filled(server, await server.slash("load", files={"file": story}, at=dm), "Not open yet")
        await filled(server, await server.click(loaded.shown, "Open it here", by=server.alice), "Open here now")
        await filled(server, await server.slash("ask", question="When did the pier open?", at=dm), "· answer ")
        shown = await filled(server, await server.slash("privacy", at=dm), "Kept of you")
        assert texts(shown.shown["components"]).startswith(
            "**Kept of you: 1 question, 1 of them in your own library; 1 article of your own.**"
        )


@pytest.mark.parametrize(
    ("chosen", "days"),
    [(None, "30 days"), (7, "7 days"), (1, "1 day"), (90, "30 days")],
    ids=["of the host", "of the server", "one", "no longer than the host's"],
)
async def test_the_days_in_force_are_those_told(place, house, chosen, days):
    house.stewardship.lay_down(f"server:{place.guild.id}", HouseRules(retention=chosen))
    told = texts((await privacy(place)).components)
    assert f"moderators can see it for {days} after you last asked in a server." in told
    assert "until somebody decides; after 7 days the next one takes its place." in told


async def test_where_a_server_keeps_the_words_of_questions_for_a_time_that_is_told(place, house):
    told = texts((await privacy(place)).components)
    assert (
        "for good, unless a server has chosen to keep the words of questions for some days only. They are tied" in told
    )
    await place.load()
    house.stewardship.lay_down(f"server:{place.guild.id}", HouseRules(questions=14))
    place.env.bot.desk.forget(f"server:{place.guild.id}")
    assert "their words for 14 days here, or until you erase them" in texts((await privacy(place)).components)


async def test_the_pages_of_the_host_are_a_press_away_whatever_is_kept(simcord_env, place, house):
    await simcord_env.restart_bot(bot_on(house, pages=PAGES))
    shown = await privacy(place)
    links = [(one["label"], one["url"]) for one in parts(shown.components) if one.get("url")]
    assert links == [("Page on privacy", PAGES.privacy), ("Terms of use", PAGES.terms)]
    await place.load()
    await place.ask(HIT)
    assert labels((await privacy(place)).components) == [
        "Give me all of it",
        "Erase it",
        "Page on privacy",
        "Terms of use",
    ]


def test_every_kind_that_there_is_of_somebody_is_named_and_no_other():
    whole = Holdings(names=2, questions=1_200, own=1, drafts=2, articles=3, events=4)
    listed = (
        "1,200 questions, 1 of them in your own library; your name in 2 servers; 4 reports or deeds in cases; "
        "2 articles waiting; 3 articles of your own"
    )
    assert held(whole) == f"Kept of you: {listed}."
    assert erased(whole) == f"Erased: {listed}. What was cited stays, tied to nobody."
    assert erased(Holdings()) == "Nothing is kept of you: you have not asked anything here."
