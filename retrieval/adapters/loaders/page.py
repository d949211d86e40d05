"""Web pages: the article that a reader sees, and what stands around it."""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.adapters.loaders.about import about
from retrieval.adapters.loaders.blocks import Block, Element, blocks_of, words_of
from retrieval.adapters.loaders.body import of_article, opinions
from retrieval.adapters.loaders.charset import decoded
from retrieval.adapters.loaders.surroundings import bodies, is_apart, reason_by_place
from retrieval.adapters.loaders.tree import parsed
from retrieval.article import Role
from retrieval.draft import Doubt, Draft, Piece, Reason
from retrieval.furniture import reason_of, without_furniture
from retrieval.refusals import Fault, Refused
from retrieval.sources import Given

_BYTES: Final = 3_000_000
"""Of 181 pages of a benchmark the largest had 1.5 MB."""

_TAGS: Final = 20_000
"""Opening tags; eleven times the most that a page of that benchmark has. Extraction takes time with their square."""

_TAG: Final = re.compile(r"<[A-Za-z]")

_STRUCK: Final = re.compile(r"<(del|s|strike)(?:\s[^<>]{0,200})?>[^<>]{0,500}</\1\s*>", re.IGNORECASE)
"""Words that a page takes back: no opinion is to count them, as the blocks do not have them."""

_ARTICLE_WORDS: Final = 2
"""Words that an article has at the least."""

_NAMED_LITTLE: Final = 0.3
"""Share of the article from which a name that is given to its parts does not speak against them."""

_SHOWN: Final = 150
"""Pieces around the article that are kept for a person to look at."""

_WORTH_A_LOOK: Final = 6
"""Words from which a piece outside the article may be one of it."""

_NEAR: Final = 15
"""Blocks before and after the article that belong to it: its head, and what stands at its foot."""

_HEAD: Final = 6
"""Blocks of the article among which its headline and its byline may stand."""

_ANYWHERE: Final = frozenset({Reason.COOKIE, Reason.CAPTION, Reason.CREDIT})
"""What a person may look for wherever it stands on the page."""

_NAMES: Final = 12
"""Words of a byline; more, in a place for bylines, belong to other stories."""

_LINKED: Final = 0.5
"""Share of links from which a block leads elsewhere."""

_TEASERS: Final = 4
"""Blocks that are links from which there may be a page of teasers; articles have a few below them."""

_TEASER_SHARE: Final = 0.4
"""Share of such blocks: a teaser is a headline that is a link, and at most a line or so below it."""

_WALL: Final = re.compile(r"(?:pay|reg)-?wall|subscri(?:ber|ption)s?-?(?:only|wall|gate|prompt)", re.IGNORECASE)
"""Names of boxes that end an article for those who do not pay."""

_LINE: Final = 200
"""Characters of a byline, with who the author is."""


class HtmlLoader:
    """`retrieval.ports.Loader` of web pages."""

    def read(self, given: Given) -> Draft:
        """See the port. Raises `Refused`: `too_large`, `too_many_tags`, `no_text`."""
        if len(given.content) > _BYTES:
            raise Refused(Fault.TOO_LARGE)
        html, guessed = decoded(given.content, given.charset, html=True)
        if sum(1 for _ in _TAG.finditer(html)) > _TAGS:
            raise Refused(Fault.TOO_MANY_TAGS)
        root = parsed(html)
        if root is None:
            raise Refused(Fault.NO_TEXT)
        blocks, held = _read(root, html)
        if not any(held):
            raise Refused(Fault.NO_TEXT)
        begins = held.index(True)
        known = bodies(blocks, held)
        placed = [(block, reason_by_place(block, known)) for block in blocks]
        said = about(root, html, placed, held, placed[max(0, begins - _NEAR) : begins + _HEAD], given.url)
        doubts = {
            *said.doubts,
            *([Doubt.ENCODING] if guessed else []),
            *([Doubt.PAYWALL] if _walled(blocks, held) else []),
            *([Doubt.LINKS] if _leads_elsewhere(blocks, held) else []),
        }
        pieces = without_furniture(_pieces(blocks, held, said.title))
        if sum(len(words_of(piece.text)) for piece in pieces if piece.reason is None) < _ARTICLE_WORDS:
            raise Refused(Fault.NO_TEXT)
        return Draft(pieces, said.title, said.url, said.byline, tuple(one for one in Doubt if one in doubts))


def _walled(blocks: Sequence[Block], held: Sequence[bool]) -> bool:
    """Whether a box that the page itself calls a wall stands at the end of the article, outside its paragraphs."""
    known = {one for block, is_held in zip(blocks, held, strict=True) if is_held for one in block.holders}
    last = len(held) - held[::-1].index(True)
    boxes = [one for block in blocks[last : last + _NEAR] for one in block.holders if one not in known]
    return any(_WALL.search(f"{one.get('class') or ''} {one.get('id') or ''}") for one in boxes)


def _leads_elsewhere(blocks: Sequence[Block], held: Sequence[bool]) -> bool:
    """Whether so much of what was taken for an article is links that it is a page of teasers."""
    kept = [block for block, is_held in zip(blocks, held, strict=True) if is_held]
    links = sum(block.link_share > _LINKED for block in kept)
    return links >= _TEASERS and links >= _TEASER_SHARE * len(kept)


def _read(root: Element, html: str) -> tuple[list[Block], list[bool]]:
    def lines(part: str) -> str:
        inner = parsed(part)
        return "" if inner is None else "\n".join(block.text for block in blocks_of(inner))

    heard = opinions(_STRUCK.sub(" ", html), lines)
    blocks = blocks_of(root)
    held = of_article(blocks, *heard)
    if not any(held):  # some pages hide their article until a script shows it
        blocks = blocks_of(root, hidden=True)
        held = of_article(blocks, *heard)
    return blocks, held


def _pieces(blocks: Sequence[Block], held: Sequence[bool], title: str | None) -> list[Piece]:
    """The paragraphs, and what was removed in and around them; the title is none of them."""
    known = bodies(blocks, held)
    reasons = [reason_by_place(block, known) for block in blocks]
    ignored = _spread(blocks, held, reasons)
    titled = words_of(title or "")
    first, last = held.index(True), len(held) - held[::-1].index(True)
    pieces: list[Piece] = []
    around: set[tuple[str, Reason]] = set()
    for at, (block, is_held, place) in enumerate(zip(blocks, held, reasons, strict=True)):
        if titled and words_of(block.text) == titled:
            continue
        told = None if place in ignored or (place is Reason.BYLINE and len(block.text) > _LINE) else place
        if is_held:
            pieces.append(Piece(block.text, block.role, None if told is Reason.OTHER else told))
            continue
        reason = _outside(block, told, near=first - _NEAR <= at < last + _NEAR)
        if reason is None and first < at < last and len(words_of(block.text)) > 1:  # between two paragraphs
            reason = reason_of(block.text) or (Reason.RELATED if block.link_share > _LINKED else Reason.OTHER)
        if reason is not None and len(around) < _SHOWN and (block.text, reason) not in around:
            around.add((block.text, reason))
            pieces.append(Piece(block.text, block.role, reason))
    return pieces


def _spread(
    blocks: Sequence[Block], held: Sequence[bool], reasons: Sequence[Reason | None]
) -> frozenset[Reason | None]:
    """Reasons that places give against so much of the article that they mean something else."""
    whole = sum(len(block.text) for block, is_held in zip(blocks, held, strict=True) if is_held)
    against: dict[Reason | None, int] = {}
    for block, is_held, reason in zip(blocks, held, reasons, strict=True):
        if is_held and reason is not None:
            against[reason] = against.get(reason, 0) + len(block.text)
    return frozenset(reason for reason, weight in against.items() if weight > _NAMED_LITTLE * whole)


def _outside(block: Block, place: Reason | None, *, near: bool) -> Reason | None:
    """Why a block that no opinion holds was left out, where a person may want to know of it."""
    count = len(words_of(block.text))
    by_words = reason_of(block.text)
    if not near:
        return by_words if by_words in _ANYWHERE else place if place in _ANYWHERE and count >= _WORTH_A_LOOK else None
    if by_words not in {None, Reason.OTHER}:
        return by_words
    if place is Reason.BYLINE and count > _NAMES:
        return Reason.RELATED
    if place not in {None, Reason.OTHER} and count > 1:
        return place
    heads_it = block.tag == "h1"
    if not heads_it and (is_apart(block) or block.link_share > _LINKED or count < _WORTH_A_LOOK):
        return None
    return Reason.RELATED if block.role is Role.ITEM and block.link_share > 0 else Reason.OTHER
