"""Words within a line that a browser sets in a way that says something: exponents, quotation marks, sources."""

import re
from collections.abc import Sequence
from typing import Final

Words = Sequence[str | None]
"""Runs of text; None stands for a break of the line."""

_PLAIN: Final = "0123456789+-−–n"
_RAISED: Final = str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ")
_LOWERED: Final = str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₋ₙ")
"""Superscripts and Subscripts (Unicode, U+2070 to U+209F; ¹²³ in Latin-1): a browser's search takes both for digits."""

LEVELLED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "0123456789" * 2)
"""Raised and lowered digits as libraries that know no levels give them."""

_COUNT: Final = re.compile(r"\s*[+−–-]?\d+\s*")
_OF_A_NUMBER: Final = re.compile(r"\s*[+−–-]?(?:\d[\d.,]*n?|n)\s*")
_NUMBER: Final = re.compile(r"[\d⁰¹²³⁴-⁹/⁄)]$")
_MARKED: Final = re.compile(r"""\s*["“„«‹‘「『]""")
_ENDED: Final = re.compile(r"[^\W_]$|[.,;:!?…”’»%)]$")


def raised(tag: str, before: Words, own: Words) -> list[str | None]:
    """What stands in `sup` or `sub`: beside a number its digits stay apart from it, or the number would be another.

    A lowered figure that follows a letter stays as it is, as people type it: H2O.
    """
    told = "".join(one or "" for one in own)
    beside = _NUMBER.search(_last(before)) is not None
    counts = _COUNT.fullmatch(told) is not None and tag == "sup"
    if not counts and not (beside and _OF_A_NUMBER.fullmatch(told)):
        return list(own)
    level = _RAISED if tag == "sup" else _LOWERED
    return [one and one.translate(level) for one in own]


def quoted(own: Words, *, inside: bool) -> list[str | None]:
    """Words in `q` with the marks that browsers set around them (HTML standard, section 15.3.4)."""
    told = "".join(one or "" for one in own)
    if not told.strip() or _MARKED.match(told):
        return list(own)
    return ["‘" if inside else "“", *own, "’" if inside else "”"]


def apart(before: Words) -> list[str | None]:
    """A blank between some words and who said them, where the page has none but its style."""
    return [" "] if _ENDED.search(_last(before)) else []


def _last(words: Words) -> str:
    """The last run of text on the line."""
    return next((one or "" for one in reversed(words) if one != ""), "")
