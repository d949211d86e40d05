"""What is kept and in no chain: rows that somebody put in past the record, and entries that have no place in it."""

from collections.abc import Iterator
from itertools import chain as joined
from itertools import islice
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.chained import numbered
from retrieval.adapters.store.contents import PARTS, article_of
from retrieval.adapters.store.plain import readable, rows, shown, untyped
from retrieval.adapters.store.schema import case_events, chain, citations, erasings, journal, postings
from retrieval.moderation.chain import Kind

_NAMED: Final = 100
"""Things in no chain that are named."""

_ROWS: Final = (
    (journal, "id", Kind.ANSWER),
    (postings, "posting", Kind.POSTING),
    (case_events, "event", Kind.EVENT),
    (erasings, "erasing", Kind.ERASURE),
)
CHAINED: Final = (chain, journal, postings, citations, case_events, erasings, *(table for table, *_ in PARTS))
"""The tables of which every row is in a chain, or is held against what is."""


def unchained(connection: Connection, owner: str) -> list[str]:
    """See `Record.unchained`; read `plain.as_it_stands`."""
    found = joined(_nowhere(connection, owner), _rows(connection, owner), _cited(connection, owner))
    return list(islice(joined(found, _articles(connection, owner)), _NAMED))


def owners(connection: Connection) -> list[str]:
    """See `Record.owners`. A name that is none is that of nobody; rows of nobody are missing in somebody's chain."""
    found = (connection.execute(sa.select(table.c.owner).distinct()).scalars() for table in CHAINED)
    return sorted({one for one in joined.from_iterable(found) if readable(one)})


def _nowhere(connection: Connection, owner: str) -> Iterator[str]:
    odd = sa.select(sa.type_coerce(chain.c.number, sa.types.NullType())).where(chain.c.owner == owner, ~numbered())
    for one in connection.execute(odd.limit(_NAMED)).scalars():
        yield f"entry {shown(one)}"


def _rows(connection: Connection, owner: str) -> Iterator[str]:
    for table, key, kind in _ROWS:
        name = table.c[key]
        about = chain.c.subject == sa.cast(name, sa.Text) if name.primary_key else chain.c.subject == name
        linked = sa.select(chain.c.number).where(chain.c.owner == owner, chain.c.kind == kind.value, about, numbered())
        loose = sa.select(name).where(table.c.owner == owner, ~sa.exists(linked.correlate(table)))
        for one in connection.execute(loose.limit(_NAMED)).scalars():
            yield f"{kind.value} {shown(one)}"


def _cited(connection: Connection, owner: str) -> Iterator[str]:
    here = sa.and_(journal.c.owner == citations.c.owner, journal.c.id == citations.c.answer)
    known = sa.select(journal.c.entry).where(here).correlate(citations)
    loose = untyped(citations, "answer", "place")
    for one in rows(connection, loose.where(citations.c.owner == owner, ~sa.exists(known)).limit(_NAMED)):
        place = one["place"]
        yield f"answer {shown(one['answer'])}, passage {place + 1 if isinstance(place, int) else shown(place)}"


def _articles(connection: Connection, owner: str) -> Iterator[str]:
    entries = sa.select(chain.c.subject).where(chain.c.owner == owner, chain.c.kind == Kind.ARTICLE.value, numbered())
    known = {article_of(one) for one in connection.execute(entries).scalars() if readable(one)}
    for table, key, *_ in PARTS:
        for one in connection.execute(sa.select(table.c[key]).where(table.c.owner == owner).distinct()).scalars():
            if one not in known:
                known.add(one)
                yield f"article {shown(one)}"
