"""What `retrieval.ports.Journal` promises, on the fake and on the database."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from fakes.kept import FERRY_LEDGER
from fakes.statements import STATEMENTS
from fakes.store import MemoryJournal
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.answer import (
    EARLY,
    FULL,
    Answer,
    Answered,
    Asked,
    Candidate,
    Citation,
    Closest,
    Note,
    NotInArticle,
    Order,
    Posting,
    Question,
    Room,
    Stage,
)
from retrieval.article import Article, Sentence, Span
from retrieval.errors import UnknownArticle, UnknownEntry

MINE, THEIRS = "server:1", "server:2"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ARTICLE = Article("The ferry is late. Nobody knows why.", ())
SAID, *ALSO = FERRY_LEDGER.statements
CITATIONS = (
    Citation("p1.1", 1, Span(0, 18), 0.1 + 0.2, SAID, tuple(ALSO)),
    Citation("p1.2", 1, Span(19, 36), -1e-17),
)
CANDIDATES = (
    Candidate(Sentence(1, 2, Span(19, 36)), 1, 2, 1 / 3, 0.7071067811865476, -11.25, 2.5e-308),
    Candidate(Sentence(1, 1, Span(0, 18)), 2, 1, 0.0, None, 4.0, 1e300),
)
ROOM = Room("server:1", "thread:2", "channel:1")
ANSWERED = Asked(
    "answered00",
    NOON,
    Question("Who knows?", ROOM, "person:1"),
    ARTICLE.id,
    Answer(
        Answered(CITATIONS, 5), 0.9999999999999999, CANDIDATES, FULL, (Note.NO_TIME, Note.NOT_ENGLISH), Order.ARTICLE
    ),
    {"reranker": "b@2", "embedder": "a@1"},
    "0123456789ab",
    12.000000000000002,
)
CLOSEST = replace(ANSWERED, answer=Answer(Closest(CITATIONS[1]), 0.25, CANDIDATES[1:], EARLY, (Note.EARLY,)))
NOT_IN_ARTICLE = replace(ANSWERED, answer=Answer(NotInArticle(), 0.0, (), (Stage.LEXICAL,)), models={})

IDS = count(1)
ALL_BUT_ENTRY = "id, owner, asked, room, asked_by, question, article, outcome, confidence, answer, models, policy, ms"


def new_id():
    return f"a{next(IDS)}"


def recorded(journal, asked):
    """The same under an id of its own, as it is kept."""
    asked = replace(asked, id=new_id())
    journal.record(asked)
    return asked


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
FLOATS = st.floats(allow_nan=False, allow_infinity=False).map(lambda one: one + 0.0)  # SQLite keeps no minus zero
NUMBERS = st.integers(1, 2000)
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), NUMBERS)
ALSO_SAID = st.lists(STATEMENTS, max_size=2).map(tuple)
CITED = st.builds(Citation, TEXT, NUMBERS, SPANS, FLOATS, st.none() | STATEMENTS, ALSO_SAID)
OUTCOMES = (
    st.builds(lambda shown, more: Answered(tuple(shown), len(shown) + more), st.lists(CITED, min_size=1), NUMBERS)
    | st.builds(Closest, CITED)
    | st.just(NotInArticle())
)
READ = st.builds(
    Candidate,
    st.builds(Sentence, NUMBERS, NUMBERS, SPANS),
    NUMBERS,
    NUMBERS,
    FLOATS,
    st.none() | FLOATS,
    FLOATS,
    FLOATS,
)
ANSWERS = st.builds(
    Answer,
    OUTCOMES,
    FLOATS,
    st.lists(READ, max_size=5).map(tuple),
    st.lists(st.sampled_from(Stage)).map(tuple),
    st.lists(st.sampled_from(Note)).map(tuple),
    st.sampled_from(Order),
    st.none() | TEXT,
)
ASKED = st.builds(
    Asked,
    st.builds(new_id),
    st.datetimes(timezones=st.just(UTC)).map(lambda when: when.replace(fold=0)),
    st.builds(Question, TEXT, st.builds(Room, st.just(MINE), TEXT, st.none() | TEXT), TEXT),
    st.just(ARTICLE.id),
    ANSWERS,
    st.dictionaries(TEXT, TEXT),
    TEXT,
    FLOATS,
    st.none() | st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=1),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("journal") / "library.db"


@pytest.fixture(scope="module")
def database(file):
    with Database(f"sqlite:///{file}") as opened:
        for owner in (MINE, THEIRS):
            SqlArticles(opened).add(owner, ARTICLE, (), None, None, opening=None, when=NOON)
        yield opened


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def journal(request):
    return MemoryJournal() if request.param == "memory" else SqlJournal(request.getfixturevalue("database"))


@pytest.mark.parametrize("asked", [ANSWERED, CLOSEST, NOT_IN_ARTICLE], ids=["answered", "closest", "not in article"])
def test_an_entry_comes_back_as_it_was(journal, asked):
    kept = recorded(journal, asked)

    assert journal.find(MINE, kept.id) == kept


def test_the_same_question_asked_twice_is_two_entries(journal):
    first, second = recorded(journal, ANSWERED), recorded(journal, ANSWERED)

    assert journal.find(MINE, first.id) == first
    assert journal.find(MINE, second.id) == second


def test_the_recent_entries_come_newest_first_and_no_more_than_are_wanted(journal):
    older = recorded(journal, replace(ANSWERED, when=NOON + timedelta(days=1)))
    newer = recorded(journal, CLOSEST)

    assert journal.recent(MINE, 2) == [newer, older]
    assert journal.recent(MINE, 1) == [newer]
    assert [journal.recent(MINE, few) for few in (0, -1)] == [[], []]


@pytest.mark.parametrize("name", ["", "0", "-1", "nobody", "%", "a1 ", "a\0", "\ud83d", "é", "x" * 10**5])
def test_an_entry_that_is_not_there_is_none(journal, name):
    recorded(journal, ANSWERED)

    assert (journal.find(MINE, name), journal.postings(MINE, name)) == (None, [])
    with pytest.raises(UnknownEntry):
        journal.post(MINE, Posting(name, NOON, None, private=True))


@given(asked=ASKED)
def test_every_character_and_every_bit_of_a_float_comes_back(journal, asked):
    kept = recorded(journal, asked)

    assert repr(journal.find(MINE, kept.id)) == repr(kept)


def test_times_are_told_in_utc(journal):
    local = NOON.astimezone(timezone(timedelta(hours=-5)))
    kept = recorded(journal, replace(ANSWERED, when=local))
    journal.post(MINE, Posting(kept.id, local, None, private=True))

    times = [journal.find(MINE, kept.id).when, journal.postings(MINE, kept.id)[0].when]
    assert [when.isoformat() for when in times] == ["2026-03-01T12:00:00+00:00"] * 2


def test_an_id_that_is_taken_is_refused_and_the_first_entry_stays(journal):
    kept = recorded(journal, ANSWERED)
    theirs = replace(ANSWERED, id=kept.id, question=Question("Who?", Room(THEIRS, "channel:9"), "person:9"))

    with pytest.raises((ValueError, IntegrityError)):
        journal.record(theirs)

    assert (journal.find(MINE, kept.id), journal.find(THEIRS, kept.id)) == (kept, None)


def test_nothing_of_one_owner_is_seen_through_another(journal):
    before = journal.recent(THEIRS, 99)
    kept = recorded(journal, ANSWERED)
    journal.post(MINE, Posting(kept.id, NOON, "https://example.org/1", private=False))

    assert (journal.find(THEIRS, kept.id), journal.postings(THEIRS, kept.id)) == (None, [])
    assert journal.recent(THEIRS, 99) == before
    with pytest.raises(UnknownEntry) as foreign:
        journal.post(THEIRS, Posting(kept.id, NOON, "https://example.org/2", private=False))
    assert str(foreign.value) == str(UnknownEntry(kept.id))
    assert len(journal.postings(MINE, kept.id)) == 1


def test_postings_come_back_as_they_were_oldest_first(journal):
    kept = recorded(journal, ANSWERED)
    told = [
        Posting(kept.id, NOON + timedelta(hours=1), None, private=True),
        Posting(kept.id, NOON, "https://example.org/1", private=False),  # the order of keeping, whatever the clock says
        Posting(kept.id, NOON, "https://example.org/1", private=False),
    ]
    assert journal.postings(MINE, kept.id) == []

    for posting in told:
        journal.post(MINE, posting)

    assert journal.postings(MINE, kept.id) == told


@pytest.mark.parametrize("owner", [MINE, "nobody"])
def test_a_question_about_an_article_that_the_owner_does_not_keep_is_refused(database, owner):
    known = "f" * 64 if owner == MINE else ARTICLE.id
    asked = replace(ANSWERED, id=new_id(), article_id=known, question=Question("Who?", Room(owner, "r"), "p"))

    with pytest.raises(UnknownArticle):
        SqlJournal(database).record(asked)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET question = 'Another?'",
        "UPDATE journal SET entry = entry + 1000",
        "UPDATE journal SET question = '[erased]'",
        "UPDATE journal SET question = '[erased]', asked_by = 'person:erased', answer = '{}'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",
        f"REPLACE INTO journal ({ALL_BUT_ENTRY}) SELECT {ALL_BUT_ENTRY} FROM journal",  # noqa: S608 - our own names
        "UPDATE postings SET link = NULL",
        "DELETE FROM postings",
        "INSERT OR REPLACE INTO postings SELECT posting, owner, answer, posted, NULL, 1 FROM postings",
    ],
)
def test_the_database_itself_refuses_to_change_the_journal(database, file, change):
    journal = SqlJournal(database)
    kept = recorded(journal, ANSWERED)
    posting = Posting(kept.id, NOON, "https://example.org", private=False)
    journal.post(MINE, posting)

    with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change)

    assert (journal.find(MINE, kept.id), journal.postings(MINE, kept.id)) == (kept, [posting])


def test_the_database_itself_refuses_a_posting_of_what_is_anothers(database, file):
    kept = recorded(SqlJournal(database), ANSWERED)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        foreign = "INSERT INTO postings (owner, answer, posted, private) VALUES (?, ?, 'now', 0)"
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute(foreign, (THEIRS, kept.id))


@pytest.mark.parametrize("table", ["journal", "postings"])
def test_numbers_of_rows_are_never_used_again(file, database, table):
    journal = SqlJournal(database)
    kept = recorded(journal, ANSWERED)
    journal.post(MINE, Posting(kept.id, NOON, None, private=True))
    key = {"journal": "entry", "postings": "posting"}[table]
    with closing(sqlite3.connect(file)) as connection:
        (greatest,) = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        (last,) = connection.execute(f"SELECT max({key}) FROM {table}").fetchone()  # noqa: S608 - our own tables

    assert greatest == last
