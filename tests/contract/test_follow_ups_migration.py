"""A database from before there were follow-ups keeps its answers, as ones that were asked alone."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fakes.databases import ICE, as_of, sql, unchanged, url_of
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.answer import Answer, Asked, Note, NotInArticle, Order, Question, Room, Stage
from retrieval.unavailable import StoreUnavailable

MINE = "server:1"
WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)
THEN = "2024-05-01T12:00:00.000000+00:00"
WRITTEN = {"of": 0, "citations": [], "candidates": [], "stages": ["bm25"], "notes": ["early"], "order": "best"}
"""An answer as the fourth version journalled it."""
ASKED = Asked(
    "k7m2xq4d9t",
    WHEN,
    Question("What?", Room(MINE, "thread:2", "channel:1"), "person:1"),
    ICE.id,
    Answer(NotInArticle(), 0.5, (), (Stage.LEXICAL,), (Note.EARLY,), Order.BEST),
    {"reranker": "b@2"},
    "0123456789ab",
    250.0,
)


@pytest.fixture
def old(tmp_path):
    """A database of the fourth version with an answer in it."""
    file = tmp_path / "library.db"
    said = ("What?", ICE.id, "not_in_article", 0.5, json.dumps(WRITTEN), json.dumps(ASKED.models), ASKED.policy, 250.0)
    rows = {
        "articles": (MINE, ICE.id, None, None, ICE.text, THEN),
        "spans": (MINE, ICE.id, "paragraph", 1, 0, 0, 4, "paragraph"),
        "journal": (7, ASKED.id, MINE, THEN, "thread:2", "channel:1", "person:1", *said),
    }
    with as_of(file, "0006") as connection:
        for table, row in rows.items():
            places = ", ".join("?" * len(row))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({places})", row)  # noqa: S608 - our own tables
    return file


def test_an_old_answer_followed_nothing_and_was_understood_as_it_was_typed(old):
    with Database(url_of(old)) as database:
        found = SqlJournal(database).find(MINE, ASKED.id)
    assert found == ASKED
    assert (found.follows, found.answer.understood) == (None, None)


def test_a_new_answer_may_follow_an_old_one(old):
    new = replace(ASKED, id="m2k7xq4d9t", follows=ASKED.id, answer=replace(ASKED.answer, understood="Why what?"))
    with Database(url_of(old)) as database:
        SqlJournal(database).record(new)
    with Database(url_of(old)) as database:
        assert SqlJournal(database).recent(MINE, 2) == [new, ASKED]


def test_the_tables_are_those_of_a_new_database(old, tmp_path):
    for path in (old, tmp_path / "new.db"):
        Database(url_of(path)).close()
    columns = "SELECT name, type, \"notnull\", pk FROM pragma_table_info('journal')"
    assert sql(old, columns) == sql(tmp_path / "new.db", columns)
    assert sql(old, "PRAGMA foreign_key_check", "PRAGMA integrity_check") == [[], [("ok",)]]


def test_a_step_that_fails_leaves_the_old_database_as_it_was(old):
    sql(old, "ALTER TABLE journal ADD COLUMN follows TEXT")
    with unchanged(old), pytest.raises(StoreUnavailable, match="duplicate column"):
        Database(url_of(old))
