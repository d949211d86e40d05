"""The record at 100,000 entries: how long moderators wait, and what proof and export take.

    PYTHONPATH=tests python tests/record/measure.py [ENTRIES]

A temporary database is filled with answers of the usual size (fifteen candidates, two passages, one message each, and a
case for every fiftieth), with chains as the store makes them; verification and export run in processes of their own.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from fakes.kept import FERRY, FERRY_LEDGER, FERRY_SENTENCES
from retrieval.adapters.store.answers import row_of
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.cases import SqlCases
from retrieval.adapters.store.chained import append_answer, append_posting
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal, cite
from retrieval.adapters.store.record import SqlRecord
from retrieval.adapters.store.schema import journal, moment, postings
from retrieval.answer import FULL, Answer, Answered, Asked, Candidate, Citation, NotInArticle, Question, Room
from retrieval.article import Sentence, Span
from retrieval.moderation.auditing import Auditing, Form
from retrieval.moderation.cases import Deed, Event, Reason, Verdict
from retrieval.moderation.ports import Wanted
from retrieval.moderation.proof import proof

OWNER, START = "server:1", datetime(2026, 1, 1, tzinfo=UTC)
WORDS = [
    "ferry",
    "rock",
    "harbour",
    "owner",
    "mayor",
    "crew",
    "memo",
    "diver",
    "island",
    "bridge",
    "school",
    "storm",
    "budget",
    "river",
    "museum",
    "tram",
]
CANDIDATES = tuple(
    Candidate(Sentence(place % 3 + 1, 1, Span(0, 12)), place + 1, place + 1, 0.5, 0.4321, -3.21 + place, 1.234 * place)
    for place in range(15)
)
CITED = (Citation("p3.1", 3, Span(13, 24), 6.0, FERRY_LEDGER.statements[0]), Citation("p1.1", 1, Span(0, 12), 3.0))
ROUNDS = 40


def asked(number: int) -> Asked:
    """The answer of that number; every fourth is none."""
    first, second = WORDS[number % 16], WORDS[number // 16 % 16]
    outcome = NotInArticle() if number % 4 == 3 else Answered(CITED, 2)
    question = Question(
        f"What about the {first} and the {second}, number {number}?",
        Room(OWNER, f"channel:{number % 7}"),
        f"person:{number % 500}",
    )
    when = START + timedelta(minutes=number)
    models = {"embedder": "all-MiniLM-L6-v2@53aa51172d14", "reranker": "ms-marco-MiniLM-L-12-v2@1225ccd6afd0"}
    return Asked(
        f"a{number:09}", when, question, FERRY.id, Answer(outcome, 0.9, CANDIDATES, FULL), models, "3c21b85a95a2", 103.2
    )


def fill(file: Path, entries: int) -> None:
    """As the store would, some thousands in a transaction."""
    with Database(f"sqlite:///{file}") as database:
        SqlArticles(database).add(OWNER, FERRY, FERRY_SENTENCES, None, FERRY_LEDGER, opening=None, when=START)
        for first in range(0, entries, 5_000):
            with database.writing() as connection:
                for one in map(asked, range(first, min(first + 5_000, entries))):
                    row = row_of(one)
                    connection.execute(sa.insert(journal).values(**row))
                    append_answer(connection, row, cite(connection, one))
                    shown = {"owner": OWNER, "answer": one.id, "posted": moment(one.when)}
                    shown |= {"link": f"https://discord.com/channels/1/2/{first}", "private": False}
                    made = connection.execute(sa.insert(postings).values(**shown))
                    append_posting(connection, shown, made.inserted_primary_key[0])
        cases = SqlCases(database)
        for number in range(0, entries, 50):
            when = START + timedelta(minutes=number)
            cases.add(OWNER, f"a{number:09}", Event(Deed.REPORTED, when, "person:1", Reason.OTHER.value, "Look."))
            if number % 100 == 0:
                cases.add(OWNER, f"a{number:09}", Event(Deed.JUDGED, when, "person:2", Verdict.CORRECT.value))


def timed(name: str, call) -> None:
    times = []
    for place in range(ROUNDS):
        begun = time.perf_counter()
        call(place)
        times.append((time.perf_counter() - begun) * 1000)
    p95 = statistics.quantiles(times, n=20)[18]
    sys.stdout.write(f"| {name} | {statistics.median(times):.0f} | {p95:.0f} |\n")
    sys.stdout.flush()


def ask_all(file: Path, entries: int) -> None:
    with Database(f"sqlite:///{file}") as database:
        record, journalled = SqlRecord(database), SqlJournal(database)
        looks = {
            "search, no condition": lambda _: record.search(OWNER, Wanted(), 10),
            "search, words that many have": lambda n: record.search(OWNER, Wanted(text=WORDS[n % 16]), 10),
            "search, words that one has": lambda n: record.search(OWNER, Wanted(text=f"number {n * 997}?"), 10),
            "search, a person": lambda n: record.search(OWNER, Wanted(person=f"person:{n}"), 10),
            "search, a speaker": lambda _: record.search(OWNER, Wanted(speaker="mayor"), 10),
            "search, a verdict": lambda _: record.search(OWNER, Wanted(verdict=Verdict.CORRECT), 10),
            "search, a week": lambda n: record.search(
                OWNER,
                Wanted(since=date(2026, 1, 5) + timedelta(n % 40), until=date(2026, 1, 11) + timedelta(n % 40)),
                10,
            ),
            "search, the last page": lambda _: record.search(OWNER, Wanted(), 10, entries - 10),
            "recent": lambda _: journalled.recent(OWNER, 25),
            "article": lambda _: record.cited(OWNER, FERRY.id),
            "stats": lambda _: record.days(OWNER, date(2026, 1, 1)),
            "gaps": lambda _: record.unanswered(OWNER, date(2026, 1, 1)),
        }
        for name, look in looks.items():
            timed(name, look)
        numbers = iter(range(entries, entries + ROUNDS))
        timed("an answer recorded", lambda _: journalled.record(asked(next(numbers))))


def alone(what: str, file: Path) -> None:
    """In a process of its own: what it takes, as a line of JSON."""
    begun = time.perf_counter()
    with Database(f"sqlite:///{file}") as database:
        record = SqlRecord(database)
        if what == "verify":
            found = proof(OWNER, record.entries(OWNER), record.unchained(OWNER))
            told = f"{found.entries:,} entries, {len(found.faults)} faults"
        else:
            articles = SqlArticles(database)
            library = type("Library", (), {"cited": staticmethod(articles.get)})
            auditing = Auditing(library=library, record=record, cases=SqlCases(database), now=lambda: START)
            told = f"{sum(map(len, auditing.export(OWNER, Wanted(), Form(what)))) / 1_000_000:.0f} MB"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": time.perf_counter() - begun, "peak": peak, "told": told}))


def main(entries: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.db"
        begun = time.perf_counter()
        fill(file, entries)
        size = sum(one.stat().st_size for one in Path(folder).iterdir()) / 1_000_000
        sys.stdout.write(f"{entries:,} answers, {size:,.0f} MB, filled in {time.perf_counter() - begun:.0f} s\n\n")
        sys.stdout.write("| what | median ms | p95 |\n| --- | --- | --- |\n")
        ask_all(file, entries)
        sys.stdout.write("\n| what | seconds | peak MB | |\n| --- | --- | --- | --- |\n")
        for what in ("verify", "csv", "jsonl"):
            done = subprocess.run(
                [sys.executable, __file__, what, str(file)], capture_output=True, check=True, text=True
            )
            found = json.loads(done.stdout)
            sys.stdout.write(f"| {what} | {found['seconds']:.1f} | {found['peak']:.0f} | {found['told']} |\n")


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in {"verify", "csv", "jsonl"}:
        alone(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 100_000)
