"""Articles, their spans and vectors, and rooms, in the database."""

import re
from datetime import UTC, datetime

import numpy as np
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from retrieval.adapters.store.database import Database
from retrieval.adapters.store.schema import articles, rooms, spans, vectors
from retrieval.article import Article, Paragraph, Role, Sentence, Span
from retrieval.ports import Embedded, Row, Shelved

_HEXADECIMAL = re.compile(r"[0-9a-f]{1,64}")
_FLOATS = np.dtype("<f4")


class SqlArticles:
    """`retrieval.ports.ArticleStore` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        embedded: Embedded | None,
        *,
        room: str | None,
        when: datetime,
    ) -> bool:
        """See the port. One transaction."""
        with self._database.writing() as connection:
            new = connection.execute(sa.select(articles.c.id).where(articles.c.id == article.id)).first() is None
            if new:
                _insert_article(connection, article, sentences, when)
            if embedded is not None:
                _insert_vectors(connection, article.id, embedded)
            if room is not None:
                row = insert(rooms).values(room=room, article=article.id)
                connection.execute(row.on_conflict_do_update(index_elements=["room"], set_={"article": article.id}))
            return new

    def find(self, prefix: str) -> list[str]:
        """See the port."""
        if not _HEXADECIMAL.fullmatch(prefix):
            return []
        beginning_so = sa.select(articles.c.id).where(articles.c.id.startswith(prefix)).order_by(articles.c.id).limit(2)
        with self._database.reading() as connection:
            return list(connection.execute(beginning_so).scalars())

    def get(self, article_id: str) -> Article | None:
        """See the port."""
        blocks = sa.select(spans).where(spans.c.article == article_id, spans.c.kind == "paragraph")
        with self._database.reading() as connection:
            row = connection.execute(sa.select(articles).where(articles.c.id == article_id)).first()
            if row is None:
                return None
            found = connection.execute(blocks.order_by(spans.c.paragraph)).all()
        paragraphs = tuple(Paragraph(one.paragraph, Span(one.first, one.after), Role(one.role)) for one in found)
        return Article(row.text, paragraphs, row.title, row.url)

    def embedded(self, article_id: str, model_id: str) -> Embedded | None:
        """See the port."""
        wanted = sa.select(vectors).where(vectors.c.article == article_id, vectors.c.model == model_id)
        with self._database.reading() as connection:
            found = connection.execute(wanted.order_by(vectors.c.row)).all()
        if not found:
            return None
        rows = tuple(Row(one.paragraph, one.sentence, Span(one.first, one.after)) for one in found)
        return Embedded(
            model_id, rows, np.stack([np.frombuffer(one.vector, _FLOATS) for one in found]).astype(np.float32)
        )

    def keep_vectors(self, article_id: str, embedded: Embedded) -> None:
        """See the port."""
        with self._database.writing() as connection:
            _insert_vectors(connection, article_id, embedded)

    def listed(self) -> list[Shelved]:
        """See the port."""
        counts = sa.select(spans.c.article, spans.c.kind, sa.func.count().label("n")).group_by(
            spans.c.article, spans.c.kind
        )
        with self._database.reading() as connection:
            number = {(one.article, one.kind): one.n for one in connection.execute(counts)}
            opened = connection.execute(sa.select(rooms).order_by(rooms.c.room)).all()
            ordered = sa.select(articles).order_by(articles.c.loaded.desc(), articles.c.id)
            found = connection.execute(ordered).all()
        return [
            Shelved(
                one.id,
                one.title,
                one.url,
                datetime.fromisoformat(one.loaded),
                number.get((one.id, "paragraph"), 0),
                number.get((one.id, "sentence"), 0),
                tuple(room.room for room in opened if room.article == one.id),
            )
            for one in found
        ]

    def open_in(self, room: str) -> str | None:
        """See the port."""
        with self._database.reading() as connection:
            return connection.execute(sa.select(rooms.c.article).where(rooms.c.room == room)).scalar()


def _insert_article(connection: Connection, article: Article, sentences: tuple[Sentence, ...], when: datetime) -> None:
    connection.execute(
        sa.insert(articles).values(
            id=article.id,
            title=article.title,
            url=article.url,
            text=article.text,
            loaded=when.astimezone(UTC).isoformat(),
        )
    )
    blocks = [("paragraph", one.number, 0, one.span, one.role.value) for one in article.paragraphs]
    inner = [("sentence", one.paragraph, one.number, one.span, "") for one in sentences]
    connection.execute(
        sa.insert(spans),
        [
            {
                "article": article.id,
                "kind": kind,
                "paragraph": paragraph,
                "sentence": sentence,
                "first": span.start,
                "after": span.end,
                "role": role,
            }
            for kind, paragraph, sentence, span, role in blocks + inner
        ],
    )


def _insert_vectors(connection: Connection, article_id: str, embedded: Embedded) -> None:
    rows = [
        {
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
    connection.execute(insert(vectors).on_conflict_do_nothing(), rows)
