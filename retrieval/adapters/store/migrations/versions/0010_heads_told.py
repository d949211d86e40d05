"""Which head of a record was told to a log channel last, and when: told once a day, whatever restarts in between."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table; nothing was kept of heads before."""
    op.create_table(
        "heads",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("told", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("owner"),
    )
