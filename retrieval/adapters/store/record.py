"""The journal in the database, as those see it who look after it: searched, counted, and held against its chain."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store import loose
from retrieval.adapters.store.answers import asked_of, posting_of
from retrieval.adapters.store.cases import standing
from retrieval.adapters.store.chained import head_of
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.plain import as_it_stands
from retrieval.adapters.store.proving import entries_of
from retrieval.adapters.store.schema import (
    articles,
    case_events,
    citations,
    heads,
    journal,
    moment,
    postings,
    removals,
)
from retrieval.answer import Asked, Posting
from retrieval.moderation.cases import Deed, Verdict
from retrieval.moderation.chain import Head
from retrieval.moderation.ports import CitedPassage, Day, Entry, Page, Unanswered, Wanted
from retrieval.people import ERASED

_AT_ONCE: Final = 500
_NAMES: Final = 500
"""Speakers whose names hold what was looked for; SQLite takes at least 999 values in a look-up."""

_PASSAGES: Final = 300
"""Passages that hold what was looked for; three values each."""

_UNANSWERED: Final = 2_000
"""Questions without an answer that are looked at: the latest of them."""
_WITHHELD: Final = '%"excluded":%'
"""In an answer as it is written, where moderators let what was found not be cited; inside of words the marks differ."""


class SqlRecord:
    """`retrieval.moderation.ports.Record` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, owner: str, wanted: Wanted, count: int, skip: int = 0) -> Page:
        """See the port. The conditions read an index; the answers themselves are read for what is shown."""
        with self._database.reading() as connection, self._database.decoding():
            fits = _fitting(connection, owner, wanted)
            entries = sa.select(journal.c.entry).where(fits).order_by(journal.c.entry.desc())
            count, skip = max(count, 0), max(skip, 0)
            if wanted.text:  # every question is read for words: once, and not once more to count them
                every = list(connection.execute(entries).scalars())
                return Page(tuple(_entries(connection, every[skip : skip + count])), len(every))
            of = connection.execute(sa.select(sa.func.count()).select_from(journal).where(fits)).scalar_one()
            numbers = list(connection.execute(entries.limit(count).offset(skip)).scalars())
            return Page(tuple(_entries(connection, numbers)), of)

    def every(self, owner: str, wanted: Wanted, at_once: int = _AT_ONCE) -> Iterator[Sequence[Asked]]:
        """See the port. Each part is a look-up of its own, so that nobody who writes waits for all of them."""
        last = 0
        with self._database.reading() as connection:
            fits = _fitting(connection, owner, wanted)
        while True:
            some = sa.select(journal.c.entry).where(fits, journal.c.entry > last).order_by(journal.c.entry)
            with self._database.reading() as connection, self._database.decoding():
                numbers = list(connection.execute(some.limit(at_once)).scalars())
                found = _entries(connection, numbers)
            if not numbers:
                return
            last = numbers[-1]
            yield found

    def shown(self, owner: str, answers: Sequence[str]) -> Mapping[str, Sequence[Posting]]:
        """See the port."""
        found: dict[str, list[Posting]] = defaultdict(list)
        wanted = sa.select(postings).where(postings.c.owner == owner, postings.c.answer.in_(answers))
        with self._database.reading() as connection, self._database.decoding():
            for row in connection.execute(wanted.order_by(postings.c.posting)):
                found[row.answer].append(posting_of(row))
        return found

    def cited(self, owner: str, article_id: str) -> list[CitedPassage]:
        """See the port."""
        of = sa.and_(citations.c.owner == owner, citations.c.article == article_id)
        where = (citations.c.paragraph, citations.c.first, citations.c.after)
        counted = sa.select(*where, sa.func.count(), sa.func.max(citations.c.asked))
        verdicts: dict[tuple[int, int, int], Counter[Verdict]] = defaultdict(Counter)
        with self._database.reading() as connection, self._database.decoding():
            rows = connection.execute(counted.where(of).group_by(*where).order_by(*where)).all()
            judged = {row.answer: row.value for row in connection.execute(standing(owner))}
            some = sa.select(*where, citations.c.answer).where(
                of, citations.c.answer.in_(sa.select(standing(owner).subquery().c.answer))
            )
            for paragraph, first, after, answer in connection.execute(some):
                verdicts[paragraph, first, after][Verdict(judged[answer])] += 1
            return [
                CitedPassage(*place, times, datetime.fromisoformat(last), _sorted(verdicts[place]))
                for *place_, times, last in rows
                for place in [(place_[0], place_[1], place_[2])]
            ]

    def speakers(self, owner: str, part: str, most: int) -> list[str]:
        """See the port."""
        with self._database.reading() as connection:
            fitting = (one for one in _speakers(connection, owner) if part.casefold() in one.casefold())
            return list(islice(fitting, most))

    def removed(self, owner: str) -> Mapping[str, str | None]:
        """See the port."""
        gone = sa.select(removals.c.article).where(removals.c.owner == owner)
        kept = sa.select(articles.c.id, articles.c.title).where(articles.c.owner == owner, articles.c.id.in_(gone))
        with self._database.reading() as connection:
            return {one.id: one.title for one in connection.execute(kept.order_by(articles.c.loaded.desc()))}

    def days(self, owner: str, since: date) -> list[Day]:
        """See the port."""
        on, at = sa.func.substr(journal.c.asked, 1, 10), sa.func.substr(case_events.c.at, 1, 10)
        asked = sa.select(on, journal.c.outcome, sa.func.count()).where(journal.c.owner == owner, on >= str(since))
        reported = sa.select(at, sa.func.count()).where(
            case_events.c.owner == owner, case_events.c.deed == Deed.REPORTED.value, at >= str(since)
        )
        outcomes: dict[str, Counter[str]] = defaultdict(Counter)
        verdicts: dict[str, Counter[Verdict]] = defaultdict(Counter)
        reports, settled, upheld = Counter[str](), Counter[str](), Counter[str]()
        with self._database.reading() as connection, self._database.decoding():
            for day, outcome, count in connection.execute(asked.group_by(on, journal.c.outcome)):
                outcomes[day][outcome] += count
            for day, count in connection.execute(reported.group_by(at)):
                reports[day] += count
            for _, value, when, count in connection.execute(standing(owner)):
                day, found = when[:10], Verdict(value)
                verdicts[day][found] += 1
                settled[day] += count
                upheld[day] += 0 if found is Verdict.CORRECT else count
            return [
                Day(
                    date.fromisoformat(day),
                    _sorted(outcomes[day]),
                    reports[day],
                    _sorted(verdicts[day]),
                    settled[day],
                    upheld[day],
                )
                for day in sorted({*outcomes, *reports, *verdicts})
                if day >= str(since)
            ]

    def unanswered(self, owner: str, since: date, article_id: str | None = None) -> list[Unanswered]:
        """See the port."""
        columns = (journal.c.id, journal.c.question, journal.c.article, journal.c.asked)
        fits = [journal.c.owner == owner, journal.c.outcome != "answered", journal.c.asked >= str(since)]
        fits += [journal.c.asked_by != ERASED]
        fits += [journal.c.answer.not_like(_WITHHELD)]
        fits += [journal.c.article == article_id] if article_id else []
        wanted = sa.select(*columns).where(*fits).order_by(journal.c.entry.desc()).limit(_UNANSWERED)
        with self._database.reading() as connection, self._database.decoding():
            rows = connection.execute(wanted).all()
            return [Unanswered(one.id, one.question, one.article, datetime.fromisoformat(one.asked)) for one in rows]

    def head(self, owner: str) -> Head:
        """See the port."""
        with self._database.reading() as connection:
            return head_of(connection, owner)

    def head_told(self, owner: str) -> tuple[Head, datetime] | None:
        """See the port."""
        with self._database.reading() as connection, self._database.decoding():
            row = connection.execute(sa.select(heads).where(heads.c.owner == owner)).first()
            return (Head(row.number, row.hash), datetime.fromisoformat(row.told)) if row else None

    def tell_head(self, owner: str, head: Head, when: datetime) -> None:
        """See the port."""
        row = {"owner": owner, "number": head.number, "hash": head.hash, "told": moment(when)}
        with self._database.writing() as connection:
            connection.execute(sa.delete(heads).where(heads.c.owner == owner))
            connection.execute(sa.insert(heads).values(**row))

    def entries(self, owner: str) -> Iterator[Entry]:
        """See the port. One state of the database is looked at, however long it takes."""
        with self._database.reading() as connection, self._database.decoding():
            yield from entries_of(as_it_stands(connection), owner)

    def unchained(self, owner: str) -> list[str]:
        """See the port."""
        with self._database.reading() as connection, self._database.decoding():
            return loose.unchained(as_it_stands(connection), owner)

    def owners(self) -> list[str]:
        """See the port."""
        with self._database.reading() as connection:
            return loose.owners(as_it_stands(connection))


def _entries(connection: Connection, numbers: Sequence[int]) -> list[Asked]:
    """Those entries, in that order."""
    rows = connection.execute(sa.select(journal).where(journal.c.entry.in_(numbers))).all()
    found = {row.entry: asked_of(row) for row in rows}
    return [found[number] for number in numbers]


def _fitting(connection: Connection, owner: str, wanted: Wanted) -> sa.ColumnElement[bool]:
    fits: list[sa.ColumnElement[bool]] = [journal.c.owner == owner]
    if wanted.text:
        asked = sa.func.instr(sa.func.folded(journal.c.question), wanted.text.casefold()) > 0
        fits.append(sa.or_(asked, journal.c.id.in_(_quoting(connection, owner, wanted.text.casefold()))))
    if wanted.room:
        fits.append(sa.or_(journal.c.room == wanted.room, journal.c.within == wanted.room))
    for column, value in (
        (journal.c.asked_by, wanted.person),
        (journal.c.article, wanted.article),
        (journal.c.outcome, wanted.outcome),
    ):
        fits += [column == value] if value else []
    fits += [journal.c.asked >= str(wanted.since)] if wanted.since else []
    # "U" comes after the "T" between day and time; the day after the last there is cannot be named.
    fits += [journal.c.asked < f"{wanted.until}U"] if wanted.until else []
    if wanted.speaker:
        names = [one for one in _speakers(connection, owner) if wanted.speaker.casefold() in one.casefold()]
        named = sa.and_(citations.c.owner == owner, citations.c.speaker.in_(names[:_NAMES]))
        fits.append(journal.c.id.in_(sa.select(citations.c.answer).where(named)))
    if wanted.verdict:
        judged = standing(owner).subquery()
        fits.append(journal.c.id.in_(sa.select(judged.c.answer).where(judged.c.value == wanted.verdict.value)))
    if wanted.reported:
        fits.append(journal.c.id.in_(sa.select(case_events.c.answer).where(case_events.c.owner == owner)))
    return sa.and_(*fits)


def _quoting(connection: Connection, owner: str, words: str) -> sa.Select[tuple[str]]:
    """Answers with a passage that holds the words. Passages are looked at once, however often they were cited."""
    place = (citations.c.article, citations.c.first, citations.c.after)
    cited = sa.select(*place).where(citations.c.owner == owner).distinct().order_by(*place)
    texts: dict[str, str] = {}
    holding = []
    for article, first, after in connection.execute(cited):
        if article not in texts:  # in the order of articles: one text at a time
            of = sa.select(articles.c.text).where(articles.c.owner == owner, articles.c.id == article)
            texts = {article: connection.execute(of).scalar() or ""}
        if words in texts[article][first:after].casefold():
            holding.append((article, first, after))
    named = sa.tuple_(*place).in_(holding[:_PASSAGES])
    return sa.select(citations.c.answer).where(citations.c.owner == owner, named)


def _speakers(connection: Connection, owner: str) -> Iterator[str]:
    """Every name once: from one to the next in the index, which is as long as there are quotations."""
    last = ""
    while True:
        after = sa.and_(citations.c.owner == owner, citations.c.speaker > last)
        found = connection.execute(sa.select(sa.func.min(citations.c.speaker)).where(after)).scalar()
        if found is None:
            return
        yield found
        last = found


def _sorted(counted: Counter[Any]) -> tuple[tuple[Any, int], ...]:
    return tuple(sorted(counted.items()))
