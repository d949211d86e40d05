"""One database: opened, brought up to date, and its troubles told in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, StaticPool

from retrieval.adapters.store.schema import HEAD
from retrieval.errors import StoreDamaged, StoreLocked, StoreNewer, StoreReadOnly, StoreUnavailable

_BUSY_SECONDS = 5.0
"""How long a writer waits for another; loading an article holds the lock for some 20 ms."""

_MIGRATIONS = Path(__file__).with_name("migrations")


class Database:
    """An SQLite file (WAL, synchronous FULL), usable from any thread. Close it after use."""

    def __init__(self, url: str, *, busy_seconds: float = _BUSY_SECONDS) -> None:
        """Open it, and make or migrate its tables where that is due. Raises `StoreUnavailable`."""
        self._where = _where(url)
        self._engine = _engine(url, busy_seconds)
        with self._told():
            if self._version() != HEAD:
                self._migrate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database. Raises `StoreUnavailable`."""
        with self._told(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
            connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction with the write lock from its beginning: all or nothing. Raises `StoreUnavailable`."""
        with self._told(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def _version(self) -> str | None:
        with self._engine.connect() as connection:
            known = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").first()
            row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first() if known else None
            return str(row[0]) if row else None

    def _migrate(self) -> None:
        """The steps that are due, in one transaction under the write lock."""
        from alembic import command
        from alembic.config import Config
        from alembic.script import ScriptDirectory

        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
        with self.writing() as connection:
            version = self._version()  # read again: another process may have been faster
            if version is not None and version not in known:
                raise StoreNewer(self._where)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise self._error(str(error.orig), getattr(error.orig, "sqlite_errorcode", None)) from error
        except sqlite3.DatabaseError as error:  # raised while connecting, before SQLAlchemy sees it
            raise self._error(str(error), getattr(error, "sqlite_errorcode", None)) from error

    def _error(self, said: str, code: int | None) -> StoreUnavailable:
        primary = (code or 0) & 0xFF
        if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return StoreLocked(self._where)
        if primary in {
            sqlite3.SQLITE_READONLY,
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_FULL,
            sqlite3.SQLITE_IOERR,
            sqlite3.SQLITE_PERM,
        }:
            return StoreReadOnly(self._where)
        if primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or "no such" in said:
            return StoreDamaged(self._where)
        return StoreUnavailable(
            f"The database {self._where} cannot be used: {said}.", "Check the setting PULLQUOTE_DATABASE_URL."
        )


def _where(url: str) -> str:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreUnavailable(
            "The address of the database cannot be read.", "It looks like: sqlite:///library.db"
        ) from None
    if parsed.get_backend_name() != "sqlite":
        raise StoreUnavailable(
            f"Databases of the kind {parsed.get_backend_name()} are not supported.",
            "Use one like: sqlite:///library.db",
        )
    return parsed.database or "in memory"


def _engine(url: str, busy_seconds: float) -> Engine:
    in_memory = make_url(url).database in {None, "", ":memory:"}
    # A connection a transaction: opening one costs 0.1 ms, and no thread ever meets another's.
    engine = sa.create_engine(
        url,
        poolclass=StaticPool if in_memory else NullPool,
        connect_args={"timeout": busy_seconds, "isolation_level": None, "check_same_thread": False},
    )

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone() != ("wal",):
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.close()

    return engine
