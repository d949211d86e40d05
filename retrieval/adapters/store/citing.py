"""What stands beside an answer for those who search, held against the answer that is in the chain."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.plain import Kept, readable
from retrieval.adapters.store.schema import articles
from retrieval.moderation.chain import quoted
from retrieval.moderation.ports import Quotation

_HELD: Final = 50
"""Texts held at once: one may have two million characters."""

_READER: Final = json.JSONDecoder()
_CITATIONS: Final = '"citations": '
"""Before the citations of an answer, and nothing but a number before that: see `answers.written`."""

_Said = tuple[Any, Any, Any, str | None]
"""Of a citation: paragraph, where it begins and ends, and who says it."""


class Texts:
    """An owner's texts as they are kept now, some of them held."""

    def __init__(self, connection: Connection, owner: str) -> None:
        self._connection = connection
        self._owner = owner
        self._held: dict[str, tuple[str | None, bool]] = {}

    def of(self, article: Any) -> tuple[str | None, bool]:
        """The text, none where there is none; and whether the article's id is the hash of it: of no text it is not."""
        held = self._held.get(article)
        if held is not None:
            return held
        if not readable(article):
            return None, False
        found = self._read(article)
        own = found is not None and sha256(found.encode("utf-8", "surrogateescape")).hexdigest() == article
        self._held[article] = found, own
        if len(self._held) > _HELD:
            del self._held[next(iter(self._held))]
        return found, own

    def _read(self, article: str) -> str | None:
        here = sa.and_(articles.c.owner == self._owner, articles.c.id == article)
        found = self._connection.execute(sa.select(sa.column("text")).select_from(articles).where(here)).scalar()
        return found if isinstance(found, str) or found is None else ""


def quotations(row: Kept, cited: Sequence[Kept], texts: Texts, *, sound: bool) -> tuple[Quotation, ...]:
    """Of a row of the journal: `cited` are the rows beside it, in order.

    `sound`: the answer is the one in the chain, so that what stands beside it can be held against it.
    """
    if not cited:
        return ()
    text, own = texts.of(row["article"])
    said = _said(row["answer"], text if own else None) if sound else []
    found = []
    for place, one in enumerate(cited):
        what = said[place] if place < len(said) else None
        first, after = what[1:3] if what else (one["first"], one["after"])
        now = None if text is None else _now(text, first, after, one["hash"])
        found.append(Quotation(place, one["hash"], now, not sound or _stands(one, place, row, what, own=own)))
    return tuple(found)


def _stands(one: Kept, place: int, row: Kept, what: _Said | None, *, own: bool) -> bool:
    """Whether a row says what the answer says; who speaks can be told by the article's own text alone."""
    if what is None:
        return False
    values = (one["paragraph"], one["first"], one["after"], one["speaker"] if own else what[3])
    return values == what and (one["place"], one["article"], one["asked"]) == (place, row["article"], row["asked"])


def _said(written: Any, text: str | None) -> list[_Said]:
    """The citations of an answer that is in the chain as it is here; none where it never was an answer."""
    try:
        begin = written.index(_CITATIONS) + len(_CITATIONS)  # what stands behind them is not read
        found = _READER.raw_decode(written, begin)[0]
        return [
            (paragraph, first, after, speaker_in(text, given[1] if len(given) > 1 else None))
            for _, paragraph, first, after, *given in found
        ]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return []


def speaker_in(text: str | None, said: list[Any] | None) -> str | None:
    """The fullest name of whoever says it, of a statement as the journal keeps it."""
    if text is None or said is None or said[1] is None:
        return None
    span, resolved = said[1]
    start, end = resolved[0] if resolved else span
    return text[start:end]


def _now(text: str, first: Any, after: Any, then: str) -> str:
    """The hash of what stands there; of a place that is none, that of before: the place itself is what is wrong."""
    return quoted(text[first:after]) if isinstance(first, int) and isinstance(after, int) else then
