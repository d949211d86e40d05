"""Articles with their spans and vectors, the article open in each room, and the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and let nothing change what the journal holds."""
    op.create_table(
        "articles",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("loaded", sa.String(32), nullable=False),
    )
    op.create_table(
        "spans",
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("paragraph", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("article", "kind", "paragraph", "sentence"),
    )
    op.create_table(
        "vectors",
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("paragraph", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Integer),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("article", "model", "row"),
    )
    op.create_table(
        "rooms",
        sa.Column("room", sa.Text, primary_key=True),
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("opened", sa.String(32), nullable=False),
    )
    _create_journal()


def _create_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("entry", sa.Integer, primary_key=True),
        sa.Column("asked", sa.String(32), nullable=False),
        sa.Column("room", sa.Text, nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("models", sa.Text, nullable=False),
        sa.Column("policy", sa.String(16), nullable=False),
        sa.Column("ms", sa.Float, nullable=False),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        _refuse("UPDATE")
        _refuse("DELETE")
        # INSERT OR REPLACE deletes without asking the trigger on DELETE.
        _refuse("INSERT", "WHEN EXISTS (SELECT 1 FROM journal WHERE entry = NEW.entry)")


def _refuse(change: str, condition: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER journal_refuses_{change.lower()} BEFORE {change} ON journal {condition}"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )
