"""Answers as the journal keeps them: JSON of a fixed order, and back."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy.engine import Row

from retrieval.adapters.store.schema import moment
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

OUTCOMES: Final = {Answered: "answered", Closest: "closest", NotInArticle: "not_in_article"}


def row_of(asked: Asked) -> Mapping[str, Any]:
    """The columns of an entry."""
    question, room = asked.question, asked.question.room
    return {
        "id": asked.id,
        "owner": room.owner,
        "asked": moment(asked.when),
        "room": room.name,
        "within": room.within,
        "asked_by": question.asked_by,
        "question": question.text,
        "article": asked.article_id,
        "outcome": OUTCOMES[type(asked.answer.outcome)],
        "confidence": float(asked.answer.confidence),
        "answer": json.dumps(written(asked.answer)),
        "models": json.dumps(dict(asked.models)),
        "policy": asked.policy,
        "ms": float(asked.ms),
        "follows": asked.follows,
        "understood": asked.answer.understood,
    }


def asked_of(row: Row[Any]) -> Asked:
    """The entry of a row. Raises `ValueError`, `KeyError`, `TypeError` where it is damaged."""
    return Asked(
        row.id,
        datetime.fromisoformat(row.asked),
        Question(row.question, Room(row.owner, row.room, row.within), row.asked_by),
        row.article,
        _read(row, json.loads(row.answer)),
        json.loads(row.models),
        row.policy,
        row.ms,
        row.follows,
    )


def posting_of(row: Row[Any]) -> Posting:
    """The posting of a row. Raises as `asked_of`."""
    return Posting(row.answer, datetime.fromisoformat(row.posted), row.link, row.private)


def written(answer: Answer) -> dict[str, Any]:
    """An answer as the journal keeps it, but for how its question was understood: that may be erased."""
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
        **({"excluded": [list(one) for one in answer.excluded]} if answer.excluded else {}),
    }


def _read(row: Row[Any], written: dict[str, Any]) -> Answer:
    citations = tuple(_citation(*one) for one in written["citations"])
    candidates = tuple(
        Candidate(Sentence(paragraph, number, Span(start, end)), *path)
        for paragraph, number, start, end, *path in written["candidates"]
    )
    return Answer(
        _outcome(row.outcome, citations, written["of"]),
        row.confidence,
        candidates,
        tuple(Stage(stage) for stage in written["stages"]),
        tuple(Note(note) for note in written["notes"]),
        Order(written.get("order", Order.BEST)),  # the only order that there was before it was written
        row.understood,
        tuple((int(number), str(why)) for number, why in written.get("excluded", [])),
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
