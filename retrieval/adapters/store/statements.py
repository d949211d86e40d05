"""Statements as plain JSON values and back: lists of a fixed order, so that nothing left out goes unnoticed."""

import json
from collections.abc import Iterable
from typing import Any

from retrieval.article import Span
from retrieval.statement import Cue, How, Kind, Ledger, Resolved, Speaker, Stance, Statement


def statements_to_json(statements: Iterable[Statement]) -> list[Any]:
    """One value a statement, see `statement_to_json`."""
    return [statement_to_json(one) for one in statements]


def ledger_to_json(ledger: Ledger) -> str:
    """A ledger's statements as they are kept."""
    return json.dumps(statements_to_json(ledger.statements))


def statements_from_json(value: Any) -> tuple[Statement, ...]:
    """The statements that were written so. Raises as `statement_from_json`."""
    return tuple(statement_from_json(one) for one in _listed(value))


def statement_to_json(statement: Statement) -> list[Any]:
    """Kind, speaker, cue, content, via, negated, anonymous, asked by; spans are pairs, what is absent is None."""
    speaker, cue, asked_by = statement.speaker, statement.cue, statement.asked_by
    return [
        statement.kind.value,
        _speaker_to_json(speaker) if speaker else None,
        [_pair(cue.span), cue.stance.value if cue.stance else None] if cue else None,
        [_pair(span) for span in statement.content],
        [_pair(span) for span in statement.via],
        statement.negated,
        statement.anonymous,
        _pair(asked_by) if asked_by else None,
    ]


def statement_from_json(value: Any) -> Statement:
    """The statement that was written so. Raises `ValueError` or `TypeError` for what never was one."""
    kind, speaker, cue, content, via, negated, anonymous, asked_by = _listed(value)
    return Statement(
        Kind(kind),
        None if speaker is None else _speaker(*_listed(speaker)),
        None if cue is None else _cue(*_listed(cue)),
        tuple(_span(one) for one in _listed(content)),
        tuple(_span(one) for one in _listed(via)),
        _flag(negated),
        _flag(anonymous),
        None if asked_by is None else _span(asked_by),
    )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _speaker_to_json(speaker: Speaker) -> list[Any]:
    resolved = speaker.resolved
    return [_pair(speaker.span), [_pair(resolved.span), resolved.how.value] if resolved else None]


def _speaker(span: Any, resolved: Any) -> Speaker:
    return Speaker(_span(span), None if resolved is None else _resolved(*_listed(resolved)))


def _resolved(span: Any, how: Any) -> Resolved:
    return Resolved(_span(span), How(how))


def _cue(span: Any, stance: Any) -> Cue:
    return Cue(_span(span), None if stance is None else Stance(stance))


def _span(value: Any) -> Span:
    start, end = _listed(value)
    if type(start) is not int or type(end) is not int:  # True is an int, 1.0 is equal to one
        raise TypeError("the ends of a span are whole numbers")
    return Span(start, end)


def _listed(value: Any) -> list[Any]:
    """Texts and objects could be gone through as well, and an empty one would pass for nothing said."""
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value
