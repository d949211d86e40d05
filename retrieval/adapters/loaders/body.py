"""Which blocks of a page are its article: two libraries give their opinions, and what they overlook is looked at."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.adapters.loaders.blocks import Block, Element, words_of
from retrieval.article import Role

_SHINGLE: Final = 4
"""Words in a row by which a block is known again, as in the benchmark of article extraction by Scrapinghub."""

_KNOWN: Final = 0.6
"""Share of a block's shingles that an opinion holds where the block is of its article: most of it."""

_LITTLE: Final = 250
"""Characters below which an opinion has found too little to be an article (trafilatura's own MIN_EXTRACTED_SIZE)."""

_FAR_LESS: Final = 0.5
"""An opinion that finds less than this share of the other's has lost its way."""

_PROSE: Final = 8
"""Words from which a block between two paragraphs reads as one of them."""

_NEAR: Final = 4
"""Elements up from a paragraph in which its heading may stand: both in boxes of their own."""

_LINKED: Final = 0.5
"""Share of links from which a block is a list of links."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The words that a library takes for the article, as shingles, and its lines whole."""

    shingles: frozenset[tuple[str, ...]]
    lines: frozenset[tuple[str, ...]]
    length: int

    def holds(self, words: Sequence[str]) -> bool:
        """Whether a block of these words is of the article."""
        if len(words) < _SHINGLE:
            return tuple(words) in self.lines
        own = _shingles(words)
        return sum(one in self.shingles for one in own) >= _KNOWN * len(own)


def opinion_of(text: str) -> Opinion:
    """What a library gave as the article's text, a paragraph a line."""
    lines = [tuple(words_of(line)) for line in text.splitlines()]
    held = frozenset(one for line in lines for one in _shingles(line))
    return Opinion(held, frozenset(line for line in lines if line), len(text.strip()))


def of_article(blocks: Sequence[Block], strict: Opinion, generous: Opinion, second: Opinion) -> list[bool]:
    """Whether each block is of the article.

    The strict opinion says where it begins and ends, or the second where the strict one found too little; in between,
    what any of the three holds is of it, and what stands and reads as the paragraphs beside it do.
    """
    lost = strict.length < _LITTLE or strict.length < _FAR_LESS * second.length
    sure = second if lost and second.length > strict.length else strict
    words = [words_of(block.text) for block in blocks]
    held = [sure.holds(one) for one in words]
    if not any(held):
        return held
    first, last = held.index(True), len(held) - held[::-1].index(True)
    beside = Counter(_shape(block) for block, known in zip(blocks, held, strict=True) if known)
    for place in range(first, last):
        block = blocks[place]
        if held[place] or block.link_share >= _LINKED:
            continue
        alike = len(words[place]) >= _PROSE and beside[_shape(block)] > 1
        held[place] = alike or generous.holds(words[place]) or second.holds(words[place])
    return _with_headings(blocks, held, first, last)


def _with_headings(blocks: Sequence[Block], held: list[bool], first: int, last: int) -> list[bool]:
    """With each heading that a paragraph of the article stands right below."""
    for place in range(last - 2, first, -1):
        block = blocks[place]
        if block.role is Role.HEADING and held[place + 1]:
            held[place] = held[place] or _shape(block)[0] in blocks[place + 1].holders[-_NEAR:]
    return held


def _shape(block: Block) -> tuple[Element, str]:
    """Where a block stands: beside which others, and as what."""
    return (block.holders[-2] if len(block.holders) > 1 else block.holder), block.tag


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[place : place + _SHINGLE]) for place in range(len(words) - _SHINGLE + 1)]


def opinions(html: str, lines: Callable[[str], str]) -> tuple[Opinion, Opinion, Opinion]:
    """Trafilatura's strict and generous opinions, and readability's; an empty one where a library fails.

    `lines` makes lines of text of the HTML that readability gives.
    """
    from readability import Document
    from trafilatura import extract

    def strictly() -> str:
        return extract(html, include_comments=False, favor_precision=True) or ""

    def generously() -> str:
        return extract(html, include_comments=False) or ""

    def second() -> str:
        return lines(Document(html).summary())

    return _heard(strictly), _heard(generously), _heard(second)


def _heard(speak: Callable[[], str]) -> Opinion:
    try:
        return opinion_of(speak())
    except Exception:  # noqa: BLE001 - a library that stumbles over a page has no opinion of it
        return opinion_of("")
