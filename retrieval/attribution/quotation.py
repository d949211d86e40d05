"""Where quotation marks open and close, and which of them are apostrophes.

Conventions: The Chicago Manual of Style, 17th ed., 13.30 (a quotation of several paragraphs opens each of them and
closes the last); New Hart's Rules, 2nd ed., ch. 9 (single marks outside, double inside); Unicode 15, 6.2 (the marks of
other languages).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.article import Span

_DOUBLE: Final = '"“”‟＂„'
_SINGLE: Final = "'‘’‛‚`"
_PAIRED: Final = {"«": "»", "‹": "›", "「": "」", "『": "』"}
_REVERSED: Final = {"»": "«", "›": "‹"}
MARKS: Final = frozenset(_DOUBLE + "«»‹›「」『』")
"""Characters that are never anything but quotation marks; single ones may be apostrophes."""
_BEFORE_OPENING: Final = frozenset(" \t\u00a0\u202f\u2009([{—–-/:,…")
_SURE_BEFORE_CLOSING: Final = frozenset(".,!?…;:—–)")
_CLIPPED: Final = re.compile(r"(?:em|tis|twas|til|cause|bout|n|round|\d0s|\d\d)\b", re.IGNORECASE)
"""What may follow an apostrophe that stands for letters left out."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks, `inner`, and the marks with them, `outer`; `goes_on` in the next paragraph."""

    inner: Span
    outer: Span
    goes_on: bool = False


def quotations(text: str, paragraphs: Sequence[Span]) -> list[list[Quotation]]:
    """The outermost quotations of each paragraph, in order. A mark without its partner is no quotation.

    One that is not closed goes on where the next paragraph opens with the same kind of mark.
    """
    found: list[list[Quotation]] = []
    for place, span in enumerate(paragraphs):
        follows = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        kind = _kind(text[follows.start]) if follows else ""
        found.append(list(_outermost(text, span, kind)))
    return found


def nested(text: str, quotation: Quotation) -> list[Quotation]:
    """The quotations directly inside another."""
    return list(_outermost(text, quotation.inner, ""))


def _outermost(text: str, within: Span, next_opens: str) -> Iterator[Quotation]:
    place = within.start
    while place < within.end:
        kind = _kind(text[place])
        if not kind or not _opens(text, place, within):
            place += 1
            continue
        closing = _closing(text, place, within, kind)
        if closing is not None and text[place + 1 : closing].strip():
            yield _quotation(text, place, closing, closing + 1)
            place = closing + 1
        elif closing is None and next_opens == kind and _is_left_open(text, place, within, kind):
            yield _quotation(text, place, within.end, within.end, goes_on=True)
            return
        else:
            place += 1


def _quotation(text: str, opening: int, end: int, after: int, *, goes_on: bool = False) -> Quotation:
    start = opening + 1
    while start < end - 1 and text[start].isspace():
        start += 1
    while end - 1 > start and text[end - 1].isspace():
        end -= 1
    return Quotation(Span(start, end), Span(opening, after), goes_on)


def _kind(mark: str) -> str:
    if mark in _DOUBLE:
        return "double"
    if mark in _SINGLE:
        return "single"
    return mark if mark in _PAIRED or mark in _REVERSED else ""


def _opens(text: str, place: int, within: Span) -> bool:
    """Whether a mark opens: at a boundary on its left, and with a word on its right."""
    before = text[place - 1] if place > within.start else " "
    after = text[place + 1] if place + 1 < within.end else " "
    mark = text[place]
    if mark in _PAIRED:
        return True
    if mark in _REVERSED:
        return (before.isspace() or before in "([—–:") and not after.isspace()
    boundary = before.isspace() or before in _BEFORE_OPENING or before in MARKS or before in _SINGLE
    if mark == "”" and after.isalnum() and (before.isspace() or before in _BEFORE_OPENING):
        return not any(one in text[within.start : within.end] for one in "“„")  # as in Swedish and Finnish
    if mark in "”’" or after.isspace():
        return False
    if _kind(mark) == "double":
        return boundary or mark in "“„"
    return boundary and _is_no_apostrophe(text, place, within)


def _is_no_apostrophe(text: str, place: int, within: Span) -> bool:
    """Whether a single mark in front of a word is no apostrophe that stands for letters left out, as in ’em."""
    clipped = _CLIPPED.match(text, place + 1) is not None
    if text[place] == "‘":
        return not (clipped and "’" not in text[place + 1 : within.end])
    after = text[place + 1]
    return not clipped and (after.isalnum() or after in MARKS or after in "…£$[")


def _closing(text: str, opening: int, within: Span, kind: str) -> int | None:
    if kind == "single":
        return _closing_single(text, opening, within)
    if kind == "double":
        return _closing_double(text, opening, within)
    partner = _PAIRED.get(kind) or _REVERSED[kind]
    found = text.find(partner, opening + 1, within.end)
    return found if found >= 0 else None


def _closing_double(text: str, opening: int, within: Span) -> int | None:
    """The next double mark that can close; one that can only open means that this one was never closed."""
    for place in range(opening + 1, within.end):
        mark = text[place]
        if mark not in _DOUBLE:
            continue
        if mark == "“" and text[opening] == "„":
            return place
        if mark in "“„":
            return None
        before, after = text[place - 1], text[place + 1] if place + 1 < within.end else " "
        if mark == "”" or not before.isspace() or after.isspace() or not after.isalnum():
            return place
        return None
    return None


def _closing_single(text: str, opening: int, within: Span) -> int | None:
    """The closing mark among apostrophes: after a full stop or comma it is sure, after a plural's s it is doubtful."""
    doubtful: list[int] = []
    likely: list[int] = []
    for place in range(opening + 1, within.end):
        if text[place] not in "'’`":
            if text[place] in "'‘" and _opens(text, place, within):
                break
            continue
        after = text[place + 1] if place + 1 < within.end else " "
        if after.isalnum() or text[place - 1].isspace():
            if text[place] == "'" and _opens(text, place, within) and (likely or doubtful):
                break
            continue
        if text[place - 1] in _SURE_BEFORE_CLOSING or text[place - 1] in MARKS:
            return likely[0] if likely else place
        possessive = text[place - 1] in "sS" and after.isspace() and text[place + 2 : place + 3].islower()
        (doubtful if possessive else likely).append(place)
    return likely[0] if likely else (doubtful[-1] if doubtful else None)


def _is_left_open(text: str, opening: int, within: Span, kind: str) -> bool:
    """Whether words follow to the end of the paragraph, and no other mark of the kind opens among them."""
    if not text[opening + 1 : within.end].strip():
        return False
    return not any(
        _kind(text[place]) == kind and _opens(text, place, within) for place in range(opening + 1, within.end)
    )
