"""A passage by its certificate, and a choice of articles, whatever they hold: they fit and are inert."""

from contextlib import suppress
from dataclasses import replace

from channel.test_any_text import (
    BLOCKS,
    HUGE,
    LINES,
    RUNS,
    TITLES,
    WHEN,
    article_of,
    asked_of,
    at_length,
    cited,
    discord,
    inert,
    units,
)
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channel.answers import Told, certified, choice
from bot.channel.naming import named, suggested
from retrieval.answer import NotInArticle
from retrieval.errors import AmbiguousArticle, UnknownArticle
from retrieval.ports import Shelved


@at_length
@given(BLOCKS, TITLES, RUNS)
@example(HUGE, "T", [(1, 1)])
def test_a_certified_passage_and_a_choice_of_articles_fit_and_are_inert(blocks, title, runs):
    article = article_of(blocks, title)
    citation = cited(article, runs)[0]
    inert(lambda one, _: certified(one, citation, WHEN.date()), article)
    asked = asked_of(article, title or "Why?", NotInArticle(), ())
    inert(lambda one, other: choice([Told(replace(other, id=f"a{n}"), one) for n in range(7)]), article, asked)


@at_length
@given(st.lists(st.tuples(st.text("0123456789abcdef", min_size=64, max_size=64), TITLES), max_size=30), LINES)
@example([("a" * 64, " "), ("b" * 64, "😀" * 80)], "")
@example([("a" * 64, "T" * 101), ("b" * 64, None), ("c" * 64, "t")], "T")
def test_what_is_suggested_fits_and_leads_to_its_article(given_articles, typed):
    by_id = {id_[:16]: Shelved(id_, title, None, WHEN, 1, 1, ()) for id_, title in given_articles}
    listed = list(by_id.values())
    offered = suggested(listed, typed)
    choices = [{"name": name, "value": value} for name, value in offered]
    body = {"type": 8, "data": {"choices": choices}}
    assert list(map(str, discord()("POST", "/interactions/1/x/callback", body, []))) == []
    assert all(0 < units(name) <= 100 for name, _ in offered)
    assert all(named(listed, value) == by_id[value].id for _, value in offered)
    with suppress(AmbiguousArticle, UnknownArticle):
        assert named(listed, typed) in {one.id for one in listed}
