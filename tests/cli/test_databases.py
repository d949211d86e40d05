"""`pullquote db`: copies, a copy put back, and proof."""

import sqlite3
from contextlib import closing

import pytest


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("PULLQUOTE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def pier(tmp_path, home):  # noqa: ARG001 - it is loaded into that home
    file = tmp_path / "pier.txt"
    file.write_text("The pier opened in June.\n\nThe mayor spoke.", encoding="utf-8")
    return str(file)


def only(folder):
    (found,) = folder.iterdir()
    return found


def test_a_copy_is_made_and_put_back_and_what_was_there_is_kept(pullquote, home, pier, story):
    pullquote("load", pier, "--yes")
    done = pullquote("db", "backup")
    assert done.status == 0
    copy = only(home / "backups")
    assert str(copy) in done.out
    pullquote("load", story, "--yes")
    done = pullquote("db", "restore", "--yes", str(copy))
    assert (done.status, "What was there before is" in done.out) == (0, True)
    assert len(pullquote("list", "--json").object["articles"]) == 1
    assert len(list(home.glob("library.db.before-*"))) == 1
    assert pullquote("db", "backup", str(copy)).status == 3
    assert pullquote("db", "backup", str(copy), "--force").status == 0


def test_the_database_is_proved_and_what_was_changed_is_named(pullquote, valid, home, pier):
    pullquote("load", pier, "--yes")
    pullquote("ask", "When did the pier open?")
    done = pullquote("db", "verify", "--json")
    valid(done.object, "db-verify")
    assert (done.status, done.object["records"][0]["holds"]) == (0, True)
    with closing(sqlite3.connect(home / "library.db")) as past:
        past.execute("DROP TRIGGER journal_refuses_update")
        past.execute("UPDATE journal SET confidence = 0.5")
        past.commit()
    done = pullquote("db", "verify")
    assert (done.status, "was altered." in done.out) == (7, True)
    done = pullquote("db", "verify", "--json")
    valid(done.object, "db-verify")
    assert [one["fault"] for one in done.object["records"][0]["faults"]] == ["altered"]


def test_what_is_no_database_is_refused_and_nothing_is_changed(pullquote, pier, tmp_path):
    pullquote("load", pier, "--yes")
    wrong = tmp_path / "wrong.db"
    wrong.write_text("no database")
    done = pullquote("db", "restore", "--yes", str(wrong))
    assert (done.status, "is damaged, or is not a database" in done.err) == (6, True)
    assert len(pullquote("list", "--json").object["articles"]) == 1
