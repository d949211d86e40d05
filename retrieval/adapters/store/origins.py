"""Bylines of articles, and what their pages held beside them, in the database."""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.engine import Row as Record

from retrieval.adapters.drafts import byline_from_json, byline_to_json, pieces_from_json, pieces_to_json
from retrieval.adapters.store.schema import articles, origins
from retrieval.article import UNSIGNED, Article, Byline
from retrieval.draft import Piece


def insert_origin(connection: Connection, owner: str, article: Article, removed: Sequence[Piece]) -> None:
    """Keep them, where there is anything to keep."""
    if article.byline == UNSIGNED and not removed:
        return
    byline, beside = byline_to_json(article.byline), pieces_to_json(removed)
    kept = {"byline": json.dumps(byline, ensure_ascii=False), "removed": json.dumps(beside, ensure_ascii=False)}
    connection.execute(sa.insert(origins).values(owner=owner, article=article.id, **kept))


def amend(connection: Connection, owner: str, article: Article) -> None:
    """An article that is there has this title and this byline from now on."""
    mine = sa.and_(articles.c.owner == owner, articles.c.id == article.id)
    connection.execute(sa.update(articles).where(mine).values(title=article.title))
    byline = json.dumps(byline_to_json(article.byline), ensure_ascii=False)
    kept = sa.and_(origins.c.owner == owner, origins.c.article == article.id)
    if connection.execute(sa.update(origins).where(kept).values(byline=byline)).rowcount == 0:
        insert_origin(connection, owner, article, ())


def origin_of(connection: Connection, owner: str, article_id: str) -> Record[Any] | None:
    """The record of an article; none where nothing was kept."""
    wanted = sa.select(origins).where(origins.c.owner == owner, origins.c.article == article_id)
    return connection.execute(wanted).first()


def byline_of(record: Record[Any] | None) -> Byline:
    """The byline of a record. Raises `ValueError`, `KeyError`, `TypeError` where it is damaged."""
    return UNSIGNED if record is None else byline_from_json(json.loads(record.byline))


def removed_of(record: Record[Any] | None) -> tuple[Piece, ...]:
    """What was removed, of a record. Raises as `byline_of`."""
    return () if record is None else pieces_from_json(json.loads(record.removed))
