"""Plain text and pastes as drafts: the text stays as it came, and its paragraphs are slices of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from retrieval.article import Article, Paragraph, Role, Span
from retrieval.draft import Draft, Field, Piece, Reason
from retrieval.errors import ArticleTooLong
from retrieval.furniture import reason_of, without_furniture
from retrieval.policy import Limits
from retrieval.ports import Origin
from retrieval.segment import blocks, checked, headline, is_wrapped, refuse_broken, refuse_long

_BULLET: Final = re.compile(r"[*•‣▪–-][ \t]+(?=\S)")
_GAP: Final = "\n\n"
_LONG: Final = 60
"""Characters of a middling line from which lines are paragraphs, where no blank line parts any."""

_ABOVE: Final = 3
"""Lines that a picture, its credit and its caption leave above a paragraph when a page is copied."""


def draft_of_text(text: str, *, title: str | None = None, url: str | None = None) -> Draft:
    """The paragraphs of a text, and which of its lines are none. Raises `BrokenCharacters`, `ArticleTooLong`."""
    refuse_broken(text)
    refuse_long(text)
    spans = list(blocks(text))
    if len(spans) == 1:
        spans = _lines(text, spans[0])
    if len(spans) > Limits.SENTENCES:
        raise ArticleTooLong(len(spans), Limits.SENTENCES, "paragraphs")
    named = headline(text, spans)
    pieces = [
        piece
        for number, span in enumerate(spans, start=1)
        for piece in _pieces(text, span, number, is_headline=number == 1 and named is not None)
    ]
    return Draft(without_furniture(pieces), title or named, url, as_it_came=text)


def article_of(draft: Draft) -> Article:
    """The article that a draft becomes: the text as it came where all of it is kept, else what is kept of it.

    Raises `EmptyArticle`, `ArticleTooShort`, `ArticleTooLong`, `BrokenCharacters`.
    """
    whole = draft.as_it_came is not None and not draft.removed
    text = (draft.as_it_came or "") if whole else _GAP.join(piece.text for _, piece in draft.kept)
    kept, start = [], 0
    for number, piece in draft.kept:
        first = (piece.start or 0) if whole else start
        kept.append(Paragraph(number, Span(first, first + len(piece.text)), piece.role))
        start += len(piece.text) + len(_GAP)
    refuse_broken(text)
    return checked(Article(text, tuple(kept), draft.title, draft.url, draft.byline))


def _lines(text: str, block: Span) -> list[Span]:
    """The lines of a text without a blank one, where each is a paragraph; else the block whole."""
    lines = [line for line in _spans_of_lines(text, block) if text[line.start : line.end].strip()]
    lengths = sorted(line.end - line.start for line in lines)
    if len(lines) < 2 or lengths[len(lengths) // 2] < _LONG or is_wrapped(text[block.start : block.end]):
        return [block]
    return lines


def _pieces(text: str, block: Span, number: int, *, is_headline: bool) -> Iterator[Piece]:
    """A block as a piece; lines above it that are no paragraph, as pieces of their own under the same number."""
    lines = _spans_of_lines(text, block)
    start = block.start
    reasons = [reason_of(text[line.start : line.end]) for line in lines]
    if len(lines) > 1 and any(reasons):
        last = max(place for place, reason in enumerate(reasons) if reason is not None)
        if last < len(lines) - 1 and last < _ABOVE:
            for line, reason in zip(lines[: last + 1], reasons, strict=False):
                yield Piece(text[line.start : line.end], Role.PARAGRAPH, reason or Reason.OTHER, line.start, number)
            start = lines[last + 1].start
    mark = _BULLET.match(text, start, block.end)
    if is_headline and start == block.start:
        yield Piece(text[start : block.end], Role.HEADING, None, start, number)
    elif mark and len(text[start : block.end].splitlines()) == 1:
        yield Piece(text[mark.end() : block.end], Role.ITEM, None, mark.end(), number)
    else:
        yield Piece(text[start : block.end], Role.PARAGRAPH, None, start, number)


def _spans_of_lines(text: str, block: Span) -> Sequence[Span]:
    found, start = [], block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        words = line.strip()
        if words:
            left = start + line.index(words[0])
            found.append(Span(left, left + len(words)))
        start += len(line)
    return found


def origin_of(article: Article, removed: tuple[Piece, ...] = ()) -> Origin:
    """Where an article comes from: its own address, without a fragment."""
    return Origin(None if article.url is None else article.url.partition("#")[0], removed)


def amended(known: Article, anew: Article, settled: Sequence[Field]) -> Article:
    """A known article, with what a person has settled of it as it is in the new one."""
    title = anew.title if Field.TITLE in settled else known.title
    author = anew.byline.author if Field.AUTHOR in settled else known.byline.author
    published = anew.byline.published if Field.DATE in settled else known.byline.published
    return replace(known, title=title, byline=replace(known.byline, author=author, published=published))
