"""Whatever stands in whatever column of the record: verification ends, names something, and can be printed."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes.databases import sql
from fakes.tampering import proved, record_in, unlocked
from retrieval.adapters.store.loose import CHAINED

PLACES = sorted((table.name, column) for table in CHAINED for column in table.c.keys())  # noqa: SIM118 - columns
NUMBERS = ["0", "-1", "3.5", "9e999", str(2**63 - 1)]
TEXTS = [
    "''",
    "'x'",
    "'console'",
    "'a000000003'",
    "'posting'",
    "'007'",
    "'[4]'",
    "char(0)",
    "'person:erased'",
    "char(178)",
]
VALUES = ["NULL", *NUMBERS, *TEXTS, "x''", "x'ff'", "CAST(x'ff' AS TEXT)", f"'{'[' * 50_000}'"]
COUNTED = [("journal", "entry"), ("postings", "posting"), ("case_events", "event"), ("erasings", "erasing")]
"""Numbers of rows are places: of the journal another is seen where it is another among the answers."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return unlocked(record_in(tmp_path_factory.mktemp("whole")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([one for one in PLACES if one not in COUNTED]), st.integers(0, 99), st.sampled_from(VALUES))
def test_it_is_gone_through_to_the_end_and_what_is_wrong_is_named(whole, tmp_path, place, row, value):
    table, column = place
    file = shutil.copy(whole, tmp_path / "library.db")
    (rows,) = sql(file, f"SELECT rowid FROM {table}")  # noqa: S608 - our own names
    number = rows[row % len(rows)][0]
    look = f'SELECT typeof("{column}"), hex("{column}") FROM {table} WHERE rowid = {number}'  # noqa: S608 - our own names
    before = sql(file, look)
    sql(file, f'UPDATE OR IGNORE {table} SET "{column}" = {value} WHERE rowid = {number}')  # noqa: S608 - our own names
    found = proved(file)
    assert found.holds == (sql(file, look) == before)
    assert all(one.subject.isascii() and one.subject.isprintable() for one in found.faults)
    assert str(found.head).isascii()
