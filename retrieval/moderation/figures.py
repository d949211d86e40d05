"""Figures of what was asked: by week, and what the articles did not answer, by the words that questions share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from retrieval.lexical import FRAME, stems
from retrieval.moderation.cases import Verdict
from retrieval.moderation.ports import Day, Unanswered
from retrieval.normal import words

_RARE: Final = 2
"""Questions that must share a word before it names a group: one alone is no pattern."""


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday: questions by outcome, reports, and what moderators found; see `Day`."""

    monday: date
    answered: int
    closest: int
    none: int
    reports: int
    judged: int
    correct: int
    settled: int = 0
    upheld: int = 0

    @property
    def questions(self) -> int:
        """All of them."""
        return self.answered + self.closest + self.none


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions without an answer that share words: the words, and the questions, the latest first."""

    words: tuple[str, ...]
    questions: tuple[Unanswered, ...]


def weeks(days: Iterable[Day], last: date, count: int) -> tuple[Week, ...]:
    """The last `count` weeks up to that day, the latest first, those without anything too."""
    found = {monday(last) - timedelta(weeks=back): list[Day]() for back in range(count)}
    for day in days:
        if monday(day.day) in found:
            found[monday(day.day)].append(day)
    return tuple(_week(start, within) for start, within in found.items())


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def gaps(unanswered: Sequence[Unanswered], most: int) -> tuple[Gap, ...]:
    """The largest groups, each question in one: by the word that most of those left share, again and again.

    The rest, of questions that share no word with another, stands last, under no word.
    """
    left = {one.answer: _stems(one.question) for one in unanswered}
    by_id = {one.answer: one for one in unanswered}
    found: list[Gap] = []
    while left and len(found) < most:
        counted = Counter(stem for about in left.values() for stem in about)
        word, times = min(counted.items(), key=lambda one: (-one[1], one[0]), default=("", 0))
        if times < _RARE:
            break
        inside = [answer for answer, about in left.items() if word in about]
        shared = set.intersection(*(set(left[answer]) for answer in inside))
        named = [written for stem, written in left[inside[0]].items() if stem in shared]
        found.append(Gap(tuple(named), tuple(by_id[answer] for answer in inside)))
        left = {answer: about for answer, about in left.items() if answer not in inside}
    if left and len(found) < most:
        found.append(Gap((), tuple(by_id[answer] for answer in left)))
    return tuple(found)


def _stems(question: str) -> dict[str, str]:
    """The words that a question is about: by their stems, as they are written."""
    found = {stem: word for word in words(question) for stem in stems(word, "en")}
    return {stem: word for stem, word in found.items() if stem not in FRAME}


def _week(start: date, days: Sequence[Day]) -> Week:
    outcomes: Counter[str] = Counter()
    verdicts: Counter[Verdict] = Counter()
    for day in days:
        outcomes.update(dict(day.outcomes))
        verdicts.update(dict(day.verdicts))
    return Week(
        start,
        outcomes["answered"],
        outcomes["closest"],
        outcomes["not_in_article"],
        sum(day.reports for day in days),
        verdicts.total(),
        verdicts[Verdict.CORRECT],
        sum(day.settled for day in days),
        sum(day.upheld for day in days),
    )
