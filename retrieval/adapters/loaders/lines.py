"""Lines of pages put together to the paragraphs that they were broken from."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.article import Role
from retrieval.draft import Piece

_MOST: Final = 0.6
"""Share of pages from which a line at their edge runs along with them."""

_EDGE: Final = 2
"""Lines at the top and at the bottom of a page that may be running ones."""

_NUMBERS: Final = frozenset({"#", "page #", "# / #", "#/#", "# of #", "page # of #", "- # -"})
"""Last lines that are the number of their page, by their keys."""

_FULL: Final = 0.8
"""Share of the longest lines' length from which a line reaches the end of its column."""

_LARGE: Final = 1.15
"""How much larger than the text's letters a heading's are."""

_ENDS: Final = (".", "!", "?", "”", '"', "’", ":", "…")
_BULLET: Final = re.compile(r"[•●▪‣·–-]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, the size of its letters in points (0 where it is not known), and the blanks before it."""

    text: str
    size: float = 0.0
    indent: int = 0

    @property
    def key(self) -> str:
        """What is the same on every page, whatever the number."""
        return re.sub(r"\d+", "#", self.text.casefold())


def running(pages: Sequence[Sequence[Line]]) -> dict[str, str]:
    """Keys of the lines at the edge of most pages, with the first of each; none on fewer than three pages."""
    counts: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for page in pages:
        worded = [line for line in page if line.text]
        edge = {line.key: line.text for line in (*worded[:_EDGE], *worded[-_EDGE:])}
        counts.update(edge.keys())
        texts = {**edge, **texts}
    least = max(2, _MOST * len(pages)) if len(pages) > 2 else len(pages) + 1
    numbers = {page[-1].key: page[-1].text for page in pages if page and page[-1].key in _NUMBERS}
    return {**{key: texts[key] for key, count in counts.items() if count >= least}, **numbers}


def pieces_of(pages: Sequence[Sequence[Line]]) -> tuple[Piece, ...]:
    """Paragraphs and headings; one that a page breaks is put together."""
    lines = [line for page in pages for line in page]
    worded = sorted(len(line.text) for line in lines if line.text)
    if not worded:
        return ()
    column = worded[int(len(worded) * 0.9)] if len(worded) > 9 else worded[-1]
    size = Counter(line.size for line in lines for _ in range(len(line.text))).most_common(1)[0][0]
    whole = " ".join(line.text for line in lines)
    gathered: list[list[Line]] = []
    before: Line | None = None
    for line in lines:
        if not line.text:
            before = None if before is None or before.text.endswith(_ENDS) else before
            continue
        if before is None or _begins(before, line, column, size):
            gathered.append([])
        gathered[-1].append(line)
        before = line
    return tuple(_piece(group, size, whole) for group in gathered)


def _begins(before: Line, line: Line, column: int, size: float) -> bool:
    """Whether a line begins a paragraph."""
    if (before.size >= size * _LARGE) != (line.size >= size * _LARGE):
        return True
    if _BULLET.match(line.text) or line.indent > before.indent + 1:
        return True
    short = len(before.text) < _FULL * column
    return short and (before.text.endswith(_ENDS) or not line.text[:1].islower())


def _piece(group: Sequence[Line], size: float, whole: str) -> Piece:
    text = group[0].text
    for line in group[1:]:
        text = _joined(text, line.text, whole)
    mark = _BULLET.match(text)
    if mark:
        return Piece(text[mark.end() :], Role.ITEM)
    large = size > 0 and group[0].size >= size * _LARGE
    return Piece(text, Role.HEADING if large else Role.PARAGRAPH)


def _joined(text: str, more: str, whole: str) -> str:
    """Two lines as one; a hyphen at the end goes where the word stands without it, or goes on in small letters."""
    broken = re.search(r"([^\W\d_]{2,})[-\u00ad\u2010]$", text)
    after = re.match(r"[^\W\d_]+", more)
    if not broken or not after or not after[0][0].islower():
        return f"{text} {more}"
    hyphened = f"{broken[1]}-{after[0]}"
    return f"{text}{more}" if hyphened in whole else f"{text[:-1]}{more}"
