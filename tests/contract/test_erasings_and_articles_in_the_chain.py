"""Erasings and the ways of articles are in the chain: what somebody did through Pullquote always holds."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from fakes.databases import ICE, NOON, SNOW, sql, url_of
from fakes.kept import FERRY
from fakes.tampering import OWNER, asked, proved, record_in
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.copies import copy
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.people import SqlPeople
from retrieval.draft import Field
from retrieval.ports import Origin

LATER = NOON + timedelta(days=3)
CHAINED = "SELECT kind, subject FROM chain WHERE number > 16 ORDER BY number"


@pytest.fixture
def file(tmp_path):
    return record_in(tmp_path)


def test_an_erasing_says_which_entries_and_the_day_and_nothing_of_the_person(file):
    before = proved(file)
    with Database(url_of(file)) as database:
        SqlPeople(database).erase("person:bob", LATER)
    # Of bob are the second and the fourth answer, entries 4 and 8.
    assert sql(file, "SELECT * FROM erasings WHERE erasing = 2", CHAINED) == [
        [(2, OWNER, "2026-03-04", "[4, 8]")],
        [("erasure", "2")],
    ]
    found = proved(file, before.head)
    assert (found.faults, found.erased, found.entries) == ((), 3, 17)
    assert json.dumps(sql(file, "SELECT * FROM chain", "SELECT * FROM erasings")).count("person:") == 0


def test_who_is_in_no_record_is_erased_without_an_entry(file):
    before = proved(file).head
    with Database(url_of(file)) as database:
        SqlPeople(database).erase("person:dee", LATER)
    assert proved(file).head == before


def test_an_older_copy_holds_once_the_erasings_were_done_again(file, tmp_path):
    copy(file, tmp_path / "older.db")
    with Database(url_of(file)) as database:
        SqlPeople(database).erase("person:ann", LATER)
        SqlPeople(database).erase("person:bob", LATER)
        done = SqlPeople(database).erased()
    with Database(url_of(tmp_path / "older.db")) as database:
        assert SqlPeople(database).erase_again(done) == 2
    found = proved(tmp_path / "older.db")
    assert (found.faults, found.erased) == ((), 7)
    assert found.erased == proved(file).erased


def test_somebody_may_be_erased_twice(file):
    with Database(url_of(file)) as database:
        for number, when in ((7, NOON), (9, LATER)):
            SqlJournal(database).record(asked(number))
            SqlPeople(database).erase("person:ann", when)
    found = proved(file)
    assert (found.faults, found.erased) == ((), 7)


def test_a_persons_own_library_leaves_nothing_in_the_chain(file):
    mine = "person:" + "a" * 26
    with Database(url_of(file)) as database:
        SqlArticles(database).add(mine, ICE, (), None, None, opening=None, when=NOON)
        SqlPeople(database).erase(mine, LATER)
    assert sql(file, f"SELECT count(*) FROM chain WHERE owner = '{mine}'") == [[(0,)]]  # noqa: S608 - our own name


def test_the_way_of_an_article_is_in_the_chain_and_holds_all_along(file):
    with Database(url_of(file)) as database:
        articles = SqlArticles(database)

        def add(article, **origin):
            articles.add(OWNER, article, (), None, None, opening=None, when=LATER, origin=Origin(**origin))

        steps = [
            (lambda: add(SNOW), [("article", SNOW.id)]),
            (lambda: add(SNOW), []),
            (lambda: add(SNOW, address="https://example.org/snow"), [("article", f"{SNOW.id}/2")]),
            (lambda: articles.remove(OWNER, SNOW.id, LATER), [("article", f"{SNOW.id}/3")]),
            (lambda: articles.remove(OWNER, SNOW.id, LATER), []),
            (lambda: add(SNOW), [("article", f"{SNOW.id}/4")]),
            (lambda: add(ICE), [("article", f"{ICE.id}/3")]),
            (lambda: articles.remove(OWNER, FERRY.id, LATER), [("article", f"{FERRY.id}/2")]),
            (lambda: articles.remove(OWNER, FERRY.id, LATER), []),
        ]
        expected = []
        for step, entries in steps:
            step()
            expected += entries
            assert sql(file, CHAINED) == [expected]
            assert proved(file).faults == ()


def test_an_article_that_was_taken_out_for_good_may_not_come_back_past_the_record(file):
    with Database(url_of(file)) as database:
        SqlArticles(database).add(OWNER, SNOW, (), None, None, opening=None, when=NOON)
        SqlArticles(database).remove(OWNER, SNOW.id, LATER)
    row = (OWNER, SNOW.id, SNOW.text, "2026")
    sql(file, f"INSERT INTO articles (owner, id, text, loaded) VALUES {row}")  # noqa: S608 - our own values
    assert [(one.fault.value, one.subject) for one in proved(file).faults] == [("altered", f"article {SNOW.id}/2")]


def test_what_somebody_changed_of_an_article_is_not_covered_by_what_is_done_with_it_later(file):
    sql(file, f"UPDATE articles SET title = 'Fake' WHERE id = '{FERRY.id}'")  # noqa: S608 - our own names
    with Database(url_of(file)) as database:
        articles = SqlArticles(database)
        origin = Origin("https://example.org/again")
        articles.add(OWNER, FERRY, (), None, None, opening=None, when=LATER, origin=origin)
        articles.remove(OWNER, FERRY.id, LATER)
    assert [(one.fault.value, one.subject) for one in proved(file).faults] == [("altered", f"article {FERRY.id}")]


def test_a_title_that_somebody_corrects_is_in_the_chain_and_holds(file):
    with Database(url_of(file)) as database:
        store = SqlArticles(database)
        store.add(OWNER, ICE, (), None, None, opening=None, when=NOON)
        anew, origin = replace(ICE, title="Ice, corrected"), Origin(settled=(Field.TITLE,))
        before = proved(file)
        store.add(OWNER, anew, (), None, None, opening=None, when=LATER, origin=origin)
        assert store.get(OWNER, ICE.id).title == "Ice, corrected"
    after = proved(file, before.head)
    assert (after.faults, after.entries) == ((), before.entries + 1)
