"""People in the database: who is behind a pseudonym, all that refers to it, and the end of both."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from retrieval.adapters.store.answers import asked_of
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.erasing import empty, erase_all, erase_before, everybody, everyone_with_something, silence
from retrieval.adapters.store.pending import waiting_of
from retrieval.adapters.store.schema import articles, case_events, departures, drafts, erasures, journal, moment, people
from retrieval.people import ERASED, PERSON, Done, Erasure, Held, Holdings, Named, a_person, erasure

_AT_ONCE: Final = 500
"""Pseudonyms in one look-up; SQLite takes at least 999 values (https://sqlite.org/limits.html)."""


class SqlPeople:
    """`retrieval.people.People` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self, owner: str, person: str, user_id: str, when: datetime) -> None:
        """See the port."""
        known = sa.select(people.c.last_seen).where(people.c.owner == owner, people.c.person == person)
        with self._database.writing() as connection:
            before = connection.execute(known).scalar()
            if before is not None:
                gone = sa.delete(people).where(people.c.owner == owner, people.c.person == person)
                connection.execute(gone)
            latest = max(moment(when), before or "")
            row = {"owner": owner, "person": person, "user_id": user_id, "last_seen": latest}
            connection.execute(sa.insert(people).values(**row))

    def names(self, owner: str, people_: Collection[str], since: datetime) -> Mapping[str, str]:
        """See the port."""
        wanted, found = sorted(set(people_)), dict[str, str]()
        mine = sa.select(people.c.person, people.c.user_id).where(
            people.c.owner == owner, people.c.last_seen >= moment(since)
        )
        with self._database.reading() as connection:
            for first in range(0, len(wanted), _AT_ONCE):
                some = mine.where(people.c.person.in_(wanted[first : first + _AT_ONCE]))
                found.update({one.person: one.user_id for one in connection.execute(some)})
        return found

    def forget_names(self, before: datetime, owner: str | None = None) -> int:
        """See the port."""
        old = sa.delete(people).where(people.c.last_seen < moment(before))
        with self._database.writing() as connection:
            return connection.execute(old if owner is None else old.where(people.c.owner == owner)).rowcount

    def about(self, person: str) -> Holdings:
        """See the port."""
        with self._database.reading() as connection:
            return _counted(connection, person)

    def held(self, person: str) -> Held:
        """See the port."""
        named = sa.select(people).where(people.c.person == person).order_by(people.c.owner)
        asked = sa.select(journal).where(journal.c.asked_by == person).order_by(journal.c.entry)
        waiting = sa.select(drafts).where(_theirs(person)).order_by(drafts.c.owner, drafts.c.id)
        done = sa.select(case_events).where(case_events.c.by == person).order_by(case_events.c.event)
        with self._database.reading() as connection:
            wanted = (named, asked, waiting, done)
            names, questions, pending, events = (connection.execute(one).all() for one in wanted)
        with self._database.decoding():
            return Held(
                tuple(Named(one.owner, one.user_id, datetime.fromisoformat(one.last_seen)) for one in names),
                tuple(asked_of(one) for one in questions),
                tuple((one.owner, one.id, waiting_of(one)) for one in pending),
                tuple(_done(one) for one in events),
            )

    def erase(self, person: str, when: datetime) -> Holdings:
        """See the port. One transaction."""
        a_person(person)
        with self._database.writing() as connection:
            found = _counted(connection, person)
            erase_all(connection, person, moment(when))
            _keep(connection, erasure(person, when))
            return found

    def erased(self) -> frozenset[Erasure]:
        """See the port."""
        with self._database.reading() as connection, self._database.decoding():
            rows = connection.execute(sa.select(erasures)).all()
            return frozenset(Erasure(row.person, datetime.fromisoformat(row.erased)) for row in rows)

    def erase_again(self, erasures: Collection[Erasure]) -> int:
        """See the port."""
        due = sorted(set(erasures) - self.erased(), key=lambda one: one.when)
        if not due:
            return 0
        with self._database.writing() as connection:
            names = everybody(connection) | everyone_with_something(connection)
            known = {erasure(name, due[0].when).person: name for name in names}
            for one in due:
                name = known.get(one.person)
                if name is not None and name.startswith(PERSON):
                    erase_before(connection, name, moment(one.when))
                elif name is not None:  # this database is from before the server was let go, and so is all of it
                    _let_go(connection, name, one.when)
                _keep(connection, one)
        return len(due)

    def expire(self, owner: str, until: datetime, when: datetime) -> int:
        """See the port. One transaction."""
        due = sa.and_(journal.c.owner == owner, journal.c.asked <= moment(until), journal.c.asked_by != ERASED)
        counted = sa.select(sa.func.count()).select_from(journal).where(due)
        with self._database.reading() as connection:
            if not connection.execute(counted).scalar_one():
                return 0
        with self._database.writing() as connection:
            count = int(connection.execute(counted).scalar_one())
            silence(connection, due, None, moment(when))
            _keep(connection, erasure(f"questions of {owner}", when))
            return count

    def leave(self, owner: str, when: datetime) -> None:
        """See the port."""
        with self._database.writing() as connection:
            _leave(connection, owner, when)

    def return_to(self, owner: str) -> None:
        """See the port."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(departures).where(departures.c.owner == owner))

    def owners(self) -> list[str]:
        """See the port."""
        with self._database.reading() as connection:
            return sorted(everyone_with_something(connection))

    def left_before(self, then: datetime) -> list[str]:
        """See the port."""
        left = sa.select(departures.c.owner).where(departures.c.left < moment(then)).order_by(departures.c.owner)
        with self._database.reading() as connection:
            return list(connection.execute(left).scalars())

    def let_go(self, owner: str, when: datetime) -> None:
        """See the port. One transaction."""
        with self._database.writing() as connection:
            _let_go(connection, owner, when)
            _keep(connection, erasure(owner, when))


def _leave(connection: Connection, owner: str, when: datetime) -> None:
    known = sa.select(departures.c.owner).where(departures.c.owner == owner)
    if connection.execute(known).first() is None:
        connection.execute(sa.insert(departures).values(owner=owner, left=moment(when)))


def _let_go(connection: Connection, owner: str, when: datetime) -> None:
    _leave(connection, owner, when)  # of whoever is here nothing may be deleted
    empty(connection, owner)


def _keep(connection: Connection, one: Erasure) -> None:
    row = {"person": one.person, "erased": moment(one.when)}
    known = sa.select(erasures.c.person).where(*(erasures.c[name] == value for name, value in row.items()))
    if connection.execute(known).first() is None:
        connection.execute(sa.insert(erasures).values(**row))


def _done(row: Row[Any]) -> Done:
    return Done(row.owner, row.number, datetime.fromisoformat(row.at), row.deed, row.value, row.words)


def _theirs(person: str) -> sa.ColumnElement[bool]:
    return sa.or_(drafts.c.made_by == person, drafts.c.owner == person)


def _counted(connection: Connection, person: str) -> Holdings:
    def count(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> Any:
        return connection.execute(sa.select(sa.func.count()).select_from(table).where(*conditions)).scalar_one()

    return Holdings(
        names=count(people, people.c.person == person),
        questions=count(journal, journal.c.asked_by == person),
        own=count(journal, journal.c.asked_by == person, journal.c.owner == person),
        drafts=count(drafts, _theirs(person)),
        articles=count(articles, articles.c.owner == person),
        events=count(case_events, case_events.c.by == person),
    )
