"""The journal in the database: rows are added, never changed."""

import json
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Row

from retrieval.adapters.store.articles import is_known
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.schema import journal, moment
from retrieval.answer import (
    Answer,
    Answered,
    Asked,
    Candidate,
    Citation,
    Closest,
    Note,
    NotInArticle,
    Outcome,
    Question,
    Stage,
)
from retrieval.article import Sentence, Span
from retrieval.errors import UnknownArticle

_LAST_ENTRY: Final = 2**63 - 1
"""The greatest integer that the database holds."""

_OUTCOMES: Final = {Answered: "answered", Closest: "closest", NotInArticle: "not_in_article"}


class SqlJournal:
    """`retrieval.ports.Journal` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, asked: Asked) -> int:
        """See the port."""
        values = {
            "asked": moment(asked.when),
            "room": asked.question.room,
            "asked_by": asked.question.asked_by,
            "question": asked.question.text,
            "article": asked.article_id,
            "outcome": _OUTCOMES[type(asked.answer.outcome)],
            "confidence": asked.answer.confidence,
            "answer": json.dumps(_written(asked.answer)),
            "models": json.dumps(dict(asked.models)),
            "policy": asked.policy,
            "ms": asked.ms,
        }
        with self._database.writing() as connection:
            if not is_known(connection, asked.article_id):
                raise UnknownArticle(asked.article_id)
            (entry,) = connection.execute(sa.insert(journal).values(**values)).inserted_primary_key or (0,)
        return int(entry)

    def find(self, entry: int) -> Asked | None:
        """See the port."""
        if not 0 < entry <= _LAST_ENTRY:
            return None
        with self._database.reading() as connection:
            row = connection.execute(sa.select(journal).where(journal.c.entry == entry)).first()
        with self._database.decoding():
            return _asked(row) if row else None


def _asked(row: Row[Any]) -> Asked:
    return Asked(
        datetime.fromisoformat(row.asked),
        Question(row.question, row.room, row.asked_by),
        row.article,
        _read(row.outcome, row.confidence, json.loads(row.answer)),
        json.loads(row.models),
        row.policy,
        row.ms,
        row.entry,
    )


def _written(answer: Answer) -> dict[str, Any]:
    return {
        "of": answer.outcome.of if isinstance(answer.outcome, Answered) else len(answer.citations),
        "citations": [[one.id, one.paragraph, one.span.start, one.span.end, one.score] for one in answer.citations],
        "candidates": [
            [
                *(one.sentence.paragraph, one.sentence.number, one.sentence.span.start, one.sentence.span.end),
                *(one.paragraph_rank, one.sentence_rank, one.coverage, one.cosine, one.logit, one.score),
            ]
            for one in answer.candidates
        ],
        "stages": list(answer.stages),
        "notes": list(answer.notes),
    }


def _read(outcome: str, confidence: float, written: dict[str, Any]) -> Answer:
    citations = tuple(
        Citation(id_, number, Span(start, end), score) for id_, number, start, end, score in written["citations"]
    )
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
    )


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
