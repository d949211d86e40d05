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
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HEAD: Final = "0010"
"""The newest migration; a database that says so is opened without Alembic."""

metadata = MetaData()

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


citations = Table(
    "citations",
    metadata,
    Column("owner", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("article", String(64), nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    Column("speaker", Text),
    Column("hash", String(64), nullable=False),
    Column("asked", String(32), nullable=False),
    PrimaryKeyConstraint("owner", "answer", "place"),
    ForeignKeyConstraint(["owner", "answer"], ["journal.owner", "journal.id"]),
    Index("ix_citations_owner_article", "owner", "article", "paragraph", "first", "after", "asked"),
    Index("ix_citations_owner_speaker", "owner", "speaker", "answer"),
)

case_events = Table(
    "case_events",
    metadata,
    Column("event", Integer, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("deed", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("value", Text),
    Column("words", Text),
    ForeignKeyConstraint(["owner", "answer"], ["journal.owner", "journal.id"]),
    Index("ix_case_events_owner_number", "owner", "number", "event"),
    Index("ix_case_events_owner_answer", "owner", "answer"),
    Index("ix_case_events_by", "by"),
    sqlite_autoincrement=True,
)

notices = Table(
    "notices",
    metadata,
    Column("owner", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("owner", "person", "number"),
)

chain = Table(
    "chain",
    metadata,
    Column("owner", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("seal", String(64)),
    Column("salt", String(32)),
    Column("digest", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    PrimaryKeyConstraint("owner", "number"),
    Index("ix_chain_owner_subject", "owner", "kind", "subject", unique=True),
)

erasings = Table(
    "erasings",
    metadata,
    Column("erasing", Integer, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("erased", String(10)),
    Column("entries", Text, nullable=False),
    Index("ix_erasings_owner", "owner"),
    sqlite_autoincrement=True,
)

heads = Table(
    "heads",
    metadata,
    Column("owner", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("told", String(32), nullable=False),
    PrimaryKeyConstraint("owner"),
)

erasures = Table(
    "erasures",
    metadata,
    Column("person", String(64), nullable=False),
    Column("erased", String(32), nullable=False),
    PrimaryKeyConstraint("person", "erased"),
)

departures = Table(
    "departures",
    metadata,
    Column("owner", Text, nullable=False),
    Column("left", String(32), nullable=False),
    PrimaryKeyConstraint("owner"),
)


def moment(when: datetime) -> str:
    """A time as it is kept: UTC, of one width, so that the order of texts is the order of times."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")
