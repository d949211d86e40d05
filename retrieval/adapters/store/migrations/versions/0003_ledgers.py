"""It is kept who says what in an article, as each reader of it found."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table. The articles that there are get their ledgers when they are read again."""
    op.create_table(
        "ledgers",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("determined", sa.Boolean, nullable=False),
        sa.Column("statements", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "article", "reader"),
        sa.ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
    )
