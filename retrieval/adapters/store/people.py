"""People in the database: who is behind a pseudonym, all that refers to it, and the end of both."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import asked_of
from retrieval.adapters.store.pending import waiting_of
from retrieval.adapters.store.schema import articles, drafts, journal, metadata, moment, people
from retrieval.people import ERASED, ERASED_QUESTION, Held, Holdings, Named, a_person

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
        with self._database.reading() as connection:
            names, questions, pending = (connection.execute(one).all() for one in (named, asked, waiting))
        with self._database.decoding():
            return Held(
                tuple(Named(one.owner, one.user_id, datetime.fromisoformat(one.last_seen)) for one in names),
                tuple(asked_of(one) for one in questions),
                tuple((one.owner, one.id, waiting_of(one)) for one in pending),
            )

    def erase(self, person: str) -> Holdings:
        """See the port. One transaction."""
        a_person(person)
        with self._database.writing() as connection:
            found = _counted(connection, person)
            connection.execute(sa.delete(people).where(people.c.person == person))
            connection.execute(sa.delete(drafts).where(drafts.c.made_by == person))
            for table in reversed(metadata.sorted_tables):  # what refers to others before what is referred to
                if "owner" in table.c:
                    connection.execute(sa.delete(table).where(table.c.owner == person))
            asked = sa.update(journal).where(journal.c.asked_by == person)
            connection.execute(asked.values(asked_by=ERASED, question=ERASED_QUESTION))
            return found


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
    )
