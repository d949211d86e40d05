"""Lines that pages put among the paragraphs of an article and that are none: told by their words alone.

The words are in furniture.txt.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

from retrieval.article import Role
from retrieval.draft import Piece, Reason

_WORDS: Final = 45
"""Words of a line that is no paragraph, at most: a long caption, or a box that offers a newsletter."""

_CHARACTERS: Final = 400
"""Characters of such a line: 45 long words."""

_REPEATED: Final = 5
"""Words from which a second time is no chance."""

_TOLD: Final = re.compile(r"\b(?:said|says|told|tells|added|asked|wrote|warned|according to)\b", re.IGNORECASE)
_LABELLED: Final = re.compile(
    r"(?:(?:read|see|watch|listen|view)(?: (?:more|also|next|now|the full \w+))?|related(?: \w+)?|"
    r"more(?: on this)?|also|up next|further reading)\s*[:|\u2013\u2014>»]",
    re.IGNORECASE,
)
"""A label says what its line is, whatever the headline behind it tells."""
_ASKING: Final = frozenset({Reason.NEWSLETTER, Reason.SHARE, Reason.RELATED, Reason.OTHER})
"""What asks something of a reader is no reported speech, though reported speech may ask the same."""

_LISTS: Final = ("AGENCIES", "NETWORKS", "NAMES", "BEHIND")


def reason_of(text: str) -> Reason | None:
    """Why a line is no paragraph; none where it may be one. What is longer than a few lines always may."""
    flat = " ".join(text.split())
    if len(flat) > _CHARACTERS or flat.count(" ") >= _WORDS:
        return None
    told = _TOLD.search(flat) is not None and not _LABELLED.match(flat)
    return next((one for one, pattern in _patterns() if not (told and one in _ASKING) and pattern.search(flat)), None)


def signed(text: str) -> str | None:
    """What follows "by" in a line that begins with it and a name, and may go on; none in another line."""
    found = _signature().match(" ".join(text.split()))
    return found[1] if found else None


@cache
def _signature() -> re.Pattern[str]:
    name = "|".join(_sections()["NAMES"])
    return re.compile(rf"\W*(?:by|von|par|por|di|door)\s*:?\s+({name}.*)", re.IGNORECASE)


def without_furniture(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, with what is no paragraph by its words removed, and what stands there a second time."""
    seen: set[str] = set()
    told = []
    for piece in pieces:
        reason = piece.reason or (None if piece.role is Role.QUOTE else reason_of(piece.text))
        flat = " ".join(piece.text.split()).casefold()
        if reason is None and flat in seen and flat.count(" ") >= _REPEATED - 1:
            reason = Reason.DUPLICATE
        if reason is None:
            seen.add(flat)
        told.append(replace(piece, reason=reason))
    return tuple(told)


@cache
def _patterns() -> tuple[tuple[Reason, re.Pattern[str]], ...]:
    sections = _sections()
    lists = {name: "|".join(sections[name]) for name in _LISTS}
    found = []
    for name, lines in sections.items():
        if name in lists:
            continue
        for line in lines:
            for listed, joined in lists.items():
                line = line.replace(listed, joined)  # noqa: PLW2901 - the same line, its list put in
            found.append((Reason(name), re.compile(line, re.IGNORECASE)))
    return tuple(found)


def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    name = ""
    for line in files("retrieval").joinpath("furniture.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            sections[name] = []
        elif line and not line.startswith("# "):
            sections[name].append(line)
    return sections
