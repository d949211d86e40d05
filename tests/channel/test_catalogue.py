"""The list of articles, page by page, and what is known of one of them."""

import re
from dataclasses import replace
from datetime import date

import pytest
from channel.conftest import FERRY
from channel.test_any_text import BLOCKS, HUGE, LINES, TITLES, WHEN, article_of, at_length, fits, inert, own_words
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channel.catalogue import Described, described, listed
from fakes.channel import labels, parts, texts
from retrieval.answer import Room
from retrieval.article import Byline
from retrieval.ports import Origin, Shelved, Version
from retrieval.rules import HouseRules
from retrieval.segment import article_from_text

HERE = Room("server:1", "channel:1")
ADDRESS = "https://post.example/ferry"
BYLINE = Byline(("Ann Dey", "Jo Berg"), date(2020, 1, 10), "The Holm Post", "en-GB")


async def info(place):
    return (await place.reader.slash(place.channel, "article info")).response.components


def shelve(place, house, article):
    return house.library.load(article, Room(f"server:{place.guild.id}", f"channel:{place.channel.id}")).article


async def test_a_library_of_one_page_has_no_buttons_and_one_of_more_is_turned_in_one_message(place):
    for number in range(1, 24):
        await place.load(f"Story {number}\n\nThe harbour was quiet on day {number}.")
    shown = (await place.reader.slash(place.channel, "article list")).response
    assert re.findall(r"\*\*Story (\d+)\*\*", texts(shown.components)) == [str(n) for n in range(23, 13, -1)]
    assert texts(shown.components).endswith("-# Articles 1 to 10 of 23")
    assert labels(shown.components) == ["Onward"]
    await place.reader.click(shown, label="Onward")
    assert labels(shown.components) == ["Back", "Onward"]
    await place.reader.click(shown, label="Onward")
    assert re.findall(r"\*\*Story (\d+)\*\*", texts(shown.components)) == ["3", "2", "1"]
    assert texts(shown.components).endswith("-# Articles 21 to 23 of 23")
    assert labels(shown.components) == ["Back"]
    await place.reader.click(shown, label="Back")
    assert texts(shown.components).endswith("-# Articles 11 to 20 of 23")


def test_a_page_beyond_the_end_of_a_list_that_has_become_shorter_is_its_last():
    articles = [Shelved(f"{n:064}", f"Story {n}", None, WHEN, 1, 1, ()) for n in range(11)]
    assert texts(listed(articles, HERE, 990).view.to_components()).endswith("-# Article 11 of 11")
    assert labels(listed(articles[:10], HERE, 990).view.to_components()) == []


async def test_info_of_a_text_says_how_long_it_is_and_where_it_is_open(place):
    await place.load()
    told = texts(await info(place)).split("\n")
    assert told[0] == "### Ferry aground"
    assert told[1] == "-# 4 paragraphs, 6 sentences · Language: en"
    assert told[2].endswith(f" · Open in <#{place.channel.id}>")
    assert [one.split()[1] for one in told[3:]] == ["Id"]
    assert labels(await info(place)) == ["Read it"]


async def test_info_of_a_page_says_who_wrote_it_who_published_it_when_and_how_old_it_is(place, house):
    shelve(place, house, replace(article_from_text(FERRY, url=ADDRESS), byline=BYLINE))
    components = await info(place)
    told = texts(components).split("\n")
    assert told[:2] == ["### Ferry aground", "By Ann Dey, Jo Berg"]
    assert re.fullmatch(r"The Holm Post · 10 January 2020, \d+ years old", told[2])
    assert told[3:5] == [r"-# https\://post.example/ferry", "-# 4 paragraphs, 6 sentences · Language: en-GB"]
    assert labels(components) == ["Read it", "To the page"]
    assert [one["url"] for one in parts(components) if one.get("url")] == [ADDRESS]


async def test_info_says_what_moderators_have_laid_down(place, house):
    article = shelve(place, house, article_from_text(FERRY))
    house.stewardship.lay_down(
        f"server:{place.guild.id}",
        HouseRules(
            banner="Be kind.",
            locked={article.id: "Disputed *by the owner*"},
            excluded={article.id: dict.fromkeys(range(1, 8), "It was corrected.")},
        ),
    )
    told = texts(await info(place)).split("\n")[1:]
    assert told[0] == r"⚠ Moderators have locked this article (Disputed \*by the owner\*): nothing is cited from it."
    assert told[1] == "Paragraph 1 is not cited here, moderators say: It was corrected."
    assert told[3:6] == [
        "Paragraph 3 is not cited here, moderators say: It was corrected.",
        "and 4 more",
        "Below answers from it stands: Be kind.",
    ]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "Version 1 of 3 of its page: there are 2 newer ones · /article diff"),
        (2, "Version 2 of 3 of its page: there is a newer one · /article diff"),
        (3, "Version 3 of 3 of its page, the newest · /article diff"),
    ],
)
def test_info_says_which_version_of_its_page_an_article_is(number, told):
    articles = [article_from_text(f"Ferry aground\n\nThe ferry hit {n} rocks.") for n in range(1, 4)]
    chain = [Version(ADDRESS, n, one.id, WHEN) for n, one in enumerate(articles, start=1)]
    assert f"-# {told}" in texts(drawn(articles[number - 1], chain).view.to_components())
    assert "Version" not in texts(drawn(articles[0], chain[:1]).view.to_components())


async def test_info_of_an_article_that_was_loaded_twice_from_its_page_names_the_version(place, house):
    room = Room(f"server:{place.guild.id}", f"channel:{place.channel.id}")
    for hit in ("a rock", "a reef"):
        article = article_from_text(f"Ferry aground\n\nThe ferry hit {hit} near Holm.", url=ADDRESS)
        house.library.load(article, room, origin=Origin(ADDRESS))
    assert "Version 2 of 2 of its page, the newest" in texts(await info(place))


def drawn(article, versions=(), **rules):
    shelved = Shelved(article.id, article.title, article.url, WHEN, len(article.paragraphs), 9, ("channel:1",))
    return described(Described(article, shelved, versions, HouseRules(**rules), "<#1>", WHEN.date()))


@at_length
@given(BLOCKS, TITLES, LINES, LINES, st.lists(LINES, max_size=3))
@example(HUGE, "T" * 5_000, "https://x.example/" + "a" * 600, "P" * 900, ["A" * 900] * 3)
@example(["Why?"], "😀" * 500, "javascript:alert(1)", "*P*", ["@everyone"])
def test_whatever_an_article_holds_its_description_and_the_list_fit_and_are_inert(blocks, title, url, publisher, names):
    article = article_of(blocks, title)
    article = replace(article, url=url or None, byline=Byline(tuple(names), WHEN.date(), publisher or None, "en"))
    reasons = dict.fromkeys(range(1, 9), "R" * 300)

    def described_here(one):
        return drawn(one, banner="*" * 300, locked={one.id: "_" * 300}, excluded={one.id: reasons})

    whole = inert(lambda one, _: described_here(one), article)
    calm = replace(article, url="https://x.example", byline=BYLINE)
    assert own_words(whole) <= own_words(described_here(calm))

    def list_of(name):
        shelved = [Shelved(f"{n:064}", name, None, WHEN, 1, 1, ("channel:1",)) for n in range(30)]
        return listed(shelved, HERE, 10)

    fits(list_of(title))
    assert own_words(list_of(title)) <= own_words(list_of("Title"))
