"""Words with their places, for laying one text beside another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.normal import folded

_SINGLE: Final = r"\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Scripts without spaces: a character each."""
_LETTER: Final = rf"(?:[^\W{_SINGLE}]|(?<=\w)[\u00ad\u200b-\u200d\u2060\ufeff](?=\w))"
"""A letter or digit; inside a word also what is not seen."""
_WORD: Final = re.compile(
    rf"[{_SINGLE}]|(?<![\w.,])\.\d+|(?:\[[^\W\d_]{{1,3}}\])?{_LETTER}+(?:['’.,]{_LETTER}+)*(?:\[[^\W\d_]{{1,3}}\])?"
    r"|[%‰$€£¥₹]|(?<![\w\d)\]])[-−–](?=[$€£]?\d)|[<>≤≥±~≈](?=\s?\d)"
)
"""Letters and digits, with apostrophes, points and commas inside; signs that change a number's sense. Editors put the
letters of a word that they changed in square brackets: "[T]he"."""
_RAISED: Final = re.compile(r"(?<=\d)(?=[²³¹⁰⁴-⁹])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared, and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The words of a text; places count from `offset`."""
    return [Token(_compared(one[0]), offset + one.start(), offset + one.end()) for one in _WORD.finditer(text)]


def _compared(word: str) -> str:
    return folded(_RAISED.sub("^", word).replace("[", "").replace("]", ""))


_IRREGULAR: Final[Mapping[str, tuple[str, str]]] = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
}
_ENDINGS: Final[Mapping[str, str]] = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_WITH_IS: Final = frozenset(
    "he she it that this there here who what where how when why one everybody everyone nobody somebody".split()  # noqa: SIM905 - read more easily so
)
"""Words after which "'s" is a verb; after a name it may be an owner's."""


def written_out(found: Sequence[Token]) -> list[Token]:
    """The same words with contractions in two, both at the place of the one: "didn't" is "did", "not". English."""
    return [Token(word, one.start, one.end) for one in found for word in _written_out(one.word)]


def _written_out(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("n't"):
        return word.removesuffix("n't"), "not"
    stem, mark, ending = word.rpartition("'")
    if mark and mark + ending in _ENDINGS and stem:
        return stem, _ENDINGS[mark + ending]
    return (stem, "is") if ending == "s" and stem in _WITH_IS else (word,)
