"""The record is chained, cases are kept, and nothing of an erased question is left in its answer.

What was there before is chained as it is found: from now on it cannot change unseen. The hashes are those of
`retrieval.adapters.store.chained`, whose form never changes; another would be of another name.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from retrieval.adapters.store.chained import answer_digest, posting_digest, seal_of
from retrieval.moderation.chain import Head, Kind, genesis, linked, new_salt, quoted

revision = "0008"
down_revision = "0007"

_AT_ONCE = 500

_COLUMNS = {
    "journal": "entry id owner asked room within article outcome confidence answer models policy ms follows",
    "chain": "owner number kind subject seal digest hash",
    "case_events": "event owner number answer deed at value",
}
"""What never changes of a row."""

_ERASED = {
    "journal": "NEW.asked_by = 'person:erased' AND NEW.question = '[erased]' AND NEW.understood IS NULL",
    "chain": "NEW.salt IS NULL",
    "case_events": "NEW.by = 'person:erased' AND NEW.words IS NULL",
    "postings": "0",
    "citations": "0",
}
"""What a change must be to be an erasing."""


def upgrade() -> None:
    """Make the tables, chain what is there, and let all of it refuse changes."""
    op.add_column("journal", sa.Column("understood", sa.Text))
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        for table in ("journal", "postings"):
            for change in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_refuses_{change}")
    _tables()
    _fill()
    search = ["owner", "entry", "asked", "room", "asked_by", "article", "outcome", "question"]
    op.create_index("ix_journal_search", "journal", search)
    if sqlite:
        _refuse()


def _text(name: str, *, null: bool = False, length: int | None = None) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length) if length else sa.Text, nullable=null)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False)


def _cited() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["owner", "answer"], ["journal.owner", "journal.id"])


def _tables() -> None:
    op.create_table(
        "citations",
        *(_text("owner"), _text("answer"), _number("place"), _text("article", length=64), _number("paragraph")),
        *(_number("first"), _number("after"), _text("speaker", null=True), _text("hash", length=64)),
        _text("asked", length=32),
        sa.PrimaryKeyConstraint("owner", "answer", "place"),
        _cited(),
    )
    by_place = ["owner", "article", "paragraph", "first", "after", "asked"]
    op.create_index("ix_citations_owner_article", "citations", by_place)
    op.create_index("ix_citations_owner_speaker", "citations", ["owner", "speaker", "answer"])
    _tables_of_cases()
    op.create_table(
        "chain",
        *(_text("owner"), _number("number"), _text("kind", length=16), _text("subject")),
        *(_text("seal", null=True, length=64), _text("salt", null=True, length=32)),
        *(_text("digest", length=64), _text("hash", length=64)),
        sa.PrimaryKeyConstraint("owner", "number"),
    )
    op.create_index("ix_chain_owner_subject", "chain", ["owner", "kind", "subject"])
    both = sa.PrimaryKeyConstraint("person", "erased")
    op.create_table("erasures", _text("person", length=64), _text("erased", length=32), both)
    op.create_table("departures", _text("owner"), _text("left", length=32), sa.PrimaryKeyConstraint("owner"))


def _tables_of_cases() -> None:
    op.create_table(
        "case_events",
        sa.Column("event", sa.Integer, primary_key=True),
        *(_text("owner"), _number("number"), _text("answer"), _text("deed", length=16), _text("at", length=32)),
        *(_text("by"), _text("value", null=True), _text("words", null=True)),
        _cited(),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_case_events_owner_number", "case_events", ["owner", "number", "event"])
    op.create_index("ix_case_events_owner_answer", "case_events", ["owner", "answer"])
    op.create_index("ix_case_events_by", "case_events", ["by"])
    whose = sa.PrimaryKeyConstraint("owner", "person", "number")
    op.create_table("notices", _text("owner"), _text("person"), _number("number"), whose)


def _fill() -> None:
    connection = op.get_bind()
    heads: dict[str, Head] = {}
    for row in _rows(connection, "journal", "entry"):
        written = json.loads(row["answer"])
        understood = written.pop("understood", None)
        row["understood"] = None if row["asked_by"] == "person:erased" else understood
        row["answer"] = json.dumps(written)
        moved = "UPDATE journal SET answer = :answer, understood = :understood WHERE entry = :entry"
        connection.execute(sa.text(moved), {key: row[key] for key in ("answer", "understood", "entry")})
        hashes = _cite(connection, row, written["citations"])
        salt = new_salt()
        seal = seal_of(Kind.ANSWER, row, salt)
        kept = None if row["asked_by"] == "person:erased" else salt
        _link(connection, heads, row["owner"], Kind.ANSWER, row["id"], answer_digest(row, seal, hashes), seal, kept)
    for row in _rows(connection, "postings", "posting"):
        _link(connection, heads, row["owner"], Kind.POSTING, str(row["posting"]), posting_digest(row), None, None)


def _rows(connection: sa.Connection, table: str, key: str) -> Iterator[dict[str, Any]]:
    """Some at a time, by the table's key."""
    wanted = sa.text(f"SELECT * FROM {table} WHERE {key} > :last ORDER BY {key} LIMIT {_AT_ONCE}")  # noqa: S608 - our own names
    last = -1
    while found := connection.execute(wanted, {"last": last}).mappings().all():
        yield from map(dict, found)
        last = found[-1][key]


def _cite(connection: sa.Connection, row: dict[str, Any], cited: list[Any]) -> list[str]:
    if not cited:
        return []
    key = {"owner": row["owner"], "article": row["article"]}
    text = connection.execute(sa.text("SELECT text FROM articles WHERE owner = :owner AND id = :article"), key).scalar()
    hashes = []
    for place, (_, paragraph, start, end, _, *given) in enumerate(cited):
        said = given[0] if given else None
        speaker = _speaker(text or "", said)
        hashes.append(quoted((text or "")[start:end]))
        values = {**key, "answer": row["id"], "place": place, "paragraph": paragraph, "first": start, "after": end}
        connection.execute(
            sa.text(
                "INSERT INTO citations VALUES (:owner, :answer, :place, :article, :paragraph, :first, :after,"
                " :speaker, :hash, :asked)"
            ),
            {**values, "speaker": speaker, "hash": hashes[-1], "asked": row["asked"]},
        )
    return hashes


def _speaker(text: str, said: list[Any] | None) -> str | None:
    if said is None or said[1] is None:
        return None
    span, resolved = said[1]
    start, end = resolved[0] if resolved else span
    return text[start:end]


def _link(
    connection: sa.Connection,
    heads: dict[str, Head],
    owner: str,
    kind: Kind,
    subject: str,
    digest: str,
    seal: str | None,
    salt: str | None,
) -> None:
    link = linked(heads.get(owner) or genesis(owner), kind, subject, digest)
    heads[owner] = Head(link.number, link.hash)
    connection.execute(
        sa.text("INSERT INTO chain VALUES (:owner, :number, :kind, :subject, :seal, :salt, :digest, :hash)"),
        {
            "owner": owner,
            "number": link.number,
            "kind": kind.value,
            "subject": subject,
            "seal": seal,
            "salt": salt,
            "digest": digest,
            "hash": link.hash,
        },
    )


def _refuse() -> None:
    """Changes that are no erasings, and deletions of what is neither a person's own nor a server's that was left."""
    gone = "OLD.owner GLOB 'person:*' OR EXISTS (SELECT 1 FROM departures WHERE departures.owner = OLD.owner)"
    for table, erased in _ERASED.items():
        same = "".join(f' AND NEW."{one}" IS OLD."{one}"' for one in _COLUMNS.get(table, "").split())
        for change, allowed in (("UPDATE", erased + same), ("DELETE", gone)):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} WHEN NOT ({allowed})"
                f" BEGIN SELECT RAISE(ABORT, 'the table {table} is append-only'); END"
            )
