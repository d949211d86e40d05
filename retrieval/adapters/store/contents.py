"""What an article is, as one digest: text, title, address, byline, paragraphs, versions, and whether it was removed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.chained import append
from retrieval.adapters.store.plain import rows, untyped
from retrieval.adapters.store.schema import articles, chain, origins, removals, spans, versions
from retrieval.moderation.chain import Kind, digest_of

PARTS: Final = (
    (articles, "id", ("title", "url", "loaded"), ("id",)),
    (origins, "article", ("byline", "removed"), ("article",)),
    (removals, "article", ("removed",), ("article",)),
    (versions, "article", ("address", "number", "loaded"), ("address", "number")),
    (
        spans,
        "article",
        ("kind", "paragraph", "sentence", "first", "after", "role"),
        ("kind", "paragraph", "sentence"),
    ),
)
"""Where it stands: the table, what names the article there, what counts, and the order. The text counts by its id."""


def state_of(connection: Connection, owner: str, article_id: str) -> str | None:
    """The digest; none where there is no such article (any more)."""
    found = [_digests(connection, owner, article_id, *part) for part in PARTS]
    if not found[0]:
        return None
    return digest_of([article_id, *(digest_of(one) for one in found)])


def gone(article_id: str) -> str:
    """The digest of one that was taken out, with all that belonged to it."""
    return digest_of([article_id])


@contextmanager
def chaining(connection: Connection, owner: str, article_id: str) -> Iterator[None]:
    """Around whatever changes an article: what it is afterwards goes into the chain, where that is another than before.

    Not where it was another before than the chain says: what somebody changed past the record would be covered by it.
    """
    digests = _chained(connection, owner, article_id)
    before = digests[-1] if digests else gone(article_id)
    sound = before == (state_of(connection, owner, article_id) or gone(article_id))
    yield
    now = state_of(connection, owner, article_id) or gone(article_id)
    if sound and now != before:
        append(connection, owner, Kind.ARTICLE, subject(article_id, len(digests) + 1), now)


def _chained(connection: Connection, owner: str, article_id: str) -> list[str]:
    """The digests of its entries, in order: `g` follows the last digit of "ID/2", "ID/3"."""
    found = connection.execute(
        sa.select(chain.c.digest)
        .where(chain.c.owner == owner, chain.c.kind == Kind.ARTICLE.value)
        .where(chain.c.subject.between(article_id, f"{article_id}/g"))
        .order_by(chain.c.number)
    )
    return list(found.scalars())


def subject(article_id: str, times: int) -> str:
    """What the entry of an article is about that is its first, its second, and so on."""
    return article_id if times == 1 else f"{article_id}/{times}"


def article_of(subject: str) -> str:
    """The article of such an entry."""
    return subject.partition("/")[0]


def _digests(
    connection: Connection,
    owner: str,
    article_id: str,
    table: sa.Table,
    key: str,
    what: tuple[str, ...],
    order: tuple[str, ...],
) -> list[str]:
    here = untyped(table, *what).where(table.c.owner == owner, table.c[key] == article_id)
    found = rows(connection, here.order_by(*(sa.column(one) for one in order)))
    return [digest_of([one[name] for name in what]) for one in found]
