"""The chain in the database, entry by entry, beside the rows that it is about and the texts that they quote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.chained import (
    ERASABLE,
    answer_digest,
    erasure_digest,
    event_digest,
    numbered,
    posting_digest,
    seal_of,
)
from retrieval.adapters.store.citing import Texts, quotations
from retrieval.adapters.store.contents import article_of, gone, state_of
from retrieval.adapters.store.overseen import Overseen, overseen
from retrieval.adapters.store.plain import Kept, is_number, readable, rows, text, untyped
from retrieval.adapters.store.plain import numbered as row_numbers
from retrieval.adapters.store.schema import case_events, chain, citations, erasings, journal, postings
from retrieval.moderation.chain import Kind, Link
from retrieval.moderation.ports import Entry, Quotation, Seal, Wrong
from retrieval.people import ERASED, ERASED_QUESTION

_AT_ONCE: Final = 1_000
"""Entries looked at together: some megabytes."""

_IN: Final = 500
"""Values in one look-up; SQLite takes at least 999 (https://sqlite.org/limits.html)."""

_NUMBERED: Final = {Kind.POSTING, Kind.EVENT, Kind.ERASURE}
"""What is named by the number of its row."""

Rows = Mapping[str, Kept]


def entries_of(connection: Connection, owner: str) -> Iterator[Entry]:
    """The owner's chain from its beginning, read `plain.as_it_stands`."""
    proving = _Proving(connection, owner, overseen(connection, owner), Texts(connection, owner))
    last = 0
    while True:
        wanted = untyped(chain).where(chain.c.owner == owner, numbered(), chain.c.number > last)
        links = rows(connection, wanted.order_by(chain.c.number).limit(_AT_ONCE))
        if not links:
            return
        last = links[-1]["number"]
        proving.look_up(links)
        for one in links:
            yield proving.entry(one)


@dataclass
class _Proving:
    """What is looked at together."""

    connection: Connection
    owner: str
    overseen: Overseen
    texts: Texts
    unreadable: set[int] = field(default_factory=set)
    kept: dict[str, Rows] = field(default_factory=dict)
    cited: Mapping[str, list[Kept]] = field(default_factory=dict)

    def look_up(self, links: Sequence[Kept]) -> None:
        """Read the rows that these entries are about."""
        subjects: dict[str, list[str]] = defaultdict(list)
        self.unreadable = set()
        for one in links:
            if _names_something(one):
                subjects[one["kind"]].append(one["subject"])
            else:
                self.unreadable.add(one["number"])
        answers = subjects[Kind.ANSWER]
        self.kept = {
            Kind.ANSWER: self._rows(journal, journal.c.id, answers),
            Kind.POSTING: self._rows(postings, postings.c.posting, row_numbers(subjects[Kind.POSTING])),
            Kind.EVENT: self._rows(case_events, case_events.c.event, row_numbers(subjects[Kind.EVENT])),
            Kind.ERASURE: self._rows(erasings, erasings.c.erasing, row_numbers(subjects[Kind.ERASURE])),
        }
        self.cited = self._cited(answers)

    def entry(self, one: Kept) -> Entry:
        """An entry beside what it is about."""
        link = Link(one["number"], text(one["kind"]), text(one["subject"]), text(one["digest"]), text(one["hash"]))
        if link.number in self.unreadable:
            return Entry(link, None, Seal.NONE, wrong=frozenset({Wrong.UNREADABLE}))
        wrong = {Wrong.REPEATED} if link.number in self.overseen.repeated else set()
        if link.kind == Kind.ARTICLE:
            return self._article(link, wrong)
        row = self.kept[link.kind].get(link.subject)
        if row is None:
            return Entry(link, None, Seal.NONE, wrong=frozenset(wrong))
        wrong |= {Wrong.MOVED} if row.get("entry") in self.overseen.moved else set()
        digest, quoted = self._digest(link, row, one["seal"])
        return Entry(link, digest, self._seal(Kind(link.kind), row, one), quoted, frozenset(wrong))

    def _digest(self, link: Link, row: Kept, seal: Any) -> tuple[str, tuple[Quotation, ...]]:
        match link.kind:
            case Kind.POSTING:
                return posting_digest(row), ()
            case Kind.ERASURE:
                return erasure_digest(row), ()
            case Kind.EVENT:
                return event_digest(row, seal), ()
            case _:
                return self._answer(link, row, seal)

    def _answer(self, link: Link, row: Kept, seal: Any) -> tuple[str, tuple[Quotation, ...]]:
        cited = self.cited.get(link.subject, [])
        digest = answer_digest(row, seal, [one["hash"] for one in cited])
        return digest, quotations(row, cited, self.texts, sound=digest == link.digest)

    def _article(self, link: Link, wrong: set[Wrong]) -> Entry:
        article = article_of(link.subject)
        if self.overseen.latest.get(article) != link.number:
            return Entry(link, link.digest, Seal.NONE, wrong=frozenset(wrong))
        now = state_of(self.connection, self.owner, article)
        if now is None:
            return Entry(link, link.digest if link.digest == gone(article) else None, Seal.NONE, wrong=frozenset(wrong))
        if not self.texts.of(article)[1]:
            wrong = wrong | {Wrong.OTHER_TEXT}
        return Entry(link, now, Seal.NONE, wrong=frozenset(wrong))

    def _seal(self, kind: Kind, row: Kept, link: Kept) -> Seal:
        match kind:
            case Kind.ERASURE:
                known = row["erased"] is None or row["erased"] in self.overseen.days
                return Seal.NONE if known else Seal.UNASKED
            case Kind.ANSWER:
                erased = (row["asked_by"], row["question"], row["understood"]) == (ERASED, ERASED_QUESTION, None)
            case Kind.EVENT:
                erased = (row["by"], row["words"]) == (ERASED, None)
            case _:
                return Seal.NONE
        asked_for = link["number"] in self.overseen.erased
        if link["salt"] is not None:  # words that come back after an erasing come with their salt
            holds = not asked_for and seal_of(kind, row, link["salt"]) == link["seal"]
            return Seal.HOLDS if holds else Seal.BROKEN
        if not erased:
            return Seal.BROKEN
        return Seal.ERASED if asked_for else Seal.UNASKED

    def _rows(self, table: sa.Table, key: sa.Column[Any], values: Sequence[Any]) -> Rows:
        found: dict[str, Kept] = {}
        for first in range(0, len(values), _IN):
            some = untyped(table).where(table.c.owner == self.owner, key.in_(values[first : first + _IN]))
            found.update({str(row[key.name]): row for row in rows(self.connection, some)})
        return found

    def _cited(self, answers: Sequence[str]) -> Mapping[str, list[Kept]]:
        found: dict[str, list[Kept]] = defaultdict(list)
        for first in range(0, len(answers), _IN):
            some = untyped(citations).where(
                citations.c.owner == self.owner, citations.c.answer.in_(answers[first : first + _IN])
            )
            for row in rows(self.connection, some.order_by(citations.c.answer, citations.c.place)):
                found[row["answer"]].append(row)
        return found


def _names_something(one: Kept) -> bool:
    """Whether kind and subject are such as the record makes, and nothing is sealed where there is nothing to erase."""
    kind, subject = one["kind"], one["subject"]
    if kind not in _KINDS or not readable(subject):
        return False
    if kind not in ERASABLE and (one["seal"], one["salt"]) != (None, None):
        return False
    return kind not in _NUMBERED or is_number(subject)


_KINDS: Final = frozenset(one.value for one in Kind)
