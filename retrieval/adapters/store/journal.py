"""The journal in the database: rows are added, and changed by nobody but `people.SqlPeople.erase`."""

import json
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Row

from retrieval.adapters.store.articles import is_listed
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.schema import journal, moment, postings
from retrieval.adapters.store.statements import (
    statement_from_json,
    statement_to_json,
    statements_from_json,
    statements_to_json,
)
from retrieval.answer import (
    Answer,
    Answered,
    Asked,
    Candidate,
    Citation,
    Closest,
    Note,
    NotInArticle,
    Order,
    Outcome,
    Posting,
    Question,
    Room,
    Stage,
)
from retrieval.article import Sentence, Span
from retrieval.errors import UnknownArticle, UnknownEntry

_OUTCOMES: Final = {Answered: "answered", Closest: "closest", NotInArticle: "not_in_article"}


class SqlJournal:
    """`retrieval.ports.Journal` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, asked: Asked) -> None:
        """See the port. An id that is taken is an `IntegrityError`, and nothing is kept."""
        question, room = asked.question, asked.question.room
        values = {
            "id": asked.id,
            "owner": room.owner,
            "asked": moment(asked.when),
            "room": room.name,
            "within": room.within,
            "asked_by": question.asked_by,
            "question": question.text,
            "article": asked.article_id,
            "outcome": _OUTCOMES[type(asked.answer.outcome)],
            "confidence": asked.answer.confidence,
            "answer": json.dumps(_written(asked.answer)),
            "models": json.dumps(dict(asked.models)),
            "policy": asked.policy,
            "ms": asked.ms,
            "follows": asked.follows,
        }
        with self._database.writing() as connection:
            if not is_listed(connection, room.owner, asked.article_id):
                raise UnknownArticle(asked.article_id)
            connection.execute(sa.insert(journal).values(**values))

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
            connection.execute(
                sa.insert(postings).values(
                    owner=owner,
                    answer=posting.answer,
                    posted=moment(posting.when),
                    link=posting.link,
                    private=posting.private,
                )
            )

    def postings(self, owner: str, answer_id: str) -> list[Posting]:
        """See the port."""
        if not answer_id.isascii():
            return []
        wanted = sa.select(postings).where(postings.c.owner == owner, postings.c.answer == answer_id)
        with self._database.reading() as connection:
            found = connection.execute(wanted.order_by(postings.c.posting)).all()
        with self._database.decoding():
            return [Posting(row.answer, datetime.fromisoformat(row.posted), row.link, row.private) for row in found]


def _is(owner: str, answer_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(journal.c.owner == owner, journal.c.id == answer_id)


def asked_of(row: Row[Any]) -> Asked:
    """The entry of a row. Raises `ValueError`, `KeyError`, `TypeError` where it is damaged."""
    return Asked(
        row.id,
        datetime.fromisoformat(row.asked),
        Question(row.question, Room(row.owner, row.room, row.within), row.asked_by),
        row.article,
        _read(row.outcome, row.confidence, json.loads(row.answer)),
        json.loads(row.models),
        row.policy,
        row.ms,
        row.follows,
    )


def _written(answer: Answer) -> dict[str, Any]:
    return {
        "of": answer.outcome.of if isinstance(answer.outcome, Answered) else len(answer.citations),
        "citations": [
            [
                *(one.id, one.paragraph, one.span.start, one.span.end, one.score),
                statement_to_json(one.said) if one.said else None,
                statements_to_json(one.also),
            ]
            for one in answer.citations
        ],
        "candidates": [
            [
                *(one.sentence.paragraph, one.sentence.number, one.sentence.span.start, one.sentence.span.end),
                *(one.paragraph_rank, one.sentence_rank, one.coverage, one.cosine, one.logit, one.score),
            ]
            for one in answer.candidates
        ],
        "stages": list(answer.stages),
        "notes": list(answer.notes),
        "order": answer.order,
        "understood": answer.understood,
    }


def _read(outcome: str, confidence: float, written: dict[str, Any]) -> Answer:
    citations = tuple(_citation(*one) for one in written["citations"])
    candidates = tuple(
        Candidate(Sentence(paragraph, number, Span(start, end)), *path)
        for paragraph, number, start, end, *path in written["candidates"]
    )
    return Answer(
        _outcome(outcome, citations, written["of"]),
        confidence,
        candidates,
        tuple(Stage(stage) for stage in written["stages"]),
        tuple(Note(note) for note in written["notes"]),
        Order(written.get("order", Order.BEST)),  # the only order that there was before it was written
        written.get("understood"),
    )


def _citation(id_: str, number: int, start: int, end: int, score: float, *given: Any) -> Citation:
    if not given:  # an entry of before there were statements
        return Citation(id_, number, Span(start, end), score)
    said, also = given
    by = None if said is None else statement_from_json(said)
    return Citation(id_, number, Span(start, end), score, by, statements_from_json(also))


def _outcome(name: str, citations: tuple[Citation, ...], of: int) -> Outcome:
    match name, citations:
        case "answered", _:
            return Answered(citations, of)
        case "closest", (citation,):
            return Closest(citation)
        case "not_in_article", ():
            return NotInArticle()
        case _:
            raise ValueError(f"{name} with {len(citations)} citations")
