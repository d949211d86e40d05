"""Articles and erasings are in the chain; nothing stands in it twice, and what is put into it stands at its end.

Articles that are there are chained as they are found, those that are removed too. Entries that were erased before are
named by an erasing without a day. What somebody changed before this is left as it is found: `verify` names it.
"""

import json
from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from retrieval.adapters.store.chained import erasure_digest
from retrieval.adapters.store.contents import gone, state_of
from retrieval.adapters.store.plain import as_it_stands, readable
from retrieval.moderation.chain import Head, Kind, genesis, linked

revision = "0009"
down_revision = "0008"

_NUMBERED = "typeof(number) = 'integer' AND number > 0"


def upgrade() -> None:
    """Make the table, chain what is there, and let the chain refuse what does not stand at its end."""
    op.create_table(
        "erasings",
        sa.Column("erasing", sa.Integer, primary_key=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("erased", sa.String(10)),
        sa.Column("entries", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_erasings_owner", "erasings", ["owner"])
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        raw = connection.connection.dbapi_connection
        before = raw.text_factory  # type: ignore[union-attr]
        as_it_stands(connection)
    _articles(connection)
    _erasings(connection)
    _once(connection)
    if sqlite:
        raw.text_factory = before  # type: ignore[union-attr]
        _refuse()


def _articles(connection: sa.Connection) -> None:
    found = connection.execute(sa.text("SELECT owner, id FROM articles ORDER BY loaded, owner, id")).all()
    for owner, article in found:
        if readable(owner) and readable(article):
            digest = state_of(connection, owner, article) or gone(article)
            _link(connection, owner, Kind.ARTICLE, article, digest)


def _erasings(connection: sa.Connection) -> None:
    wanted = f"SELECT owner, number FROM chain WHERE kind IN ('answer', 'event') AND salt IS NULL AND {_NUMBERED}"  # noqa: S608 - our own text
    named = defaultdict(list)
    for owner, number in connection.execute(sa.text(wanted + " ORDER BY owner, number")):
        named[owner].append(number)
    for number, (owner, entries) in enumerate(
        ((one, named[one]) for one in sorted(named, key=str) if readable(one)), 1
    ):
        row = {"erasing": number, "owner": owner, "erased": None, "entries": json.dumps(entries)}
        connection.execute(sa.text("INSERT INTO erasings VALUES (:erasing, :owner, :erased, :entries)"), row)
        _link(connection, owner, Kind.ERASURE, str(number), erasure_digest(row))


def _link(connection: sa.Connection, owner: str, kind: Kind, subject: str, digest: str) -> None:
    last = f"SELECT number, CAST(hash AS BLOB) FROM chain WHERE owner = :owner AND {_NUMBERED} ORDER BY number DESC"  # noqa: S608 - our own text
    row = connection.execute(sa.text(last + " LIMIT 1"), {"owner": owner}).first()
    head = Head(row[0], (row[1] or b"").decode("utf-8", "backslashreplace")) if row else genesis(owner)
    link = linked(head, kind, subject, digest)
    values = {"owner": owner, "number": link.number, "kind": kind.value, "subject": subject}
    connection.execute(
        sa.text("INSERT INTO chain VALUES (:owner, :number, :kind, :subject, NULL, NULL, :digest, :hash)"),
        {**values, "digest": digest, "hash": link.hash},
    )


def _once(connection: sa.Connection) -> None:
    """Where something stands in a chain twice already, the index stays as it is: both are named by `verify`."""
    twice = "SELECT 1 FROM chain GROUP BY owner, kind, subject HAVING count(*) > 1 LIMIT 1"
    if connection.execute(sa.text(twice)).first() is None:
        op.drop_index("ix_chain_owner_subject", "chain")
        op.create_index("ix_chain_owner_subject", "chain", ["owner", "kind", "subject"], unique=True)


def _refuse() -> None:
    last = f"SELECT max(number) FROM chain WHERE owner = NEW.owner AND {_NUMBERED}"  # noqa: S608 - our own text
    op.execute(
        f"CREATE TRIGGER chain_refuses_insert BEFORE INSERT ON chain WHEN NEW.number IS NOT coalesce(({last}), 0) + 1"
        f" BEGIN SELECT RAISE(ABORT, 'what is put into a chain stands at its end'); END"
    )
    gone = "OLD.owner GLOB 'person:*' OR EXISTS (SELECT 1 FROM departures WHERE departures.owner = OLD.owner)"
    for change, allowed in (("UPDATE", "0"), ("DELETE", gone)):
        op.execute(
            f"CREATE TRIGGER erasings_refuses_{change.lower()} BEFORE {change} ON erasings WHEN NOT ({allowed})"
            f" BEGIN SELECT RAISE(ABORT, 'the table erasings is append-only'); END"
        )
