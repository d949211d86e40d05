"""Copies of a database file: made while it is in use, looked over, and put back whole."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from retrieval.adapters.store.holding import Hold
from retrieval.adapters.store.schema import HEAD
from retrieval.unavailable import (
    CopyDamaged,
    CopyOntoItself,
    StoreDamaged,
    StoreLocked,
    StoreNewer,
    StoreOpen,
    StoreReadOnly,
)

_BESIDE: Final = ("-wal", "-shm")
"""What SQLite keeps beside a database in use (https://sqlite.org/wal.html)."""

_PAGES: Final = 2_000
"""Pages copied before others get a turn: eight megabytes."""


def copy(source: Path, target: Path) -> int:
    """A whole copy, of one moment, of a database that may be in use; returns its bytes.

    Written beside its place and moved there at the end: nobody ever finds half of one. Raises `StoreUnavailable`, and
    `CopyOntoItself` where that place is the database's own.
    """
    if target.exists() and source.exists() and target.samefile(source):
        raise CopyOntoItself(str(source))
    beside = target.with_name(f".{target.name}.part")
    with _told(target, source):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _gone(beside)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(_reading(source)) as old, closing(sqlite3.connect(beside)) as new:
            old.backup(new, pages=_PAGES)
            new.execute("PRAGMA journal_mode = DELETE")
        faults = unsound(beside)
        if faults:
            _gone(beside)
            raise StoreDamaged(str(source))
        _kept(beside)
        beside.replace(target)
        _kept(target.parent)
    return target.stat().st_size


@contextmanager
def put_back(copied: Path, database: Path, aside: Path) -> Iterator[None]:
    """The copy in the place of the database, which is moved to `aside`; all or nothing. Raises `StoreUnavailable`.

    `StoreLocked` where somebody has the database. Nobody else can have it before the end of the context.
    """
    try:
        held = Hold(database, alone=True)
    except StoreLocked:
        raise StoreOpen(str(database)) from None
    try:
        if in_use(database):  # a program that knows nothing of the lock
            raise StoreLocked(str(database))
        _replaced(copied, database, aside)
        held.share()
        yield
    finally:
        held.close()


def _replaced(copied: Path, database: Path, aside: Path) -> None:
    if copied.samefile(database) if database.exists() else False:
        raise CopyOntoItself(str(database))
    _refuse_damaged(copied)
    fresh = database.with_name(f".{database.name}.restored")
    copy(copied, fresh)
    with _told(database):
        if database.exists():
            copy(database, aside)
            with closing(sqlite3.connect(database)) as old:  # what is in the file beside it goes into it, and it goes
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for name in _BESIDE:
            _gone(database.with_name(database.name + name))
        fresh.replace(database)
        _kept(database.parent)


def _refuse_damaged(copied: Path) -> None:
    """Raises `CopyDamaged`, `StoreNewer`."""
    try:
        faults = unsound(copied)
    except StoreDamaged:
        raise CopyDamaged(str(copied)) from None
    if faults:
        raise CopyDamaged(str(copied))


def in_use(database: Path) -> bool:
    """Whether another program writes to it, or has it open in a way that forbids to replace it."""
    if not database.exists():
        return False
    with closing(sqlite3.connect(database, timeout=0.2, isolation_level=None)) as mine:
        try:
            mine.execute("PRAGMA locking_mode = EXCLUSIVE")
            mine.execute("BEGIN EXCLUSIVE")
            mine.execute("COMMIT")
        except sqlite3.OperationalError:
            return True
    return False


def unsound(database: Path) -> list[str]:
    """What SQLite itself finds wrong. Raises `StoreDamaged` for what is no database, `StoreNewer`."""
    try:
        with closing(_reading(database)) as looked:
            found = [str(row[0]) for row in looked.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"foreign key: {row[0]}" for row in looked.execute("PRAGMA foreign_key_check")]
            version = looked.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        raise StoreDamaged(str(database)) from None
    if version is not None and str(version[0]) > HEAD:
        raise StoreNewer(str(database))
    return found


def _reading(database: Path) -> sqlite3.Connection:
    if not database.exists():
        raise StoreDamaged(str(database))
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)


def _kept(path: Path) -> None:
    """On the disk, a folder's names too."""
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _gone(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()


@contextmanager
def _told(where: Path, read: Path | None = None) -> Iterator[None]:
    """`read` is another file that is read meanwhile: what is damaged is that one."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise StoreLocked(str(where)) from None
        raise StoreReadOnly(str(where)) from None
    except sqlite3.DatabaseError:
        raise StoreDamaged(str(read or where)) from None
    except OSError:
        raise StoreReadOnly(str(where)) from None
