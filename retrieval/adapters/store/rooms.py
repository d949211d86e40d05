"""Which articles are open in which room, in the database."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.schema import moment, rooms


def opened_in(connection: Connection, owner: str, room: str) -> list[str]:
    """See `ArticleStore.open_in`."""
    wanted = sa.select(rooms.c.article, rooms.c.opened).where(rooms.c.owner == owner, rooms.c.room == room)
    latest_first = sorted(connection.execute(wanted).all(), key=lambda one: (one.opened, one.article), reverse=True)
    return [one.article for one in latest_first]


def open_in(connection: Connection, owner: str, room: str, article_id: str, when: datetime, *, beside: bool) -> None:
    """See `ArticleStore.open`."""
    close_in(connection, owner, room, article_id if beside else None)
    connection.execute(sa.insert(rooms).values(owner=owner, room=room, article=article_id, opened=moment(when)))


def close_in(connection: Connection, owner: str, room: str, article_id: str | None) -> bool:
    """See `ArticleStore.close`."""
    gone = sa.delete(rooms).where(rooms.c.owner == owner, rooms.c.room == room)
    if article_id is not None:
        gone = gone.where(rooms.c.article == article_id)
    return connection.execute(gone).rowcount > 0


def close_everywhere(connection: Connection, owner: str, article_id: str) -> None:
    """Leave it open nowhere."""
    connection.execute(sa.delete(rooms).where(rooms.c.owner == owner, rooms.c.article == article_id))
