"""Whether a database has the tables, indexes and triggers that the migrations make, and values that can be read."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool

from retrieval.adapters.store.database import Database, alembic_config
from retrieval.adapters.store.loose import CHAINED
from retrieval.adapters.store.plain import as_it_stands
from retrieval.adapters.store.schema import metadata
from retrieval.moderation.proof import Misshapen, State

_MINE: Final = ("table", "index", "trigger", "view")
_CHANGES: Final = ("trigger", "view")
"""What changes what is written or seen; a table or an index of the host's own does not."""


def misshapen(database: Database) -> list[Misshapen]:
    """All that differs: parts first, then columns that hold what cannot be read. Raises `StoreUnavailable`."""
    with database.reading() as connection:
        as_it_stands(connection)
        there, made = _parts(connection), _made()
        found = list(_differences(there, made))
        found += [
            one
            for table in metadata.sorted_tables
            if ("table", table.name) in there
            for one in _unreadable(connection, table)
        ]
    return found


def _differences(there: Mapping[tuple[str, str], str], made: Mapping[tuple[str, str], str]) -> Iterator[Misshapen]:
    for (kind, name), written in sorted(made.items()):
        if (kind, name) not in there:
            yield Misshapen(kind, name, State.MISSING)
        elif there[kind, name] != written:
            yield Misshapen(kind, name, State.OTHER)
    for kind, name in sorted(there.keys() - made.keys()):
        if kind in _CHANGES:
            yield Misshapen(kind, name, State.ADDED)


def _parts(connection: Connection) -> dict[tuple[str, str], str]:
    """What a database has, but for what SQLite makes by itself; spaces and quotes differ with its versions."""
    found = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master")
    return {
        (kind, name): re.sub(r"[\s\"`]+", "", written or "").lower()
        for kind, name, written in found
        if kind in _MINE and not name.startswith("sqlite_")
    }


def _made() -> dict[tuple[str, str], str]:
    """What the migrations make of nothing."""
    from alembic import command

    engine = sa.create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        config.attributes["pseudonym"] = None
        command.upgrade(config, "head")
        found = _parts(connection)
    engine.dispose()
    return found


def _unreadable(connection: Connection, table: sa.Table) -> list[Misshapen]:
    """Columns with a value of another type than theirs, or with one that is no text where it should be one.

    Of what is in the chain the owner alone: the rest is named by the entry that it belongs to.
    """
    columns = [table.c.owner] if table in CHAINED else list(table.columns)
    looked = sa.select(*(sa.func.max(_is_other(one)) for one in columns)).select_from(table)
    found = connection.execute(looked).one()
    return [
        Misshapen("column", f"{table.name}.{one.name}", State.UNREADABLE)
        for one, other in zip(columns, found, strict=True)
        if other
    ]


def _is_other(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    is_text = isinstance(column.type, sa.String)
    types = ("text",) if is_text else ("blob",) if isinstance(column.type, sa.LargeBinary) else ("integer", "real")
    allowed = (*types, "null") if column.nullable else types
    wrong = sa.func.typeof(column).not_in(allowed)
    return sa.or_(wrong, sa.func.is_utf8(sa.cast(column, sa.LargeBinary)) == 0) if is_text else wrong
