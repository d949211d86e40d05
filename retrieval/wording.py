"""One wording laid beside another, word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from retrieval.article import Span
from retrieval.tokens import Token

Blocks = list[tuple[int, int, int]]
"""Runs of words that two texts have in the same order: place in the one, place in the other, how many."""


class Change(StrEnum):
    """What became of words."""

    KEPT = "kept"
    LEFT_OUT = "left_out"
    PUT_IN = "put_in"


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words that has one fate: `ours` in the article, `theirs` in the claim; none where it is not there."""

    change: Change
    ours: Span | None
    theirs: Span | None


def aligned(ours: Sequence[str], theirs: Sequence[str]) -> Blocks:
    """The runs, in their order."""
    found = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return [(one.a, one.b, one.size) for one in found if one.size]


def differences(ours: Sequence[Token], theirs: Sequence[Token], blocks: Blocks) -> tuple[Edit, ...]:
    """From the article's words to the claim's.

    Of what stands in the article before the first run, and after the last, as many words count as the claim has others
    in their place.
    """
    found: list[Edit] = []
    here, there = max(0, blocks[0][0] - blocks[0][1]) if blocks else 0, 0
    for at, place, size in blocks:
        if at > here:
            found.append(Edit(Change.LEFT_OUT, _span(ours, here, at), None))
        if place > there:
            found.append(Edit(Change.PUT_IN, None, _span(theirs, there, place)))
        found.append(Edit(Change.KEPT, _span(ours, at, at + size), _span(theirs, place, place + size)))
        here, there = at + size, place + size
    if there < len(theirs):
        after = min(len(ours), here + len(theirs) - there)
        if after > here:
            found.append(Edit(Change.LEFT_OUT, _span(ours, here, after), None))
        found.append(Edit(Change.PUT_IN, None, _span(theirs, there, len(theirs))))
    return tuple(found)


def _span(words: Sequence[Token], first: int, after: int) -> Span:
    return Span(words[first].start, words[after - 1].end)
