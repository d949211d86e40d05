"""A database from before it was kept which heads were told keeps all it has, and has told none."""

import pytest

from fakes.databases import NOON, as_of, sql, unchanged, url_of
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.record import SqlRecord
from retrieval.moderation.chain import Head
from retrieval.unavailable import StoreUnavailable

MINE = "server:1"


@pytest.fixture
def old(tmp_path):
    """A database as the migration before left it."""
    file = tmp_path / "library.db"
    with as_of(file, "0009") as connection:
        connection.exec_driver_sql("INSERT INTO notices VALUES (?, 'person:ann', 3)", (MINE,))
    return file


def test_nothing_was_told_before_and_what_is_told_now_is_kept(old):
    with Database(url_of(old)) as database:
        record = SqlRecord(database)
        assert record.head_told(MINE) is None
        record.tell_head(MINE, Head(3, "b" * 64), NOON)
    with Database(url_of(old)) as database:
        assert SqlRecord(database).head_told(MINE) == (Head(3, "b" * 64), NOON)
    assert sql(old, "SELECT * FROM notices") == [[(MINE, "person:ann", 3)]]


def test_the_table_is_that_of_a_new_database(old, tmp_path):
    for path in (old, tmp_path / "new.db"):
        Database(url_of(path)).close()
    columns = "SELECT name, type, \"notnull\", pk FROM pragma_table_info('heads')"
    assert sql(old, columns) == sql(tmp_path / "new.db", columns)


def test_a_step_that_fails_leaves_the_old_database_as_it_was(old):
    sql(old, "CREATE TABLE heads (owner TEXT)")
    with unchanged(old), pytest.raises(StoreUnavailable, match="already exists"):
        Database(url_of(old))
