"""A claim as it is written: its words, what stands between its ellipses, and what it puts in square brackets.

Forms of the ellipsis: The Chicago Manual of Style, 17th ed., 13.50-13.58 (spaced points, four of them, in brackets);
New Hart's Rules, 2nd ed., 4.7; and what is typed for want of them.
"""

import re
from dataclasses import dataclass
from typing import Final

from retrieval.article import Span
from retrieval.tokens import Token, tokens

_POINTS: Final = r"(?:[…⋯‥]|\.(?:[ \u00a0\u2009\u202f]?\.)+)(?:[ \u00a0\u2009\u202f]?[….])*"
_ELLIPSIS: Final = re.compile(
    rf"\\?[\[({{<]\s*{_POINTS}\s*\\?[\])}}>]|{_POINTS}|(?<=\s)[-–—](?:\s+[-–—])+(?=\s)|(?<=\s)\*(?:\s?\*){{2,}}(?=\s)"
)
_BRACKETED: Final = re.compile(r"(?<!\w)\\?\[([^\[\]]*?)\\?\](?!\w)")
_ASIDE: Final = re.compile(r"\W*(?:sic)?\W*", re.IGNORECASE)
"""What says nothing of its own in brackets: "[sic]", "[!]"."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """`words`: all of them, those in square brackets too. `pieces`: runs of words that nothing interrupts.

    `elided`: an ellipsis stands between two of its words. `inserted`: what stands in square brackets.
    """

    text: str
    words: tuple[Token, ...]
    pieces: tuple[tuple[Token, ...], ...]
    elided: bool
    inserted: tuple[Span, ...]

    def is_inserted(self, word: Token) -> bool:
        """Whether the word stands in square brackets."""
        return any(span.start <= word.start < span.end for span in self.inserted)


def read(claim: str) -> Claimed:
    """The claim taken apart."""
    gaps = [Span(*one.span()) for one in _ELLIPSIS.finditer(claim)]
    bracketed = [
        one for one in _BRACKETED.finditer(claim) if not any(gap.start <= one.start() < gap.end for gap in gaps)
    ]
    inserted = [Span(*one.span()) for one in bracketed if not _ASIDE.fullmatch(one[1])]
    silent = [Span(*one.span()) for one in bracketed if _ASIDE.fullmatch(one[1])]
    words = tuple(one for one in tokens(claim) if not any(span.start <= one.start < span.end for span in silent))
    pieces: list[list[Token]] = [[]]
    behind = 0
    for one in words:
        if any(span.start < one.end and span.end > behind for span in (*gaps, *inserted)):
            pieces.append([])
        if not any(span.start <= one.start < span.end for span in inserted):
            pieces[-1].append(one)
        behind = one.end
    first, last = (words[0].start, words[-1].end) if words else (0, 0)
    elided = any(first < gap.start and gap.end < last for gap in gaps)
    return Claimed(claim, words, tuple(tuple(one) for one in pieces if one), elided, tuple(inserted))
