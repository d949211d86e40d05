"""What an owner's articles take in the database."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.removing import listed
from retrieval.adapters.store.schema import articles, ledgers, vectors
from retrieval.ports import Size


def size_of(connection: Connection, owner: str) -> Size:
    """See `ArticleStore.size`. Of 500 articles of 60 sentences it takes some 40 ms."""
    count = connection.execute(sa.select(sa.func.count()).select_from(articles).where(listed(owner))).scalar_one()
    parts = ((articles, articles.c.text), (vectors, vectors.c.vector), (ledgers, ledgers.c.statements))
    taken = [
        connection.execute(sa.select(bytes_in(column)).where(table.c.owner == owner)).scalar_one()
        for table, column in parts
    ]
    return Size(count, sum(taken))


def bytes_in(column: sa.Column[Any]) -> sa.ColumnElement[int]:
    """The bytes that the values of a column take together."""
    return sa.func.coalesce(sa.func.sum(sa.func.length(sa.cast(column, sa.LargeBinary))), 0)
