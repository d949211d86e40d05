"""From ranked candidates to an outcome: all passages that answer, the closest one, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retrieval.answer import Answer, Answered, Candidate, Closest, Note, NotInArticle, Outcome, Stage
from retrieval.expects import Expected, expected, holds
from retrieval.passages import Passage, apart, citation, passage_of, told_once
from retrieval.policy import Policy
from retrieval.shelf import Shelf

_MISSING = {
    Expected.TIME: Note.NO_TIME,
    Expected.PLACE: Note.NO_PLACE,
    Expected.NAME: Note.NO_NAME,
    Expected.NUMBER: Note.NO_NUMBER,
}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A candidate, its probability, and where the thing asked for is: 2 in it, 1 in its paragraph, 0 nowhere."""

    candidate: Candidate
    probability: float
    has_it: int


def select(
    shelf: Shelf, question: str, candidates: Sequence[Candidate], stages: tuple[Stage, ...], policy: Policy
) -> Answer:
    """`candidates` best first, at least one. Same input, same answer."""
    kind = expected(question) if shelf.language == "en" else None
    having = _paragraphs_holding(shelf, kind, {one.sentence.paragraph for one in candidates}) if kind else frozenset()
    judged = [_judge(shelf, candidate, kind, having, policy) for candidate in candidates]
    confidence = max(one.probability for one in judged)
    answering = _answering(judged, policy)
    notes: tuple[Note, ...] = () if shelf.language == "en" else (Note.NOT_ENGLISH,)
    if kind and not answering and _likely_but_for_kind(shelf, judged, policy):
        notes += (_MISSING[kind],)
    if Stage.DENSE not in stages:
        notes += (Note.EARLY,)
    return Answer(_outcome(shelf, judged, answering, policy), confidence, tuple(candidates), stages, notes)


def _judge(
    shelf: Shelf, candidate: Candidate, kind: Expected | None, having: frozenset[int], policy: Policy
) -> _Judged:
    if kind is None or holds(kind, shelf.article.quote(candidate.sentence.span)):
        has_it = 2
    else:
        has_it = int(candidate.sentence.paragraph in having)
    reading = policy.reading(shelf.language)
    doubt = (1.0, 0.5, 0.0)[has_it]
    return _Judged(candidate, reading.probability(candidate.logit, candidate.coverage, doubt), has_it)


def _paragraphs_holding(shelf: Shelf, kind: Expected, numbers: Iterable[int]) -> frozenset[int]:
    quotes = {number: shelf.article.quote(shelf.article.paragraph(number).span) for number in numbers}
    return frozenset(number for number, quoted in quotes.items() if holds(kind, quoted))


def _answering(judged: Sequence[_Judged], policy: Policy) -> list[_Judged]:
    """Those that answer by themselves. Where one holds the very thing asked for, those that do not are left out."""
    likely = [one for one in judged if one.probability >= policy.answered_at and one.has_it]
    if not likely:
        return []
    best = max(one.candidate.score for one in likely)
    near = [one for one in likely if one.candidate.score >= best - policy.margin]
    return [one for one in near if one.has_it == max(other.has_it for other in near)]


def _likely_but_for_kind(shelf: Shelf, judged: Sequence[_Judged], policy: Policy) -> bool:
    reading = policy.reading(shelf.language)
    return any(reading.probability(one.candidate.logit, one.candidate.coverage) >= policy.answered_at for one in judged)


def _outcome(shelf: Shelf, judged: Sequence[_Judged], answering: Sequence[_Judged], policy: Policy) -> Outcome:
    if answering:
        kept = told_once(shelf, apart([_passage(shelf, one.candidate) for one in answering]))
        return Answered(tuple(citation(shelf, passage) for passage in kept), of=len(kept))
    if _related(shelf, judged, policy):
        return Closest(citation(shelf, _passage(shelf, judged[0].candidate)))
    return NotInArticle()


def _related(shelf: Shelf, judged: Sequence[_Judged], policy: Policy) -> bool:
    alike = policy.reading(shelf.language).closest_cosine
    return any(one.probability >= policy.closest_at or (one.candidate.cosine or 0.0) >= alike for one in judged)


def _passage(shelf: Shelf, candidate: Candidate) -> Passage:
    return passage_of(shelf, candidate.sentence, candidate.score)
