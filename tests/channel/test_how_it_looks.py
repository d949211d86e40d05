"""What a reader sees at a glance: passages apart from each other, whole words, room for the most there can be."""

from datetime import date

import pytest
from channel.test_any_text import asked_of, cited, fits

from bot import verdicts, words
from bot.channel import limits
from bot.channel.answers import Told, answered
from bot.channel.verifying import drawn
from fakes.channel import parts
from retrieval.answer import Answered
from retrieval.article import Span
from retrieval.finding import Found
from retrieval.segment import article_from_paragraphs
from retrieval.suggesting import Ask, Suggestion
from retrieval.verifying import Checked, Verdict
from retrieval.wording import Change, Edit

ADDRESS = "https://post.example/ferry"
SEPARATOR, LINK_STYLE = 14, 5


def linked(blocks):
    """An article with an address, so that each passage has a button that leads to it."""
    return article_from_paragraphs(blocks, title="Ferry aground", url=ADDRESS)


def told_of(article, passages):
    outcome = Answered(passages, len(passages))
    return Told(asked_of(article, "What did the ferry hit?", outcome, ()), article)


def apart(components):
    """The separators of a message: whether each is seen."""
    return [one["divider"] for one in parts(components) if one["type"] == SEPARATOR]


@pytest.mark.parametrize(("times", "gaps"), [(1, 4), (600, 0)], ids=["drawn", "attached"])
def test_the_most_passages_with_links_fit_and_those_drawn_have_room_between_them(times, gaps):
    article = linked([f"Rock {n} was hit{' again' * times}." for n in range(9)])
    told = told_of(article, cited(article, [(n, 1) for n in range(9)]))
    view = answered(told, private=True)
    fits(view)
    components = view.view.to_components()
    assert sum(one.get("style") == LINK_STYLE for one in parts(components)) == 5
    assert apart(components) == [*([False] * gaps), True]


def test_the_most_claims_fit_and_have_a_line_between_them():
    article = linked([f"Rock {n} was hit." for n in range(9)])
    claims = [Found(f"Rock {n}", article, Checked(Verdict.IDENTICAL, (cited(article, [(n, 1)])))) for n in range(9)]
    view = drawn(claims, date(2026, 5, 3))
    fits(view)
    assert apart(view.view.to_components()) == [True] * 5


def test_an_altered_claim_keeps_the_marks_that_the_article_has_between_its_words():
    article = article_from_paragraphs(["We sailed slowly, and the 38-year-old ship sank."])
    claim = "We sailed quickly and the 83 year old ship sank"

    def ours(text, change=Change.KEPT):
        start = article.text.index(text)
        return Edit(change, Span(start, start + len(text)), None)

    def theirs(text):
        return Edit(Change.PUT_IN, None, Span(claim.index(text), claim.index(text) + len(text)))

    gone = Change.LEFT_OUT
    edits = (ours("We sailed"), ours("slowly", gone), theirs("quickly"), ours("and the"), ours("38", gone))
    found = Found(claim, article, Checked(Verdict.ALTERED, edits=(*edits, theirs("83"), ours("year"))))
    assert verdicts.compared(found, str, "[{}]".format, "+{}+".format) == (
        "We sailed [slowly] +quickly+, and the [38] +83+-year"
    )


def test_a_beginning_ends_with_a_whole_word():
    assert limits.shortened_to_words("The ferry hit a rock", 12) == "The ferry …"
    assert limits.shortened_to_words("The ferry", 12) == "The ferry"
    assert limits.shortened_to_words("W" * 30, 12) == f"{'W' * 11} …"


@pytest.mark.parametrize("name", ["An internal memo", "an internal memo", "The internal memo"])
def test_a_question_names_a_document_that_is_known(name):
    assert words.suggestion(Suggestion(Ask.DOCUMENT, name)) == "What does the internal memo say?"
