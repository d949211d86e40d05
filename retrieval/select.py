"""From ranked candidates to an outcome: all passages that answer, the closest one, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retrieval.answer import Answer, Answered, Candidate, Citation, Closest, Note, NotInArticle, Outcome, Stage
from retrieval.article import Role
from retrieval.context import leaning
from retrieval.expects import Expected, expected, holds
from retrieval.normal import nearly_same
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


@dataclass(frozen=True, slots=True)
class _Passage:
    """A run of sentences of one paragraph."""

    paragraph: int
    first: int
    last: int
    score: float


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
        passages = _apart([_passage(shelf, one.candidate) for one in answering])
        kept = _told_once(shelf, passages)
        return Answered(tuple(_citation(shelf, passage) for passage in kept), of=len(kept))
    if _related(shelf, judged, policy):
        return Closest(_citation(shelf, _passage(shelf, judged[0].candidate)))
    return NotInArticle()


def _related(shelf: Shelf, judged: Sequence[_Judged], policy: Policy) -> bool:
    alike = policy.reading(shelf.language).closest_cosine
    return any(one.probability >= policy.closest_at or (one.candidate.cosine or 0.0) >= alike for one in judged)


def _passage(shelf: Shelf, candidate: Candidate) -> _Passage:
    """The sentence with the neighbours that it leans on."""
    sentence = candidate.sentence
    neighbours = [other for other in shelf.sentences if other.paragraph == sentence.paragraph]
    first, last = leaning(shelf.quotes(neighbours), sentence.number - 1)
    return _Passage(sentence.paragraph, first + 1, last + 1, candidate.score)


def _apart(passages: Iterable[_Passage]) -> list[_Passage]:
    """Passages that overlap become one, in the place of the best of them."""
    apart: list[_Passage] = []
    for passage in passages:
        touching = [
            other
            for other in apart
            if other.paragraph == passage.paragraph and other.first <= passage.last and passage.first <= other.last
        ]
        joined = _Passage(
            passage.paragraph,
            min(one.first for one in (passage, *touching)),
            max(one.last for one in (passage, *touching)),
            max(one.score for one in (passage, *touching)),
        )
        apart = [one for one in apart if one not in touching]
        apart.append(joined)
    return sorted(apart, key=lambda passage: (-passage.score, passage.paragraph, passage.first))


def _told_once(shelf: Shelf, passages: Sequence[_Passage]) -> list[_Passage]:
    """Near-duplicates are shown once: body text before headings, then the better one."""
    kept: list[_Passage] = []
    for passage in sorted(passages, key=lambda one: shelf.article.paragraph(one.paragraph).role is Role.HEADING):
        words = _words(shelf, passage)
        if not any(nearly_same(words, _words(shelf, other)) for other in kept):
            kept.append(passage)
    return [passage for passage in passages if passage in kept]


def _words(shelf: Shelf, passage: _Passage) -> str:
    return shelf.article.quote(_citation(shelf, passage).span)


def _citation(shelf: Shelf, passage: _Passage) -> Citation:
    spans = [
        sentence.span
        for sentence in shelf.sentences
        if sentence.paragraph == passage.paragraph and passage.first <= sentence.number <= passage.last
    ]
    sentences = f"{passage.first}" if passage.first == passage.last else f"{passage.first}-{passage.last}"
    return Citation(f"p{passage.paragraph}s{sentences}", passage.paragraph, spans[0].joined(spans[-1]), passage.score)
