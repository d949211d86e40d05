"""Words of an article run together: out of two sentences, or out of the mouths of two people."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from retrieval.elision import Claimed
from retrieval.turning import frames
from retrieval.worded import Worded

_BEHIND: Final = 5
"""Words behind a quotation among which its own "said Ann Dey" stands."""
_PRONOUNS: Final = frozenset("he she they it i we".split())  # noqa: SIM905 - read more easily so
"""By these a second "she said" goes on with the first speaker."""


def grafted(text: Worded, claimed: Claimed, found: Sequence[range]) -> bool:
    """Whether the words run on where the article has two sentences, or two people speak.

    Out of the middle of one sentence into that of another; or out of one quotation into another's.
    """
    if any(_changes_hands(text, one, other) for one, other in pairwise(place for piece in found for place in piece)):
        return True
    if len(found) == 1:
        return _runs_over(text, claimed, found[0])
    return any(
        text.sentence_of[one.stop - 1] != text.sentence_of[other.start]
        and text.sentence_of[one.stop] == text.sentence_of[one.stop - 1]
        and text.sentence_of[other.start - 1] == text.sentence_of[other.start]
        for one, other in pairwise(found)
    )


def _changes_hands(text: Worded, one: int, other: int) -> bool:
    """Whether one word is in a quotation, and the next of the claim in another that has its own "said Ann Dey"."""
    here, there = text.quoted_in[one], text.quoted_in[other]
    if here is None or there is None or here == there:
        return False
    if other == one + 1:
        return text.sentence(one).paragraph != text.sentence(other).paragraph and not text.quotes[here].goes_on
    asides = [place for place in range(one + 1, other) if text.quoted_in[place] is None]
    if len({text.sentence_of[place] for place in asides}) > 1:
        return True
    end = other
    while end < len(text.words) and text.quoted_in[end] == there:
        end += 1
    behind = [place for place in range(end, end + _BEHIND) if place < len(text.words)]
    own = [place for place in behind if text.sentence_of[place] == text.sentence_of[other]]
    words = text.texts([place for place in own if text.quoted_in[place] is None])
    return text.sentence_of[one] != text.sentence_of[other] and frames(words) and not _PRONOUNS & set(words[:3])


def _runs_over(text: Worded, claimed: Claimed, found: range) -> bool:
    """Whether a sentence ends among the words where the claim has no mark at all."""
    for step, (one, other) in enumerate(pairwise(found)):
        marks = claimed.text[claimed.words[step].end : claimed.words[step + 1].start]
        if text.sentence_of[one] != text.sentence_of[other] and not marks.strip():
            return True
    return False
