"""Copies of the database: made while it is in use, and put back only where nobody has it."""

import pytest

from fakes.databases import ICE, add, sql, url_of
from retrieval.adapters.store.copies import copy, put_back
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.holding import Hold
from retrieval.unavailable import CopyOntoItself, StoreLocked, StoreUnavailable


def test_a_copy_is_made_while_the_database_is_written_and_is_whole(tmp_path):
    file, target = tmp_path / "library.db", tmp_path / "copies" / "copy.db"
    with Database(url_of(file)) as database:
        add(database, ICE)
        with database.writing():
            assert copy(file, target) > 0
    assert sql(target, "SELECT count(*) FROM articles") == [[(1,)]]
    assert target.stat().st_mode & 0o077 == 0
    assert [one.name for one in target.parent.iterdir()] == ["copy.db"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 4096])
def test_what_is_no_database_is_put_back_nowhere(tmp_path, content):
    file, wrong = tmp_path / "library.db", tmp_path / "wrong.db"
    with Database(url_of(file)) as database:
        add(database, ICE)
    before = file.read_bytes()
    wrong.write_bytes(content)
    with pytest.raises(StoreUnavailable), put_back(wrong, file, tmp_path / "aside.db"):
        pass
    assert file.read_bytes() == before


def test_a_copy_is_put_back_only_where_nobody_has_the_database_though_they_do_nothing_with_it(tmp_path):
    file, target = tmp_path / "library.db", tmp_path / "copy.db"
    with Database(url_of(file)) as database:
        add(database, ICE)
        copy(file, target)
        with pytest.raises(StoreLocked), put_back(target, file, tmp_path / "aside.db"):
            pass
    with put_back(target, file, tmp_path / "aside.db"), Database(url_of(file)):
        pass


def test_nobody_gets_the_database_while_another_is_put_in_its_place(tmp_path):
    file = tmp_path / "library.db"
    Database(url_of(file)).close()
    alone = Hold(file, alone=True)
    with pytest.raises(StoreLocked):
        Database(url_of(file))
    alone.share()
    Database(url_of(file)).close()
    alone.close()


def test_a_copy_never_takes_the_place_of_what_it_is_of(tmp_path):
    file, other = tmp_path / "library.db", tmp_path / "other.db"
    with Database(url_of(file)) as database:
        add(database, ICE)
    other.hardlink_to(file)
    for target in (file, other):
        with pytest.raises(CopyOntoItself):
            copy(file, target)
    with pytest.raises(CopyOntoItself), put_back(other, file, tmp_path / "aside.db"):
        pass
