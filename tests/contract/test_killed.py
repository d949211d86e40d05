"""Whatever is killed, wherever it was: what was acknowledged is kept, nothing is half kept, and every chain holds."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fakes.databases import ICE, as_of, sql, url_of
from retrieval.adapters.store import schema
from retrieval.adapters.store.copies import unsound
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.record import SqlRecord
from retrieval.moderation.proof import proof

TOP = Path(__file__).resolve().parents[2]
WORKING, COPYING, MIGRATING = 40, 15, 15
"""Kills of each."""

HEAD = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/tests"]
from fakes.databases import ICE, NOON, WHY, add, url_of
from retrieval.adapters.store.database import Database
file = Path(sys.argv[2])
"""

WORK = (
    HEAD
    + """
from dataclasses import replace
from retrieval.adapters.store.cases import SqlCases
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.people import SqlPeople
from retrieval.answer import Posting
from retrieval.moderation.cases import Deed, Event, Reason, Verdict

with Database(url_of(file)) as database:
    add(database, ICE)
    journal, cases, people = SqlJournal(database), SqlCases(database), SqlPeople(database)
    for number in range(100_000):
        id_ = f"r{sys.argv[3]}n{number}"
        person = f"person:p{number % 3}"
        journal.record(replace(WHY, id=id_, question=replace(WHY.question, asked_by=person)))
        print("asked", id_, flush=True)
        journal.post("console", Posting(id_, NOON, f"https://example.org/{id_}", private=False))
        print("posted", id_, flush=True)
        case = cases.add("console", id_, Event(Deed.REPORTED, NOON, person, Reason.OTHER.value, "Look."))
        print("reported", id_, flush=True)
        cases.add("console", id_, Event(Deed.JUDGED, NOON, "person:mod", Verdict.CORRECT.value), seen=case.seen)
        print("judged", id_, flush=True)
        if number % 5 == 4:
            people.erase(person, NOON)
            print("erased", person, flush=True)
"""
)

COPY = (
    HEAD
    + """
from retrieval.adapters.store.copies import copy, put_back
for number in range(100_000):
    target = file.with_name("copy.db")
    copy(file, target)
    print("copied", number, flush=True)
    with put_back(target, file, file.with_name("aside.db")):
        print("back", number, flush=True)
"""
)

MIGRATE = (
    HEAD
    + """
print("begun", flush=True)
Database(url_of(file)).close()
print("done", flush=True)
"""
)


def killed(script, file, name, seconds):
    """Its acknowledgements, up to where it was killed that long after the first."""
    command = [sys.executable, "-c", script, str(TOP), str(file), str(name)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as working:
        first = working.stdout.readline()
        time.sleep(seconds)
        working.send_signal(signal.SIGKILL)
        return [first.strip(), *(line.strip() for line in working.stdout if line.endswith("\n"))]


def proved(file):
    """The proof of the console's record, in a sound file."""
    with Database(url_of(file)) as database:
        record = SqlRecord(database)
        found = proof("console", record.entries("console"), record.unchained("console"))
    assert unsound(file) == []
    assert found.holds, found.faults
    return found


@pytest.mark.slow
def test_what_was_asked_shown_reported_judged_and_erased_is_kept_and_in_the_chain(tmp_path):
    file, dice = tmp_path / "library.db", random.Random(11)  # noqa: S311 - when to kill is no secret
    told = [one for place in range(WORKING) for one in killed(WORK, file, place, dice.uniform(0.0, 0.12))]
    done = {what: {id_ for one, _, id_ in (line.partition(" ") for line in told) if one == what} for what in WHAT}
    kept = {what: {str(row[0]) for row in sql(file, query)[0]} for what, query in WHAT.items()}
    lost = {what: done[what] - kept[what] for what in WHAT}
    assert lost == {what: set() for what in WHAT}
    assert len(done["asked"]) >= WORKING
    assert proved(file).answers == len(kept["asked"])


WHAT = {
    "asked": "SELECT id FROM journal",
    "posted": "SELECT answer FROM postings",
    "reported": "SELECT answer FROM case_events WHERE deed = 'reported'",
    "judged": "SELECT answer FROM case_events WHERE deed = 'judged'",
}


@pytest.mark.slow
def test_a_copy_that_is_killed_leaves_the_database_as_it_was_and_no_half_of_a_copy(tmp_path):
    file, dice = tmp_path / "library.db", random.Random(12)  # noqa: S311 - as above
    killed(WORK, file, 0, 0.5)
    before = proved(file)
    for place in range(COPYING):
        killed(COPY, file, place, dice.uniform(0.0, 0.12))
        assert proved(file) == before
        for copied in (tmp_path / "copy.db", tmp_path / "aside.db"):
            assert not copied.exists() or proved(copied) == before


@pytest.mark.slow
def test_a_migration_that_is_killed_is_made_anew_as_if_it_had_never_begun(tmp_path):
    dice = random.Random(13)  # noqa: S311 - as above
    written = json.dumps(
        {"of": 0, "citations": [], "candidates": [], "stages": ["bm25"], "notes": [], "understood": "So?"}
    )
    then = "2024-05-01T12:00:00.000000+00:00"
    answered = ("console", None, "console", "What?", ICE.id, "not_in_article", 0.5, written, "{}", "p", 1.0, None)
    for place in range(MIGRATING):
        file = tmp_path / f"{place}.db"
        with as_of(file, "0007") as connection:
            put = connection.exec_driver_sql
            put("INSERT INTO articles VALUES ('console', ?, NULL, NULL, ?, ?)", (ICE.id, ICE.text, then))
            for number in range(300):
                row = (number + 1, f"a{number}", "console", then, *answered)
                put(f"INSERT INTO journal VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our own text
        killed(MIGRATE, file, place, dice.uniform(0.0, 0.4))
        assert sql(file, "SELECT version_num FROM alembic_version")[0] in ([("0007",)], [(schema.HEAD,)])
        assert proved(file).answers == 300
        assert sql(file, "SELECT DISTINCT understood FROM journal") == [[("So?",)]]
