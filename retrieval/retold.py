"""Answers to follow-ups about the passages of earlier answers: whose they are, what else there is, who objects.

Earlier answers give places alone; the passages and their speakers are read from the article again.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from retrieval.answer import Answer, Answered, Citation, Closest, Note, NotInArticle, Order, Stage
from retrieval.article import Sentence
from retrieval.causes import asks_why, caused
from retrieval.elliptic import Form
from retrieval.following import Understood, touches
from retrieval.objections import corrections, objections
from retrieval.passages import Passage, apart, citation, passage_of
from retrieval.policy import Policy
from retrieval.shelf import Shelf

_KEPT: Final = frozenset({Note.EARLY, Note.NOT_ENGLISH})


def retold(shelf: Shelf, meant: Understood, answer: Answer, policy: Policy) -> Answer:
    """The answer to a question that was understood from earlier ones; `answer` is what the search says to it."""
    told = replace(answer, notes=(Note.FOLLOWED, *answer.notes), understood=meant.text)
    match meant.form:
        case Form.WHO_SAID:
            return _whose(shelf, meant, told, policy) if meant.cited else told
        case Form.ELSE:
            return _others(shelf, meant, told)
        case Form.OPPOSED:
            against = objections(shelf, meant.cited)
            return _told(shelf, told, against, policy) if against else told
        case Form.DOUBTED:
            against = corrections(shelf, meant.cited) or objections(shelf, meant.cited)
            return _told(shelf, told, against, policy) if against else _silent(told)
        case _:
            return _held_to_kind(shelf, meant, told, policy)


def _held_to_kind(shelf: Shelf, meant: Understood, told: Answer, policy: Policy) -> Answer:
    """What context has found, as far as it is a cause, or an age, where such a thing was asked for."""
    if meant.whom is not None and _HOW_OLD.match(meant.asks):
        return _aged(shelf, told)
    if asks_why(meant.asks):
        beside = [shelf.sentences[place] for place in meant.nearby.places]
        return caused(shelf, told, meant.shown, beside, policy)
    return told


def _silent(told: Answer) -> Answer:
    """Nothing to show: whether it is true an article says not of itself, and what was cited may be cited no more."""
    notes = tuple(one for one in told.notes if one in {*_KEPT, Note.FOLLOWED})
    return replace(told, outcome=NotInArticle(), notes=notes)


_HOW_OLD: Final = re.compile(r"^\W*how old (?:is|was|are|were)\b", re.IGNORECASE)
_AGE: Final = re.compile(
    r", \d{1,3}(?=[,.;’”)]|$)|\b\d{1,3}[- ]years?[- ]old\b|\baged? (?:of )?\d|\b(?:is|was|turn(?:s|ed)) \d{1,3}\b(?!:)",
    re.IGNORECASE,
)
"""How news gives somebody's age: "Ivo Marsh, 61, found"."""


def _aged(shelf: Shelf, told: Answer) -> Answer:
    """A figure is no age because somebody was named before it: only what reads as an age answers."""
    if not isinstance(told.outcome, Answered):
        return told
    kept = tuple(one for one in told.citations if _AGE.search(shelf.article.quote(one.span)))
    outcome = Answered(kept, of=len(kept)) if kept else Closest(told.citations[0])
    return replace(told, outcome=outcome)


def _whose(shelf: Shelf, meant: Understood, told: Answer, policy: Policy) -> Answer:
    """The cited passages again, with whoever the ledger gives them to; none where none of them may be cited."""
    cited = [one for one in shelf.sentences if touches(one, meant.cited)]
    if not cited:
        return _silent(told)
    citations = _cited(shelf, cited, policy.spoken)
    nobody = shelf.ledger is not None and shelf.ledger.determined and not any(_has_speaker(one) for one in citations)
    notes = [one for one in told.notes if one in {*_KEPT, Note.FOLLOWED}]
    if shelf.ledger is not None and not shelf.ledger.determined:
        notes.append(Note.SPEAKERS_UNKNOWN)
    return replace(
        told,
        outcome=Answered(citations, of=len(citations)),
        confidence=policy.spoken,
        stages=_with_ledger(told),
        notes=(*notes, Note.NO_SPEAKER) if nobody else tuple(notes),
        order=Order.ARTICLE,
    )


def _has_speaker(one: Citation) -> bool:
    return one.said is not None and one.said.speaker is not None


def _others(shelf: Shelf, meant: Understood, told: Answer) -> Answer:
    """What was found, without what was shown before."""
    if not isinstance(told.outcome, Answered):
        return told
    fresh = [
        one
        for one in shelf.sentences
        if any(span.holds(one.span) for span in (each.span for each in told.citations))
        and not touches(one, meant.shown)
    ]
    if not fresh:
        notes = tuple(one for one in told.notes if one in {*_KEPT, Note.FOLLOWED})
        return replace(told, outcome=NotInArticle(), notes=(*notes, Note.NOTHING_ELSE))
    scores = {one.span: one.score for one in told.citations}
    score = max(scores.values())
    citations = _cited(shelf, fresh, score)
    return replace(told, outcome=Answered(citations, of=len(citations)), order=Order.ARTICLE)


def _told(shelf: Shelf, told: Answer, chosen: Sequence[Sentence], policy: Policy) -> Answer:
    citations = _cited(shelf, chosen, policy.spoken)
    return replace(
        told,
        outcome=Answered(citations, of=len(citations)),
        confidence=policy.spoken,
        stages=_with_ledger(told),
        notes=tuple(one for one in told.notes if one in {*_KEPT, Note.FOLLOWED}),
        order=Order.ARTICLE,
    )


def _cited(shelf: Shelf, chosen: Sequence[Sentence], score: float) -> tuple[Citation, ...]:
    """The sentences as passages in the article's order; those that follow each other are one."""
    runs: list[Passage] = []
    for one in chosen:
        made, last = passage_of(shelf, one, score), runs[-1] if runs else None
        if last is not None and last.paragraph == made.paragraph and made.first <= last.last + 1:
            runs[-1] = replace(last, last=max(last.last, made.last))
        else:
            runs.append(made)
    found = sorted(apart(runs), key=lambda one: (one.paragraph, one.first))
    return tuple(citation(shelf, one) for one in found)


def _with_ledger(answer: Answer) -> tuple[Stage, ...]:
    return answer.stages if Stage.LEDGER in answer.stages else (*answer.stages, Stage.LEDGER)
