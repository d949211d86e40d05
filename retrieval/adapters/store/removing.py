"""Articles taken out of the library: gone, but for those that an answer cites."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.rooms import close_everywhere
from retrieval.adapters.store.schema import (
    articles,
    journal,
    ledgers,
    moment,
    origins,
    removals,
    spans,
    vectors,
    versions,
)

_PARTS: Final = (spans, vectors, ledgers, origins, versions)
"""What is kept of an article, beside itself."""


def remove(connection: Connection, owner: str, article_id: str, when: datetime) -> None:
    """See `ArticleStore.remove`; the article is there."""
    close_everywhere(connection, owner, article_id)
    one = sa.and_(articles.c.owner == owner, articles.c.id == article_id)
    asked = sa.select(journal.c.entry).where(journal.c.owner == owner, journal.c.article == article_id).limit(1)
    if connection.execute(asked).first() is not None:
        connection.execute(sa.insert(removals).values(owner=owner, article=article_id, removed=moment(when)))
        return
    for table in _PARTS:
        connection.execute(sa.delete(table).where(table.c.owner == owner, table.c.article == article_id))
    connection.execute(sa.delete(articles).where(one))


def restore(connection: Connection, owner: str, article_id: str, when: datetime) -> bool:
    """Bring a removed article back, as loaded now. Returns whether it was removed."""
    gone = sa.delete(removals).where(removals.c.owner == owner, removals.c.article == article_id)
    if connection.execute(gone).rowcount == 0:
        return False
    one = sa.and_(articles.c.owner == owner, articles.c.id == article_id)
    connection.execute(sa.update(articles).where(one).values(loaded=moment(when)))
    return True


def listed(owner: str) -> sa.ColumnElement[bool]:
    """Of the articles: the owner's that were not removed."""
    gone = sa.select(removals.c.article).where(removals.c.owner == owner)
    return sa.and_(articles.c.owner == owner, articles.c.id.not_in(gone))
