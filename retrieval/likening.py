"""The sentence that a claim is nearest to, where the article has not its very words; and pieces of several."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.elision import Claimed
from retrieval.tokens import Token, written_out
from retrieval.worded import Worded, longest
from retrieval.wording import Blocks, aligned

PIECE: Final = 3
"""Words of a piece that is taken for a passage of its own, where several are joined."""

_ALTERED: Final = 0.6
"""Share of the claim's words that stand in a passage in the same order, where it is the passage with other words."""

_NEAR: Final = 0.34
"""The same share, from which a passage is near enough to be shown."""

_FEW, _FEW_SHARED, _MANY_SHARED = 4, 0.7, 0.5
"""Of few words that carry something more must be shared than of many, for a sentence to be the one that is meant."""

_EACH_OTHER: Final = 0.75
"""Share of the claim that is in the sentence, and the other way round, from which the one is the other changed."""

_NEARLY_ALL: Final = 0.85
"""Share of all words, small ones too, from which few that carry something are enough."""

_CARRYING: Final = 4
"""Letters of a word that says something by itself."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence beside a claim, contractions written out: its words, and the runs that both have.

    `share`: of the claim's words, those that are in it; what stands in square brackets does not count.
    """

    place: int
    own: list[Token]
    blocks: Blocks
    share: float

    @property
    def is_near(self) -> bool:
        """Whether it is worth showing."""
        return self.share >= _NEAR


def nearest(full: Worded, claimed: Claimed) -> Beside | None:
    """The sentence that has most of the claim's words in their order; ties go to the first. None of no sentence."""
    words = written_out(claimed.words)
    own: list[list[Token]] = [[] for _ in full.shelf.sentences]
    for one, place in zip(full.words, full.sentence_of, strict=True):
        own[place].append(one)
    counted = _counted(claimed, words)
    most = Counter(one.word for one in counted)
    best: Beside | None = None
    for place, those in enumerate(own):
        in_any_order = (Counter(one.word for one in those) & most).total() / len(counted)
        if best is None or in_any_order > best.share:
            found = _beside(place, those, claimed, words)
            best = found if best is None or found.share > best.share else best
    return best


def _counted(claimed: Claimed, words: Sequence[Token]) -> Sequence[Token]:
    """The words that are not in square brackets, or all where none is outside."""
    return [one for one in words if not claimed.is_inserted(one)] or words


def _beside(place: int, own: list[Token], claimed: Claimed, words: Sequence[Token]) -> Beside:
    blocks = aligned([one.word for one in own], [one.word for one in words])
    held = [words[there + step] for _, there, size in blocks for step in range(size)]
    counted = _counted(claimed, words)
    kept = sum(not claimed.is_inserted(one) for one in held)
    return Beside(place, own, blocks, kept / len(counted) if any(_carries(one.word) for one in held) else 0.0)


def is_meant(best: Beside, claimed: Claimed) -> bool:
    """Whether the claim is that sentence with other words: it shares most, and enough that is not in every sentence."""
    if best.share < _ALTERED:
        return False
    if min(best.share, sum(size for _, _, size in best.blocks) / len(best.own)) >= _EACH_OTHER:
        return True
    held = {best.own[here + step].word for here, _, size in best.blocks for step in range(size)}
    words = _counted(claimed, written_out(claimed.words))
    carrying = [one.word for one in words if _carries(one.word)]
    few = len(carrying) <= _FEW and best.share < _NEARLY_ALL
    least = _FEW_SHARED if few else _MANY_SHARED
    return sum(word in held for word in carrying) >= least * len(carrying)


def _carries(word: str) -> bool:
    """Whether the word says something by itself."""
    return len(word) >= _CARRYING or any(map(str.isdigit, word))


def joined(full: Worded, claimed: Claimed, best: Beside) -> list[int] | None:
    """The sentences, if several, whose pieces make up the claim; what the nearest has is not sought elsewhere."""
    words = [one.word for one in written_out(claimed.words)]
    owned = {there + step for _, there, size in best.blocks for step in range(size)}
    found: list[int] = []
    place, skipped = 0, 0
    while place < len(words):
        piece = longest(full, words[place:])
        if len(piece) < PIECE:
            place, skipped = place + 1, skipped + 1
            continue
        missing = [words[at] for at in range(place, place + len(piece)) if at not in owned]
        is_its = len(missing) < 2 and not any(map(_carries, missing))
        found.append(best.place if is_its else full.sentence_of[piece.start])
        place += len(piece)
    sentences = sorted(set(found))
    return sentences if len(sentences) > 1 and skipped <= max(1, len(words) // 10) else None
