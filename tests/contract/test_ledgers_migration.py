"""A database from before there were ledgers keeps all it held, and takes them from then on."""

import json
from datetime import UTC, datetime

import numpy as np
import pytest

from fakes.databases import ICE, as_of, sql, unchanged, url_of
from fakes.kept import FERRY_LEDGER
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.answer import Answer, Answered, Asked, Citation, Note, Order, Posting, Question, Room, Stage
from retrieval.article import Span
from retrieval.unavailable import StoreUnavailable

MINE = "server:1"
WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)
THEN = "2024-05-01T12:00:00.000000+00:00"
LINK = "https://example.org/1"
WRITTEN = {
    "of": 2,
    "citations": [["p1.1", 1, 0, 3, 0.75]],
    "candidates": [],
    "stages": ["bm25", "rerank"],
    "notes": ["early"],
}
"""An answer as the second version journalled it."""
ASKED = Asked(
    "k7m2xq4d9t",
    WHEN,
    Question("What?", Room(MINE, "thread:2", "channel:1"), "reader"),
    ICE.id,
    Answer(
        Answered((Citation("p1.1", 1, Span(0, 3), 0.75),), 2), 0.5, (), (Stage.LEXICAL, Stage.RERANK), (Note.EARLY,)
    ),
    {"reranker": "b@2"},
    "0123456789ab",
    250.0,
)


@pytest.fixture
def old(tmp_path):
    """A database of the second version with something in each of its tables."""
    file = tmp_path / "library.db"
    vector = np.array([0.6, 0.8], "<f4").tobytes()
    answer, models = json.dumps(WRITTEN), json.dumps(ASKED.models)
    said = ("What?", ICE.id, "answered", 0.5, answer, models, ASKED.policy, 250.0)
    rows = {
        "articles": (MINE, ICE.id, None, None, ICE.text, THEN),
        "spans": (MINE, ICE.id, "paragraph", 1, 0, 0, 4, "paragraph"),
        "vectors": (MINE, ICE.id, "model@1", 0, 1, None, 0, 4, vector),
        "rooms": (MINE, "channel:1", ICE.id, THEN),
        "journal": (7, ASKED.id, MINE, THEN, "thread:2", "channel:1", "reader", *said),
        "postings": (3, MINE, ASKED.id, THEN, LINK, 0),
    }
    with as_of(file, "0002") as connection:
        for table, row in rows.items():
            places = ", ".join("?" * len(row))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({places})", row)  # noqa: S608 - our own tables
    return file


def test_what_was_kept_is_there_as_it_was(old):
    with Database(url_of(old)) as database:
        articles, journal = SqlArticles(database), SqlJournal(database)
        assert articles.get(MINE, ICE.id) == ICE
        assert articles.embedded(MINE, ICE.id, "model@1").vectors.tolist() == [[np.float32(0.6), np.float32(0.8)]]
        assert articles.open_in(MINE, "channel:1") == [ICE.id]
        assert journal.postings(MINE, ASKED.id) == [Posting(ASKED.id, WHEN, LINK, private=False)]


def test_an_old_answer_is_read_as_one_without_statements_the_best_first(old):
    with Database(url_of(old)) as database:
        found = SqlJournal(database).find(MINE, ASKED.id)

    assert found == ASKED
    (citation,) = found.answer.citations
    assert (citation.said, citation.also, found.answer.order) == (None, (), Order.BEST)


def test_an_old_article_has_no_ledger_until_one_is_kept(old):
    with Database(url_of(old)) as database:
        articles = SqlArticles(database)
        assert articles.ledger(MINE, ICE.id, FERRY_LEDGER.reader) is None
        articles.keep_ledger(MINE, ICE.id, FERRY_LEDGER)

    with Database(url_of(old)) as database:
        assert SqlArticles(database).ledger(MINE, ICE.id, FERRY_LEDGER.reader) == FERRY_LEDGER


def test_the_tables_are_those_of_a_new_database_and_every_reference_still_holds(old, tmp_path):
    for path in (old, tmp_path / "new.db"):
        Database(url_of(path)).close()

    everything = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    assert sql(old, everything) == sql(tmp_path / "new.db", everything)
    assert sql(old, "PRAGMA foreign_key_check", "PRAGMA integrity_check") == [[], [("ok",)]]
    assert sql(old, "SELECT seq FROM sqlite_sequence ORDER BY name") == [[(7,), (3,)]]


def test_a_step_that_fails_leaves_the_old_database_as_it_was(old):
    sql(old, "CREATE TABLE ledgers (mine)")
    with unchanged(old), pytest.raises(StoreUnavailable, match="ledgers already exists"):
        Database(url_of(old))
    sql(old, "DROP TABLE ledgers")

    with Database(url_of(old)) as database:
        assert SqlJournal(database).find(MINE, ASKED.id) == ASKED
