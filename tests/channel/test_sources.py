"""Where an article is from, wherever it is quoted in a channel: title, publisher, date, and its age."""

from dataclasses import replace
from datetime import date

import pytest
from channel.conftest import FERRY

from fakes.channel import texts
from retrieval.answer import Room
from retrieval.article import Byline
from retrieval.segment import article_from_text

THEN = r"Ferry aground · The Holm Post · 10 January 2024, 3 months old"
"""As of the day on which the clock of the fakes stands."""
NOW = "Ferry aground · The Holm Post · 10 January 2024, "
"""As of the day of the command, by Discord's clock."""


@pytest.fixture
def dated(place, house):
    """An article with a byline is open in the channel."""
    byline = Byline(("Ann Dey",), date(2024, 1, 10), "The Holm Post", "en")
    article = replace(article_from_text(FERRY), byline=byline)
    return house.library.load(article, Room(f"server:{place.guild.id}", f"channel:{place.channel.id}")).article


@pytest.mark.usefixtures("dated")
async def test_an_answer_and_its_context_say_where_they_are_from_and_how_old_it_was_then(place):
    shown = (await place.ask()).response
    assert f"{THEN} · answer " in texts(shown.components)
    context = await place.reader.click(shown, label="In context")
    assert f"-# {THEN} · answer " in texts(context.response.components)


async def test_a_passage_and_a_claim_say_where_they_are_from_and_how_old_it_is(place, dated):
    passage = await place.reader.slash(place.channel, "passage", id=f"{dated.id[:8]}-p2s1")
    claim = await place.reader.slash(place.channel, "verify", text="The ferry hit a rock near Berlin.")
    for shown in (passage, claim):
        (line,) = [one for one in texts(shown.response.components).split("\n") if "Holm Post" in one]
        assert line.startswith(f"-# {NOW}")
        assert line.endswith(" old")
