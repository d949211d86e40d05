"""All that is kept belongs to an owner, answers have opaque ids, and it is kept where an answer was shown."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_BEFORE = ("vectors", "spans", "rooms", "journal", "articles")
"""What there was, those that refer to others first: the order in which they can go."""

_ASKED = "asked, room, asked_by, question, article, outcome, confidence, answer, models, policy, ms"
_COPIED = {
    "articles": ("id, title, url, text, loaded",) * 2,
    "spans": ("article, kind, paragraph, sentence, first, after, role",) * 2,
    "vectors": ('article, model, "row", paragraph, sentence, first, after, vector',) * 2,
    "rooms": ("room, article, opened",) * 2,
    "journal": (f"entry, id, {_ASKED}", f"entry, CAST(entry AS TEXT), {_ASKED}"),
}
"""The columns as they are now and what they come from, those that are referred to first."""

_OWNER = "console"
"""The only front end that there was."""


def upgrade() -> None:
    """Make the tables anew, for a key of SQLite's cannot be changed, and carry every row over."""
    _set_aside()
    _create_library()
    _create_rooms()
    _create_journal()
    _create_postings()
    for table, (now, before) in _COPIED.items():
        old = f"SELECT '{_OWNER}', {before} FROM {table}_before"  # noqa: S608 - our own names
        op.execute(f"INSERT INTO {table} (owner, {now}) {old}")
    for table in _BEFORE:
        op.drop_table(f"{table}_before")
    if op.get_bind().dialect.name == "sqlite":
        # INSERT OR REPLACE deletes without asking the trigger on DELETE, and an id is as unique as a number.
        _append_only("journal", "WHEN EXISTS (SELECT 1 FROM journal WHERE entry = NEW.entry OR id = NEW.id)")
        _append_only("postings", "WHEN EXISTS (SELECT 1 FROM postings WHERE posting = NEW.posting)")


def _set_aside() -> None:
    """Triggers and indexes go first: their names are wanted again."""
    if op.get_bind().dialect.name == "sqlite":
        for change in ("update", "delete", "insert"):
            op.execute(f"DROP TRIGGER journal_refuses_{change}")
    op.drop_index("ix_rooms_article", "rooms")
    op.drop_index("ix_journal_article", "journal")
    for table in _BEFORE:
        op.rename_table(table, f"{table}_before")


def _of_an_article() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"])


def _create_library() -> None:
    op.create_table(
        "articles",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("loaded", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("owner", "id"),
    )
    op.create_table(
        "spans",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("paragraph", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("owner", "article", "kind", "paragraph", "sentence"),
        _of_an_article(),
    )
    op.create_table(
        "vectors",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("paragraph", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Integer),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("owner", "article", "model", "row"),
        _of_an_article(),
    )


def _create_rooms() -> None:
    op.create_table(
        "rooms",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("room", sa.Text, nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("opened", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("owner", "room"),
        _of_an_article(),
    )
    op.create_index("ix_rooms_owner_article", "rooms", ["owner", "article"])


def _create_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("entry", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("asked", sa.String(32), nullable=False),
        sa.Column("room", sa.Text, nullable=False),
        sa.Column("within", sa.Text),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("models", sa.Text, nullable=False),
        sa.Column("policy", sa.String(16), nullable=False),
        sa.Column("ms", sa.Float, nullable=False),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("owner", "id"),
        _of_an_article(),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_journal_owner_article", "journal", ["owner", "article"])
    op.create_index("ix_journal_owner_entry", "journal", ["owner", "entry"])


def _create_postings() -> None:
    op.create_table(
        "postings",
        sa.Column("posting", sa.Integer, primary_key=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("posted", sa.String(32), nullable=False),
        sa.Column("link", sa.Text),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["owner", "answer"], ["journal.owner", "journal.id"]),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_postings_owner_answer", "postings", ["owner", "answer"])


def _append_only(table: str, replaced: str) -> None:
    for change, condition in (("UPDATE", ""), ("DELETE", ""), ("INSERT", replaced)):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} {condition}"
            f" BEGIN SELECT RAISE(ABORT, 'the table {table} is append-only'); END"
        )
