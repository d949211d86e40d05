"""What goes into database files, and what looks into them past the adapters."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from sqlalchemy.engine import Connection

from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database, alembic_config
from retrieval.adapters.store.journal import SqlJournal
from retrieval.answer import Answer, Asked, NotInArticle, Question, Room
from retrieval.article import Article, Paragraph, Span
from retrieval.ports import Opening

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ICE = Article("Ice.", (Paragraph(1, Span(0, 4)),))
SNOW = Article("Snow." * 5000, (Paragraph(1, Span(0, 25000)),))
CONSOLE = Room("console", "console")
NOTHING = Answer(NotInArticle(), 0.5, (), ())
WHY = Asked("why0000000", NOON, Question("Why?", CONSOLE, "console"), ICE.id, NOTHING, {}, "p", 1.0)


def url_of(file: Path | str, query: str = "") -> str:
    return f"sqlite:///{file}{query}"


def read_only(file: Path) -> str:
    """The URL that opens a file for reading alone."""
    return url_of(f"file:{file}", "?mode=ro&uri=true")


def add(database: Database, article: Article) -> bool:
    return SqlArticles(database).add("console", article, (), None, None, opening=Opening("console"), when=NOON)


def library_in(folder: Path) -> Path:
    """A sound database with one article and one entry, that nobody has open."""
    file = folder / "library.db"
    with Database(url_of(file)) as database:
        add(database, ICE)
        SqlJournal(database).record(WHY)
    return file


@contextmanager
def as_of(file: Path, revision: str) -> Iterator[Connection]:
    """A new database as that migration left it, to be filled in one transaction."""
    engine = sa.create_engine(url_of(file))
    with engine.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        yield connection
    engine.dispose()
    assert sql(file, "SELECT version_num FROM alembic_version") == [[(revision,)]]


def sql(file: Path, *statements: str) -> list[list[Any]]:
    """The rows of each statement, each committed by itself."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        return [connection.execute(statement).fetchall() for statement in statements]


@contextmanager
def unchanged(file: Path) -> Iterator[None]:
    """The bytes of the file are afterwards what they were."""
    before = file.read_bytes()
    yield
    assert file.read_bytes() == before
