"""The tables as the newest migration leaves them. A test holds this against the migrations."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

HEAD: Final = "0001"
"""The newest migration; a database that says so is opened without Alembic."""

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("title", Text),
    Column("url", Text),
    Column("text", Text, nullable=False),
    Column("loaded", String(32), nullable=False),
)

spans = Table(
    "spans",
    metadata,
    Column("article", String(64), ForeignKey("articles.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    Column("role", String(16), nullable=False),
    PrimaryKeyConstraint("article", "kind", "paragraph", "sentence"),
)

vectors = Table(
    "vectors",
    metadata,
    Column("article", String(64), ForeignKey("articles.id"), nullable=False),
    Column("model", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("sentence", Integer),
    Column("first", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    PrimaryKeyConstraint("article", "model", "row"),
)

rooms = Table(
    "rooms",
    metadata,
    Column("room", Text, primary_key=True),
    Column("article", String(64), ForeignKey("articles.id"), nullable=False, index=True),
    Column("opened", String(32), nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("asked", String(32), nullable=False),
    Column("room", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("article", String(64), ForeignKey("articles.id"), nullable=False, index=True),
    Column("outcome", String(16), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("answer", Text, nullable=False),
    Column("models", Text, nullable=False),
    Column("policy", String(16), nullable=False),
    Column("ms", Float, nullable=False),
    sqlite_autoincrement=True,
)


def moment(when: datetime) -> str:
    """A time as it is kept: UTC, of one width, so that the order of texts is the order of times."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")
