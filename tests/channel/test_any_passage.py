"""A passage by its certificate, and a choice of articles, whatever they hold: they fit and are inert."""

from dataclasses import replace

from channel.test_any_text import BLOCKS, HUGE, RUNS, TITLES, article_of, asked_of, at_length, cited, inert
from hypothesis import example, given

from bot.channel.answers import Told, certified, choice
from retrieval.answer import NotInArticle


@at_length
@given(BLOCKS, TITLES, RUNS)
@example(HUGE, "T", [(1, 1)])
def test_a_certified_passage_and_a_choice_of_articles_fit_and_are_inert(blocks, title, runs):
    article = article_of(blocks, title)
    citation = cited(article, runs)[0]
    inert(lambda one, _: certified(one, citation), article)
    asked = asked_of(article, title or "Why?", NotInArticle(), ())
    inert(lambda one, other: choice([Told(replace(other, id=f"a{n}"), one) for n in range(7)]), article, asked)
