"""The chain in the database, entry by entry, beside the rows that it is about and the texts that they quote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from retrieval.adapters.store.chained import answer_digest, event_digest, posting_digest, seal_of
from retrieval.adapters.store.schema import articles, case_events, chain, citations, journal, postings
from retrieval.moderation.chain import Kind, Link, quoted
from retrieval.moderation.ports import Entry, Quotation, Seal
from retrieval.people import ERASED, ERASED_QUESTION

_AT_ONCE: Final = 1_000
"""Entries looked at together: some megabytes."""

_IN: Final = 500
"""Values in one look-up; SQLite takes at least 999 (https://sqlite.org/limits.html)."""

Kept = Mapping[str, Any]
Rows = Mapping[str, Kept]


def entries_of(connection: Connection, owner: str) -> Iterator[Entry]:
    """The owner's chain from its beginning."""
    texts: dict[str, str | None] = {}
    last = -1
    while True:
        wanted = sa.select(chain).where(chain.c.owner == owner, chain.c.number > last).order_by(chain.c.number)
        links = connection.execute(wanted.limit(_AT_ONCE)).mappings().all()
        if not links:
            return
        last = links[-1]["number"]
        yield from _some(connection, owner, links, texts)


def _some(
    connection: Connection, owner: str, links: Sequence[RowMapping], texts: dict[str, str | None]
) -> Iterator[Entry]:
    subjects: dict[str, list[str]] = defaultdict(list)
    for one in links:
        subjects[one["kind"]].append(one["subject"])
    answers = _rows(connection, owner, journal, journal.c.id, subjects["answer"])
    shown = _rows(connection, owner, postings, postings.c.posting, map(int, subjects["posting"]))
    events = _rows(connection, owner, case_events, case_events.c.event, map(int, subjects["event"]))
    cited = _cited(connection, owner, subjects["answer"])
    for one in links:
        kind, subject = Kind(one["kind"]), one["subject"]
        link = Link(one["number"], kind, subject, one["digest"], one["hash"])
        row = {Kind.ANSWER: answers, Kind.POSTING: shown, Kind.EVENT: events}[kind].get(subject)
        if row is None:
            yield Entry(link, None, Seal.NONE)
        elif kind is Kind.POSTING:
            yield Entry(link, posting_digest(row), Seal.NONE)
        elif kind is Kind.EVENT:
            yield Entry(link, event_digest(row, one["seal"]), _seal(kind, row, one))
        else:
            quotes = tuple(_quotation(connection, owner, place, texts) for place in cited[subject])
            digest = answer_digest(row, one["seal"], [quote.then for quote in quotes])
            yield Entry(link, digest, _seal(kind, row, one), quotes)


def _rows(connection: Connection, owner: str, table: sa.Table, key: sa.Column[Any], wanted: Any) -> Rows:
    values, found = list(wanted), dict[str, Kept]()
    for first in range(0, len(values), _IN):
        some = sa.select(table).where(table.c.owner == owner, key.in_(values[first : first + _IN]))
        found.update({str(row[key.name]): _kept(row) for row in connection.execute(some).mappings()})
    return found


def _cited(connection: Connection, owner: str, answers: Sequence[str]) -> Mapping[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for first in range(0, len(answers), _IN):
        some = sa.select(citations).where(
            citations.c.owner == owner, citations.c.answer.in_(answers[first : first + _IN])
        )
        for row in connection.execute(some.order_by(citations.c.answer, citations.c.place)).mappings():
            found[row["answer"]].append(row)
    return found


def _quotation(connection: Connection, owner: str, row: RowMapping, texts: dict[str, str | None]) -> Quotation:
    article = row["article"]
    if article not in texts:
        wanted = sa.select(articles.c.text).where(articles.c.owner == owner, articles.c.id == article)
        texts[article] = connection.execute(wanted).scalar()
    text = texts[article]
    now = None if text is None else quoted(text[row["first"] : row["after"]])
    return Quotation(row["place"], row["hash"], now)


def _kept(row: RowMapping) -> Kept:
    return {str(name): value for name, value in row.items()}


def _seal(kind: Kind, row: Kept, link: RowMapping) -> Seal:
    if link["salt"] is not None:
        return Seal.HOLDS if seal_of(kind, row, link["salt"]) == link["seal"] else Seal.BROKEN
    if kind is Kind.EVENT:
        return Seal.ERASED if (row["by"], row["words"]) == (ERASED, None) else Seal.BROKEN
    gone = (row["asked_by"], row["question"], row["understood"]) == (ERASED, ERASED_QUESTION, None)
    return Seal.ERASED if gone else Seal.BROKEN
