"""A database that somebody changed past Pullquote: `verify` names each change, and passes none."""

import json
from dataclasses import replace

import pytest

from fakes.databases import CONSOLE, NOON, sql, url_of
from fakes.house import House
from fakes.kept import FERRY, FERRY_LEDGER, FERRY_SENTENCES, FERRY_VECTORS
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.cases import SqlCases
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.people import SqlPeople
from retrieval.adapters.store.record import SqlRecord
from retrieval.answer import FULL, Answer, Answered, Asked, Citation, Posting, Question
from retrieval.article import Span
from retrieval.moderation.cases import Deed, Event, Reason
from retrieval.moderation.chain import Head
from retrieval.moderation.proof import Fault, proof
from retrieval.ports import Opening

OWNER = CONSOLE.owner
ANSWER = Answer(Answered((Citation("p3.1", 3, Span(13, 24), 6.0),), 1), 0.9, (), FULL, understood="Why is it late?")
TABLES = ("journal", "postings", "citations", "case_events", "chain")
UNLOCKED = [f"DROP TRIGGER {table}_refuses_{change}" for table in TABLES for change in ("update", "delete")]


def asked(number):
    by = f"person:{'ann' if number % 2 else 'bob'}"
    return Asked(f"a{number:09}", NOON, Question(f"Why {number}?", CONSOLE, by), FERRY.id, ANSWER, {"m": "1"}, "p", 1.5)


@pytest.fixture
def file(tmp_path):
    """An article (entry 1), six answers, each shown once (entries 2 to 13), and a report of the third (entry 14)."""
    path = tmp_path / "library.db"
    with Database(url_of(path)) as database:
        whole = (FERRY_SENTENCES, FERRY_VECTORS, FERRY_LEDGER)
        SqlArticles(database).add(OWNER, FERRY, *whole, opening=Opening("console"), when=NOON)
        journal = SqlJournal(database)
        for number in range(1, 7):
            journal.record(asked(number))
            journal.post(OWNER, Posting(asked(number).id, NOON, f"https://example.org/{number}", private=False))
        report = Event(Deed.REPORTED, NOON, "person:ann", Reason.PASSAGE.value, "Not this one.")
        SqlCases(database).add(OWNER, asked(3).id, report)
    return path


def proved(file, known=None):
    with Database(url_of(file)) as database:
        record = SqlRecord(database)
        return proof(OWNER, record.entries(OWNER), record.unchained(OWNER), known)


def faults(file, *changes):
    sql(file, *UNLOCKED, *changes)
    return [(one.fault, one.number, one.subject) for one in proved(file).faults]


def test_a_record_that_nobody_touched_holds(file):
    found = proved(file)
    assert (found.holds, found.entries, found.answers, found.quotations, found.identical) == (True, 14, 6, 6, 6)
    assert found.head.number == 14
    assert proved(file, Head.parsed(str(found.head))).holds


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET confidence = 0.91 WHERE entry = 2",
        "UPDATE journal SET answer = replace(answer, '[\"p3.1\", 3, 13', '[\"p3.1\", 3, 14') WHERE entry = 2",
        "UPDATE journal SET asked = replace(asked, '2026', '2025') WHERE entry = 2",
        "UPDATE journal SET policy = 'q' WHERE entry = 2",
        "UPDATE citations SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE answer = 'a000000002'",
        "DELETE FROM citations WHERE answer = 'a000000002'",
    ],
)
def test_a_byte_changed_in_an_old_answer_is_named(file, change):
    found = faults(file, change)
    assert (Fault.ALTERED, 4, "answer a000000002") in found
    assert {one[2].partition(",")[0] for one in found} == {"answer a000000002"}


@pytest.mark.parametrize("column", ["question", "asked_by", "understood"])
def test_who_asked_and_what_cannot_be_changed_either(file, column):
    assert faults(file, f"UPDATE journal SET {column} = 'x' WHERE entry = 2") == [(Fault.SEAL, 4, "answer a000000002")]  # noqa: S608 - our own names


def test_a_posting_and_a_report_that_were_changed_are_named(file):
    found = faults(
        file,
        "UPDATE postings SET link = 'https://example.org/x' WHERE posting = 1",
        "UPDATE case_events SET value = 'other'",
        "UPDATE case_events SET words = 'Fine.'",
    )
    assert found == [
        (Fault.ALTERED, 3, "posting 1"),
        (Fault.ALTERED, 14, "event 1"),
        (Fault.SEAL, 14, "event 1"),
    ]


def test_a_row_that_was_deleted_is_named(file):
    gone = "DELETE FROM citations WHERE answer = 'a000000004'", "DELETE FROM journal WHERE id = 'a000000004'"
    found = faults(file, "DELETE FROM postings WHERE answer = 'a000000004'", *gone)
    assert found == [(Fault.MISSING, 8, "answer a000000004"), (Fault.MISSING, 9, "posting 4")]


def test_an_entry_of_the_chain_that_was_deleted_is_named_with_what_is_now_in_no_chain(file):
    found = faults(file, "DELETE FROM chain WHERE number = 8")
    assert found == [
        (Fault.GAP, 8, "posting 4"),
        (Fault.UNLINKED, 9, "posting 4"),
        (Fault.UNCHAINED, 0, "answer a000000004"),
    ]


def test_two_rows_that_were_swapped_are_both_named(file):
    aside = ("a000000002", "aside"), ("a000000005", "a000000002"), ("aside", "a000000005")
    found = faults(file, *(f"UPDATE journal SET id = '{new}' WHERE id = '{old}'" for old, new in aside))  # noqa: S608 - our own names
    assert {one[1:] for one in found} == {(4, "answer a000000002"), (10, "answer a000000005")}
    assert {one[0] for one in found} == {Fault.SEAL, Fault.MOVED}


def test_two_entries_of_the_chain_that_were_swapped_are_named(file):
    moved = [f"UPDATE chain SET number = {new} WHERE number = {old}" for old, new in ((3, 99), (5, 3), (99, 5))]  # noqa: S608 - our own names
    found = faults(file, *moved)
    assert {(fault, number) for fault, number, _ in found} >= {(Fault.UNLINKED, 3), (Fault.UNLINKED, 5)}


def test_a_row_that_was_slipped_in_is_named(file):
    columns = "owner, asked, room, within, asked_by, question, article, outcome, confidence, answer, models, policy, ms"
    new = f"INSERT INTO journal (id, {columns}) SELECT 'slipped', {columns} FROM journal WHERE entry = 1"  # noqa: S608 - our own names
    assert faults(file, new) == [(Fault.UNCHAINED, 0, "answer slipped")]


def test_a_text_that_was_changed_is_named_by_the_quotations_that_it_no_longer_holds(file):
    found = faults(file, "UPDATE articles SET text = upper(text)")
    words = [(Fault.QUOTATION_ALTERED, 2 * n, f"answer a{n:09}, passage 1") for n in range(1, 7)]
    assert found == [(Fault.TEXT, 1, f"article {FERRY.id}"), *words]


def test_a_text_that_is_gone_is_named(file):
    found = faults(file, "PRAGMA foreign_keys = OFF", "DELETE FROM articles")
    words = [(Fault.QUOTATION_MISSING, 2 * n, f"answer a{n:09}, passage 1") for n in range(1, 7)]
    assert found == [(Fault.MISSING, 1, f"article {FERRY.id}"), *words]


def test_a_chain_that_was_cut_or_written_anew_does_not_hold_a_head_that_is_known(file, tmp_path):
    known = proved(file).head
    cut = ["DELETE FROM case_events", "DELETE FROM chain WHERE number = 14"]
    assert faults(file, *cut) == []
    assert [one.fault for one in proved(file, known).faults] == [Fault.HEAD]
    other = tmp_path / "other.db"
    with Database(url_of(other)) as database:  # the whole record again, with one word changed, and all its hashes right
        whole = (FERRY_SENTENCES, FERRY_VECTORS, FERRY_LEDGER)
        SqlArticles(database).add(OWNER, FERRY, *whole, opening=Opening("console"), when=NOON)
        for number in range(1, 14):
            SqlJournal(database).record(replace(asked(number), policy="q"))
    assert proved(other).holds
    assert [(one.fault, one.subject) for one in proved(other, known).faults] == [(Fault.HEAD, str(known))]


def test_an_erasing_is_no_tampering_and_is_counted_and_is_an_entry_of_its_own(file):
    before = proved(file)
    with Database(url_of(file)) as database:
        SqlPeople(database).erase("person:ann", NOON)
    found = proved(file, before.head)
    assert (found.holds, found.erased, found.head.number) == (True, 4, before.head.number + 1)


def test_an_erasing_that_nobody_did_is_named_where_a_salt_is_left(file):
    erased = "UPDATE journal SET asked_by = 'person:erased', question = '[erased]', understood = NULL WHERE entry = 2"
    assert faults(file, erased) == [(Fault.SEAL, 4, "answer a000000002")]


def test_the_chain_of_one_library_says_nothing_of_another(file):
    with Database(url_of(file)) as database:
        record = SqlRecord(database)
        assert record.owners() == [OWNER]
        assert list(record.entries("server:1")) == []
        assert record.head("server:1").number == 0


def test_the_fake_has_a_chain_that_holds_too():
    house = House()
    house.articles.add(OWNER, FERRY, FERRY_SENTENCES, None, None, opening=None, when=NOON)
    house.journal.record(asked(1))
    found = proof(OWNER, house.record.entries(OWNER))
    assert (found.holds, found.head) == (True, house.record.head(OWNER))
    assert json.loads(json.dumps(str(found.head))) == str(found.head)
