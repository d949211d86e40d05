"""Judged cases as questions with the passages that answer them, and a run held against such questions.

A member's own words never go into such a file: a question is taken only as a moderator has reworded it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from retrieval.answer import Asked
from retrieval.article import Article
from retrieval.moderation.cases import Case, Verdict
from retrieval.normal import folded
from retrieval.segment import article_from_paragraphs, sentences

_PASSAGE: Final = re.compile(r"p([0-9]{1,6})s([0-9]{1,6})(?:-([0-9]{1,6}))?")

Place = tuple[int, int]
"""Paragraph and sentence, 1-based."""


class Omitted(StrEnum):
    """Why a case is no question of a file."""

    OPEN = "open"
    UNREPLACED = "no_replacement"
    RAW = "not_rewritten"
    CONTRADICTORY = "contradictory"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Golden:
    """A question as a moderator wrote it; `gold` are ids of the passages that answer, none where none does."""

    case: int
    question: str
    gold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Golds:
    """Questions of an article's, as a line of a batch holds them; `paragraphs` has those left out as empty ones."""

    article: Article
    paragraphs: tuple[str, ...]
    questions: tuple[Golden, ...]


def golden(
    cases: Iterable[Case], answer_of: Callable[[str], Asked], article_of: Callable[[str], Article]
) -> tuple[tuple[Golds, ...], Mapping[Omitted, tuple[int, ...]]]:
    """The questions by article, in the order of the cases, and the numbers of the cases that are left out."""
    found: dict[str, list[Golden]] = {}
    omitted: dict[Omitted, list[int]] = {}
    articles: dict[str, Article] = {}
    for case in sorted(cases, key=lambda one: one.number):
        asked = answer_of(case.answer)
        if asked.article_id not in articles:
            articles[asked.article_id] = article_of(asked.article_id)
        article = articles[asked.article_id]
        told = _golden(case, asked, article)
        if isinstance(told, Omitted):
            omitted.setdefault(told, []).append(case.number)
        else:
            found.setdefault(article.id, []).append(told)
    golds = [Golds(articles[one], _paragraphs(articles[one]), tuple(some)) for one, some in found.items()]
    return tuple(golds), {why: tuple(numbers) for why, numbers in omitted.items()}


def own_words(question: str, asked: Asked) -> bool:
    """Whether it is what a member asked, but for case, punctuation and space; or what that was understood as."""
    own = [_letters(one) for one in (asked.question.text, asked.answer.understood) if one]
    return _letters(question) in own


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))


def _golden(case: Case, asked: Asked, article: Article) -> Golden | Omitted:
    if case.verdict is None:
        return Omitted.OPEN
    if case.verdict is Verdict.ABSTAIN and case.replacement:
        return Omitted.CONTRADICTORY
    gold = _passages(case, case.verdict, asked)
    if gold is None:
        return Omitted.UNREPLACED
    if case.question is None or own_words(case.question, asked):
        return Omitted.RAW
    return Golden(case.number, case.question, gold) if _stands(article, gold) else Omitted.MOVED


def _passages(case: Case, verdict: Verdict, asked: Asked) -> tuple[str, ...] | None:
    """What answers, by what moderators did; none where that is not told. What readers see now goes first."""
    if case.replacement:
        return case.replacement
    if verdict is Verdict.ABSTAIN:
        return ()
    return tuple(one.id for one in asked.answer.citations) if verdict is Verdict.CORRECT else None


def _paragraphs(article: Article) -> tuple[str, ...]:
    found = {one.number: article.quote(one.span) for one in article.paragraphs}
    return tuple(found.get(number, "") for number in range(1, max(found) + 1))


def _stands(article: Article, gold: Sequence[str]) -> bool:
    """Whether the ids lead to the same words in the article that a batch would make of its paragraphs."""
    again = article_from_paragraphs(_paragraphs(article), title=article.title, url=article.url)
    here, there = (
        {(one.paragraph, one.number): each.quote(one.span) for one in sentences(each)} for each in (article, again)
    )
    places = frozenset[Place]().union(*(places_of(one) or () for one in gold))
    return all(one in here and here[one] == there.get(one) for one in places)


def places_of(passage: str) -> frozenset[Place] | None:
    """The sentences of a passage: `p4s2`, `p4s2-3`; none where it is no id of one."""
    found = _PASSAGE.fullmatch(passage)
    if found is None:
        return None
    first, last = int(found[2]), int(found[3] or found[2])
    return frozenset((int(found[1]), number) for number in range(first, last + 1)) or None


class Score(StrEnum):
    """What an answer is worth beside its gold."""

    RIGHT = "right"
    MISSED = "missed"
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class Scored:
    """`whole`: every passage of the gold is cited; so it is where there is none, and nothing was answered."""

    score: Score
    whole: bool


def scored(gold: Sequence[str], cited: Sequence[str], *, answered: bool) -> Scored:
    """Right where a passage of the gold stands in those cited; without gold, where the question was not answered."""
    if not gold:
        return Scored(Score.FALSE if answered else Score.RIGHT, not answered)
    shown = frozenset[Place]().union(*(places_of(one) or () for one in cited))
    hits = [(places_of(one) or frozenset({(0, 0)})) <= shown for one in gold]
    return Scored(Score.RIGHT if any(hits) else Score.MISSED, all(hits))


@dataclass(slots=True)
class Tally:
    """What a run is worth: questions by score, and of those that are right how many are whole."""

    scores: Counter[Score]
    whole: int = 0

    def add(self, one: Scored) -> None:
        """One more question."""
        self.scores[one.score] += 1
        self.whole += one.whole
