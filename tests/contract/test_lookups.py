"""No look-up in the database reads or sorts a whole table."""

import re

import pytest
import sqlalchemy as sa

from fakes.databases import ICE, WHY, library_in, url_of
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.people import SqlPeople
from retrieval.adapters.store.rulebook import SqlRulebook


@pytest.fixture
def file(tmp_path):
    return library_in(tmp_path)


@pytest.mark.parametrize(
    ("look_up", "found_by"),
    [
        (
            lambda database: SqlArticles(database).find("o", "ab"),
            ["articles (owner=? AND id>? AND id<?)", "LIST SUBQUERY 1", "removals (owner=?)"],
        ),
        (
            lambda database: SqlArticles(database).get("console", ICE.id),
            [
                "articles (owner=? AND id=?)",
                "spans (owner=? AND article=? AND kind=?)",
                "origins (owner=? AND article=?)",
            ],
        ),
        (
            lambda database: SqlArticles(database).embedded("o", ICE.id, "m"),
            ["vectors (owner=? AND article=? AND model=?)"],
        ),
        (
            lambda database: SqlArticles(database).ledger("o", ICE.id, "r"),
            ["ledgers (owner=? AND article=? AND reader=?)"],
        ),
        (lambda database: SqlArticles(database).open_in("o", "r"), ["rooms (owner=? AND room=?)"]),
        (lambda database: SqlJournal(database).find("o", "1"), ["journal (owner=? AND id=?)"]),
        (lambda database: SqlJournal(database).recent("o", 5), ["journal (owner=?)"]),
        (lambda database: SqlJournal(database).latest_in("o", "r"), ["journal (owner=? AND room=?)"]),
        (
            lambda database: SqlJournal(database).shown_at("o", "l"),
            ["journal (owner=? AND id=?)", "SCALAR SUBQUERY 1", "postings (owner=? AND link=?)"],
        ),
        (lambda database: SqlRulebook(database).rules("o"), ["rules (owner=?)"]),
        (lambda database: SqlJournal(database).postings("o", "1"), ["postings (owner=? AND answer=?)"]),
        (lambda database: SqlPeople(database).names("o", ["p"], WHY.when), ["people (owner=? AND person=?)"]),
    ],
    ids=[
        "find",
        "get",
        "embedded",
        "ledger",
        "open_in",
        "entry",
        "recent",
        "latest",
        "shown",
        "rules",
        "postings",
        "names",
    ],
)
def test_no_look_up_reads_or_sorts_a_whole_table(file, look_up, found_by):
    asked = []
    with Database(url_of(file)) as database:
        sa.event.listen(database._engine, "before_cursor_execute", lambda *event: asked.append((event[2], event[3])))
        look_up(database)
        selects = [(query, values) for query, values in asked if query.startswith("SELECT")]
        with database.reading() as connection:
            steps = [
                row[3]
                for query, values in selects
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)
            ]

    assert [re.sub(r"^SEARCH (\w+) USING .*(?= \()", r"\1", step) for step in steps] == found_by
