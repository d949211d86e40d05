"""What `retrieval.people.People` promises, on the fake and on the database: names for a while, and an end to all."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from fakes.databases import sql
from fakes.kept import FERRY, FERRY_LEDGER, FERRY_SENTENCES, FERRY_VECTORS, GLACIER, MINE, NOON, THEIRS
from fakes.people import MemoryPeople
from fakes.store import MemoryArticles, MemoryDrafts, MemoryJournal
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.pending import SqlDrafts
from retrieval.adapters.store.people import SqlPeople
from retrieval.answer import FULL, Answer, Answered, Asked, Citation, Posting, Question, Room
from retrieval.article import Span
from retrieval.draft import Draft, Piece
from retrieval.people import ERASED, ERASED_QUESTION, Held, Holdings, Named
from retrieval.ports import Opening, Origin, Waiting

ANN, BOB = "person:ann", "person:bob"
DAY = timedelta(days=1)
ANSWER = Answer(Answered((Citation("p3.1", 3, Span(13, 24), 6.0),), 1), 0.9, (), FULL)
DRAFT = Draft((Piece("The pier opened."),), "Pier")


@dataclass
class Stores:
    articles: Any
    journal: Any
    drafts: Any
    people: Any
    file: Any = None

    def ask(self, id_, owner, by, text="Why?"):
        asked = Asked(id_, NOON, Question(text, Room(owner, "channel:1"), by), FERRY.id, ANSWER, {"m": "1"}, "p", 1.0)
        self.journal.record(asked)
        self.journal.post(owner, Posting(id_, NOON, "https://example.org/1", private=False))
        return asked

    def add(self, owner, article=FERRY):
        whole = (FERRY_SENTENCES, FERRY_VECTORS, FERRY_LEDGER)
        origin = Origin("https://example.org/ferry", (Piece("Share"),))
        self.articles.add(owner, article, *whole, opening=Opening("channel:1"), when=NOON, origin=origin)


@pytest.fixture(params=["memory", "sqlite"])
def stores(request, tmp_path):
    if request.param == "memory":
        three = MemoryArticles(), MemoryJournal(), MemoryDrafts()
        yield Stores(*three, MemoryPeople(*three))
        return
    file = tmp_path / "library.db"
    with Database(f"sqlite:///{file}") as database:
        yield Stores(SqlArticles(database), SqlJournal(database), SqlDrafts(database), SqlPeople(database), file)


@pytest.fixture
def full(stores):
    """Ann asked two questions in one server, one in another, one in her own library; Bob one beside her.

    Ann has two articles of her own, one draft there and one in the server; Bob has one draft and one article.
    """
    for owner in (MINE, THEIRS, ANN, BOB):
        stores.add(owner)
    stores.add(ANN, GLACIER)
    stores.first = stores.ask("a1", MINE, ANN, "Is Carol ill?")
    stores.beside = stores.ask("a2", MINE, BOB)
    for id_, owner in (("a3", MINE), ("a4", THEIRS), ("a5", ANN)):
        stores.ask(id_, owner, ANN)
    for owner, id_, by in ((ANN, "d1", ANN), (MINE, "d2", ANN), (MINE, "d3", BOB)):
        stores.drafts.keep(owner, id_, Waiting(DRAFT, NOON, by))
    for owner, by, user_id in ((MINE, ANN, "11"), (THEIRS, ANN, "11"), (MINE, BOB, "22")):
        stores.people.seen(owner, by, user_id, NOON)
    return stores


def test_a_name_is_found_where_it_was_kept_and_by_no_other_owner(stores):
    stores.people.seen(MINE, ANN, "11", NOON)
    assert stores.people.names(MINE, {ANN, BOB}, NOON) == {ANN: "11"}
    assert stores.people.names(THEIRS, {ANN}, NOON) == {}
    assert stores.people.names(MINE, set(), NOON) == {}


def test_a_name_is_given_for_as_long_as_it_may_be_and_to_the_moment(stores):
    stores.people.seen(MINE, ANN, "11", NOON)
    tick = timedelta(microseconds=1)
    assert stores.people.names(MINE, {ANN}, NOON) == {ANN: "11"}
    assert stores.people.names(MINE, {ANN}, NOON + tick) == {}
    assert stores.people.forget_names(NOON) == 0
    assert stores.people.forget_names(NOON + tick) == 1
    assert stores.people.names(MINE, {ANN}, NOON) == {}


def test_whoever_asks_again_is_kept_from_the_latest_time_and_once(stores):
    for days in (1, 5, 3):
        stores.people.seen(MINE, ANN, "11", NOON + days * DAY)
    assert stores.people.held(ANN).names == (Named(MINE, "11", NOON + 5 * DAY),)


def test_names_go_in_one_server_and_stay_in_another(stores):
    for owner in (MINE, THEIRS):
        stores.people.seen(owner, ANN, "11", NOON)
    stores.people.seen(MINE, BOB, "22", NOON + 2 * DAY)
    assert stores.people.forget_names(NOON + DAY, MINE) == 1
    assert stores.people.names(MINE, {ANN, BOB}, NOON) == {BOB: "22"}
    assert stores.people.names(THEIRS, {ANN}, NOON) == {ANN: "11"}
    assert stores.people.forget_names(NOON + 9 * DAY) == 2


def test_more_people_than_one_look_up_takes_are_found(stores):
    for number in range(3):
        stores.people.seen(MINE, f"person:{number}", str(number), NOON)
    asked = {f"person:{number}" for number in range(1_200)}
    assert stores.people.names(MINE, asked, NOON) == {f"person:{number}": str(number) for number in range(3)}


def test_it_is_counted_what_there_is_of_a_person(full):
    assert full.people.about(ANN) == Holdings(names=2, questions=4, own=1, drafts=2, articles=2)
    assert full.people.about(BOB) == Holdings(names=1, questions=1, own=0, drafts=1, articles=1)


def test_all_that_refers_to_a_person_is_held_in_order(full):
    held = full.people.held(ANN)
    assert held.names == (Named(MINE, "11", NOON), Named(THEIRS, "11", NOON))
    assert [one.id for one in held.asked] == ["a1", "a3", "a4", "a5"]
    assert held.asked[0] == full.first
    assert held.drafts == ((ANN, "d1", Waiting(DRAFT, NOON, ANN)), (MINE, "d2", Waiting(DRAFT, NOON, ANN)))


def test_of_somebody_who_never_asked_there_is_nothing_and_nothing_is_erased(full):
    assert full.people.about("person:eve") == Holdings()
    assert full.people.held("person:eve") == Held()
    assert full.people.erase("person:eve", NOON) == Holdings()
    assert full.people.about(ANN).questions == 4


def test_erasing_tells_what_there_was_and_leaves_nothing_that_refers_to_the_person(full):
    assert full.people.erase(ANN, NOON) == Holdings(names=2, questions=4, own=1, drafts=2, articles=2)
    assert (full.people.about(ANN), full.people.held(ANN)) == (Holdings(), Held())
    assert full.articles.listed(ANN) == []
    assert (full.articles.get(ANN, FERRY.id), full.articles.open_in(ANN, "channel:1")) == (None, [])
    assert full.articles.versions(ANN) == []
    assert (full.journal.recent(ANN, 9), full.journal.postings(ANN, "a5")) == ([], [])
    assert [full.drafts.find(*one) for one in ((ANN, "d1"), (MINE, "d2"))] == [None, None]
    assert full.people.erase(ANN, NOON) == Holdings()


def test_entries_of_a_server_stay_for_its_audit_without_who_asked_what(full):
    full.people.erase(ANN, NOON)
    assert [one.id for one in full.journal.recent(MINE, 9)] == ["a3", "a2", "a1"]
    nobodys = replace(full.first.question, text=ERASED_QUESTION, asked_by=ERASED)
    assert full.journal.find(MINE, "a1") == replace(full.first, question=nobodys)
    assert full.journal.find(THEIRS, "a4").question.asked_by == ERASED
    assert [one.link for one in full.journal.postings(MINE, "a1")] == ["https://example.org/1"]


def test_what_is_anothers_stays_as_it_was(full):
    full.people.erase(ANN, NOON)
    assert full.journal.find(MINE, "a2") == full.beside
    assert full.people.about(BOB) == Holdings(names=1, questions=1, own=0, drafts=1, articles=1)
    assert full.people.names(MINE, {ANN, BOB}, NOON) == {BOB: "22"}
    assert full.articles.get(BOB, FERRY.id) == full.articles.get(MINE, FERRY.id) == FERRY


def test_whoever_was_erased_may_ask_again(full):
    full.people.erase(ANN, NOON)
    full.add(ANN)
    again = full.ask("b1", ANN, ANN)
    assert full.people.held(ANN).asked == (again,)
    assert full.people.about(ANN) == Holdings(questions=1, own=1, articles=1)


@pytest.mark.parametrize("name", [MINE, "console", "", ERASED])
def test_what_is_no_person_cannot_be_erased(full, name):
    with pytest.raises(ValueError, match="not the pseudonym of a person"):
        full.people.erase(name, NOON)
    assert len(full.articles.listed(MINE)) == 1
    assert full.journal.find(MINE, "a1") == full.first


@pytest.mark.parametrize("stores", ["sqlite"], indirect=True)
def test_what_was_erased_is_no_longer_in_the_file(full):
    def written():
        return b"".join(one.read_bytes() for one in full.file.parent.iterdir())

    assert b"Is Carol ill?" in written()
    assert b"person:ann" in written()
    full.people.erase(ANN, NOON)
    assert b"Is Carol ill?" not in written()
    assert b"person:ann" not in written()
    checks = sql(full.file, "PRAGMA foreign_key_check", "PRAGMA integrity_check")
    assert checks == [[], [("ok",)]]


@pytest.mark.parametrize("stores", ["sqlite"], indirect=True)
def test_an_erasing_that_fails_half_way_leaves_everything(full):
    refuse = "CREATE TRIGGER no BEFORE DELETE ON articles BEGIN SELECT RAISE(ABORT, 'no'); END"
    sql(full.file, refuse)
    with pytest.raises(Exception, match="no"):
        full.people.erase(ANN, NOON)
    sql(full.file, "DROP TRIGGER no")
    assert full.people.about(ANN) == Holdings(names=2, questions=4, own=1, drafts=2, articles=2)
    assert full.journal.find(MINE, "a1") == full.first
