"""Several articles can be open in a room, articles can be removed, and owners lay down rules."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NAMES = ["owner", "room", "article", "opened"]


def upgrade() -> None:
    """Rooms are made anew, as their key grows; what was open stays open."""
    op.rename_table("rooms", "rooms_before")
    op.drop_index("ix_rooms_owner_article", "rooms_before")
    rooms = op.create_table(
        "rooms",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("room", sa.Text, nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("opened", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("owner", "room", "article"),
        sa.ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
    )
    before = sa.table("rooms_before", *(sa.column(name) for name in NAMES))
    op.execute(sa.insert(rooms).from_select(NAMES, sa.select(before)))
    op.drop_table("rooms_before")
    op.create_index("ix_rooms_owner_article", "rooms", ["owner", "article"])
    op.create_table(
        "rules",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner"),
    )
    op.create_table(
        "removals",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("article", sa.String(64), nullable=False),
        sa.Column("removed", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("owner", "article"),
        sa.ForeignKeyConstraint(["owner", "article"], ["articles.owner", "articles.id"]),
    )
    op.create_index("ix_postings_owner_link", "postings", ["owner", "link"])
    op.create_index("ix_journal_owner_room_entry", "journal", ["owner", "room", "entry"])
