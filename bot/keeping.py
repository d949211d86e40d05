"""Copies of the database, and the proof of all that it holds: for whoever hosts it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bot.wiring import caught_up, opened
from config.settings import Settings
from retrieval.adapters.store import copies, shape
from retrieval.adapters.store.database import file_of
from retrieval.adapters.store.record import SqlRecord
from retrieval.moderation.chain import Head
from retrieval.moderation.proof import Misshapen, Proof, proof


def database_file(settings: Settings) -> Path:
    """Where the database of the settings is. Raises `StoreUnavailable`."""
    return Path(file_of(settings.database))


def copied(database: Path, target: Path) -> int:
    """See `copies.copy`."""
    return copies.copy(database, target)


def unsound(database: Path) -> list[str]:
    """See `copies.unsound`."""
    return copies.unsound(database)


def restored(settings: Settings, copy: Path, aside: Path | None) -> int:
    """Put a copy back, brought up to date and without whoever was erased since; returns how many those are."""
    file = database_file(settings)
    with copies.put_back(copy, file, aside or file), opened(settings) as database:
        return caught_up(settings, database)


def misshapen(settings: Settings) -> list[Misshapen]:
    """What is not as it was made of the database's tables, indexes and triggers, and what cannot be read in it."""
    with opened(settings) as database:
        return shape.misshapen(database)


def proved(
    settings: Settings, heads: Mapping[str, Head], progress: Callable[[str, int], None] | None = None
) -> dict[str, Proof]:
    """The proof of every record, by its owner; `heads` are those that somebody kept."""
    told = progress or (lambda _, __: None)
    with opened(settings) as database:
        record = SqlRecord(database)
        return {
            owner: proof(owner, record.entries(owner), record.unchained(owner), heads.get(owner), partial(told, owner))
            for owner in sorted({*record.owners(), *heads})
        }
