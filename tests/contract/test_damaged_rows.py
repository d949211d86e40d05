"""One value that cannot be read, in any column of any table of the record: it is named, and so is nothing else."""

import re
import shutil

import pytest

from fakes.databases import ICE, sql, url_of
from fakes.kept import FERRY
from fakes.tampering import columns, damaged, faults, proved, record_in, unlocked
from retrieval.adapters.store import schema
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.loose import CHAINED
from retrieval.adapters.store.shape import misshapen
from retrieval.moderation.proof import Fault, Misshapen, State

ODD = r"(?:00ff|None|abc|.udcff\S*)"
FERRY_IS, ICE_IS = rf"article (?:{FERRY.id}|{ODD})", rf"article (?:{ICE.id}(?:/2)?|{ODD})"
NAMED = {
    "journal": (1, rf"answer (?:a000000001|{ODD})(?:, passage 1)?"),
    "citations": (1, rf"answer (?:a000000001|{ODD})(?:, passage .+)?"),
    "postings": (2, r"posting 2"),
    "case_events": (1, r"event 1"),
    "erasings": (1, r"erasure 1|answer a000000006"),
    "articles": (1, rf"{FERRY_IS}|answer a\d+, passage 1"),
    "spans": (1, FERRY_IS),
    "origins": (1, FERRY_IS),
    "versions": (1, FERRY_IS),
    "removals": (1, ICE_IS),
    # An entry that is taken out of its place is missed by the one after it, and what it is about is in no chain.
    "chain": (10, rf"event [12]|entry (?:10|{ODD})"),
}
"""Of each table a row, and what is named where it is damaged."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return unlocked(record_in(tmp_path_factory.mktemp("whole")))


@pytest.fixture
def file(whole, tmp_path):
    return shutil.copy(whole, tmp_path / "library.db")


def test_the_record_holds_before_anybody_touches_it(file):
    found = proved(file)
    assert (found.faults, found.entries, found.answers, found.quotations, found.erased) == ((), 16, 6, 5, 1)


def test_every_table_of_the_record_is_tried():
    assert {table.name for table in CHAINED} == set(NAMED)


@pytest.mark.parametrize(("table", "column", "kind"), list(columns(CHAINED)))
def test_what_cannot_be_read_is_named_and_the_rest_is_gone_through(file, table, column, kind):
    row, named = NAMED[table]
    before = sql(file, f'SELECT "{column}" FROM {table} WHERE rowid = {row}')  # noqa: S608 - our own names
    sql(file, f'UPDATE {table} SET "{column}" = {damaged(column, kind)} WHERE rowid = {row}')  # noqa: S608 - our own names
    assert sql(file, f'SELECT "{column}" IS NULL FROM {table} WHERE rowid = {row}') == [[(int(kind == "null"),)]]  # noqa: S608 - our own names
    assert before != [[(None,)]]
    found = faults(file)
    assert found
    assert [one for one in found if not re.fullmatch(named, one[2])] == []
    assert all(one[2].encode("ascii").decode().isprintable() for one in found)
    assert len([one for one in found if one[0] is Fault.ALTERED]) <= 2


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    list(columns([one for one in schema.metadata.sorted_tables if one not in CHAINED], ("byte", "blob", "word"))),
)
def test_what_cannot_be_read_of_what_is_in_no_chain_is_named_by_its_column(file, table, column, kind):
    names = [f'"{one}"' for one in schema.metadata.tables[table].c.keys()]  # noqa: SIM118 - columns
    values = [damaged("'x'", kind) if name == f'"{column}"' else "'1'" for name in names]
    sql(file, f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(values)})")  # noqa: S608 - our own names
    with Database(url_of(file)) as database:
        found = misshapen(database)
    assert Misshapen("column", f"{table}.{column}", State.UNREADABLE) in found or column == "vector"
