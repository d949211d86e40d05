"""Rows as they stand in the file, whatever somebody wrote into them: nothing is refused, nothing is read as another."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.moderation.chain import Value

Kept = Mapping[str, Any]

_NAMED: Final = 100
"""Characters of a name that somebody may have made up; an id of an article has 64."""

_NO_TEXT: Final = "\ud800"
"""Before what is no text and stands in for one: no text has it, for it cannot be written."""


def as_it_stands(connection: Connection) -> Connection:
    """The same, from now on reading texts that are none as well: bytes that are no UTF-8 become lone surrogates."""
    raw: Any = connection.connection.dbapi_connection
    raw.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    return connection


def untyped(table: sa.Table, *names: str) -> sa.Select[Any]:
    """Its rows, or those columns, without making values of them that they are not: the number 2 is no true."""
    columns: list[Any] = [sa.column(one) for one in names or table.columns.keys()]
    wanted: sa.Select[Any] = sa.select(*columns).select_from(table)
    return wanted


def rows(connection: Connection, wanted: sa.Select[Any]) -> list[Kept]:
    """Of that, each value plain; few are to be made so, and there are many."""
    found = connection.execute(wanted)
    names = list(found.keys())
    return [
        dict(zip(names, map(plain, row) if bytes in map(type, row) else row, strict=True)) for row in found.fetchall()
    ]


def plain(value: Any) -> Value:
    """A value that a digest can be made of, another for each value that can be kept."""
    return f"{_NO_TEXT}{value.hex()}" if isinstance(value, bytes) else value


def text(value: Any) -> str:
    """Of a column that holds texts: the same, or what no text of a record ever is."""
    return value if isinstance(value, str) else f"{_NO_TEXT}{value!r}"


def shown(value: Any) -> str:
    """What may be printed, of whatever it is."""
    return text(plain(value)).replace(_NO_TEXT, "").encode("unicode_escape").decode("ascii")[:_NAMED]


def readable(value: Any) -> bool:
    """Whether it can be an id that the record made: what can be looked up and shown."""
    return isinstance(value, str) and value.isascii() and value.isprintable()


def numbered(subjects: Iterable[str]) -> list[int]:
    """Those that are numbers of rows."""
    return [int(one) for one in subjects if is_number(one)]


def is_number(subject: str) -> bool:
    """Whether it is the number of a row, as the record writes it: SQLite's have at most 19 digits."""
    return subject.isascii() and subject.isdecimal() and len(subject) < 19 and str(int(subject)) == subject
