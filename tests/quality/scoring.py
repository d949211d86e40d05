"""How good answers are: hits, misses and false answers, counted from what `batch` prints."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles
from typing import Any

from bot.cli.lines import results
from quality.questions import Gold, Labelled, Set
from retrieval.reader import Reader

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scored:
    """A question with what came out for it."""

    article: str
    question: Labelled
    paragraphs: tuple[str, ...]
    result: Result

    @property
    def verbatim(self) -> bool:
        """Whether every citation and every ranked sentence is a slice of its paragraph."""
        quoted = all(
            self.paragraphs[one["paragraph"] - 1][one["start"] : one["end"]] == one["quote"]
            for one in self.result["citations"]
        )
        ranked = all(
            0 <= one["start"] < one["end"] <= len(self.paragraphs[one["paragraph"] - 1])
            for one in self.result["ranked"]
        )
        return quoted and ranked

    def hit_at(self, k: int) -> bool:
        """Whether one of the first `k` ranked sentences overlaps a passage that answers."""
        return any(overlaps(one, gold) for one in self.result["ranked"][:k] for gold in self.question.gold)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares, 0..1, and milliseconds a question."""

    questions: int
    verbatim_faults: int
    hit_at_1: float
    hit_at_3: float
    missed: float
    false: dict[str, float]
    precision: float
    recall: float
    ms_median: float
    ms_p95: float


def overlaps(cited: Result, gold: Gold) -> bool:
    """Whether a citation and a passage share a character."""
    number, start, end = gold
    return bool(cited["paragraph"] == number and cited["start"] < end and start < cited["end"])


def asked(reader: Reader, sets: Iterable[Set], *, gold_removed: bool = False) -> list[Scored]:
    """Every question of the sets, put through the code of `batch`."""
    scored = []
    for one in sets:
        for article in (one, *(one.without_gold() if gold_removed else ())):
            printed = [json.loads(json.dumps(result)) for result in results(reader, 1, article.line())]
            scored += [
                Scored(one.id, question, article.paragraphs, result)
                for question, result in zip(article.questions, printed, strict=True)
            ]
    return scored


def figures(scored: Sequence[Scored]) -> Figures:
    """The figures of one set.

    Missed: answerable, and not `answered`. False: `answered`, and not answerable, by kind.
    """
    answerable = [one for one in scored if one.question.kind == "answerable"]
    answered = [one for one in answerable if one.result["outcome"] == "answered"]
    others = sorted({one.question.kind for one in scored} - {"answerable"})
    cited = [(citation, one.question.gold) for one in answered for citation in one.result["citations"]]
    golden = [(gold, one.result["citations"]) for one in answered for gold in one.question.gold]
    times = [one.result["ms"] for one in scored]
    return Figures(
        len(answerable),
        sum(not one.verbatim for one in scored),
        mean(one.hit_at(1) for one in answerable),
        mean(one.hit_at(3) for one in answerable),
        1 - len(answered) / len(answerable),
        {
            kind: mean(one.result["outcome"] == "answered" for one in scored if one.question.kind == kind)
            for kind in others
        },
        mean(any(overlaps(citation, gold) for gold in all_gold) for citation, all_gold in cited) if cited else 0.0,
        mean(any(overlaps(citation, gold) for citation in citations) for gold, citations in golden) if golden else 0.0,
        median(times),
        quantiles(times, n=20)[-1],
    )
