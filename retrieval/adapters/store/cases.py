"""Cases in the database: events are added, and nothing of them is changed but by an erasing."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from retrieval.adapters.store.chained import append_event, new_key
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.schema import case_events, journal, moment, notices
from retrieval.errors import UnknownEntry
from retrieval.moderation.cases import OPENING, Case, Deed, Event
from retrieval.moderation.errors import CaseMoved
from retrieval.moderation.ports import Docket


class SqlCases:
    """`retrieval.moderation.ports.CaseStore` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, owner: str, answer_id: str, event: Event, *, seen: int | None = None) -> Case:
        """See the port."""
        with self._database.writing() as connection:
            before = _about(connection, owner, answer_id)
            number = before.number if before else _next(connection, owner, answer_id)
            if seen is not None and seen != (before.seen if before else 0):
                raise CaseMoved(number)
            row = {"owner": owner, "number": number, "answer": answer_id, "deed": event.deed.value}
            row |= {"at": moment(event.when), "by": event.by, "value": event.value, "words": event.words}
            made = connection.execute(sa.insert(case_events).values(**row))
            append_event(connection, row, new_key(made))
            case = Case(number, answer_id, (*(before.events if before else ()), event))
            _keep_due(connection, owner, case)
            return case

    def find(self, owner: str, number: int) -> Case | None:
        """See the port."""
        with self._database.reading() as connection, self._database.decoding():
            return _one(connection, case_events.c.owner == owner, case_events.c.number == number)

    def about(self, owner: str, answer_id: str) -> Case | None:
        """See the port."""
        with self._database.reading() as connection, self._database.decoding():
            return _about(connection, owner, answer_id)

    def listed(self, owner: str) -> list[Case]:
        """See the port."""
        wanted = sa.select(case_events).where(case_events.c.owner == owner)
        with self._database.reading() as connection, self._database.decoding():
            rows = connection.execute(wanted.order_by(case_events.c.number.desc(), case_events.c.event)).all()
            return [_case(list(some)) for _, some in groupby(rows, key=lambda row: row.number)]

    def page(self, owner: str, count: int, skip: int = 0, *, open_only: bool = False, beginning: str = "") -> Docket:
        """See the port."""
        number, of = case_events.c.number, sa.func.count()
        fitting = sa.select(number).where(case_events.c.owner == owner).group_by(number)
        if open_only:
            fitting = fitting.having(sa.not_(is_judged()))
        if beginning:
            fitting = fitting.where(sa.cast(number, sa.Text).startswith(beginning, autoescape=True))
        shown = fitting.order_by(number.desc()).limit(max(count, 0)).offset(max(skip, 0)).subquery()
        wanted = sa.select(case_events).where(case_events.c.owner == owner, number.in_(sa.select(shown.c.number)))
        with self._database.reading() as connection, self._database.decoding():
            rows = connection.execute(wanted.order_by(number.desc(), case_events.c.event)).all()
            found = tuple(_case(list(some)) for _, some in groupby(rows, key=lambda row: row.number))
            return Docket(found, connection.execute(sa.select(of).select_from(fitting.subquery())).scalar_one())

    def waiting(self, owner: str, person: str) -> int:
        """See the port."""
        theirs = sa.select(case_events.c.number).where(
            case_events.c.by == person, case_events.c.owner == owner, case_events.c.deed == Deed.REPORTED.value
        )
        wanted = sa.select(case_events).where(case_events.c.owner == owner, case_events.c.number.in_(theirs))
        with self._database.reading() as connection, self._database.decoding():
            rows = connection.execute(wanted.order_by(case_events.c.number, case_events.c.event)).all()
            cases = [_case(list(some)) for _, some in groupby(rows, key=lambda row: row.number)]
        return sum(one.reported_by(person) for one in cases)

    def touching(self, person: str) -> list[tuple[str, int]]:
        """See the port."""
        whose, number = case_events.c.owner, case_events.c.number
        asked = sa.tuple_(whose, case_events.c.answer).in_(
            sa.select(journal.c.owner, journal.c.id).where(journal.c.asked_by == person)
        )
        some = sa.select(whose, number, sa.func.max(case_events.c.event).label("last")).where(
            sa.or_(case_events.c.by == person, asked)
        )
        with self._database.reading() as connection:
            rows = connection.execute(some.group_by(whose, number).order_by(sa.desc("last")))
            return [(row.owner, row.number) for row in rows]

    def due(self, owner: str, person: str) -> list[Case]:
        """See the port."""
        theirs = sa.select(notices.c.number).where(notices.c.owner == owner, notices.c.person == person)
        wanted = sa.select(case_events).where(case_events.c.owner == owner, case_events.c.number.in_(theirs))
        with self._database.reading() as connection, self._database.decoding():
            rows = connection.execute(wanted.order_by(case_events.c.number, case_events.c.event)).all()
            return [_case(list(some)) for _, some in groupby(rows, key=lambda row: row.number)]

    def told(self, owner: str, person: str, cases: Collection[Case]) -> None:
        """See the port."""
        with self._database.writing() as connection, self._database.decoding():
            for one in cases:
                now = _about(connection, owner, one.answer)
                if now is not None and now.news == one.news:
                    told = sa.and_(notices.c.person == person, notices.c.number == one.number)
                    connection.execute(sa.delete(notices).where(notices.c.owner == owner, told))


def is_judged() -> sa.ColumnElement[bool]:
    """Of the events of one case: whether the last judgement stands, nothing having opened the case again since."""
    judged = sa.func.max(sa.case((case_events.c.deed == Deed.JUDGED.value, case_events.c.event)))
    opened = sa.func.max(
        sa.case((case_events.c.deed.in_([one.value for one in OPENING]), case_events.c.event), else_=0)
    )
    return sa.func.coalesce(judged, 0) > opened


def standing(owner: str) -> sa.Select[Any]:
    """The verdict that stands on each answer of the owner's: the answer, the verdict, when, how many reported it."""
    judged = sa.func.max(sa.case((case_events.c.deed == Deed.JUDGED.value, case_events.c.event))).label("event")
    reports = sa.func.sum(sa.case((case_events.c.deed == Deed.REPORTED.value, 1), else_=0)).label("reports")
    of = sa.select(judged, reports).where(case_events.c.owner == owner).group_by(case_events.c.answer)
    last = of.having(is_judged()).subquery()
    told = sa.select(case_events.c.answer, case_events.c.value, case_events.c.at, last.c.reports)
    return told.join(last, case_events.c.event == last.c.event)


def _keep_due(connection: Connection, owner: str, case: Case) -> None:
    """That some are to be told of what happened last."""
    people = case.to_be_told()
    if not people:
        return
    known = sa.select(notices.c.person).where(notices.c.owner == owner, notices.c.number == case.number)
    there = set(connection.execute(known).scalars())
    for person in people:
        if person not in there:
            connection.execute(sa.insert(notices).values(owner=owner, person=person, number=case.number))


def _about(connection: Connection, owner: str, answer_id: str) -> Case | None:
    if not answer_id.isascii():
        return None
    return _one(connection, case_events.c.owner == owner, case_events.c.answer == answer_id)


def _one(connection: Connection, *conditions: sa.ColumnElement[bool]) -> Case | None:
    rows = connection.execute(sa.select(case_events).where(*conditions).order_by(case_events.c.event)).all()
    return _case(rows) if rows else None


def _case(rows: Sequence[Row[Any]]) -> Case:
    return Case(rows[0].number, rows[0].answer, tuple(event_of(row) for row in rows))


def event_of(row: Row[Any]) -> Event:
    """The event of a row. Raises `ValueError` where it is damaged."""
    return Event(Deed(row.deed), datetime.fromisoformat(row.at), row.by, row.value, row.words)


def _next(connection: Connection, owner: str, answer_id: str) -> int:
    known = sa.select(journal.c.entry).where(journal.c.owner == owner, journal.c.id == answer_id)
    if not answer_id.isascii() or connection.execute(known).first() is None:
        raise UnknownEntry(answer_id)
    last = sa.select(sa.func.max(case_events.c.number)).where(case_events.c.owner == owner)
    return (connection.execute(last).scalar() or 0) + 1
