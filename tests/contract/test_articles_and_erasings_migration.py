"""A record from before articles and erasings were in the chain: both are put into it, and every older head holds."""

import pytest
import sqlalchemy as sa

from fakes.databases import ICE, NOON, as_of, sql, url_of
from fakes.kept import FERRY, FERRY_SENTENCES
from fakes.tampering import OWNER, asked, proved
from retrieval.adapters.store.answers import row_of
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.chained import append_answer, append_event, head_of
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import cite
from retrieval.adapters.store.people import SqlPeople
from retrieval.adapters.store.schema import articles, case_events, chain, journal, moment, removals, spans
from retrieval.moderation.proof import Fault

EVENT = {"owner": OWNER, "number": 1, "answer": asked(2).id, "deed": "reported", "at": moment(NOON), "by": "person:ann"}


@pytest.fixture
def heads():
    return []


@pytest.fixture
def old(tmp_path, heads):
    """A record of the eighth version: three answers, a report, and what the third asker had erased (entry 3)."""
    file = tmp_path / "library.db"
    with as_of(file, "0008") as connection:
        for article in (FERRY, ICE):
            row = {"owner": OWNER, "id": article.id, "title": article.title, "url": article.url, "text": article.text}
            connection.execute(sa.insert(articles).values(**row, loaded=moment(NOON)))
        for one in FERRY_SENTENCES:
            place = {"paragraph": one.paragraph, "sentence": one.number, "first": one.span.start, "after": one.span.end}
            values = {"owner": OWNER, "article": FERRY.id, "kind": "sentence", "role": "", **place}
            connection.execute(sa.insert(spans).values(**values))
        connection.execute(sa.insert(removals).values(owner=OWNER, article=ICE.id, removed=moment(NOON)))
        for number in (1, 2, 3):
            row = row_of(asked(number))
            connection.execute(sa.insert(journal).values(**row))
            append_answer(connection, row, cite(connection, asked(number)))
        event = {**EVENT, "value": "other", "words": "No."}
        connection.execute(sa.insert(case_events).values(**event))
        append_event(connection, event, 1)
        third = journal.c.entry == 3
        erased = {"asked_by": "person:erased", "question": "[erased]", "understood": None}
        connection.execute(sa.update(journal).where(third).values(**erased))
        connection.execute(sa.update(chain).where(chain.c.number == 3).values(salt=None))
        heads.append(head_of(connection, OWNER))
    return file


def test_what_was_there_is_chained_and_holds_a_head_from_before(old, heads):
    found = proved(old, heads[0])
    assert (found.faults, found.entries, found.answers, found.erased) == ((), 7, 3, 1)
    chained = sorted([("article", FERRY.id), ("article", ICE.id)])
    assert sql(old, "SELECT kind, subject FROM chain WHERE number > 4 ORDER BY number") == [
        [*chained, ("erasure", "1")]
    ]
    assert sql(old, "SELECT * FROM erasings") == [[(1, OWNER, None, "[3]")]]


def test_it_goes_on_as_a_new_one(old):
    with Database(url_of(old)) as database:
        SqlArticles(database).add(OWNER, ICE, (), None, None, opening=None, when=NOON)
        SqlPeople(database).erase("person:ann", NOON)
    found = proved(old)
    assert (found.faults, found.erased, found.entries) == ((), 3, 9)


def test_the_tables_are_those_of_a_new_database(old, tmp_path):
    for path in (old, tmp_path / "new.db"):
        Database(url_of(path)).close()
    everything = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    assert sql(old, everything) == sql(tmp_path / "new.db", everything)
    assert sql(old, "PRAGMA foreign_key_check", "PRAGMA integrity_check") == [[], [("ok",)]]


def test_what_somebody_changed_before_is_found_after_it(old):
    unlocked = [f"DROP TRIGGER {table}_refuses_update" for table in ("journal", "chain")]
    sql(old, *unlocked, "UPDATE journal SET policy = CAST(x'ff' AS TEXT) WHERE entry = 1")
    sql(old, "UPDATE articles SET title = CAST(x'ff' AS TEXT) WHERE rowid = 1", "UPDATE articles SET text = 'x'")
    again = "owner, 5, kind, subject, seal, salt, digest, hash FROM chain WHERE number = 2"
    sql(old, f"INSERT INTO chain SELECT {again}")
    found = [
        (one.fault, one.number, one.subject) for one in proved(old).faults if one.fault is not Fault.QUOTATION_ALTERED
    ]
    first, second = sorted([FERRY.id, ICE.id])
    assert found == [
        (Fault.ALTERED, 1, "answer a000000001"),
        (Fault.UNLINKED, 5, "answer a000000002"),
        (Fault.REPEATED, 5, "answer a000000002"),
        (Fault.TEXT, 6, f"article {first}"),
        (Fault.TEXT, 7, f"article {second}"),
    ]
    # What stands there twice cannot be forbidden any more, and that is told too.
    assert sql(old, "SELECT sql FROM sqlite_master WHERE name = 'ix_chain_owner_subject'")[0][0][0].startswith(
        "CREATE INDEX"
    )
