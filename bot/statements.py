"""Statements as JSON: who says what, every piece with its place. docs/formats.md describes it."""

from typing import Any

from retrieval.article import Article, Span
from retrieval.attribution.speakers import Spoken
from retrieval.statement import Cue, Speaker, Statement

Json = dict[str, Any]


def span(article: Article, where: Span) -> Json:
    """A piece of the article: its words, its paragraph, and its offsets there in code points."""
    number = next(one.number for one in article.paragraphs if one.span.holds(where))
    start, end = article.within_paragraph(number, where)
    return {"text": article.quote(where), "paragraph": number, "start": start, "end": end}


def speaker(article: Article, one: Speaker | None) -> Json | None:
    """The source as the sentence names it, with whom it most likely means."""
    if one is None:
        return None
    means = one.resolved
    resolved = None if means is None else {**span(article, means.span), "how": means.how.value}
    return {**span(article, one.span), "resolved": resolved}


def cue(article: Article, one: Cue | None) -> Json | None:
    """The words that carry the saying."""
    if one is None:
        return None
    return {**span(article, one.span), "stance": one.stance.value if one.stance else None}


def statement(article: Article, one: Statement) -> Json:
    """All of a statement."""
    return {
        "kind": one.kind.value,
        "speaker": speaker(article, one.speaker),
        "cue": cue(article, one.cue),
        "content": [span(article, piece) for piece in one.content],
        "via": [span(article, hand) for hand in one.via],
        "negated": one.negated,
        "anonymous": one.anonymous,
        "asked_by": span(article, one.asked_by) if one.asked_by else None,
    }


def spoken(article: Article, one: Spoken) -> Json:
    """Somebody who speaks, with how often and where."""
    numbers = {span(article, said.spans[0])["paragraph"] for said in one.statements}
    return {
        "name": span(article, one.name),
        "anonymous": one.anonymous,
        "kinds": {kind.value: count for kind, count in one.kinds.items()},
        "paragraphs": sorted(numbers),
    }
