"""Who wrote an article: the names that its page states, or else those that a reader sees above it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from retrieval.adapters.loaders.blocks import Block, words_of
from retrieval.furniture import signed

_NOBODY: Final = frozenset(
    {"admin", "administrator", "username", "user", "editor", "staff", "author", "unknown", "guest"}
)
_BY: Final = re.compile(r"^(?:by|von|por|par|di|af|av|door|words by|story by)\b\s*:?\s*", re.IGNORECASE)
_HELPED: Final = re.compile(
    r"(?:^|[,;.]?\s+)(?:with|additional) (?:additional )?(?:reporting|research|writing)\b.*$", re.IGNORECASE
)
"""Whoever helped is no author."""

_AFTER_NAME: Final = re.compile(
    r"\s+(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s.*)?|\d.*|[|\u2013\u2014-]\s.*|před)$",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*(?:;|,? and |,? & )\s*")
_BEHIND_COMMA: Final = re.compile(r"^(?:jr|sr|ph\.? ?d|m\.? ?d|esq|[ivx]+)\.?$", re.IGNORECASE)
"""What belongs to the name before the comma."""

_NAME: Final = 80
"""Characters of one author's name."""

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
    named = said or _seen_above(head, publisher) or _as_shown(_clean((guessed or "").split(";"), publisher), head)
    shown = [block.text.casefold() for block in blocks if len(block.text) < _SHOWN]
    seen = all(any(name.casefold() in text for text in shown) for name in named)
    return tuple(named), bool(said) and seen


def _seen_above(head: Sequence[Block], publisher: str | None) -> list[str]:
    lines = (signed(block.text) for block in reversed(head) if len(block.text) < _SHOWN)
    return next((names for names in (_clean([line], publisher) for line in lines if line) if names), [])


def _as_shown(named: list[str], head: Sequence[Block]) -> list[str]:
    """A guessed name without what follows it, where a line of its own shows the name alone."""
    alone = {tuple(words_of(block.text)): block.text for block in head if 1 < len(words_of(block.text)) < 5}

    def shortest(name: str) -> str:
        words = tuple(words_of(name))
        return next((alone[words[:count]] for count in range(2, len(words)) if words[:count] in alone), name)

    return [shortest(name) for name in named]


def _names(given: Any, publisher: str | None) -> list[str]:
    if isinstance(given, str):
        return _clean([given], publisher)
    if isinstance(given, dict):
        name = given.get("name")
        return _clean([name], None) if isinstance(name, str) else _names(name, publisher)
    if isinstance(given, list):
        return list(dict.fromkeys(name for one in given[:20] for name in _names(one, publisher)))
    return []


def _clean(given: Sequence[str], publisher: str | None) -> list[str]:
    found: dict[str, str] = {}
    for one in given:
        signed_by = _HELPED.sub("", _BY.sub("", " ".join(one.split())))
        for part in _parted(signed_by, publisher):
            name = _AFTER_NAME.sub("", part).strip(" ,|-")
            usable = name and len(name) <= _NAME and "://" not in name and "@" not in name
            if usable and name.casefold() not in _NOBODY:
                found.setdefault(name.casefold(), name)
    return list(found.values())


def _parted(text: str, publisher: str | None) -> list[str]:
    """Its names: also what commas part, where each is of two words or more; without the paper that they write for."""
    found: list[str] = []
    for part in _BETWEEN.split(text):
        pieces = [piece for piece in re.split(r"\s*,\s*", part) if piece]
        paper = words_of(publisher or "")
        names = [one for one in pieces if words_of(one) != paper and not (one.isupper() and " " not in one)] or pieces
        if all(" " in one or _BEHIND_COMMA.match(one) for one in names):
            for one in names:
                if found and _BEHIND_COMMA.match(one):
                    found[-1] = f"{found[-1]}, {one}"
                else:
                    found.append(one)
        else:
            found.append(part)
    return found
