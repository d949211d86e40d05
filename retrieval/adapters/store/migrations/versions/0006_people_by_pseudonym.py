"""People are kept by pseudonyms; who is behind one is kept apart, for a while; and people may have it all erased."""

from collections.abc import Callable, Iterable

import sqlalchemy as sa
from alembic import context, op

from retrieval.unavailable import StoreUnavailable

revision = "0006"
down_revision = "0005"

_BEFORE = ("person:", "discord:")
"""What stood before a user id: of an owner, and of whoever asked or brought a draft."""

_BY = {"journal": "asked_by", "drafts": "made_by"}
"""The columns that name a person and no owner."""

_KEPT = "entry id owner asked room within article outcome confidence answer models policy ms"
"""What stays of an entry whose question is erased: all but the question and who asked."""


def upgrade() -> None:
    """Make the table; re-key whoever is in the others; and let the journal refuse all but an erasing."""
    op.create_table(
        "people",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("last_seen", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("owner", "person"),
    )
    op.create_index("ix_people_person", "people", ["person"])
    op.create_index("ix_journal_asked_by", "journal", ["asked_by"])
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        for table in ("journal", "postings"):
            for change in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_refuses_{change}")
        op.execute("PRAGMA defer_foreign_keys = ON")  # an owner's name is changed in one table after another
    _rekey()
    if sqlite:
        kept = " AND ".join(f"NEW.{one} IS OLD.{one}" for one in _KEPT.split())
        erased = f"NEW.asked_by = 'person:erased' AND NEW.question = '[erased]' AND {kept}"
        _refuse("UPDATE", "journal", f"WHEN NOT ({erased})")
        _refuse("UPDATE", "postings", "")
        for table in ("journal", "postings"):
            _refuse("DELETE", table, "WHEN OLD.owner NOT GLOB 'person:*'")


def _refuse(change: str, table: str, condition: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} {condition}"
        f" BEGIN SELECT RAISE(ABORT, 'the table {table} is append-only'); END"
    )


def _rekey() -> None:
    """Names are kept of those who asked in a server, since when they last did: they go when their time is over."""
    connection = op.get_bind()
    found = sa.inspect(connection)
    places = [(table, "owner") for table in found.get_table_names() if _has(found, table, "owner")]
    places += list(_BY.items())
    old = {name for place in places for name in _names(connection, *place) if _user_id(name)}
    if not old:
        return
    pseudonym: Callable[[str], str] | None = context.config.attributes.get("pseudonym")
    if pseudonym is None:
        raise StoreUnavailable(
            "The database holds the ids of people, and is opened without the key that hides them.",
            "Open it with: pullquote check",
        )
    new = {name: pseudonym(_user_id(name)) for name in sorted(old)}
    for owner, asked_by, last in connection.execute(
        sa.text("SELECT owner, asked_by, max(asked) FROM journal GROUP BY owner, asked_by ORDER BY owner, asked_by")
    ).all():
        if asked_by in new and owner not in new:
            row = {"owner": owner, "person": new[asked_by], "user_id": _user_id(asked_by), "last_seen": last}
            _keep(connection, row)
    for table, column in places:
        change = sa.text(f"UPDATE {table} SET {column} = :new WHERE {column} = :old")  # noqa: S608 - our own names
        connection.execute(change, [{"new": new[name], "old": name} for name in sorted(old)])


def _keep(connection: sa.Connection, row: dict[str, str]) -> None:
    """Two spellings of one id are one person, last seen when the later was."""
    connection.execute(
        sa.text(
            "INSERT INTO people VALUES (:owner, :person, :user_id, :last_seen) ON CONFLICT (owner, person)"
            " DO UPDATE SET last_seen = max(last_seen, excluded.last_seen)"
        ),
        row,
    )


def _has(found: sa.Inspector, table: str, column: str) -> bool:
    return any(one["name"] == column for one in found.get_columns(table))


def _names(connection: sa.Connection, table: str, column: str) -> Iterable[str]:
    return connection.execute(sa.text(f"SELECT DISTINCT {column} FROM {table}")).scalars()  # noqa: S608 - our own names


def _user_id(name: str) -> str:
    """The user id of a name of before; empty where it is none."""
    rest = next((name.removeprefix(one) for one in _BEFORE if name.startswith(one)), "")
    return rest if rest.isascii() and rest.isdigit() else ""
