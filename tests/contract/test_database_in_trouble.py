"""A database that is locked, read-only, full, damaged or newer: told in words, and nothing in it is lost."""

import os
import shutil
import sqlite3
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from fakes.databases import ICE, NOON, SNOW, WHY, add, library_in, read_only, sql, unchanged, url_of
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.answer import Posting
from retrieval.unavailable import StoreDamaged, StoreLocked, StoreNewer, StoreReadOnly

HALF_CITED = """
    UPDATE journal SET outcome = 'closest',
    answer = json_set(answer, '$.citations', json('[["p1.1", 1, 0, 4, 0.5, null]]'))
"""
"""A passage with who says it and not who else does: written so neither now nor before there were statements."""

NOBODY = 65534
"""The user of that number has no rights of its own, on Linux as on macOS."""


@pytest.fixture
def file(tmp_path):
    return library_in(tmp_path)


@contextmanager
def held(file):
    """Another program holds the write lock of the file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
        yield
        another.execute("ROLLBACK")


def test_a_locked_database_is_told_and_nothing_is_lost(file):
    with Database(url_of(file), busy_seconds=0.05) as database:
        with held(file), unchanged(file):
            with pytest.raises(StoreLocked) as told:
                add(database, SNOW)
            assert SqlArticles(database).get("console", ICE.id) == ICE

        assert told.value.message == f"The database {file} is in use by another program."
        assert add(database, SNOW) is True


def test_a_new_database_that_another_holds_is_told(tmp_path):
    file = tmp_path / "library.db"
    with held(file), pytest.raises(StoreLocked):
        Database(url_of(file), busy_seconds=0.05)


def test_a_copy_that_is_not_in_wal_yet_waits_for_the_lock_as_any_other(file, tmp_path):
    copy = tmp_path / "copy.db"
    sql(file, f"VACUUM INTO '{copy}'")
    assert sql(copy, "PRAGMA journal_mode") == [[("delete",)]]

    with Database(url_of(copy), busy_seconds=0.05) as database:
        with held(copy), unchanged(copy), pytest.raises(StoreLocked):
            add(database, SNOW)
        assert add(database, SNOW) is True
    assert sql(copy, "PRAGMA journal_mode") == [[("wal",)]]


def test_the_switch_to_wal_waits_until_the_other_is_done(file):
    sql(file, "PRAGMA journal_mode = delete")
    with Database(url_of(file)) as database, ThreadPoolExecutor(1) as thread:
        with held(file):
            added = thread.submit(add, database, SNOW)
            time.sleep(0.2)
            assert not added.done()
        assert added.result() is True


@pytest.mark.parametrize("mode", ["wal", "delete"])
@pytest.mark.parametrize(
    "write",
    [lambda database: add(database, SNOW), lambda database: SqlJournal(database).record(replace(WHY, id="again"))],
)
def test_a_database_opened_for_reading_is_read_and_a_write_is_told(file, mode, write):
    sql(file, f"PRAGMA journal_mode = {mode}")

    with unchanged(file), Database(read_only(file)) as database:
        with pytest.raises(StoreReadOnly):
            write(database)
        assert SqlArticles(database).get("console", ICE.id) == ICE


@contextmanager
def as_nobody():
    """Without the rights of root, whom no permission binds."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)])
def test_a_file_or_a_folder_that_may_not_be_written_is_told(file, of_file, of_folder):
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    try:
        copy = Path(shutil.copy(file, folder / "library.db"))
        copy.chmod(of_file)
        folder.chmod(of_folder)
        with unchanged(copy), as_nobody(), pytest.raises(StoreReadOnly) as told:
            add(Database(url_of(copy)), SNOW)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)

    assert told.value.message == f"The database {copy} cannot be written."


@pytest.mark.parametrize("name", ["", "no/such/folder/library.db"], ids=["a folder", "in no folder"])
def test_what_can_be_no_file_is_told(tmp_path, name):
    with pytest.raises(StoreReadOnly):
        Database(url_of(tmp_path / name))

    assert list(tmp_path.iterdir()) == []


def fill_the_disk(database):
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        connection.exec_driver_sql("INSERT INTO rooms VALUES ('console', zeroblob(1000000), ?, 'now')", (ICE.id,))


def test_a_full_disk_is_told_and_nothing_is_lost(file):
    with Database(url_of(file)) as database:
        with pytest.raises(StoreReadOnly):
            fill_the_disk(database)
        assert SqlArticles(database).listed("console")[0].open_in == ("console",)
        assert add(database, SNOW) is True


@pytest.mark.parametrize("rubbish", [b"GIF89a" * 1000, b"SQLite format 3\0" + b"\xff" * 4080, b"\0\0"])
def test_a_file_that_is_no_database_is_told_and_left_as_it_is(tmp_path, rubbish):
    file = tmp_path / "library.db"
    file.write_bytes(rubbish)

    with unchanged(file), pytest.raises(StoreDamaged) as told:
        Database(url_of(file))

    assert told.value.message == f"The database {file} is damaged, or is not a database."
    assert list(tmp_path.iterdir()) == [file]


def open_and_read(url, article_id):
    with Database(url) as database:
        SqlArticles(database).get("console", article_id)


@pytest.mark.parametrize("share", [0.001, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_database_cut_short_is_told_and_left_as_it_is(file, share):
    sql(file, "VACUUM")  # no free pages, so that what is added stands last and is missed
    with Database(url_of(file)) as database:
        add(database, SNOW)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])

    with unchanged(file), pytest.raises(StoreDamaged):
        open_and_read(url_of(file), SNOW.id)


@pytest.mark.parametrize("mode", ["wal", "delete"])
@pytest.mark.parametrize("url_for", [url_of, read_only])
def test_a_database_of_a_newer_version_is_told_and_left_as_it_is(file, mode, url_for):
    sql(file, "UPDATE alembic_version SET version_num = '9999'", f"PRAGMA journal_mode = {mode}")

    with unchanged(file), pytest.raises(StoreNewer) as told:
        Database(url_for(file))

    assert str(file) in told.value.message


def article(database):
    SqlArticles(database).get("console", ICE.id)


def listed(database):
    SqlArticles(database).listed("console")


def embedded(database):
    SqlArticles(database).embedded("console", ICE.id, "m")


def ledger(database):
    SqlArticles(database).ledger("console", ICE.id, "r")


def posted(database):
    SqlJournal(database).postings("console", WHY.id)


def entry(database):
    SqlJournal(database).find("console", WHY.id)


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        ("UPDATE articles SET text = 'Altered.'", article),
        ("UPDATE articles SET text = CAST(x'ff' AS TEXT)", article),
        ("UPDATE spans SET role = 'poem'", article),
        ("UPDATE spans SET after = 99", article),
        ("UPDATE articles SET loaded = 'soon'", listed),
        ("INSERT INTO vectors SELECT owner, id, 'm', 0, 1, NULL, 0, 4, x'00' FROM articles", embedded),
        ("INSERT INTO ledgers SELECT owner, id, 'r', 1, '[' FROM articles", ledger),
        ("INSERT INTO ledgers SELECT owner, id, 'r', 1, '{}' FROM articles", ledger),
        ("INSERT INTO ledgers SELECT owner, id, 'r', 1, '[[\"sung\"]]' FROM articles", ledger),
        ("UPDATE journal SET answer = '{'", entry),
        ("UPDATE journal SET answer = '{}'", entry),
        ("UPDATE journal SET outcome = 'closest'", entry),
        ("UPDATE journal SET outcome = 'maybe'", entry),
        ("UPDATE journal SET answer = json_set(answer, '$.order', 'worst')", entry),
        (HALF_CITED, entry),
        ("UPDATE postings SET posted = 'soon'", posted),
        ("DROP TABLE journal", entry),
        ("DROP TABLE ledgers", ledger),
        ("DROP TABLE postings", posted),
    ],
)
def test_content_that_makes_no_sense_is_told_and_never_quoted(file, damage, read):
    with Database(url_of(file)) as database:
        SqlJournal(database).post("console", Posting(WHY.id, NOON, None, private=True))
    sql(file, "DROP TRIGGER journal_refuses_update", "DROP TRIGGER postings_refuses_update", damage)

    with unchanged(file), Database(url_of(file)) as database, pytest.raises(StoreDamaged):
        read(database)
