"""The end of what is kept of somebody, or of a server that was left: rows that go, and rows that lose their words."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.schema import (
    articles,
    case_events,
    chain,
    departures,
    drafts,
    journal,
    metadata,
    notices,
    people,
)
from retrieval.moderation.chain import Kind
from retrieval.people import ERASED, ERASED_QUESTION, PERSON


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


def erase_all(connection: Connection, person: str) -> None:
    """Whatever there is of the person."""
    erase_words(connection, person, None)
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
    erase_words(connection, person, when)
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


def erase_words(connection: Connection, person: str, until: str | None) -> None:
    """Questions and reports of theirs stay, in the chains too, without who, without words, and without the salts."""
    asked, done = journal.c.asked_by == person, case_events.c.by == person
    if until is not None:
        asked, done = sa.and_(asked, journal.c.asked <= until), sa.and_(done, case_events.c.at <= until)
    questions = sa.select(journal.c.owner, journal.c.id).where(asked)
    events = sa.select(case_events.c.owner, sa.cast(case_events.c.event, sa.Text)).where(done)
    for kind, theirs in ((Kind.ANSWER, questions), (Kind.EVENT, events)):
        linked = sa.tuple_(chain.c.owner, chain.c.subject).in_(theirs)
        connection.execute(sa.update(chain).where(chain.c.kind == kind.value, linked).values(salt=None))
    words = {"asked_by": ERASED, "question": ERASED_QUESTION, "understood": None}
    connection.execute(sa.update(journal).where(asked).values(**words))
    connection.execute(sa.update(case_events).where(done).values(by=ERASED, words=None))
