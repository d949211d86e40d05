"""A library that is full: told politely, whenever it turns out to be, with nothing lost."""

import pytest
from channel.conftest import FERRY

from bot import tongue
from fakes.channel import Site, bot_on, labels, texts
from fakes.house import House
from fakes.online import bot_online
from fakes.pseudo import LOCALE, Pseudo
from fakes.shipped import filled, rules
from retrieval.answer import Room
from retrieval.quota import Quota
from retrieval.segment import article_from_text

LINK = "https://tarrow.example/pool.html"
POOL = "The pool closed in March.\n\nChildren protested."
FULL = "This library is full: it may hold one article. Remove an article that is no longer needed, and try again."


@pytest.fixture
def house():
    return House(quota=Quota(articles=1))


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def simcord_bot(house, site):
    return bot_on(house, site)


def titles(house, place):
    return [one.title for one in house.library.listed(f"server:{place.guild.id}")]


async def test_a_full_library_is_told_of_above_the_buttons_before_anything_is_opened(place, house):
    await place.load()
    shown = await place.propose(POOL)
    assert f"⚠ {FULL}" in texts(shown.response.components)
    assert "Open it here" in labels(shown.response.components)
    assert titles(house, place) == ["Ferry aground"]


async def test_full_between_the_preview_and_opening_is_told_privately_and_the_preview_stays(place, house):
    waiting = await place.propose(POOL, title="Pool")
    assert "full" not in texts(waiting.response.components)
    await place.load()
    pressed = await place.moderator.click(waiting.response, label="Open it here")
    (told,) = pressed.followups
    assert told.ephemeral
    assert texts(told.components) == FULL
    assert labels(waiting.response.components) == ["Open it here", "Correct", "See all of it", "Discard"]
    assert f"⚠ {FULL}" in texts(waiting.response.components)
    assert titles(house, place) == ["Ferry aground"]
    removing = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    await place.moderator.click(removing.response, label="Remove it")
    await place.moderator.click(waiting.response, label="Open it here")
    assert "Open here now: **Pool**" in texts(waiting.response.components)
    assert titles(house, place) == ["Pool"]


async def test_full_while_a_link_is_being_fetched_is_told_in_the_preview(house, site):
    site.pages[LINK] = "<article><h1>Pool</h1><p>The pool closed in March after the storm.</p></article>"
    site.open.clear()
    async with bot_online(house, rules(), site) as (server, _):
        owner = f"server:{server.news.guild.id}"
        loading = await filled(server, await server.slash("load", link=LINK, by=server.mod), "Fetching the page …")
        house.another().load(article_from_text(FERRY), Room(owner, "console"))
        site.open.set()
        await filled(server, loading, f"⚠ {FULL}")
        assert "Open it here" in labels(loading.shown["components"])
        assert [one.title for one in house.library.listed(owner)] == ["Ferry aground"]
        assert server.violations == []


async def test_full_while_it_is_read_in_keeps_nothing_of_it_and_draws_the_preview_again(place, house):
    waiting = await place.propose(POOL, title="Pool")
    embed, owner = house.embedder.embed, f"server:{place.guild.id}"

    def overtaken(given, *told):
        house.embedder.embed = embed
        house.another().load(article_from_text(FERRY), Room(owner, "console"))
        return embed(given, *told)

    house.embedder.embed = overtaken
    pressed = await place.moderator.click(waiting.response, label="Open it here")
    assert texts(pressed.followups[0].components) == FULL
    assert labels(waiting.response.components)[0] == "Open it here"
    assert [one.id for one in house.library.listed(owner)] == [article_from_text(FERRY).id]


async def test_a_text_that_is_here_is_opened_however_full_the_library_is(place):
    await place.load()
    shown = await place.propose(FERRY)
    told = texts(shown.response.components)
    assert "This text is here already" in told
    assert "full" not in told
    await place.moderator.click(shown.response, label="Open it here")
    assert "**Ferry aground**" in texts(shown.response.components)
    assert labels(shown.response.components) == []


async def test_what_a_quota_says_goes_through_the_door_to_a_language(place):
    await place.load()
    tongue.speak(Pseudo(), LOCALE)
    try:
        shown = await place.propose(POOL)
        assert tongue.say("This library is full: it may hold one article.") in texts(shown.response.components)
        assert "full" not in texts(shown.response.components)
    finally:
        tongue.speak(None)
