"""Entries of the chain in the database: what is added to the record is linked to it in the same transaction."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.schema import chain
from retrieval.moderation.chain import Head, Kind, digest_of, genesis, linked, new_salt, sealed

_ANSWER: Final = (
    *("id", "owner", "asked", "room", "within", "article", "outcome", "confidence"),
    *("answer", "models", "policy", "ms", "follows"),
)
_POSTING: Final = ("owner", "answer", "posted", "link", "private")
_EVENT: Final = ("owner", "number", "answer", "deed", "at", "value")
_ERASURE: Final = ("owner", "erased", "entries")

ERASABLE: Final = {Kind.ANSWER: ("asked_by", "question", "understood"), Kind.EVENT: ("by", "words")}
"""The columns that the chain holds through a seal alone, by what the entry is about."""


def answer_digest(row: Mapping[str, Any], seal: str, hashes: Sequence[str]) -> str:
    """Of a row of the journal; `hashes` are those of its quotations, in order."""
    return digest_of([seal, *(row[name] for name in _ANSWER), *hashes])


def posting_digest(row: Mapping[str, Any]) -> str:
    """Of a row of the postings."""
    values = {**row, "private": int(row["private"]) if isinstance(row["private"], bool) else row["private"]}
    return digest_of([values[name] for name in _POSTING])


def event_digest(row: Mapping[str, Any], seal: str) -> str:
    """Of a row of the events of cases."""
    return digest_of([seal, *(row[name] for name in _EVENT)])


def erasure_digest(row: Mapping[str, Any]) -> str:
    """Of a row of the erasings."""
    return digest_of([row[name] for name in _ERASURE])


def seal_of(kind: Kind, row: Mapping[str, Any], salt: str) -> str:
    """Over what may be erased of a row."""
    return sealed(salt, *(row[name] for name in ERASABLE[kind]))


def append_answer(connection: Connection, row: Mapping[str, Any], hashes: Sequence[str]) -> None:
    """An answer was recorded."""
    salt = new_salt()
    seal = seal_of(Kind.ANSWER, row, salt)
    append(connection, row["owner"], Kind.ANSWER, row["id"], answer_digest(row, seal, hashes), seal, salt)


def append_posting(connection: Connection, row: Mapping[str, Any], subject: int) -> None:
    """An answer was shown somewhere."""
    append(connection, row["owner"], Kind.POSTING, str(subject), posting_digest(row))


def append_event(connection: Connection, row: Mapping[str, Any], subject: int) -> None:
    """Something happened to a case."""
    salt = new_salt()
    seal = seal_of(Kind.EVENT, row, salt)
    append(connection, row["owner"], Kind.EVENT, str(subject), event_digest(row, seal), seal, salt)


def append_erasure(connection: Connection, row: Mapping[str, Any], subject: int) -> None:
    """Somebody had entries erased."""
    append(connection, row["owner"], Kind.ERASURE, str(subject), erasure_digest(row))


def new_key(made: sa.CursorResult[Any]) -> int:
    """The number that the database gave to a row just added."""
    found = made.inserted_primary_key
    if found is None:
        raise LookupError("no row was added")
    return int(found[0])


def head_of(connection: Connection, owner: str) -> Head:
    """The last entry of the owner's chain, or what the first will follow.

    What somebody wrote there that is no number is passed by, and a hash that is none is taken as it is: the record goes
    on, and `verify` names them.
    """
    last = sa.select(chain.c.number, sa.cast(chain.c.hash, sa.LargeBinary).label("hash"))
    mine = last.where(chain.c.owner == owner, numbered())
    row = connection.execute(mine.order_by(chain.c.number.desc()).limit(1)).first()
    return Head(row.number, (row.hash or b"").decode("utf-8", "backslashreplace")) if row else genesis(owner)


def numbered() -> sa.ColumnElement[bool]:
    """Of the entries of chains: those that have a place in one."""
    return sa.and_(sa.func.typeof(chain.c.number) == "integer", chain.c.number > 0)


def append(
    connection: Connection,
    owner: str,
    kind: Kind,
    subject: str,
    digest: str,
    seal: str | None = None,
    salt: str | None = None,
) -> None:
    """Put an entry at the end."""
    link = linked(head_of(connection, owner), kind, subject, digest)
    row = {"owner": owner, "number": link.number, "kind": kind.value, "subject": subject}
    connection.execute(sa.insert(chain).values(**row, seal=seal, salt=salt, digest=digest, hash=link.hash))
