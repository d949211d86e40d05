"""What somebody with the file may try on the record: each is found, and called by its name."""

import shutil
import sqlite3

import pytest

from fakes.attacks import A6, FERRY_IS, ROWS, chained
from fakes.attacks_beside import REST
from fakes.databases import sql, url_of
from fakes.tampering import OWNER, asked, proved, record_in, unlocked
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.record import SqlRecord
from retrieval.moderation.chain import Head, genesis, linked
from retrieval.moderation.proof import Fault, proof

ATTACKS = {**ROWS, **REST}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return unlocked(record_in(tmp_path_factory.mktemp("whole")))


@pytest.fixture
def file(whole, tmp_path):
    return shutil.copy(whole, tmp_path / "library.db")


def by_name(found):
    return {
        fault: [one.subject for one in found.faults if one.fault is fault]
        for fault in {one.fault for one in found.faults}
    }


@pytest.mark.parametrize("attack", ATTACKS)
def test_each_is_found_and_called_by_its_name(file, attack):
    changes, expected = ATTACKS[attack]
    sql(file, *changes)
    assert by_name(proved(file)) == expected


def rewritten(file):
    """The chain again over what is there now, with all its hashes right."""
    with Database(url_of(file)) as database:
        before = genesis(OWNER)
        for entry in list(SqlRecord(database).entries(OWNER)):
            link = linked(before, entry.link.kind, entry.link.subject, entry.digest)
            sql(file, f"UPDATE chain SET digest = '{link.digest}', hash = '{link.hash}' WHERE number = {link.number}")  # noqa: S608 - our own names
            before = Head(link.number, link.hash)


def test_a_chain_that_was_written_anew_is_found_by_a_head_that_was_kept(file):
    known = proved(file).head
    sql(file, "UPDATE postings SET link = 'https://evil.example/' WHERE posting = 1")
    rewritten(file)
    assert proved(file).holds
    assert by_name(proved(file, known)) == {Fault.HEAD: [str(known)]}


@pytest.mark.parametrize(
    "answer", ["x", "[]", '{"of": 1, "citations": 7}', '{"of": 1, "citations": [[1]]}', "[" * 9999]
)
def test_what_never_was_an_answer_is_named_though_its_hashes_are_right(file, answer):
    sql(file, f"UPDATE journal SET answer = '{answer}' WHERE entry = 2")  # noqa: S608 - our own text
    rewritten(file)
    assert by_name(proved(file)) == {Fault.ALTERED: [f"answer {asked(2).id}, passage 1"]}


@pytest.mark.parametrize("after", [15, 13, 1, 0])
def test_a_tail_that_was_cut_with_its_rows_is_found_by_a_head_that_was_kept(file, after):
    known = proved(file).head
    rows = {"answer": ("journal", "id"), "posting": ("postings", "posting"), "event": ("case_events", "event")}
    rows |= {"erasure": ("erasings", "erasing")}
    for kind, (table, key) in rows.items():
        of = f"SELECT subject FROM chain WHERE kind = '{kind}' AND number > {after}"  # noqa: S608 - our own names
        sql(file, f"DELETE FROM {table} WHERE {key} IN ({of})")  # noqa: S608 - our own names
    sql(file, "DELETE FROM citations WHERE answer NOT IN (SELECT id FROM journal)")
    sql(file, f"DELETE FROM chain WHERE number > {after}")  # noqa: S608 - our own names
    found = proved(file, known)
    assert (found.head.number, by_name(found)[Fault.HEAD]) == (after, [str(known)])


def test_a_chain_under_other_numbers_follows_nothing(file):
    sql(file, "UPDATE chain SET number = number + 100")
    found = by_name(proved(file))
    assert found[Fault.GAP] == [FERRY_IS]
    assert len(found[Fault.UNLINKED]) == 16


def test_the_record_goes_on_after_an_attack_and_verify_still_names_it(file):
    sql(file, "UPDATE chain SET number = 'x' WHERE number = 16", "UPDATE chain SET hash = x'ff' WHERE number = 15")
    with Database(url_of(file)) as database:
        SqlJournal(database).record(asked(7))
        assert SqlRecord(database).head(OWNER).number == 16
    found = by_name(proved(file))
    assert found[Fault.UNCHAINED] == ["entry x", "erasure 1"]
    assert found[Fault.UNLINKED][0] == A6


def test_the_database_itself_refuses_what_does_not_stand_at_the_end_and_what_stands_there_already(tmp_path):
    file = record_in(tmp_path)
    for number, why in ((-5, "stands at its end"), (0, "its end"), (18, "its end"), ("'x'", "its end")):
        with pytest.raises(sqlite3.IntegrityError, match=why):
            sql(file, chained(number, "event", 9))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        sql(file, chained(17, "event", 1))
    for change in ("UPDATE erasings SET erased = 'x'", "DELETE FROM erasings"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            sql(file, change)
    assert proved(file).holds


def test_whose_records_there_are_is_told_by_every_table(file):
    sql(file, "DELETE FROM chain")
    with Database(url_of(file)) as database:
        assert SqlRecord(database).owners() == [OWNER]
    sql(file, *(f"DELETE FROM {table}" for table in ("citations", "postings", "case_events", "journal")))  # noqa: S608 - our own names
    with Database(url_of(file)) as database:
        assert SqlRecord(database).owners() == [OWNER]
        assert proof(OWNER, SqlRecord(database).entries(OWNER), SqlRecord(database).unchained(OWNER)).faults != ()
