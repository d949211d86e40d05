"""The end of what is kept of somebody, or of a server that was left: rows that go, and rows that lose their words."""

import json
from collections import defaultdict
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.chained import append_erasure, new_key, numbered
from retrieval.adapters.store.schema import (
    articles,
    case_events,
    chain,
    departures,
    drafts,
    erasings,
    journal,
    metadata,
    notices,
    people,
)
from retrieval.moderation.chain import Kind
from retrieval.people import ERASED, ERASED_QUESTION, PERSON

_DAY: Final = 10
"""Characters of the day in a moment. The day is all that is kept: beside the moment stands a hash of the person."""


def everybody(connection: Connection) -> set[str]:
    """The pseudonyms that are anywhere."""
    places = (
        journal.c.asked_by,
        case_events.c.by,
        drafts.c.made_by,
        people.c.person,
        notices.c.person,
        articles.c.owner,
    )
    found = {name for column in places for name in connection.execute(sa.select(column).distinct()).scalars()}
    return {name for name in found if name.startswith(PERSON) and name != ERASED}


def everyone_with_something(connection: Connection) -> set[str]:
    """The owners in any table."""
    columns = [table.c.owner for table in metadata.sorted_tables if "owner" in table.c]
    return {name for column in columns for name in connection.execute(sa.select(column).distinct()).scalars()}


def erase_all(connection: Connection, person: str, when: str) -> None:
    """Whatever there is of the person."""
    erase_words(connection, person, when, None)
    connection.execute(sa.delete(people).where(people.c.person == person))
    connection.execute(sa.delete(drafts).where(drafts.c.made_by == person))
    connection.execute(sa.delete(notices).where(notices.c.person == person))
    empty(connection, person)


def erase_before(connection: Connection, person: str, when: str) -> None:
    """What there is of the person from before then; of a library of their own all, where nothing was asked since."""
    own = sa.and_(journal.c.owner == person, journal.c.asked > when)
    loaded = sa.and_(articles.c.owner == person, articles.c.loaded > when)
    later = any(
        connection.execute(sa.select(sa.literal(1)).where(sa.exists().where(one))).first() for one in (own, loaded)
    )
    seen = sa.and_(people.c.person == person, people.c.last_seen <= when)
    erase_words(connection, person, when, when)
    connection.execute(sa.delete(people).where(seen))
    connection.execute(sa.delete(drafts).where(drafts.c.made_by == person, drafts.c.made <= when))
    if not later:
        connection.execute(sa.delete(notices).where(notices.c.person == person))
        empty(connection, person)


def empty(connection: Connection, owner: str) -> None:
    """All that belongs to the owner: what refers to others before what is referred to."""
    for table in reversed(metadata.sorted_tables):
        if "owner" in table.c and table is not departures:
            connection.execute(sa.delete(table).where(table.c.owner == owner))
    connection.execute(sa.delete(departures).where(departures.c.owner == owner))


def erase_words(connection: Connection, person: str, when: str, until: str | None) -> None:
    """Questions and reports of theirs stay, in the chains too, without who, without words, and without the salts."""
    asked, done = journal.c.asked_by == person, case_events.c.by == person
    if until is not None:
        asked, done = sa.and_(asked, journal.c.asked <= until), sa.and_(done, case_events.c.at <= until)
    silence(connection, asked, done, when)


def silence(
    connection: Connection, asked: sa.ColumnElement[bool], done: sa.ColumnElement[bool] | None, when: str
) -> None:
    """Take who and the words out of those rows of the journal and those events, and put that into the chains.

    The entry says which entries and the day, and nothing of the person: a hash of the pseudonym would tie what was
    erased to somebody again, for whoever has the key.
    """
    named: dict[str, list[int]] = defaultdict(list)
    questions = sa.select(journal.c.owner, journal.c.id).where(asked)
    about = [(Kind.ANSWER, questions)]
    if done is not None:
        about.append((Kind.EVENT, sa.select(case_events.c.owner, sa.cast(case_events.c.event, sa.Text)).where(done)))
    for kind, theirs in about:
        linked = sa.and_(chain.c.kind == kind.value, sa.tuple_(chain.c.owner, chain.c.subject).in_(theirs), numbered())
        for owner, number in connection.execute(sa.select(chain.c.owner, chain.c.number).where(linked)):
            named[owner].append(number)
        connection.execute(sa.update(chain).where(linked).values(salt=None))
    words = {"asked_by": ERASED, "question": ERASED_QUESTION, "understood": None}
    connection.execute(sa.update(journal).where(asked).values(**words))
    if done is not None:
        connection.execute(sa.update(case_events).where(done).values(by=ERASED, words=None))
    for owner, numbers in sorted(named.items()):
        row = {"owner": owner, "erased": when[:_DAY], "entries": json.dumps(sorted(numbers))}
        made = connection.execute(sa.insert(erasings).values(**row))
        append_erasure(connection, row, new_key(made))
