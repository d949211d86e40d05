"""An article has a byline and what was removed of its page; versions of an address form a chain; drafts wait."""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what is new. What was loaded from an address is the beginning of its chain, the oldest first."""
    op.create_table(
        "origins",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("byline", sa.Text, nullable=False),
        sa.Column("removed", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "article"),
        sa.ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
    )
    versions = op.create_table(
        "versions",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("loaded", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("owner", "address", "number"),
        sa.ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
    )
    op.create_index("ix_versions_owner_article", "versions", ["owner", "article"])
    op.create_table(
        "drafts",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("made", sa.String(32), nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("draft", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "id"),
    )
    _chains(versions)


def _chains(versions: sa.Table) -> None:
    articles = sa.table("articles", sa.column("owner"), sa.column("id"), sa.column("url"), sa.column("loaded"))
    connection = op.get_bind()
    found = connection.execute(sa.select(articles).where(articles.c.url.is_not(None)).order_by(articles.c.loaded)).all()
    chains: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for one in found:
        address = one.url.partition("#")[0]
        chain = chains[one.owner, address]
        place = len(chain) + 1
        chain.append({"owner": one.owner, "address": address, "number": place, "article": one.id, "loaded": one.loaded})
    rows = [row for chain in chains.values() for row in chain]
    if rows:
        connection.execute(sa.insert(versions), rows)
