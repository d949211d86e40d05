"""How well statements found match statements labelled. Pure; `measure_attribution.py` prints it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from quality.attribution_corpus import Label
from retrieval.article import Article, Span
from retrieval.statement import Statement

HeadOf = Callable[[str], str]
"""The head word of a noun phrase."""

Place = tuple[str, ...]


@dataclass
class Tally:
    """Labelled, found, and found rightly."""

    gold: int = 0
    found: int = 0
    matched: int = 0

    @property
    def precision(self) -> float:
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        whole = self.gold + self.found
        return 2 * self.matched / whole if whole else 0.0


@dataclass
class Score:
    """The figures of a set of pieces; rates are kept as (right, of)."""

    spans: dict[tuple[str, float], Tally] = field(default_factory=dict)
    speaker_exact: list[bool] = field(default_factory=list)
    speaker_head: list[bool] = field(default_factory=list)
    kind: list[bool] = field(default_factory=list)
    quoted_right: int = 0
    quoted: int = 0
    declined: Tally = field(default_factory=Tally)
    refuser: list[bool] = field(default_factory=list)
    resolved: list[bool] = field(default_factory=list)


GROUPS = {
    "direct": {"direct"},
    "direct and mixed": {"direct", "mixed"},
    "all": {"direct", "mixed", "indirect", "document"},
}
OVERLAPS = (0.3, 0.8)


def characters(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def overlap(one: set[int], other: set[int]) -> float:
    """Characters in common over characters in either."""
    return len(one & other) / len(one | other) if one | other else 0.0


def pairs(gold: Sequence[Label], found: Sequence[Statement], least: float) -> list[tuple[Label, Statement]]:
    """One to one by content, the greatest overlap first; equal ones by cue, then in the order of the text."""
    wanted, given = [characters(one.content) for one in gold], [characters(one.content) for one in found]
    ranked = sorted(
        (
            (-overlap(wanted[g], given[f]), not _touches(gold[g].cue, found[f]), g, f)
            for g in range(len(gold))
            for f in range(len(found))
            if overlap(wanted[g], given[f]) >= least
        ),
    )
    taken_g, taken_f, chosen = set(), set(), []
    for _, _, g, f in ranked:
        if g not in taken_g and f not in taken_f:
            taken_g.add(g)
            taken_f.add(f)
            chosen.append((gold[g], found[f]))
    return chosen


def _touches(cue: Span | None, found: Statement) -> bool:
    return bool(cue and found.cue and cue.start < found.cue.span.end and found.cue.span.start < cue.end)


def add(score: Score, article: Article, gold: Sequence[Label], found: Sequence[Statement], head: HeadOf) -> None:
    """Count one piece."""
    found = [one for one in found if one.kind != "narration"]
    for name, kinds in GROUPS.items():
        these = [one for one in gold if one.kind in kinds]
        those = [one for one in found if one.kind in kinds]
        for least in OVERLAPS:
            tally = score.spans.setdefault((name, least), Tally())
            tally.gold += len(these)
            tally.found += len(those)
            tally.matched += len(pairs(these, those, least))
    for label, one in pairs([one for one in gold if one.content], [one for one in found if one.content], OVERLAPS[0]):
        score.kind.append(label.kind == one.kind)
        if label.kind == "declined":
            continue
        score.speaker_exact.append(label.speaker == (one.speaker.span if one.speaker else None))
        score.speaker_head.append(same_head(article, label.speaker, one, head))
        if label.resolved and one.speaker:
            score.resolved.append(_resolved_right(article, label, one, head))
    _add_quoted(score, article, gold, found, head)
    _add_declined(score, article, gold, found, head)


def same_head(article: Article, speaker: Span | None, found: Statement, head: HeadOf) -> bool:
    if speaker is None or found.speaker is None:
        return speaker is None and found.speaker is None
    if speaker == found.speaker.span:
        return True
    apart = speaker.end <= found.speaker.span.start or found.speaker.span.end <= speaker.start
    return not apart and head(article.quote(speaker)) == head(article.quote(found.speaker.span))


def _resolved_right(article: Article, label: Label, found: Statement, head: HeadOf) -> bool:
    means = found.speaker.resolved.span if found.speaker.resolved else found.speaker.span
    return head(article.quote(label.resolved[0])) == head(article.quote(means))


def _add_quoted(
    score: Score, article: Article, gold: Sequence[Label], found: Sequence[Statement], head: HeadOf
) -> None:
    """Characters of direct quotations, and how many of them are given to the right speaker."""
    by_place: dict[int, list[Statement]] = {}
    for one in found:
        for place in characters(one.content):
            by_place.setdefault(place, []).append(one)
    for label in gold:
        if label.kind != "direct":
            continue
        for place in characters(label.content):
            score.quoted += 1
            those = by_place.get(place, ())
            score.quoted_right += any(_same_person(article, label, one, head) for one in those)


def _same_person(article: Article, label: Label, found: Statement, head: HeadOf) -> bool:
    if same_head(article, label.speaker, found, head):
        return True
    if label.speaker is None or found.speaker is None:
        return False
    wanted = {head(article.quote(one)) for one in (label.speaker, label.resolved and label.resolved[0]) if one}
    means = found.speaker.resolved
    given = {head(article.quote(one)) for one in (found.speaker.span, means and means.span) if one}
    return bool({one for one in wanted & given if one[:1].isupper()})


def _add_declined(
    score: Score, article: Article, gold: Sequence[Label], found: Sequence[Statement], head: HeadOf
) -> None:
    """Refusals match where their cues touch, or their speakers and words do where a cue is missing."""
    these = [one for one in gold if one.kind == "declined"]
    those = [one for one in found if one.kind == "declined"]
    free = list(those)
    score.declined.gold += len(these)
    score.declined.found += len(those)
    for label in these:
        near = [one for one in free if _touches(label.cue, one) or overlap(*map(_all, (label, one))) > OVERLAPS[0]]
        if not near:
            continue
        best = max(near, key=lambda one: (same_head(article, label.speaker, one, head), -one.spans[0].start))
        free.remove(best)
        score.declined.matched += 1
        score.refuser.append(same_head(article, label.speaker, best, head))


def _all(one: Label | Statement) -> set[int]:
    return characters(one.content)
