"""Who speaks, as the channel sees it. The parser is the real one."""

import pytest

from fakes.channel import texts
from fakes.house import House


@pytest.fixture
def house(real_parser):
    return House(parser=real_parser)


SPEAKING = "“We hit a rock,” said Ann Dey. “It was dark.”\n\nLee Orr declined to comment on the rock."


async def test_who_speaks_is_listed_privately_with_how_often_and_where(place):
    await place.load(SPEAKING, title="On the rock")
    told = (await place.reader.slash(place.channel, "article speakers")).response
    assert told.ephemeral
    assert texts(told.components).split("\n") == [
        "### Who speaks in On the rock",
        "**Ann Dey**",
        "-# 1 quoted (¶1)",
        "**Lee Orr**",
        "-# 1 declined (¶2)",
    ]


async def test_an_article_in_which_nobody_speaks_says_so(place):
    await place.load("The pool closed in March.\n\nIt was painted blue.", title="Pool shut")
    told = await place.reader.slash(place.channel, "article speakers")
    assert texts(told.response.components) == "Nobody is given words in this article."


async def test_an_answer_says_below_each_passage_whose_words_it_holds(place):
    await place.load(SPEAKING, title="On the rock")
    shown = texts((await place.ask("who declined to comment?")).response.components)
    assert "— Lee Orr, declined to comment" in shown
    assert "Ann Dey" not in shown


async def test_somebody_who_is_not_in_the_article_is_said_not_to_be(place):
    await place.load(SPEAKING, title="On the rock")
    shown = texts((await place.ask("What did Donald Fry say?")).response.components)
    assert "The article does not mention anybody of that name." in shown


async def test_an_audit_says_that_the_answer_came_from_who_speaks_and_gives_no_scores(place):
    await place.load(SPEAKING, title="On the rock")
    await place.ask("who declined to comment?")
    (found,) = await place.moderator.autocomplete(place.channel, "audit answer", "answer", "declined")
    told = texts(
        (await place.moderator.slash(place.channel, "audit answer", answer=found["value"])).response.components
    )
    assert "Answered from who speaks in the article, in " in told
    assert "score" not in told


async def test_somebody_unnamed_and_whom_that_probably_means_stand_in_one_bracket(place):
    told = (
        "One harbour official, who spoke on condition of anonymity, said the commissioners never voted on it. "
        "“It was presented as done,” the official said."
    )
    await place.load(told, title="No vote")
    shown = texts((await place.ask("Who is quoted?")).response.components)
    assert "-# — the official (unnamed; probably One harbour official, ¶1), said (¶1)" in shown
