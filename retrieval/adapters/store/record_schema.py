"""The tables of the record, as the newest migration leaves them: what was cited, cases, the chain, and erasings.

They are imported from `schema`, which has all the others.
"""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

metadata = MetaData()

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
