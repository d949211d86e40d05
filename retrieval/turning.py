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
    seem seems seemed appears appeared pretended pretends joked jokingly unproven unconfirmed hypothetical
    hypothetically unlike acquitted cleared
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
_LATER: Final = frozenset(
    """
    may might could would should likely unlikely expected proposed planned threatened almost nearly partly seem seems
    seemed appears appeared
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""Of these, those that weaken only their own clause."""
_UNDOING: Final = frozenset(
    """
    pretend tried try tries trying attempt attempted attempts want wanted wants plan plans hoped intend intended intends
    instead rather unlike otherwise longer lack lacks lacked lacking stop stopped prevent prevented prevents
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
_LINKS: Final = frozenset("of by from to for with on in at into between among towards like than as against".split())  # noqa: SIM905 - read more easily so
_RELATIVES: Final = frozenset("who whom whose which".split())  # noqa: SIM905 - read more easily so
_UNREAL: Final = frozenset("former formerly ex fake mock sham imaginary fictional".split())  # noqa: SIM905 - read more easily so
"""Words that make of the next what it is not, or no longer."""
_BOUNDS: Final = _UNREAL | frozenset(
    """
    less more fewer least most few little some many several about around approximately
    roughly up under over below above before after twice double triple zero because when while since where why how
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""With links and relatives, words on which the next one hangs."""
_QUALIFYING: Final = frozenset(
    """
    acting deputy vice assistant associate interim draft potential possible aspiring would-be self-styled so-called
    opposition rival shadow counterfeit artificial toy model suspected attempted unsuccessful partial minor first second
    last next previous old new other another same own any each every all both no
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""Words without which the next one means another."""
_FINITE: Final = re.compile(
    r"\w.*? (?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|must|\w+n't|\w{2,}ed)\b"
)
"""Words of which one, not the first, is a verb of its own."""
_VERB: Final = re.compile(
    r"is|are|was|were|has|have|had|will|would|did|does|do|can|could|must|may|might|should|\w{2,}(?:ed|ing)"
)
"""With these goes on what describes a thing, after "that"; with others somebody says or thinks it."""
_TIES: Final = frozenset(
    """
    instead,of rather,than far,from short,of other,than apart,from free,from up,to close,to at,least at,most more,than
    less,than fewer,than as,many as,much in,case as,if as,though
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""Two words that undo or bound what stands behind them."""
_DENIALS: Final = frozenset(
    """
    deny denies denied denying dispute disputes disputed disputing false falsely untrue wrong wrongly incorrect
    incorrectly reject rejects rejected rejecting retract retracts retracted refuse refuses refused refusing
    invented fabricated forged misquoted joked joking jokingly pretended pretending imagined
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
_FRAMES: Final = re.compile(
    r"\b(?:said|says?|saying|told|tells|according to|argue[ds]?|believes?|believed|thinks?|thought|insist(?:ed|s)?"
    r"|suggest(?:ed|s)?|warn(?:ed|s)?|wrote|writes|asserted|asserts|maintain(?:ed|s)?|stated|reported"
    r"|added|adds|accuse[ds]|feared|hoped|promised|predict(?:ed|s)|estimated|admit(?:ted|s)"
    r"|acknowledge[ds]|contend(?:ed|s)|quoted|ask(?:ed|s)(?! for)|so called|suspect(?:ed|s)?|assume[ds]?|imagine[ds]?"
    r"|speculate[ds]?|hint(?:ed|s)|impl(?:y|ies|ied)|complain(?:ed|s)|testif(?:ied|ies)|swore|vow(?:ed|s)|boast(?:ed|s)"
    r"|conclude[ds]|alleg(?:ed|es|ing)|announce[ds]|declare[ds]|recommend(?:ed|s)|urge[ds]"
    r"|explain(?:ed|s)|recall(?:ed|s)|stressed|pointed out|guess(?:ed|es)?)\b",
    re.IGNORECASE,
)
"""Verbs by which a sentence gives its words to somebody: without them they are the article's own."""

_PLAINLY: Final = re.compile(
    r"\b(?<!to )(?:said|says?|saying|told|tells|according to|wrote|writes|stated|added|adds|announce[ds]|declare[ds]"
    r"|explain(?:ed|s)|testif(?:ied|ies)|pointed out|stressed)\b",
    re.IGNORECASE,
)
"""Of these, those that only say that somebody said so, and not how sure they were, nor who wants them to say it."""
_NEXT: Final = frozenset("and but or who whom whose which that while when because as so then".split())  # noqa: SIM905 - read more easily so
"""Words that open a clause of its own."""
_OWNERS: Final = frozenset("the a an his her its their our my your this that these those".split())  # noqa: SIM905 - read more easily so


def negations(words: Iterable[str]) -> int:
    """How many of the folded words deny."""
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


def denies(words: Sequence[str]) -> bool:
    """Whether the folded words deny that something was said, or that it is so."""
    return negations(words) > 0 or any(word in _DENIALS for word in words)


def frames(words: Sequence[str]) -> bool:
    """Whether the folded words say whose words others are."""
    return _FRAMES.search(" ".join(words)) is not None


def plainly(words: Sequence[str]) -> list[str]:
    """The folded words without those by which somebody simply says so."""
    return _PLAINLY.sub(" ", " ".join(words)).split()


def hedges(words: Sequence[str]) -> bool:
    """Whether any of the folded words denies, or makes less sure or bound to something else what stands beside them."""
    return negations(words) > 0 or any(word in _HEDGES for word in words)


def reaches_out(words: Sequence[str]) -> bool:
    """Whether the folded words, a clause of their own, make less sure what stands beside it."""
    return turns([word for word in words if word not in _LATER])


def turns(words: Sequence[str]) -> bool:
    """Whether any of the folded words, left out, would turn the sense: a denial, a hedge, or who says it."""
    return hedges(words) or frames(words)


def governs(words: Sequence[str]) -> bool:
    """Whether words behind others say whose those are: ", said Ann Dey", "as Ann Dey said", not "and said so"."""
    start = int(words[:1] == ["as"])
    own = next((at for at, one in enumerate(words) if one in _NEXT and at >= start), len(words))
    return frames(words[start:own])


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


def bounds(before: Sequence[str], words: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether words right beside others undo, bound or measure them.

    "(Instead of) closing it", "£2 (million)", "as dangerous (as milk)".
    """
    if before and (before[-1] in _UNREAL or ",".join(before[-2:]) in _TIES):
        return True
    numbered = any(map(str.isdigit, words[0])) or words[0] in _MEASURES
    if before and numbered and (before[-1] in _BOUNDS or before[-1] in _MEASURES):
        return True
    if not behind:
        return False
    ends = any(map(str.isdigit, words[-1])) or words[-1] in _MEASURES
    compares = behind[0] == "than" or (behind[0] == "as" and bool({"as", "so", "same"} & set(words)))
    return compares or (ends and behind[0] in _MEASURES)


def is_measured(word: str) -> bool:
    """Whether a folded word is a number or a part of one."""
    return any(map(str.isdigit, word)) or word in _MEASURES


def is_verbal(word: str) -> bool:
    """Whether a folded word may be a verb of its own."""
    return _VERB.fullmatch(word) is not None


def qualifies(word: str) -> bool:
    """Whether a folded word makes less, or another, of what stands behind it: "acting mayor", "draft plan"."""
    return word in _BOUNDS | _UNDOING | _QUALIFYING or word.endswith("ly")


def narrows(word: str) -> bool:
    """Whether a folded word opens what narrows a denial before it: "nobody was charged (in May)"."""
    return word in _LINKS or word in {"because", "before", "after", "since", "until", "over", "under", "about", "when"}


def hangs(before: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a clause made of `words` has another subject in truth, or is but thought.

    "(A friend of) the mayor was jailed", "(some think that) it is so".

    `before`: the folded words of its own clause in front of it, unbroken by marks.
    """
    tied = bool(before) and (before[-1] in _LINKS or any(one in _RELATIVES for one in before))
    thought = before[-1:] == ["that"] and _VERB.fullmatch(words[0]) is None and len(words) > 2
    return thought or (tied and _FINITE.match(" ".join(words)) is not None)
