"""A question may follow an earlier answer, and then the journal names it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; all questions so far were asked alone."""
    op.add_column("journal", sa.Column("follows", sa.Text))
