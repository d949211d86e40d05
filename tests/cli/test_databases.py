"""`pullquote db`: copies, a copy put back, and proof."""

import sqlite3
from contextlib import closing

import pytest

from fakes.databases import sql, url_of
from retrieval.adapters.store.database import Database


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
    assert done.out.endswith("The record in it holds.\n")
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
    assert done.object["faults"] == ["The trigger journal_refuses_update is missing: what it guards can be changed."]


@pytest.fixture
def asked(pullquote, home, pier):
    """The database, with one answer in it."""
    pullquote("load", pier, "--yes")
    pullquote("ask", "When did the pier open?")
    return home / "library.db"


def test_heads_that_were_kept_are_held_against_the_records(pullquote, valid, asked):
    head = pullquote("db", "verify", "--json").object["records"][0]["head"]
    assert pullquote("db", "verify", "--head", f"console={head}").status == 0
    kept = ("--head", f"console={head}", "--head", f"server:9={head}")
    done = pullquote("db", "verify", *kept, "--json")
    valid(done.object, "db-verify")
    found = {one["owner"]: [fault["fault"] for fault in one["faults"]] for one in done.object["records"]}
    assert (done.status, found) == (7, {"console": [], "server:9": ["head_unknown"]})
    sql(asked, "DROP TRIGGER chain_refuses_delete", "DELETE FROM chain WHERE number = 2")
    assert "is not in the record" in pullquote("db", "verify", *kept).out
    assert pullquote("db", "verify", "--head", head).status == 3


def test_a_record_without_its_chain_is_listed_and_does_not_hold(pullquote, asked):
    sql(asked, "DROP TRIGGER chain_refuses_delete", "DELETE FROM chain")
    done = pullquote("db", "verify")
    assert (done.status, "console: 0 entries" in done.out, "was put in past the record" in done.out) == (7, True, True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("DROP INDEX ix_journal_search", "The index ix_journal_search is missing."),
        ("DROP TABLE notices", "The table notices is missing."),
        ("DROP TABLE chain", "The table chain is missing."),
        ("CREATE VIEW seen AS SELECT 1", "A view seen was added."),
        ("CREATE TRIGGER mine AFTER INSERT ON journal BEGIN DELETE FROM chain; END", "A trigger mine was added."),
        ("ALTER TABLE journal ADD COLUMN more TEXT", "The table journal is not the one that was made."),
        ("UPDATE articles SET title = x'00'", "console: 2 entries"),
        (
            "INSERT INTO rooms SELECT owner, x'00', id, loaded FROM articles",
            "The column rooms.room holds what cannot be read.",
        ),
    ],
)
def test_parts_that_are_not_as_they_were_made_are_named(pullquote, asked, change, told):
    sql(asked, change)
    done = pullquote("db", "verify")
    assert (done.status, told in done.out) == (7, True)


def test_tables_and_indexes_of_the_hosts_own_are_let_be(pullquote, asked):
    sql(asked, "CREATE TABLE mine (x)", "CREATE INDEX mine_too ON journal (asked)", "ANALYZE")
    assert pullquote("db", "verify").status == 0


def test_what_is_no_database_is_refused_and_nothing_is_changed(pullquote, pier, tmp_path):
    pullquote("load", pier, "--yes")
    wrong = tmp_path / "wrong.db"
    wrong.write_text("no database")
    done = pullquote("db", "restore", "--yes", str(wrong))
    assert (done.status, f"The copy {wrong} is damaged, or is not a database." in done.err) == (6, True)
    assert "Name another copy" in done.err
    assert len(pullquote("list", "--json").object["articles"]) == 1


@pytest.mark.usefixtures("asked")
def test_a_copy_that_was_changed_is_put_back_and_is_said_not_to_hold(pullquote, tmp_path):
    copy = tmp_path / "copy.db"
    assert "whole and sound" not in pullquote("db", "backup", str(copy)).out
    sql(copy, "DROP TRIGGER journal_refuses_update", "UPDATE journal SET confidence = 0.5")
    done = pullquote("db", "restore", "--yes", str(copy))
    assert (done.status, "was altered." in done.out, "does not hold" in done.out) == (7, True, True)


def test_while_pullquote_runs_no_copy_is_put_back_and_it_is_named(pullquote, asked, tmp_path):
    copy = tmp_path / "copy.db"
    pullquote("db", "backup", str(copy))
    with Database(url_of(asked)):
        done = pullquote("db", "restore", "--yes", str(copy))
    assert (done.status, "Pullquote is running" in done.err, "Stop Pullquote first" in done.err) == (6, True, True)
