"""Who wrote an article: the names that its page states, or else those that a reader sees above it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from retrieval.adapters.loaders.blocks import Block, Element, words_of
from retrieval.adapters.loaders.surroundings import is_apart
from retrieval.bylines import is_name, names_of
from retrieval.furniture import signed

_MARKED: Final = re.compile(r"(?:^|[\s_-])(?:author|byline|writer|vcard|fn|p-author)s?(?:$|[\s_-])", re.IGNORECASE)
"""Class names of places for the author, hCard's among them (https://microformats.org/wiki/hcard)."""

_SHOWN: Final = 200
"""Characters of a line that may name the author."""


def authors(
    stated: Iterable[Any], guessed: str | None, publisher: str | None, blocks: Sequence[Block], head: Sequence[Block]
) -> tuple[tuple[str, ...], bool]:
    """The names, and whether they are sure: stated by the page's data and seen by its reader.

    `stated` in order of trust: strings, and objects of schema.org; `guessed` is a library's. A name that is not stated
    is taken from the line above the article that is signed with it.
    """
    said = next((names for names in (_names(one, publisher) for one in stated) if names), [])
    if [words_of(name) for name in said] == [words_of(publisher or "")]:  # a paper signs for whom its page may name
        said = [] if _seen_above(head, publisher) else said
    named = said or _seen_above(head, publisher) or _as_shown(names_of((guessed or "").split(";"), publisher), blocks)
    shown = [block.text for block in blocks if len(block.text) < _SHOWN]
    seen = all(any(_holds(text, name) for text in shown) for name in named)
    return tuple(named), bool(said) and seen


def _seen_above(head: Sequence[Block], publisher: str | None) -> list[str]:
    """The names in the nearest line that is signed with them; else those in a place for them."""
    lines = [block for block in reversed(head) if len(block.text) < _SHOWN and not is_apart(block)]
    signatures = (signed(block.text) for block in lines)
    names = (names_of([line], publisher) for line in signatures if line)
    return next((found for found in names if found), []) or _marked(lines)


def _marked(lines: Sequence[Block]) -> list[str]:
    for block in lines:
        inside = [one for one in block.holder.iter() if isinstance(one.tag, str)]
        if sum(len(one.text or "") for one in inside) > 2 * _SHOWN:
            continue
        texts = [" ".join("".join(one.itertext()).split()) for one in (*inside, *block.holders[-2:]) if _is_marked(one)]
        names = names_of([text for text in texts if is_name(text) and text in block.text], None)
        if names:
            return names
    return []


def _is_marked(element: Element) -> bool:
    said = (element.get("rel") or "").split(), element.get("itemprop")
    return "author" in said[0] or said[1] == "author" or bool(_MARKED.search(element.get("class") or ""))


def _as_shown(named: list[str], blocks: Sequence[Block]) -> list[str]:
    """Guessed names that a reader sees on the page, without what follows them there: a role, a month."""
    lines = [block.text for block in blocks if len(block.text) < _SHOWN]
    alone = {tuple(words_of(line)): line for line in lines if 1 < len(words_of(line)) < 5}
    found = []
    for name in named:
        words = tuple(words_of(name))
        dated = any(re.search(rf"{re.escape(name)}\s+\d", line) for line in lines) and len(words) > 2
        cut = [alone[words[:count]] for count in range(2, len(words)) if words[:count] in alone]
        found.append(cut[0] if cut else name.rpartition(" ")[0] if dated else name)
    return [name for name in found if any(_holds(line, name) for line in lines)]


def _holds(text: str, name: str) -> bool:
    """Whether a text has the name, in whole words."""
    return f" {' '.join(words_of(name))} " in f" {' '.join(words_of(text))} "


def _names(given: Any, publisher: str | None) -> list[str]:
    if isinstance(given, str):
        return names_of([given], publisher)
    if isinstance(given, dict):
        name = given.get("name")
        return names_of([name], None) if isinstance(name, str) else _names(name, publisher)
    if isinstance(given, list):
        return list(dict.fromkeys(name for one in given[:20] for name in _names(one, publisher)))
    return []
