"""A page cut into blocks: the runs of words that a browser sets apart from each other, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from retrieval.adapters.loaders.elements import BLOCKS, STRUCK, UNSEEN
from retrieval.adapters.loaders.inline import LEVELLED, apart, quoted, raised
from retrieval.article import Role

Element = Any
"""An element of lxml's tree; lxml has no types of its own."""

_CELLS: Final = frozenset({"td", "th"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDING: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PULLED: Final = re.compile(r"pull[-_ ]?quote|pullout|blockquote--pull|\bquote-figure\b", re.IGNORECASE)
_UNWRITTEN: Final = str.maketrans(dict.fromkeys("\u00ad\u200b\u2060\ufeff"))
"""Places where a line may break or not, which no reader sees."""
_UNPARTED: Final = r"\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u9fff"
"""Scripts that do not part words with blanks: Thai, Burmese, kana, Chinese characters."""
_WORD: Final = re.compile(rf"[{_UNPARTED}]|[^\W{_UNPARTED}]+")
_NOTE: Final = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡])[\])]?\s*")
_HEARD: Final = frozenset(
    [
        "a11y-hidden",
        "assistive-text",
        "element-invisible",
        "is-visually-hidden",
        "screen-reader-only",
        "screen-reader-text",
        "screenreader-only",
        "sr-only",
        "u-visually-hidden",
        "vh",
        "visually-hidden",
        "visuallyhidden",
    ]
)
"""Usual names of what is there for screen readers alone: no reader sees it, and no link to the words can land on it."""
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n\s*")
_SHORT: Final = 60
"""Characters that a line of a list has at most: about what stands on one line of a column."""
_LIST: Final = 4
"""Short lines in a row that make a list."""
_DEEPEST: Final = 200
"""Elements inside each other that are looked into; browsers stop at 512, and no page of news is near it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Words on lines of their own. `linked` counts the characters that stand in links; `holders` lead to the root."""

    text: str
    role: Role
    linked: int
    holders: tuple[Element, ...]

    @property
    def holder(self) -> Element:
        """The element that the words stand in."""
        return self.holders[-1]

    @property
    def tag(self) -> str:
        """Its name."""
        return str(self.holder.tag)

    @property
    def link_share(self) -> float:
        """How much of it is links, 0..1."""
        return self.linked / max(1, len(self.text))


@dataclass(slots=True)
class _Run:
    """Words gathered since the last block; None stands for a break of the line."""

    words: list[str | None]
    linked: int = 0

    @property
    def length(self) -> int:
        """Characters gathered."""
        return sum(len(one) for one in self.words if one)


def blocks_of(root: Element, *, hidden: bool = False) -> list[Block]:
    """Every block of the page; those that its author hid only where `hidden` says so."""
    found: list[Block] = []
    run = _Run([])
    _walk(root, (), run, found, hidden=hidden)
    _close(run, (root,), found)
    return found


def _walk(element: Element, above: tuple[Element, ...], run: _Run, found: list[Block], *, hidden: bool) -> None:
    holders = (*above, element)
    kept_lines = any(one.tag == "pre" for one in holders)
    _take(run, element.text, kept_lines=kept_lines)
    for child in element:
        if child.tag == "br":
            run.words.append(None)
        elif isinstance(child.tag, str) and len(holders) < _DEEPEST and _is_seen(child, hidden=hidden):
            if _stands_alone(child):
                _close(run, holders, found)
                _walk(child, holders, run, found, hidden=hidden)
                _close(run, (*holders, child), found)
            else:
                _walk_inline(child, holders, run, found, hidden=hidden)
        _take(run, child.tail, kept_lines=kept_lines)


def _walk_inline(child: Element, holders: tuple[Element, ...], run: _Run, found: list[Block], *, hidden: bool) -> None:
    if child.tag in _CELLS:
        run.words.append(" ")
    before, begun = run.length, len(run.words)
    if child.tag == "cite":
        run.words += apart(run.words)
    _walk(child, holders, run, found, hidden=hidden)
    own = run.words[begun:]
    if child.tag in {"sup", "sub"}:
        run.words[begun:] = raised(child.tag, run.words[:begun], own)
    elif child.tag == "q":
        run.words[begun:] = quoted(own, inside=any(one.tag == "q" for one in holders))
    if child.tag == "a":
        run.linked += max(0, run.length - before)


def _stands_alone(element: Element) -> bool:
    if element.tag in _CELLS:  # a cell of a table of figures is a part of its row; one that lays out a page is not
        return any(True for _ in element.iterdescendants("p", "div", "ul", "ol", "h1", "h2", "h3", "table", "article"))
    return element.tag in BLOCKS


def _is_seen(element: Element, *, hidden: bool) -> bool:
    if element.tag in UNSEEN | STRUCK or _HEARD.intersection((element.get("class") or "").lower().split()):
        return False
    if element.tag == "sup" and _is_note(element):
        return False
    if hidden:
        return True
    return element.get("hidden") is None and not _HIDING.search(element.get("style") or "")


def _is_note(sup: Element) -> bool:
    """Whether it leads to a footnote, and is no power or ordinal."""
    leads = any(True for _ in sup.iter("a")) or any(one.tag == "a" for one in sup.iterancestors())
    return "reference" in (sup.get("class") or "").split() or (
        leads and _NOTE.fullmatch("".join(sup.itertext())) is not None
    )


def _take(run: _Run, text: str | None, *, kept_lines: bool) -> None:
    if not text:
        return
    if kept_lines:  # in preformatted text an empty line is what parts paragraphs
        for place, part in enumerate(_EMPTY_LINE.split(text)):
            run.words += [None, None, part] if place else [part]
    else:
        run.words.append(text)


def _close(run: _Run, holders: tuple[Element, ...], found: list[Block]) -> None:
    for lines in _parted(run.words):
        text = " ".join("".join(lines).translate(_UNWRITTEN).split())
        if text:
            found.append(Block(text, _role(holders), min(run.linked, len(text)), holders))
    run.words, run.linked = [], 0


def _parted(words: list[str | None]) -> Iterator[list[str]]:
    """What two breaks part; or each line for itself, where a list is made of short lines."""
    lines: list[list[str]] = [[]]
    for one in words:
        if one is None:
            lines.append([])
        else:
            lines[-1].append(one)
    bare = [not "".join(line).strip() for line in lines]
    short = [len("".join(line)) <= _SHORT for line, empty in zip(lines, bare, strict=True) if not empty]
    a_list = len(short) >= _LIST and sum(short) >= len(short) - 1
    gathered: list[str] = []
    for line, empty in zip(lines, bare, strict=True):
        if (empty or a_list) and gathered:
            yield gathered
            gathered = []
        gathered = [*gathered, " ", *line]
    yield gathered


def _role(holders: tuple[Element, ...]) -> Role:
    named = [(str(one.tag), f"{one.get('class') or ''} {one.get('id') or ''}") for one in reversed(holders)]
    for tag, names in named[:6]:
        if tag in _HEADINGS:
            return Role.HEADING
        if tag in {"blockquote", "q"}:
            pulled = any(_PULLED.search(names_) or above == "aside" for above, names_ in named[:6])
            return Role.PULLQUOTE if pulled else Role.QUOTE
        if _PULLED.search(names):
            return Role.PULLQUOTE
        if tag == "li":
            return Role.ITEM
        if tag in {"article", "main", "body"}:
            break
    return Role.PARAGRAPH


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, a letter each in scripts that do not part them."""
    return _WORD.findall(text.lower().translate(LEVELLED))
