"""What stands beside an answer for those who search, held against the answer that is in the chain."""

import json
from collections import OrderedDict
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


class Texts:
    """An owner's texts as they are kept now, the latest used held."""

    def __init__(self, connection: Connection, owner: str) -> None:
        self._connection = connection
        self._owner = owner
        self._held: OrderedDict[str, tuple[str | None, bool]] = OrderedDict()

    def of(self, article: Any) -> str | None:
        """The text; none where there is none."""
        return self._looked_up(article)[0]

    def is_its_own(self, article: Any) -> bool:
        """Whether the article's id is the hash of its text; of no text it is not."""
        return self._looked_up(article)[1]

    def _looked_up(self, article: Any) -> tuple[str | None, bool]:
        if not readable(article):
            return None, False
        if article not in self._held:
            found = self._read(article)
            own = found is not None and sha256(found.encode("utf-8", "surrogateescape")).hexdigest() == article
            self._held[article] = found, own
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(article)
        return self._held[article]

    def _read(self, article: str) -> str | None:
        here = sa.and_(articles.c.owner == self._owner, articles.c.id == article)
        found = self._connection.execute(sa.select(sa.column("text")).select_from(articles).where(here)).scalar()
        return found if isinstance(found, str) or found is None else ""


def quotations(row: Kept, cited: Sequence[Kept], texts: Texts, *, sound: bool) -> tuple[Quotation, ...]:
    """Of a row of the journal: `cited` are the rows beside it, in order.

    `sound`: the answer is the one in the chain, so that what stands beside it can be held against it.
    """
    said = _said(row) if sound else [None] * len(cited)
    body = texts.of(row["article"])
    found = []
    for place, (one, what) in enumerate(zip(cited, said, strict=False)):
        _, paragraph, first, after, *given = what or (None, None, one["first"], one["after"])
        now = None if body is None else _now(body, first, after, one["hash"])
        stands = what is None or _values(one) == (place, row["article"], paragraph, first, after, row["asked"])
        if what is not None and texts.is_its_own(row["article"]) and body is not None:
            stands = stands and one["speaker"] == speaker_in(body, given[1] if len(given) > 1 else None)
        found.append(Quotation(place, one["hash"], now, stands))
    return tuple(found)


def speaker_in(text: str, said: list[Any] | None) -> str | None:
    """The fullest name of whoever says it, of a statement as the journal keeps it."""
    if said is None or said[1] is None:
        return None
    span, resolved = said[1]
    start, end = resolved[0] if resolved else span
    return text[start:end]


def _said(row: Kept) -> list[Any]:
    """The citations of an answer that is in the chain as it is here."""
    found: list[Any] = json.loads(row["answer"])["citations"]
    return found


def _now(text: str, first: Any, after: Any, then: str) -> str:
    """The hash of what stands there; of a place that is none, that of before: the place itself is what is wrong."""
    return quoted(text[first:after]) if isinstance(first, int) and isinstance(after, int) else then


def _values(one: Kept) -> tuple[Any, ...]:
    return tuple(one[name] for name in ("place", "article", "paragraph", "first", "after", "asked"))
