"""An old answer beside the one given now."""

from dataclasses import dataclass

from retrieval.answer import Answer, Asked
from retrieval.article import Article
from retrieval.normal import words

SCORE_TOLERANCE = 1e-4
"""Scores closer than this are equal: float32 sums in another order differ by less on one machine."""


@dataclass(frozen=True, slots=True)
class Replay:
    """An entry of the journal, the same question answered now under the same id, and in what the two differ."""

    before: Asked
    now: Asked
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replays:
    """Questions asked again, the latest first; `erased` are those that could not be, for want of their words."""

    done: tuple[Replay, ...]
    erased: int = 0


def differences(before: Answer, now: Answer) -> tuple[str, ...]:
    """In what two answers differ: outcome, passages and order, scores, stages, and what the question meant."""
    found = []
    if type(before.outcome) is not type(now.outcome):
        found.append("outcome")
    if [citation.span for citation in before.citations] != [citation.span for citation in now.citations]:
        found.append("passages")
    if [one.sentence.span for one in before.candidates] != [one.sentence.span for one in now.candidates]:
        found.append("candidates")
    elif any(
        abs(old.score - new.score) > SCORE_TOLERANCE for old, new in zip(before.candidates, now.candidates, strict=True)
    ):
        found.append("scores")
    if abs(before.confidence - now.confidence) > SCORE_TOLERANCE:
        found.append("confidence")
    if before.stages != now.stages:
        found.append("stages")
    if before.understood != now.understood:
        found.append("understood")
    return tuple(found)


def differences_of_texts(before: Answer, old: Article, now: Answer, new: Article) -> tuple[str, ...]:
    """In what answers from two versions of a text differ: outcome, and the words cited, wherever they stand."""

    def cited(answer: Answer, article: Article) -> list[list[str]]:
        return [words(article.quote(citation.span)) for citation in answer.citations]

    outcome = [] if type(before.outcome) is type(now.outcome) else ["outcome"]
    return tuple(outcome if cited(before, old) == cited(now, new) else [*outcome, "passages"])
