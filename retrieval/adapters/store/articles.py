"""Articles, their spans, vectors and ledgers, and rooms, in the database."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.engine import Row as Record

from retrieval.adapters.store.chains import append_version, versions_of
from retrieval.adapters.store.contents import chaining
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.origins import amend, byline_of, insert_origin, origin_of, removed_of
from retrieval.adapters.store.removing import listed, remove, restore
from retrieval.adapters.store.rooms import close_in, open_in, opened_in
from retrieval.adapters.store.schema import articles, ledgers, moment, rooms, spans, vectors
from retrieval.adapters.store.sizes import size_of
from retrieval.adapters.store.statements import ledger_to_json, statements_from_json
from retrieval.article import Article, Byline, Paragraph, Role, Sentence, Span
from retrieval.draft import Piece
from retrieval.errors import UnknownArticle
from retrieval.ports import PASTED, Embedded, Opening, Origin, Row, Shelved, Size, Version
from retrieval.statement import Ledger

_HEXADECIMAL = re.compile(r"[0-9a-f]{1,64}")
_FLOATS = np.dtype("<f4")


class SqlArticles:
    """`retrieval.ports.ArticleStore` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        owner: str,
        article: Article,
        sentences: tuple[Sentence, ...],
        embedded: Embedded | None,
        ledger: Ledger | None,
        *,
        opening: Opening | None,
        when: datetime,
        origin: Origin = PASTED,
    ) -> bool:
        """See the port. One transaction."""
        with self._database.writing() as connection, chaining(connection, owner, article.id):
            kept = is_known(connection, owner, article.id)
            new = not kept or restore(connection, owner, article.id, when)
            if not kept:
                _insert_article(connection, owner, article, sentences, when)
                insert_origin(connection, owner, article, origin.removed)
            elif origin.settled:
                amend(connection, owner, article)
            if origin.address is not None:
                append_version(connection, owner, origin.address, article.id, when)
            if embedded is not None:
                _insert_vectors(connection, owner, article.id, embedded)
            if ledger is not None:
                _insert_ledger(connection, owner, article.id, ledger)
            if opening is not None:
                open_in(connection, owner, opening.room, article.id, when, beside=opening.beside)
            return new

    def find(self, owner: str, prefix: str) -> list[str]:
        """See the port."""
        if not _HEXADECIMAL.fullmatch(prefix):
            return []
        beginning_so = articles.c.id.between(prefix, prefix + "g")  # "g" follows the last hexadecimal digit
        wanted = sa.select(articles.c.id).where(listed(owner), beginning_so)
        with self._database.reading() as connection:
            return list(connection.execute(wanted.order_by(articles.c.id).limit(2)).scalars())

    def get(self, owner: str, article_id: str) -> Article | None:
        """See the port."""
        blocks = sa.select(spans).where(_of(spans, owner, article_id), spans.c.kind == "paragraph")
        with self._database.reading() as connection:
            row = connection.execute(sa.select(articles).where(_is(owner, article_id))).first()
            if row is None:
                return None
            found = connection.execute(blocks.order_by(spans.c.paragraph)).all()
            origin = origin_of(connection, owner, article_id)
        with self._database.decoding():
            return _article(row, found, byline_of(origin))

    def embedded(self, owner: str, article_id: str, model_id: str) -> Embedded | None:
        """See the port."""
        wanted = sa.select(vectors).where(_of(vectors, owner, article_id), vectors.c.model == model_id)
        with self._database.reading() as connection:
            found = connection.execute(wanted.order_by(vectors.c.row)).all()
        if not found:
            return None
        with self._database.decoding():
            rows = tuple(Row(one.paragraph, one.sentence, Span(one.first, one.after)) for one in found)
            floats = np.stack([np.frombuffer(one.vector, _FLOATS) for one in found])
            return Embedded(model_id, rows, floats.astype(np.float32, copy=False))

    def keep_vectors(self, owner: str, article_id: str, embedded: Embedded) -> None:
        """See the port."""
        with self._database.writing() as connection:
            if not is_known(connection, owner, article_id):
                raise UnknownArticle(article_id)
            _insert_vectors(connection, owner, article_id, embedded)

    def ledger(self, owner: str, article_id: str, reader: str | None = None) -> Ledger | None:
        """See the port."""
        any_one = sa.select(ledgers).where(_of(ledgers, owner, article_id)).order_by(ledgers.c.reader.desc()).limit(1)
        with self._database.reading() as connection:
            wanted = any_one if reader is None else any_one.where(ledgers.c.reader == reader)
            found = connection.execute(wanted).first()
        if found is None:
            return None
        with self._database.decoding():
            return Ledger(found.reader, statements_from_json(json.loads(found.statements)), found.determined)

    def keep_ledger(self, owner: str, article_id: str, ledger: Ledger) -> None:
        """See the port."""
        with self._database.writing() as connection:
            if not is_known(connection, owner, article_id):
                raise UnknownArticle(article_id)
            _insert_ledger(connection, owner, article_id, ledger)

    def removed(self, owner: str, article_id: str) -> tuple[Piece, ...]:
        """See the port."""
        with self._database.reading() as connection:
            origin = origin_of(connection, owner, article_id)
        with self._database.decoding():
            return removed_of(origin)

    def versions(self, owner: str, *, article_id: str | None = None, address: str | None = None) -> list[Version]:
        """See the port."""
        with self._database.reading() as connection:
            return versions_of(connection, owner, article_id, address)

    def listed(self, owner: str) -> list[Shelved]:
        """See the port."""
        counts = sa.select(spans.c.article, spans.c.kind, sa.func.count().label("n")).where(spans.c.owner == owner)
        opened_in = sa.select(rooms.c.article, rooms.c.room).where(rooms.c.owner == owner)
        records = sa.select(articles.c.id, articles.c.title, articles.c.url, articles.c.loaded)
        mine = records.where(listed(owner))
        with self._database.reading() as connection:
            counted = connection.execute(counts.group_by(spans.c.article, spans.c.kind)).all()
            opened = connection.execute(opened_in.order_by(rooms.c.room)).all()
            found = connection.execute(mine.order_by(articles.c.loaded.desc(), articles.c.id)).all()
        with self._database.decoding():
            return _shelved(found, counted, opened)

    def open_in(self, owner: str, room: str) -> list[str]:
        """See the port."""
        with self._database.reading() as connection:
            return opened_in(connection, owner, room)

    def open(self, owner: str, room: str, article_id: str, when: datetime, *, beside: bool = False) -> None:
        """See the port."""
        with self._database.writing() as connection:
            if not is_listed(connection, owner, article_id):
                raise UnknownArticle(article_id)
            open_in(connection, owner, room, article_id, when, beside=beside)

    def close(self, owner: str, room: str, article_id: str | None = None) -> bool:
        """See the port."""
        with self._database.writing() as connection:
            return close_in(connection, owner, room, article_id)

    def remove(self, owner: str, article_id: str, when: datetime) -> bool:
        """See the port. One transaction."""
        with self._database.writing() as connection:
            if not is_listed(connection, owner, article_id):
                return False
            with chaining(connection, owner, article_id):
                remove(connection, owner, article_id, when)
            return True

    def size(self, owner: str) -> Size:
        """See the port."""
        with self._database.reading() as connection:
            return size_of(connection, owner)

    def weight(self, article: Article, embedded: Embedded | None, ledger: Ledger | None) -> int:
        """See the port."""
        floats = 0 if embedded is None else embedded.vectors.size * _FLOATS.itemsize
        return len(article.text.encode()) + floats + (0 if ledger is None else len(ledger_to_json(ledger)))


def is_known(connection: Connection, owner: str, article_id: str) -> bool:
    """Whether the owner has an article of that id, removed or not."""
    return connection.execute(sa.select(articles.c.id).where(_is(owner, article_id))).first() is not None


def is_listed(connection: Connection, owner: str, article_id: str) -> bool:
    """Whether the owner has an article of that id that was not removed."""
    wanted = sa.select(articles.c.id).where(listed(owner), articles.c.id == article_id)
    return connection.execute(wanted).first() is not None


def _is(owner: str, article_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(articles.c.owner == owner, articles.c.id == article_id)


def _of(table: sa.Table, owner: str, article_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.owner == owner, table.c.article == article_id)


def _shelved(found: Iterable[Any], counted: Iterable[Any], opened: Iterable[Any]) -> list[Shelved]:
    number = Counter({(one.article, one.kind): one.n for one in counted})
    rooms_of = defaultdict(list)
    for one in opened:
        rooms_of[one.article].append(one.room)
    return [
        Shelved(
            one.id,
            one.title,
            one.url,
            datetime.fromisoformat(one.loaded),
            number[one.id, "paragraph"],
            number[one.id, "sentence"],
            tuple(rooms_of[one.id]),
        )
        for one in found
    ]


def _article(row: Record[Any], found: Sequence[Record[Any]], byline: Byline) -> Article:
    paragraphs = tuple(Paragraph(one.paragraph, Span(one.first, one.after), Role(one.role)) for one in found)
    article = Article(row.text, paragraphs, row.title, row.url, byline)
    if article.id != row.id:
        raise ValueError("the text is not the one that was kept")
    return article


def _insert_article(
    connection: Connection, owner: str, article: Article, sentences: tuple[Sentence, ...], when: datetime
) -> None:
    record = {"owner": owner, "id": article.id, "title": article.title, "url": article.url, "text": article.text}
    connection.execute(sa.insert(articles).values(**record, loaded=moment(when)))
    blocks = [("paragraph", one.number, 0, one.span, one.role.value) for one in article.paragraphs]
    inner = [("sentence", one.paragraph, one.number, one.span, "") for one in sentences]
    rows = [
        {
            "owner": owner,
            "article": article.id,
            "kind": kind,
            "paragraph": paragraph,
            "sentence": sentence,
            "first": span.start,
            "after": span.end,
            "role": role,
        }
        for kind, paragraph, sentence, span, role in blocks + inner
    ]
    if rows:
        connection.execute(sa.insert(spans), rows)


def _insert_vectors(connection: Connection, owner: str, article_id: str, embedded: Embedded) -> None:
    """Keep them unless the model's are there: the rows of two runs are never mixed."""
    kept = sa.select(vectors.c.row).where(_of(vectors, owner, article_id), vectors.c.model == embedded.model_id)
    rows = [
        {
            "owner": owner,
            "article": article_id,
            "model": embedded.model_id,
            "row": place,
            "paragraph": row.paragraph,
            "sentence": row.sentence,
            "first": row.span.start,
            "after": row.span.end,
            "vector": np.asarray(vector, _FLOATS).tobytes(),
        }
        for place, (row, vector) in enumerate(zip(embedded.rows, embedded.vectors, strict=True))
    ]
    if rows and connection.execute(kept.limit(1)).first() is None:
        connection.execute(sa.insert(vectors), rows)


def _insert_ledger(connection: Connection, owner: str, article_id: str, ledger: Ledger) -> None:
    """Keep it unless that reader's is there: what was read once is not read otherwise later."""
    kept = sa.select(ledgers.c.reader).where(_of(ledgers, owner, article_id), ledgers.c.reader == ledger.reader)
    if connection.execute(kept).first() is not None:
        return
    connection.execute(
        sa.insert(ledgers).values(
            owner=owner,
            article=article_id,
            reader=ledger.reader,
            determined=ledger.determined,
            statements=ledger_to_json(ledger),
        )
    )
