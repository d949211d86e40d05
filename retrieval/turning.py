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
    if unless until may might could would should perhaps possibly probably allegedly alleged alleges reportedly
    apparently supposedly purportedly denied denies deny denying refused refuses rejected rejects
    disputed disputes doubted doubts false falsely untrue wrong wrongly incorrect rumour rumours rumor
    rumors claim claimed claims claiming except only almost nearly partly although though but however
    despite unlikely likely expected proposed planned threatened failed fails whether provided assuming supposing
    pretended pretends joked jokingly unproven unconfirmed hypothetical hypothetically
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
_UNDOING: Final = frozenset(
    """
    pretend tried try tries trying attempt attempted attempts want wanted wants plan plans hoped intend intended intends
    instead rather against unlike otherwise longer lack lacks lacked lacking stop stopped prevent prevented prevents
    avoid avoided ban banned oppose opposed opposes unable impossible unclear unwilling refusing
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""Words that undo what hangs on them, wherever they are left out of the middle."""
_MEASURES: Final = frozenset(
    """
    hundred thousand million billion trillion dozen cent percent % ‰ $ £ € ¥ - < > ≤ ≥ ± ~ ≈ half quarter third
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""Parts of a number: what stands beside them is another number without them."""
_LINKS: Final = frozenset("of by from to for with on in at into between among towards like than as".split())  # noqa: SIM905 - read more easily so
_RELATIVES: Final = frozenset("who whom whose which".split())  # noqa: SIM905 - read more easily so
_BOUNDS: Final = frozenset(
    """
    former formerly ex fake mock less more fewer least most few little some many several about around approximately
    roughly up under over below above before after twice double triple zero because when while since where why how
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""With links and relatives, words on which the next one hangs."""
_FINITE: Final = re.compile(
    r"\w.*? (?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|must|\w+n't|\w{2,}ed)\b"
)
"""Words of which one, not the first, is a verb of its own."""
_DENIALS: Final = frozenset(
    """
    deny denies denied denying dispute disputes disputed disputing false falsely untrue wrong wrongly incorrect
    incorrectly reject rejects rejected rejecting retract retracts retracted refuse refuses refused refusing
    invented fabricated forged misquoted
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
_FRAMES: Final = re.compile(
    r"\b(?:said|says?|saying|told|tells|according to|argue[ds]?|believes?|believed|thinks?|thought|insist(?:ed|s)?"
    r"|suggest(?:ed|s)?|warn(?:ed|s)?|wrote|writes|asserted|asserts|maintain(?:ed|s)?|state[ds]?|report(?:ed|s)?|added|adds"
    r"|accused|accuses|fear(?:ed|s)?|hope[ds]?|promised|promises|predicted|predicts|estimated|estimates|admitted"
    r"|acknowledged|contended|quoted|ask(?:ed|s)(?! for)|so called)\b",
    re.IGNORECASE,
)
"""Verbs by which a sentence gives its words to somebody: without them they are the article's own."""

_OWNERS: Final = frozenset("the a an his her its their our my your this that these those".split())  # noqa: SIM905 - read more easily so


def negations(words: Iterable[str]) -> int:
    """How many of the folded words deny."""
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


def denies(words: Sequence[str]) -> bool:
    """Whether the folded words deny that something was said, or that it is so."""
    return negations(words) > 0 or any(word in _DENIALS for word in words)


def turns(words: Sequence[str]) -> bool:
    """Whether any of the folded words, left out, would turn the sense: a denial, a hedge, or who says it."""
    if negations(words) or any(word in _HEDGES for word in words):
        return True
    return _FRAMES.search(" ".join(words)) is not None


def weighs(words: Sequence[str]) -> bool:
    """Whether the folded words, left out of the middle of others, turn the sense of what is put together.

    Beside what turns it anywhere: what undoes, a part of a number, and an end on which the words behind would hang:
    "the deputy of the …", "the man who …".
    """
    if turns(words) or any(word in _UNDOING for word in words):
        return True
    bare = len(words) > 1 and words[-1] in _OWNERS
    tail = words[-2] if bare else words[-1]
    hangs = (
        tail in _BOUNDS | _LINKS | _RELATIVES | _MEASURES
        or any(map(str.isdigit, tail))
        or (len(words) > 1 and words[-1] == "that")
    )
    return words[0] in _MEASURES or hangs


def hangs(before: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a clause made of `words` has another subject in truth: "(a friend of) the mayor was jailed".

    `before`: the folded words of its own clause in front of it, unbroken by marks.
    """
    tied = bool(before) and (before[-1] in _LINKS or any(one in _RELATIVES for one in before))
    return tied and _FINITE.match(" ".join(words)) is not None
