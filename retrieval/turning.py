"""Words that turn the sense of a sentence when they are left out or put in. English."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_NEGATIONS: Final = frozenset(
    """
    not no never nor neither none nobody nothing nowhere without cannot hardly barely scarcely seldom
    rarely
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
_HEDGES: Final = frozenset(
    """
    if unless until may might could would should perhaps possibly probably allegedly alleged reportedly
    apparently supposedly purportedly denied denies deny denying refused refuses rejected rejects
    disputed disputes doubted doubts false falsely untrue wrong wrongly incorrect rumour rumours rumor
    rumors claim claimed claims claiming except only almost nearly partly although though but however
    despite unlikely likely expected proposed planned threatened failed fails whether
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
_FRAMES: Final = re.compile(
    r"\b(?:said|says?|saying|told|tells|according to|argue[ds]?|believes?|believed|thinks?|thought|insist(?:ed|s)?"
    r"|suggest(?:ed|s)?|warn(?:ed|s)?|wrote|writes|asserted|asserts|maintain(?:ed|s)?|state[ds]?|report(?:ed|s)?|added|adds"
    r"|accused|accuses|fear(?:ed|s)?|hope[ds]?|promised|promises|predicted|predicts|estimated|estimates|admitted"
    r"|acknowledged|contended|quoted|asked|asks)\b",
    re.IGNORECASE,
)
"""Verbs by which a sentence gives its words to somebody: without them they are the article's own."""


def negations(words: Iterable[str]) -> int:
    """How many of the folded words deny."""
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


def turns(words: Sequence[str]) -> bool:
    """Whether any of the folded words, left out, would turn the sense: a denial, a hedge, or who says it."""
    if negations(words) or any(word in _HEDGES for word in words):
        return True
    return _FRAMES.search(" ".join(words)) is not None
