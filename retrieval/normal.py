"""Forms of a text for matching alone. What is quoted never passes through here."""

import re
import unicodedata

_SINGLE = dict.fromkeys(map(ord, "‘’‚‛′`´ʼ＇"), "'")
_DOUBLE = dict.fromkeys(map(ord, "“”„‟«»″＂"), '"')
_DASH = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_GONE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_FOLDS = {**_SINGLE, **_DOUBLE, **_DASH, **_GONE}
_POWER = re.compile(r"(?<=\d)[⁰¹²³⁴-⁹]+")
"""An exponent, which NFKC writes out as a part of its number: 10⁶ would be 106."""
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:['.]\w+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")


def folded(text: str) -> str:
    """NFKC, caseless, one kind of quotation mark, dash and space, no invisible characters."""
    kept = _POWER.sub(r"^\g<0>", text.translate(_FOLDS))
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", kept).casefold()).strip()


def words(text: str) -> list[str]:
    """The words of a text, folded; scripts written without spaces come as overlapping pairs of characters."""
    found: list[str] = []
    for word in _WORD.findall(folded(text)):
        if _UNSPACED.search(word):
            found += _pairs(word)
        else:
            found.append(word.removesuffix("'s"))
    return found


def _pairs(word: str) -> list[str]:
    return [word[place : place + 2] for place in range(max(1, len(word) - 1))]


def nearly_same(one: str, other: str) -> bool:
    """Whether two texts say the same in the same words, or one repeats a part of the other."""
    first, second = words(one), words(other)
    if not first or not second:
        return False
    shorter, longer = sorted((f" {' '.join(first)} ", f" {' '.join(second)} "), key=len)
    if shorter in longer:
        return True
    if _telling(one) - set(second) and _telling(other) - set(first):
        return False  # the same is said of two people, or of two days
    shared = len(set(first) & set(second))
    return shared >= _SHARED * max(len(set(first)), len(set(second)))


def _telling(text: str) -> set[str]:
    """Names and numbers: words with a capital or a digit, but for the first, which has its capital from its place."""
    found = [word for word in _WORD.findall(text) if word[0].isupper() or any(map(str.isdigit, word))]
    opening = _WORD.search(text)
    return {one for word in found if opening is None or word != opening[0] for one in words(word)}


_SHARED = 0.8
"""Share of words that two texts have in common when one repeats the other: a headline drops a word or two."""
