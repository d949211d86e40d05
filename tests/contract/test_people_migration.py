"""A database from before there were pseudonyms: ids of users go, who is who stays, and nothing else changes."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fakes.channel import PEOPLE, person
from fakes.databases import ICE, as_of, sql, unchanged, url_of
from retrieval.adapters.drafts import byline_to_json, draft_to_json
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.pending import SqlDrafts
from retrieval.adapters.store.people import SqlPeople
from retrieval.answer import Question, Room
from retrieval.article import Byline
from retrieval.draft import Draft, Piece
from retrieval.people import Holdings, Named
from retrieval.unavailable import StoreUnavailable

MAY, JUNE = (f"2024-0{month}-01T12:00:00.000000+00:00" for month in (5, 6))
SERVER = "server:7"
ANN, BOB = 123456789012345678, 223456789012345678
ANSWER = json.dumps({"of": 0, "citations": [], "candidates": [], "stages": ["bm25"], "notes": []})
BYLINE = json.dumps(byline_to_json(Byline(("Ann Dey",))))
DRAFT = json.dumps(draft_to_json(Draft((Piece("The pier opened."),))))
ENTRIES = (  # id, owner, when, by
    ("a1", SERVER, MAY, f"discord:{ANN}"),
    ("a2", SERVER, JUNE, f"discord:{ANN}"),
    ("a3", SERVER, MAY, f"person:{ANN}"),
    ("a4", SERVER, MAY, f"discord:{BOB}"),
    ("a5", f"person:{ANN}", JUNE, f"discord:{ANN}"),
    ("a6", "console", JUNE, "console"),
    ("a7", "server:8", MAY, "person:nobody"),
)


@pytest.fixture
def old(tmp_path):
    """A database of the fourth version: a server's library, Ann's own, the console's; each open in a room."""
    file = tmp_path / "library.db"
    with as_of(file, "0004") as connection:
        put = connection.exec_driver_sql
        for owner in dict.fromkeys(one[1] for one in ENTRIES):
            put("INSERT INTO articles VALUES (?, ?, NULL, NULL, ?, ?)", (owner, ICE.id, ICE.text, MAY))
            put("INSERT INTO spans VALUES (?, ?, 'paragraph', 1, 0, 0, 4, 'paragraph')", (owner, ICE.id))
            put("INSERT INTO vectors VALUES (?, ?, 'm', 0, 1, NULL, 0, 4, ?)", (owner, ICE.id, b"\0\0\0\0"))
            put("INSERT INTO ledgers VALUES (?, ?, 'r', 1, '[]')", (owner, ICE.id))
            put("INSERT INTO origins VALUES (?, ?, ?, '[]')", (owner, ICE.id, BYLINE))
            put("INSERT INTO versions VALUES (?, 'https://example.org', 1, ?, ?)", (owner, ICE.id, MAY))
            put("INSERT INTO rooms VALUES (?, 'channel:1', ?, ?)", (owner, ICE.id, MAY))
        for id_, owner, when, by in ENTRIES:
            said = ("channel:1", None, by, "Why?", ICE.id, "not_in_article", 0.5, ANSWER, "{}", "p", 1.0)
            put(f"INSERT INTO journal VALUES (NULL, {', '.join('?' * 14)})", (id_, owner, when, *said))  # noqa: S608 - our own text
            put("INSERT INTO postings VALUES (NULL, ?, ?, ?, NULL, 1)", (owner, id_, when))
        put("INSERT INTO drafts VALUES (?, 'd1', ?, ?, ?)", (SERVER, MAY, f"discord:{ANN}", DRAFT))
        put("INSERT INTO drafts VALUES (?, 'd2', ?, ?, ?)", (f"person:{ANN}", MAY, f"discord:{ANN}", DRAFT))
    return file


def opened(file):
    return Database(url_of(file), pseudonym=PEOPLE.pseudonym)


def test_whoever_asked_is_known_by_a_pseudonym_and_the_rest_of_an_entry_is_as_it_was(old):
    kept = "SELECT entry, id, asked, room, within, question, article, outcome, answer FROM journal ORDER BY entry"
    before = sql(old, kept)
    with opened(old) as database:
        journal = SqlJournal(database)
        by = {one.id: one.question.asked_by for one in journal.recent(SERVER, 9)}
        assert by == {"a1": person(ANN), "a2": person(ANN), "a3": person(ANN), "a4": person(BOB)}
        own = Question("Why?", Room(person(ANN), "channel:1"), person(ANN))
        assert journal.find(person(ANN), "a5").question == own
        assert journal.recent(f"person:{ANN}", 9) == []
        assert journal.find("console", "a6").question.asked_by == "console"
        assert journal.find("server:8", "a7").question.asked_by == "person:nobody"
        assert len(journal.postings(person(ANN), "a5")) == 1
    assert sql(old, kept) == before


def test_a_persons_own_library_is_theirs_under_the_pseudonym_whole(old):
    with opened(old) as database:
        articles = SqlArticles(database)
        assert [one.id for one in articles.listed(person(ANN))] == [ICE.id]
        assert articles.get(person(ANN), ICE.id) == replace(ICE, byline=Byline(("Ann Dey",)))
        assert articles.open_in(person(ANN), "channel:1") == [ICE.id]
        assert articles.ledger(person(ANN), ICE.id, "r").determined
        assert articles.embedded(person(ANN), ICE.id, "m").vectors.tolist() == [[0.0]]
        assert articles.versions(person(ANN), article_id=ICE.id)[0].article == ICE.id
        assert articles.listed(f"person:{ANN}") == []
        drafts = SqlDrafts(database)
        assert [drafts.find(*one).made_by for one in ((person(ANN), "d2"), (SERVER, "d1"))] == [person(ANN)] * 2


def test_who_asked_in_a_server_may_be_named_there_from_when_they_last_did(old):
    with opened(old) as database:
        people = SqlPeople(database)
        last = datetime(2024, 6, 1, 12, tzinfo=UTC)
        assert people.held(person(ANN)).names == (Named(SERVER, str(ANN), last),)
        assert people.names(SERVER, {person(ANN), person(BOB)}, datetime(2024, 5, 2, tzinfo=UTC)) == {
            person(ANN): str(ANN)
        }
        assert people.about(person(ANN)) == Holdings(names=1, questions=4, own=1, drafts=2, articles=1)


def test_no_id_is_left_in_the_file_once_the_names_are_forgotten(old):
    assert str(ANN).encode() in old.read_bytes()
    with opened(old) as database:
        assert SqlPeople(database).forget_names(datetime(2030, 1, 1, tzinfo=UTC)) == 2
    written = b"".join(one.read_bytes() for one in old.parent.iterdir())
    assert [id_ for id_ in (ANN, BOB) if str(id_).encode() in written] == []


def test_the_tables_are_those_of_a_new_database_and_every_reference_still_holds(old, tmp_path):
    opened(old).close()
    Database(url_of(tmp_path / "new.db")).close()
    everything = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    assert sql(old, everything) == sql(tmp_path / "new.db", everything)
    assert sql(old, "PRAGMA foreign_key_check", "PRAGMA integrity_check") == [[], [("ok",)]]
    assert sql(old, "SELECT seq FROM sqlite_sequence ORDER BY name") == [[(7,), (7,)]]


def test_without_the_key_a_database_that_holds_ids_is_left_as_it_is(old):
    with unchanged(old), pytest.raises(StoreUnavailable, match="without the key that hides them"):
        Database(url_of(old))


def test_a_key_that_cannot_be_used_leaves_the_old_database_as_it_was(old):
    def refused(_):
        raise StoreUnavailable("No key.", "Put it back.")

    with unchanged(old), pytest.raises(StoreUnavailable, match=r"No key\."):
        Database(url_of(old), pseudonym=refused)
    with opened(old) as database:
        assert len(SqlJournal(database).recent(SERVER, 9)) == 4


def test_the_key_is_not_asked_for_where_nobody_is_in_the_database(tmp_path):
    with as_of(tmp_path / "library.db", "0004") as connection:
        said = ("console", ICE.id, None, None, ICE.text, MAY)
        connection.exec_driver_sql("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", said)
    Database(url_of(tmp_path / "library.db")).close()
