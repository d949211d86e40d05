"""A database from before there were owners keeps all it held, and an old answer can be asked again."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from fakes.databases import as_of, sql, unchanged, url_of
from fakes.house import NOON, House
from retrieval.adapters.store.answers import written
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.answer import FULL, Posting, Question, Room
from retrieval.errors import UnknownEntry
from retrieval.ports import Shelved
from retrieval.segment import article_from_text
from retrieval.unavailable import StoreUnavailable

FERRY = article_from_text("Ferry aground\n\nThe ferry hit a rock. Nobody was hurt.", url="https://example.org/ferry")
POOL = article_from_text("The pool closed in March.\n\nChildren protested.")
LOADED = "2024-05-01T12:00:00.000000+00:00"
CONSOLE = Room("console", "console")


def fill(connection, article, room):
    """The rows that the first version wrote for an article and where it is open."""
    shelf, vectors = House().reader().shelve(article)
    put = connection.exec_driver_sql
    put("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", (article.id, article.title, article.url, article.text, LOADED))
    put("INSERT INTO rooms VALUES (?, ?, ?)", (room, article.id, LOADED))
    for one in article.paragraphs:
        row = (article.id, "paragraph", one.number, 0, one.span.start, one.span.end, one.role.value)
        put("INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    for one in shelf.sentences:
        row = (article.id, "sentence", one.paragraph, one.number, one.span.start, one.span.end, "")
        put("INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    for place, (one, vector) in enumerate(zip(vectors.rows, vectors.vectors, strict=True)):
        stands_for = (one.paragraph, one.sentence, one.span.start, one.span.end)
        row = (article.id, vectors.model_id, place, *stands_for, vector.astype("<f4").tobytes())
        put("INSERT INTO vectors VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def ask(connection, article, question):
    """An answer as the first version journalled it."""
    reader = House().reader()
    shelf, _ = reader.shelve(article)
    answer = reader.answer(shelf, question)
    kept = written(answer)
    del kept["order"]
    kept["citations"] = [one[:5] for one in kept["citations"]]
    said = ("answered", answer.confidence, json.dumps(kept))
    row = (LOADED, "console", "me", question, article.id, *said)
    connection.exec_driver_sql(
        "INSERT INTO journal"
        " (asked, room, asked_by, question, article, outcome, confidence, answer, models, policy, ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, json.dumps(reader.models), reader.policy.fingerprint, 250.0),
    )
    return answer


@pytest.fixture
def old(tmp_path):
    """A database of the first version, with two articles, two rooms and two answers, and the first of these."""
    file = tmp_path / "library.db"
    with as_of(file, "0001") as connection:
        fill(connection, FERRY, "console")
        fill(connection, POOL, "demo")
        first = ask(connection, FERRY, "What did the ferry hit?")
        ask(connection, POOL, "What closed in March?")
    return file, first


def test_articles_vectors_and_rooms_are_the_consoles_and_as_they_were(old):
    file, _ = old
    with Database(url_of(file)) as database:
        articles, when = SqlArticles(database), datetime(2024, 5, 1, 12, tzinfo=UTC)
        listed = [
            Shelved(FERRY.id, FERRY.title, FERRY.url, when, 2, 3, ("console",)),
            Shelved(POOL.id, POOL.title, None, when, 2, 2, ("demo",)),
        ]
        assert articles.listed("console") == sorted(listed, key=lambda one: one.id)
        assert [articles.get("console", one.id) for one in (FERRY, POOL)] == [FERRY, POOL]
        _, vectors = House().reader().shelve(FERRY)
        kept = articles.embedded("console", FERRY.id, vectors.model_id)
        assert kept.rows == vectors.rows
        assert np.array_equal(kept.vectors, vectors.vectors)
        assert articles.listed("server:1") == []


def test_old_answers_have_their_numbers_as_ids_and_new_ones_follow(old):
    file, first = old
    with Database(url_of(file)) as database:
        journal = SqlJournal(database)
        newest, oldest = journal.recent("console", 9)
        assert (oldest.id, newest.id) == ("1", "2")
        assert oldest.answer == first
        assert oldest.question == Question("What did the ferry hit?", CONSOLE, "me")
        assert journal.find("server:1", "1") is None
        journal.record(replace(newest, id="k7m2xq4d9t"))
        journal.post("console", Posting("1", NOON, None, private=True))
        assert [one.id for one in journal.recent("console", 9)] == ["k7m2xq4d9t", "2", "1"]
    assert sql(file, "SELECT entry FROM journal ORDER BY entry") == [[(1,), (2,), (3,)]]


def test_an_old_answer_can_be_asked_again_without_reading_its_article_anew(old):
    file, first = old
    with Database(url_of(file)) as database:
        house = House(articles=SqlArticles(database), journal=SqlJournal(database))
        replayed = house.library.replay("console", "1")
        assert (replayed.before.answer, replayed.differences) == (first, ())
        assert replayed.now.answer.stages == FULL
        assert house.embedder.texts == 1  # the question
        with pytest.raises(UnknownEntry):
            house.library.replay("server:1", "1")


def test_the_tables_are_those_of_a_new_database_and_every_reference_holds(old, tmp_path):
    file, _ = old
    for path in (file, tmp_path / "new.db"):
        Database(url_of(path)).close()
    everything = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    assert sql(file, everything) == sql(tmp_path / "new.db", everything)
    assert sql(file, "PRAGMA foreign_key_check", "PRAGMA integrity_check") == [[], [("ok",)]]
    assert not [row for row in sql(file, everything)[0] if "before" in row[1]]


def test_a_step_that_fails_half_way_leaves_the_old_database_as_it_was(old):
    file, _ = old
    sql(file, "CREATE TABLE postings (mine)")
    with unchanged(file), pytest.raises(StoreUnavailable, match="postings already exists"):
        Database(url_of(file))
    sql(file, "DROP TABLE postings")
    with Database(url_of(file)) as database:
        assert len(SqlJournal(database).recent("console", 9)) == 2
