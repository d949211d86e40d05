"""What `retrieval.ports.Journal` promises, on the fake and on the database."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Question,
    Stage,
)
from retrieval.article import Article, Sentence, Span
from retrieval.errors import UnknownArticle

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ARTICLE = Article("The ferry is late. Nobody knows why.", ())
CITATIONS = (Citation("p1.1", 1, Span(0, 18), 0.1 + 0.2), Citation("p1.2", 1, Span(19, 36), -1e-17))
CANDIDATES = (
    Candidate(Sentence(1, 2, Span(19, 36)), 1, 2, 1 / 3, 0.7071067811865476, -11.25, 2.5e-308),
    Candidate(Sentence(1, 1, Span(0, 18)), 2, 1, 0.0, None, 4.0, 1e300),
)
ANSWERED = Asked(
    NOON,
    Question("Who knows?", "console", "console"),
    ARTICLE.id,
    Answer(Answered(CITATIONS, 5), 0.9999999999999999, CANDIDATES, FULL, (Note.NO_TIME, Note.NOT_ENGLISH)),
    {"reranker": "b@2", "embedder": "a@1"},
    "0123456789ab",
    12.000000000000002,
)
CLOSEST = replace(ANSWERED, answer=Answer(Closest(CITATIONS[1]), 0.25, CANDIDATES[1:], EARLY, (Note.EARLY,)))
NOT_IN_ARTICLE = replace(ANSWERED, answer=Answer(NotInArticle(), 0.0, (), (Stage.LEXICAL,)), models={})

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
NUMBERS = st.integers(1, 2000)
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), NUMBERS)
CITED = st.builds(Citation, TEXT, NUMBERS, SPANS, FLOATS)
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
)
ASKED = st.builds(
    Asked,
    st.datetimes(timezones=st.just(UTC)).map(lambda when: when.replace(fold=0)),
    st.builds(Question, TEXT, TEXT, TEXT),
    st.just(ARTICLE.id),
    ANSWERS,
    st.dictionaries(TEXT, TEXT),
    TEXT,
    FLOATS,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("journal") / "library.db"


@pytest.fixture(scope="module")
def database(file):
    with Database(f"sqlite:///{file}") as opened:
        SqlArticles(opened).add(ARTICLE, (), None, room=None, when=NOON)
        yield opened


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def journal(request):
    return MemoryJournal() if request.param == "memory" else SqlJournal(request.getfixturevalue("database"))


@pytest.mark.parametrize("asked", [ANSWERED, CLOSEST, NOT_IN_ARTICLE], ids=["answered", "closest", "not in article"])
def test_an_entry_comes_back_as_it_was_with_its_number(journal, asked):
    entry = journal.record(asked)

    assert journal.find(entry) == replace(asked, entry=entry)


def test_the_same_question_asked_twice_is_two_entries_in_order(journal):
    first, second = journal.record(ANSWERED), journal.record(ANSWERED)

    assert second == first + 1
    assert journal.find(first) == replace(ANSWERED, entry=first)


def test_an_entry_that_was_numbered_before_gets_a_number_of_its_own(journal):
    first = journal.record(ANSWERED)
    again = journal.record(journal.find(first))

    assert again == first + 1


@pytest.mark.parametrize("entry", [0, -1, 10**6, 2**63, 10**40])
def test_an_entry_that_is_not_there_is_none(journal, entry):
    journal.record(ANSWERED)

    assert journal.find(entry) is None


@given(asked=ASKED)
def test_every_character_and_every_bit_of_a_float_comes_back(journal, asked):
    entry = journal.record(asked)

    assert repr(journal.find(entry)) == repr(replace(asked, entry=entry))


def test_the_time_of_a_question_is_kept_in_utc(database):
    local = NOON.astimezone(timezone(timedelta(hours=-5)))
    journal = SqlJournal(database)

    kept = journal.find(journal.record(replace(ANSWERED, when=local)))

    assert kept.when.isoformat() == "2026-03-01T12:00:00+00:00"


def test_a_question_about_an_article_that_is_not_kept_is_refused(database):
    with pytest.raises(UnknownArticle):
        SqlJournal(database).record(replace(ANSWERED, article_id="f" * 64))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET question = 'Another?'",
        "UPDATE journal SET entry = entry + 1000",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",
    ],
)
def test_the_database_itself_refuses_to_change_the_journal(database, file, change):
    entry = SqlJournal(database).record(ANSWERED)

    with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change)

    assert SqlJournal(database).find(entry) == replace(ANSWERED, entry=entry)


def test_numbers_of_entries_are_never_used_again(file, database):
    last = SqlJournal(database).record(ANSWERED)
    with closing(sqlite3.connect(file)) as connection:
        (greatest,) = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'journal'").fetchone()

    assert greatest == last
