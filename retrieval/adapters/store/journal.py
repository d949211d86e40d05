"""The journal in the database: rows are added, and changed by nobody but `people.SqlPeople.erase`; each is chained."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.answers import asked_of, posting_of, row_of
from retrieval.adapters.store.articles import is_listed
from retrieval.adapters.store.chained import append_answer, append_posting, new_key
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.schema import articles, citations, journal, moment, postings
from retrieval.answer import Asked, Posting
from retrieval.errors import UnknownArticle, UnknownEntry
from retrieval.moderation.chain import quoted
from retrieval.statement import Statement


class SqlJournal:
    """`retrieval.ports.Journal` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, asked: Asked) -> None:
        """See the port. An id that is taken is an `IntegrityError`, and nothing is kept."""
        row, room = row_of(asked), asked.question.room
        with self._database.writing() as connection:
            if not is_listed(connection, room.owner, asked.article_id):
                raise UnknownArticle(asked.article_id)
            connection.execute(sa.insert(journal).values(**row))
            append_answer(connection, row, cite(connection, asked))

    def find(self, owner: str, answer_id: str) -> Asked | None:
        """See the port."""
        if not answer_id.isascii():  # no id is otherwise, and a lone surrogate would not even be a value
            return None
        return self._first(sa.select(journal).where(_is(owner, answer_id)))

    def recent(self, owner: str, count: int) -> list[Asked]:
        """See the port."""
        wanted = sa.select(journal).where(journal.c.owner == owner).order_by(journal.c.entry.desc())
        with self._database.reading() as connection:
            found = connection.execute(wanted.limit(max(count, 0))).all()
        with self._database.decoding():
            return [asked_of(row) for row in found]

    def latest_in(self, owner: str, room: str) -> Asked | None:
        """See the port."""
        wanted = sa.select(journal).where(journal.c.owner == owner, journal.c.room == room)
        return self._first(wanted.order_by(journal.c.entry.desc()).limit(1))

    def shown_at(self, owner: str, link: str) -> Asked | None:
        """See the port."""
        shown = sa.select(postings.c.answer).where(postings.c.owner == owner, postings.c.link == link)
        latest = shown.order_by(postings.c.posting.desc()).limit(1).scalar_subquery()
        return self._first(sa.select(journal).where(journal.c.owner == owner, journal.c.id == latest))

    def _first(self, wanted: sa.Select[Any]) -> Asked | None:
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        with self._database.decoding():
            return asked_of(row) if row else None

    def post(self, owner: str, posting: Posting) -> None:
        """See the port."""
        with self._database.writing() as connection:
            known = (
                posting.answer.isascii()
                and connection.execute(sa.select(journal.c.entry).where(_is(owner, posting.answer))).first()
            )
            if not known:
                raise UnknownEntry(posting.answer)
            row: dict[str, Any] = {"owner": owner, "answer": posting.answer, "posted": moment(posting.when)}
            row |= {"link": posting.link, "private": posting.private}
            made = connection.execute(sa.insert(postings).values(**row))
            append_posting(connection, row, new_key(made))

    def postings(self, owner: str, answer_id: str) -> list[Posting]:
        """See the port."""
        if not answer_id.isascii():
            return []
        wanted = sa.select(postings).where(postings.c.owner == owner, postings.c.answer == answer_id)
        with self._database.reading() as connection:
            found = connection.execute(wanted.order_by(postings.c.posting)).all()
        with self._database.decoding():
            return [posting_of(row) for row in found]


def _is(owner: str, answer_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(journal.c.owner == owner, journal.c.id == answer_id)


def cite(connection: Connection, asked: Asked) -> list[str]:
    """Keep where each quotation stands, whose words it holds, and its hash; returns the hashes."""
    cited = asked.answer.citations
    if not cited:
        return []
    owner = asked.question.room.owner
    wanted = sa.select(articles.c.text).where(articles.c.owner == owner, articles.c.id == asked.article_id)
    text = connection.execute(wanted).scalar_one()
    rows = [
        {
            "owner": owner,
            "answer": asked.id,
            "place": place,
            "article": asked.article_id,
            "paragraph": one.paragraph,
            "first": one.span.start,
            "after": one.span.end,
            "speaker": _speaker(text, one.said),
            "hash": quoted(text[one.span.start : one.span.end]),
            "asked": moment(asked.when),
        }
        for place, one in enumerate(cited)
    ]
    connection.execute(sa.insert(citations), rows)
    return [str(row["hash"]) for row in rows]


def _speaker(text: str, said: Statement | None) -> str | None:
    """The fullest name of whoever says it."""
    if said is None or said.speaker is None:
        return None
    span = said.speaker.resolved.span if said.speaker.resolved else said.speaker.span
    return text[span.start : span.end]
