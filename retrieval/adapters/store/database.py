"""One database: opened, brought up to date, and its troubles told in words. All that is SQLite's own is here."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from retrieval.adapters.store.holding import Hold
from retrieval.adapters.store.schema import HEAD
from retrieval.unavailable import StoreDamaged, StoreLocked, StoreNewer, StoreReadOnly, StoreUnavailable

if TYPE_CHECKING:
    from alembic.config import Config

_BUSY_SECONDS: Final = 5.0
"""How long a writer waits for another; loading an article holds the lock for some 20 ms."""

_RETRY_SECONDS: Final = 0.01

_MIGRATIONS: Final = Path(__file__).with_name("migrations")

_LOCKED: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_UNWRITABLE: Final = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
}
_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Database:
    """An SQLite file (WAL, synchronous FULL), usable from any thread. Close it after use."""

    def __init__(
        self, url: str, *, busy_seconds: float = _BUSY_SECONDS, pseudonym: Callable[[str], str] | None = None
    ) -> None:
        """Open it, and make or migrate its tables where that is due. Raises `StoreUnavailable`.

        `pseudonym`: what a user id becomes, for a database from before there were any; called only where one is found.
        """
        self._where = file_of(url)
        self._busy_seconds = busy_seconds
        self._engine = _engine(url, busy_seconds)
        self._pseudonym = pseudonym
        self._ahead = False
        self._hold = Hold(Path(self._where))
        _made(Path(self._where))
        try:
            with self._told():
                with self._engine.connect() as connection:
                    current = _version(connection) == HEAD
                if not current:
                    self._migrate()
        except BaseException:
            self._hold.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        self._hold.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database. Raises `StoreUnavailable`."""
        with self._told(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction with the write lock from its beginning: all or nothing. Raises `StoreUnavailable`."""
        with self._told():
            self._write_ahead()
            with self._locked() as connection:
                yield connection

    @contextmanager
    def decoding(self) -> Iterator[None]:
        """Around the making of values from columns: what cannot be one raises `StoreDamaged`."""
        try:
            yield
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise StoreDamaged(self._where) from error

    @contextmanager
    def _locked(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:  # leaving it without a commit rolls back
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def _write_ahead(self) -> None:
        """Switch the file to WAL, before the first write and not sooner: whoever only looks changes nothing.

        Where two switch at once SQLite tells one of them "busy" without the usual wait, so the waiting is done here.
        """
        until = time.monotonic() + self._busy_seconds
        while not self._ahead:
            try:
                with self._engine.connect() as connection:
                    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                self._ahead = True
            except DatabaseError as error:
                if _code(error.orig) not in _LOCKED or time.monotonic() >= until:
                    raise
                time.sleep(_RETRY_SECONDS)

    def _migrate(self) -> None:
        """The steps that are due, in one transaction under the write lock."""
        from alembic import command
        from alembic.script import ScriptDirectory

        config = alembic_config()
        known = {None, *(step.revision for step in ScriptDirectory.from_config(config).walk_revisions())}
        with self._locked() as connection:
            if _version(connection) not in known:  # read again: another process may have been faster
                raise StoreNewer(self._where)
            config.attributes["connection"] = connection
            config.attributes["pseudonym"] = self._pseudonym
            command.upgrade(config, "head")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:  # a row against the rules is a fault of ours, not of the database
            raise
        except DatabaseError as error:
            raise self._error(error.orig) from error
        except sqlite3.DatabaseError as error:  # raised while connecting, before SQLAlchemy sees it
            raise self._error(error) from error

    def _error(self, error: BaseException | None) -> StoreUnavailable:
        code, said = _code(error), str(error)
        if code in _LOCKED:
            return StoreLocked(self._where)
        if code in _UNWRITABLE:
            return StoreReadOnly(self._where)
        if code in _DAMAGED or said.startswith(("no such", "Could not decode")):
            return StoreDamaged(self._where)
        return StoreUnavailable(f"The database {self._where} cannot be used: {said}.", "Name another database.")


def _made(file: Path) -> None:
    """A new database is its owner's alone, as are the files that SQLite puts beside it; an old one stays as it is."""
    with suppress(OSError):  # SQLite tells what is wrong with the place
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def alembic_config() -> "Config":
    """Where the migrations are, with no file beside the package."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _version(connection: Connection) -> str | None:
    known = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").first()
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first() if known else None
    return str(row[0]) if row else None


def _code(error: BaseException | None) -> int:
    """SQLite's primary result code; 0 where Python raised the error itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def file_of(url: str) -> str:
    """The file that a URL names: what errors may show, for it holds no password. Raises `StoreUnavailable`."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise _unreadable() from None
    if parsed.drivername not in {"sqlite", "sqlite+pysqlite"}:
        raise StoreUnavailable(
            f"Databases of the kind {parsed.drivername} are not supported.", "Use one like: sqlite:///library.db"
        )
    if parsed.host or not parsed.database or parsed.database == ":memory:":
        raise _unreadable()
    return parsed.database


def _unreadable() -> StoreUnavailable:
    return StoreUnavailable("The address of the database names no file.", "It looks like: sqlite:///library.db")


def _engine(url: str, busy_seconds: float) -> Engine:
    # A connection a transaction: opening one costs less than a millisecond, and no thread ever meets another's.
    # Errors name no parameters: those are people's questions and articles, and errors go to the log.
    arguments = {"timeout": busy_seconds, "isolation_level": None}
    engine = sa.create_engine(url, poolclass=NullPool, connect_args=arguments, hide_parameters=True)

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA secure_delete = ON")  # what somebody had erased is overwritten, not only unlinked
        cursor.close()
        if isinstance(connection, sqlite3.Connection):
            connection.create_function("folded", 1, _folded, deterministic=True)
            connection.create_function("is_utf8", 1, _is_utf8, deterministic=True)

    return engine


def _folded(text: str | None) -> str | None:
    """SQLite's own lower() knows ASCII alone."""
    return None if text is None else text.casefold()


def _is_utf8(written: bytes | None) -> bool:
    """Of bytes: what SQLite keeps as text may be none."""
    try:
        return written is None or written.decode() is not None
    except UnicodeDecodeError:
        return False
