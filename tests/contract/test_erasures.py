"""Whoever was erased stays erased, whatever copy of the database is put back; and servers that were left are let go."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from fakes.databases import ICE, NOON, sql, url_of
from fakes.erasures import MemoryErasures
from fakes.moderation import MemoryCases
from fakes.people import MemoryPeople
from fakes.store import MemoryArticles, MemoryDrafts, MemoryJournal
from retrieval.adapters.erasure_log import FileErasureLog
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.cases import SqlCases
from retrieval.adapters.store.copies import copy, put_back, unsound
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.pending import SqlDrafts
from retrieval.adapters.store.people import SqlPeople
from retrieval.adapters.store.record import SqlRecord
from retrieval.answer import Answer, Asked, NotInArticle, Posting, Question, Room
from retrieval.draft import Draft, Piece
from retrieval.erasures import catch_up
from retrieval.moderation.cases import Deed, Event, Reason
from retrieval.moderation.proof import proof
from retrieval.people import ERASED, ERASED_QUESTION, Holdings, erasure
from retrieval.ports import Opening, Waiting
from retrieval.unavailable import StoreDamaged

HARBOUR = Room("server:1", "channel:1")
PEOPLE = ("person:ann", "person:bob", "person:cyd")
LATER = NOON + timedelta(days=1)


@pytest.fixture(params=["memory", "file"])
def log(request, tmp_path):
    return MemoryErasures() if request.param == "memory" else FileErasureLog(tmp_path / "erasures.jsonl")


def test_every_erasing_is_kept_in_order(log):
    assert list(log.all()) == []
    found = [erasure(person, NOON + timedelta(hours=place)) for place, person in enumerate(PEOPLE)]
    for one in found:
        log.add(one)
    assert list(log.all()) == found


def test_a_line_that_a_power_cut_tore_is_left_out_and_the_next_one_is_whole(tmp_path):
    file = tmp_path / "erasures.jsonl"
    log = FileErasureLog(file)
    log.add(erasure("person:ann", NOON))
    file.write_bytes(file.read_bytes() + b'{"person": "12')
    assert list(log.all()) == [erasure("person:ann", NOON)]
    log.add(erasure("person:bob", NOON))
    assert list(log.all()) == [erasure("person:ann", NOON), erasure("person:bob", NOON)]
    assert file.stat().st_mode & 0o077 == 0


def test_a_damaged_line_before_the_last_is_said(tmp_path):
    file = tmp_path / "erasures.jsonl"
    file.write_text('{"nobody": 1}\n{"person": "1", "erased": "2024-01-01T00:00:00+00:00"}\n')
    with pytest.raises(StoreDamaged):
        FileErasureLog(file).all()


def fill(journal, cases, people, drafts):
    """Three people ask, report and propose in a server, and ask in libraries of their own."""
    for place, person in enumerate(PEOPLE):
        name = person.removeprefix("person:")
        asked = Asked(
            f"{name}0000000",
            NOON,
            Question(f"Is it {name}'s secret?", HARBOUR, person),
            ICE.id,
            Answer(NotInArticle(), 0.5, (), (), understood=f"Is it {name}'s second secret?"),
            {},
            "p",
            1.0,
        )
        journal.record(asked)
        journal.post(HARBOUR.owner, Posting(asked.id, NOON, f"https://example.org/{place}", private=False))
        own = Question(f"Is it {name}'s third secret?", Room(person, "dm"), person)
        journal.record(replace(asked, id=f"{name}1111111", question=own))
        cases.add(
            HARBOUR.owner,
            asked.id,
            Event(Deed.REPORTED, NOON, person, Reason.OTHER.value, f"It is {name}'s fourth secret."),
        )
        people.seen(HARBOUR.owner, person, f"31415926535{place}", NOON)
        drafts.keep(HARBOUR.owner, f"{name}d", Waiting(Draft((Piece(f"It is {name}'s fifth secret."),)), NOON, person))


def opened(file):
    database = Database(url_of(file))
    for owner in (HARBOUR.owner, *PEOPLE):
        SqlArticles(database).add(owner, ICE, (), None, None, opening=Opening("channel:1"), when=NOON)
    return database


def written(folder):
    return b"".join(one.read_bytes() for one in folder.iterdir())


def test_of_three_people_the_one_who_was_deleted_is_nowhere_once_yesterdays_copy_is_back(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    file, backup, log = home / "library.db", tmp_path / "yesterday.db", FileErasureLog(home / "erasures.jsonl")
    with opened(file) as database:
        fill(SqlJournal(database), SqlCases(database), SqlPeople(database), SqlDrafts(database))
    copy(file, backup)
    with Database(url_of(file)) as database:
        log.add(erasure("person:ann", LATER))
        SqlPeople(database).erase("person:ann", LATER)
        after = Asked(
            "ann2222222",
            LATER + timedelta(hours=1),
            Question("Ann again?", HARBOUR, "person:ann"),
            ICE.id,
            Answer(NotInArticle(), 0.5, (), ()),
            {},
            "p",
            1.0,
        )
        SqlJournal(database).record(after)
    with put_back(backup, file, tmp_path / "library.db.before"):
        assert b"ann's" in written(home)
    with Database(url_of(file)) as database:
        assert catch_up(SqlPeople(database), log) == 1
        assert catch_up(SqlPeople(database), log) == 0
        journal, people, record = SqlJournal(database), SqlPeople(database), SqlRecord(database)
        assert people.about("person:ann") == Holdings()
        assert people.about("person:bob") == Holdings(names=1, questions=2, own=1, drafts=1, articles=1, events=1)
        assert {one.question.asked_by for one in journal.recent(HARBOUR.owner, 9)} == {ERASED, *PEOPLE[1:]}
        for owner in (HARBOUR.owner, *PEOPLE):
            assert proof(owner, record.entries(owner), record.unchained(owner)).holds
        assert json.dumps([one.question.text for one in journal.recent(HARBOUR.owner, 9)]).count("secret") == 2
    for secret in (b"ann's", b"person:ann", b"314159265350"):
        assert secret not in written(home), secret
    assert b"bob's" in written(home)
    assert unsound(file) == []


def test_what_somebody_asked_after_they_were_erased_stays(tmp_path):
    file = tmp_path / "library.db"
    with opened(file) as database:
        fill(SqlJournal(database), SqlCases(database), SqlPeople(database), SqlDrafts(database))
        log = MemoryErasures()
        log.add(erasure("person:ann", NOON - timedelta(hours=1)))
        assert catch_up(SqlPeople(database), log) == 1
        assert SqlPeople(database).about("person:ann").questions == 2


def test_a_log_that_is_lost_is_written_again_from_the_database(tmp_path):
    with opened(tmp_path / "library.db") as database:
        SqlPeople(database).erase("person:ann", NOON)
        log = FileErasureLog(tmp_path / "erasures.jsonl")
        assert catch_up(SqlPeople(database), log) == 0
        assert list(log.all()) == [erasure("person:ann", NOON)]


@pytest.fixture(params=["memory", "sqlite"])
def stores(request, tmp_path):
    if request.param == "memory":
        articles, journal, drafts = MemoryArticles(), MemoryJournal(), MemoryDrafts()
        cases = MemoryCases(journal)
        for owner in (HARBOUR.owner, *PEOPLE):
            articles.add(owner, ICE, (), None, None, opening=Opening("channel:1"), when=NOON)
        people = MemoryPeople(articles, journal, drafts, cases)
        fill(journal, cases, people, drafts)
        yield journal, people
        return
    with opened(tmp_path / "library.db") as database:
        fill(SqlJournal(database), SqlCases(database), SqlPeople(database), SqlDrafts(database))
        yield SqlJournal(database), SqlPeople(database)


def test_erasings_are_done_again_in_any_store(stores):
    journal, people = stores
    again = [erasure("person:ann", LATER), erasure("person:bob", NOON - timedelta(days=1)), erasure("person:dee", NOON)]
    assert people.erase_again(again) == 3
    assert people.erased() == frozenset(again)
    assert people.erase_again(again) == 0
    assert people.about("person:ann") == Holdings()
    assert people.about("person:bob").questions == 2
    assert journal.find("person:ann", "ann1111111") is None
    assert journal.find(HARBOUR.owner, "ann0000000").answer.understood is None


def test_what_was_asked_is_let_go_once_its_time_is_over_and_what_was_cited_stays(stores):
    journal, people = stores
    asked = [one for one in journal.recent(HARBOUR.owner, 9) if one.question.asked_by != ERASED]
    journal.record(replace(asked[0], id="late000000", when=LATER))
    assert people.expire(HARBOUR.owner, NOON - timedelta(seconds=1), LATER) == 0
    assert people.expire(HARBOUR.owner, NOON, LATER) == len(asked) == 3
    assert people.expire(HARBOUR.owner, NOON, LATER) == 0
    told = {one.id: (one.question.asked_by, one.question.text) for one in journal.recent(HARBOUR.owner, 9)}
    assert told.pop("late000000")[1] == asked[0].question.text
    assert set(told.values()) == {(ERASED, ERASED_QUESTION)}
    assert people.about("person:bob").own == 1


def test_the_chain_holds_after_words_expired_and_an_expiry_that_nobody_asked_for_is_found(tmp_path):
    file = tmp_path / "library.db"
    with opened(file) as database:
        fill(SqlJournal(database), SqlCases(database), SqlPeople(database), SqlDrafts(database))
        assert SqlPeople(database).expire(HARBOUR.owner, NOON, LATER) == 3
        record = SqlRecord(database)
        found = proof(HARBOUR.owner, record.entries(HARBOUR.owner), record.unchained(HARBOUR.owner))
    assert (found.holds, found.erased) == (True, 3)
    assert b"ann's secret" not in file.read_bytes()
    sql(file, "DELETE FROM erasures")
    with Database(url_of(file)) as database:
        record = SqlRecord(database)
        assert not proof(HARBOUR.owner, record.entries(HARBOUR.owner), record.unchained(HARBOUR.owner)).holds


def test_a_server_that_was_left_is_let_go_once_the_time_is_over_unless_it_came_back(stores):
    journal, people = stores
    people.leave(HARBOUR.owner, NOON)
    people.leave(HARBOUR.owner, LATER)
    assert people.left_before(NOON) == []
    assert people.left_before(NOON + timedelta(seconds=1)) == [HARBOUR.owner]
    assert HARBOUR.owner in people.owners()
    people.let_go(HARBOUR.owner, LATER)
    assert people.left_before(LATER) == []
    assert HARBOUR.owner not in people.owners()
    assert people.erased() >= {erasure(HARBOUR.owner, LATER)}
    assert journal.recent(HARBOUR.owner, 9) == []
    assert people.about("person:bob") == Holdings(questions=1, own=1, articles=1)


def test_a_server_that_came_back_keeps_what_it_had(stores):
    journal, people = stores
    people.leave(HARBOUR.owner, NOON)
    people.return_to(HARBOUR.owner)
    assert people.left_before(LATER) == []
    assert len(journal.recent(HARBOUR.owner, 9)) == 3


def test_a_server_that_was_let_go_is_let_go_again_in_a_copy_from_before(stores):
    journal, people = stores
    gone = erasure(HARBOUR.owner, LATER)
    assert people.erase_again([gone]) == 1
    assert (journal.recent(HARBOUR.owner, 9), HARBOUR.owner in people.owners()) == ([], False)
    assert people.erase_again([gone]) == 0
    assert people.about("person:bob") == Holdings(questions=1, own=1, articles=1)
