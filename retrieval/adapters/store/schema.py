"""The tables as the newest migration leaves them. A test holds this against the migrations."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from retrieval.adapters.store.record_schema import (
    case_events,
    chain,
    citations,
    departures,
    erasings,
    erasures,
    heads,
    metadata,
    notices,
)

__all__ = [
    "HEAD",
    "articles",
    "case_events",
    "chain",
    "citations",
    "departures",
    "drafts",
    "erasings",
    "erasures",
    "heads",
    "journal",
    "ledgers",
    "metadata",
    "moment",
    "notices",
    "origins",
    "people",
    "postings",
    "removals",
    "rooms",
    "rules",
    "spans",
    "vectors",
    "versions",
]

HEAD: Final = "0010"
"""The newest migration; a database that says so is opened without Alembic."""

articles = Table(
    "articles",
    metadata,
    Column("owner", Text, nullable=False),
    Column("id", String(64), nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("text", Text, nullable=False),
    Column("loaded", String(32), nullable=False),
    PrimaryKeyConstraint("owner", "id"),
)

spans = Table(
    "spans",
    metadata,
    Column("owner", Text, nullable=False),
    Column("article", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    Column("role", String(16), nullable=False),
    PrimaryKeyConstraint("owner", "article", "kind", "paragraph", "sentence"),
    ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
)

vectors = Table(
    "vectors",
    metadata,
    Column("owner", Text, nullable=False),
    Column("article", String(64), nullable=False),
    Column("model", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("sentence", Integer),
    Column("first", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    PrimaryKeyConstraint("owner", "article", "model", "row"),
    ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
)

ledgers = Table(
    "ledgers",
    metadata,
    Column("owner", Text, nullable=False),
    Column("article", String(64), nullable=False),
    Column("reader", Text, nullable=False),
    Column("determined", Boolean, nullable=False),
    Column("statements", Text, nullable=False),
    PrimaryKeyConstraint("owner", "article", "reader"),
    ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
)

origins = Table(
    "origins",
    metadata,
    Column("owner", Text, nullable=False),
    Column("article", String(64), nullable=False),
    Column("byline", Text, nullable=False),
    Column("removed", Text, nullable=False),
    PrimaryKeyConstraint("owner", "article"),
    ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
)

versions = Table(
    "versions",
    metadata,
    Column("owner", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("article", String(64), nullable=False),
    Column("loaded", String(32), nullable=False),
    PrimaryKeyConstraint("owner", "address", "number"),
    ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
    Index("ix_versions_owner_article", "owner", "article"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("owner", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("made", String(32), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("draft", Text, nullable=False),
    PrimaryKeyConstraint("owner", "id"),
)

rooms = Table(
    "rooms",
    metadata,
    Column("owner", Text, nullable=False),
    Column("room", Text, nullable=False),
    Column("article", String(64), nullable=False),
    Column("opened", String(32), nullable=False),
    PrimaryKeyConstraint("owner", "room", "article"),
    ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
    Index("ix_rooms_owner_article", "owner", "article"),
)

removals = Table(
    "removals",
    metadata,
    Column("owner", Text, nullable=False),
    Column("article", String(64), nullable=False),
    Column("removed", String(32), nullable=False),
    PrimaryKeyConstraint("owner", "article"),
    ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
)

rules = Table(
    "rules",
    metadata,
    Column("owner", Text, nullable=False),
    Column("rules", Text, nullable=False),
    PrimaryKeyConstraint("owner"),
)

journal = Table(
    "journal",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("asked", String(32), nullable=False),
    Column("room", Text, nullable=False),
    Column("within", Text),
    Column("asked_by", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("article", String(64), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("answer", Text, nullable=False),
    Column("models", Text, nullable=False),
    Column("policy", String(16), nullable=False),
    Column("ms", Float, nullable=False),
    Column("follows", Text),
    Column("understood", Text),
    UniqueConstraint("id"),
    UniqueConstraint("owner", "id"),  # what a posting refers to
    ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
    Index("ix_journal_owner_article", "owner", "article"),
    Index("ix_journal_owner_entry", "owner", "entry"),
    Index("ix_journal_owner_room_entry", "owner", "room", "entry"),
    Index("ix_journal_asked_by", "asked_by"),
    # All that a search goes through, so that it never reads the answers themselves.
    Index("ix_journal_search", "owner", "entry", "asked", "room", "asked_by", "article", "outcome", "question"),
    sqlite_autoincrement=True,
)

postings = Table(
    "postings",
    metadata,
    Column("posting", Integer, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("posted", String(32), nullable=False),
    Column("link", Text),
    Column("private", Boolean, nullable=False),
    ForeignKeyConstraint(["owner", "answer"], ["journal.owner", "journal.id"]),
    Index("ix_postings_owner_answer", "owner", "answer"),
    Index("ix_postings_owner_link", "owner", "link"),
    sqlite_autoincrement=True,
)

people = Table(
    "people",
    metadata,
    Column("owner", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("last_seen", String(32), nullable=False),
    PrimaryKeyConstraint("owner", "person"),
    Index("ix_people_person", "person"),
)


def moment(when: datetime) -> str:
    """A time as it is kept: UTC, of one width, so that the order of texts is the order of times."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")
