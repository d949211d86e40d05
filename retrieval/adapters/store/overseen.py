"""What is known of a chain only when all of it was looked at, found before it is gone through."""

import json
from array import array
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.chained import numbered
from retrieval.adapters.store.contents import article_of
from retrieval.adapters.store.plain import readable, rows
from retrieval.adapters.store.schema import chain, erasings, erasures, journal
from retrieval.moderation.chain import Kind
from retrieval.moderation.order import moved


@dataclass(frozen=True, slots=True)
class Overseen:
    """Numbers of entries that are about what an earlier one is about; rows of the journal out of the chain's order.

    `erased`: entries that erasings name; `days`: on which somebody was erased; `latest`: each article's last entry.
    """

    repeated: frozenset[int]
    moved: frozenset[int]
    erased: frozenset[int]
    days: frozenset[str]
    latest: Mapping[str, int]


def overseen(connection: Connection, owner: str) -> Overseen:
    """All of it."""
    days = connection.execute(sa.select(sa.func.substr(erasures.c.erased, 1, 10)).distinct()).scalars()
    repeated = frozenset(_repeated(connection, owner))
    return Overseen(
        repeated,
        frozenset(_moved(connection, owner, repeated)),
        frozenset(_erased(connection, owner)),
        frozenset(one for one in days if isinstance(one, str)),
        _latest(connection, owner),
    )


def _mine(owner: str, *columns: Any) -> sa.Select[Any]:
    wanted: sa.Select[Any] = sa.select(*columns)
    return wanted.where(chain.c.owner == owner, numbered())


def _repeated(connection: Connection, owner: str) -> Iterator[int]:
    what = (chain.c.kind, chain.c.subject)
    twice = _mine(owner, *what).group_by(*what).having(sa.func.count() > 1).subquery()
    again = _mine(owner, chain.c.number, *what).where(sa.tuple_(*what).in_(sa.select(twice))).order_by(chain.c.number)
    known = set()
    for number, kind, subject in connection.execute(again):
        if (kind, subject) in known:
            yield number
        known.add((kind, subject))


def _moved(connection: Connection, owner: str, repeated: Collection[int]) -> list[int]:
    """Rows are numbered as they are added, and so is the chain: eight bytes of each are held."""
    here = sa.and_(journal.c.owner == chain.c.owner, journal.c.id == chain.c.subject)
    wanted = _mine(owner, chain.c.number, journal.c.entry).join_from(chain, journal, here)
    ordered = wanted.where(chain.c.kind == Kind.ANSWER.value).order_by(chain.c.number)
    found = array("q", (entry for number, entry in connection.execute(ordered) if number not in repeated))
    if all(before < after for before, after in pairwise(found)):
        return []
    return [found[place] for place in moved(found)]


def _erased(connection: Connection, owner: str) -> Iterator[int]:
    """Entries before an erasing that is in the chain, and named by it."""
    wanted = _mine(owner, chain.c.number, chain.c.subject).where(chain.c.kind == Kind.ERASURE.value)
    asked = {one["subject"]: one["number"] for one in rows(connection, wanted) if readable(one["subject"])}
    for row in rows(connection, sa.select(erasings.c.erasing, erasings.c.entries).where(erasings.c.owner == owner)):
        until = asked.get(str(row["erasing"]), 0)
        yield from (number for number in _named(row["entries"]) if number < until)


def _named(entries: object) -> list[int]:
    try:
        found = json.loads(entries) if isinstance(entries, str) else None
    except (ValueError, RecursionError):  # somebody changed it: the erasing itself is named
        found = None
    return [one for one in found if type(one) is int] if isinstance(found, list) else []


def _latest(connection: Connection, owner: str) -> Mapping[str, int]:
    wanted = _mine(owner, chain.c.number, chain.c.subject).where(chain.c.kind == Kind.ARTICLE.value)
    found = rows(connection, wanted.order_by(chain.c.number))
    return {article_of(one["subject"]): one["number"] for one in found if readable(one["subject"])}
