"""Names and days out of bylines: lines such as "By Ann Dey and Bo Li, 3 May 2026"."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from retrieval.article import Byline
from retrieval.dates import MONTH, day_in
from retrieval.draft import Doubt, Draft, Reason
from retrieval.furniture import signed

_NOBODY: Final = frozenset(
    {"admin", "administrator", "username", "user", "editor", "staff", "author", "unknown", "guest", "anonymous"}
    | {"staff writer", "staff reporter", "web desk", "news desk", "newsroom", "microsoft office user", "python-docx"}
)
_BY: Final = re.compile(r"^(?:by|words by|story by|text by)\b\s*:?\s*", re.IGNORECASE)
_BY_ELSEWHERE: Final = re.compile(
    r"^(?:von|par|por|di|af|av|door)\b\s*:?\s*(?=(?-i:[A-ZÀ-Þ])\S*\s+(?:\S+\s+)*(?-i:[A-ZÀ-Þ]))", re.IGNORECASE
)
"""Words that are also a part of names, "Di Brown", "Von Trapp": a name of two words has to be left without them."""

_HELPED: Final = re.compile(
    r"(?:^|[,;.]?\s+)(?:with|additional) (?:additional )?(?:reporting|research|writing)\b.*$", re.IGNORECASE
)
"""Whoever helped is no author."""

_DATED: Final = re.compile(
    rf"[,|·•]?\s+(?:on\s+)?(?:\w{{2,9}}day,?\s+)?{MONTH}\.?\s+\d{{1,2}}(?!\d)(?!\s+{MONTH}\b).*$|[,|·•]?\s*\d.*$",
    re.IGNORECASE,
)
"""A day, or a number, behind a name. A month without a day is a surname: "Theresa May", "Andrew Marr"."""

_AFTER_NAME: Final = re.compile(r"\s+(?:[|\u2013\u2014·•-]\s.*|in (?-i:[A-ZÀ-Þ]).*|před)$", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"\s*(?:;|,? and |,? & | (?:und|et|y|e|en) (?=(?-i:[A-ZÀ-Þ])\S* (?-i:[A-ZÀ-Þ])))\s*", re.IGNORECASE
)
_BEHIND_COMMA: Final = re.compile(r"^(?:jr|sr|ph\.? ?d|m\.? ?d|esq|[ivx]+)\.?$", re.IGNORECASE)
"""What belongs to the name before the comma."""

_ROLE: Final = re.compile(
    r"\b(?:report(?:er|ing)|(?:co-?)?editor|correspondent|writer|columnist|journalist|contributor|producer|photographer|"
    r"analyst|staff|bureau chief|technologist|professor|fellow|director|(?:chef)?redakteur(?:in)?|korrespondent(?:in)?|"
    r"redaktion|journaliste|rédact(?:eur|rice)|envoyée? spéciale?|correspondant(?:e)?|redactor(?:a)?|periodista|"
    r"corresponsal|giornalista|verslaggever)\b",
    re.IGNORECASE,
)
"""What somebody is, and no part of who: where it stands behind a comma, the name ends."""

_A_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w.'\u2019-]*(?: [\w.'\u2019-]+){0,3} [A-ZÀ-Þ][\w.'\u2019-]*")
_NO_NAME: Final = re.compile(
    r"\b(?:by|follow|more|view|read|contact|e-?mail|posts?|articles?|stories|profile|share)\b", re.IGNORECASE
)
"""Words of the links that stand beside a name."""

_NAME: Final = 80
"""Characters of one author's name."""

_HEAD: Final = 8
"""Pieces at the top of a text among which its byline may stand: a picture, its caption and its credit come first."""


def names_of(given: Sequence[str], publisher: str | None) -> list[str]:
    """The names of people in bylines or fields of data, each once; `publisher` is none of them beside others."""
    found: dict[str, str] = {}
    for one in given:
        plain = html.unescape(html.unescape(" ".join(one.split())))  # data are often escaped, and now and then twice
        line = _BY_ELSEWHERE.sub("", _DATED.sub("", _HELPED.sub("", _BY.sub("", plain))))
        for part in _parted(line, publisher):
            name = _AFTER_NAME.sub("", part).strip(" ,|-\u2013\u2014·•")
            usable = name and len(name) <= _NAME and "://" not in name and "@" not in name
            if usable and name.casefold() not in _NOBODY:
                found.setdefault(name.casefold(), name)
    return list(found.values())


def with_byline(draft: Draft, credited: Sequence[str] = ()) -> Draft:
    """The draft with the author and the day that its removed byline tells, where nothing else tells them.

    They are in doubt, but for an author whom the file's own properties, `credited`, name too. Without a byline those
    whom the properties name are taken, in doubt: whoever made the file need not have written what is in it.
    """
    lines = [piece.text for piece in draft.pieces[:_HEAD] if piece.reason is Reason.BYLINE]
    authors, when = _signed_and_dated(lines, draft.byline)
    named = tuple(names_of(credited, draft.byline.publisher))
    doubted = {
        Doubt.AUTHOR: not draft.byline.author and bool(authors or named) and authors != named,
        Doubt.DATE: not draft.byline.published and when is not None,
    }
    doubts = {*draft.doubts, *(doubt for doubt, is_so in doubted.items() if is_so)}
    byline = replace(
        draft.byline, author=draft.byline.author or authors or named, published=draft.byline.published or when
    )
    return replace(draft, byline=byline, doubts=tuple(one for one in Doubt if one in doubts))


def _signed_and_dated(lines: Sequence[str], known: Byline) -> tuple[tuple[str, ...], date | None]:
    signatures = (signed(line) for line in lines)
    names = next((found for line in signatures if line for found in [names_of([line], known.publisher)] if found), [])
    days = (day_in(line, known.language) for line in lines)
    return tuple(names), next((day for day in days if day is not None), None)


def is_name(text: str) -> bool:
    """Whether a line is nothing but a person's name: two to five words, the first and the last with capitals."""
    return bool(_A_NAME.fullmatch(text)) and not _ROLE.search(text) and not _NO_NAME.search(text)


def _parted(text: str, publisher: str | None) -> list[str]:
    """Its names: also what commas part, where each is of two words or more; without the paper that they write for."""
    found: list[str] = []
    paper = _words(publisher or "")
    for part in _BETWEEN.split(text):
        pieces = _before_roles([piece for piece in re.split(r"\s*,\s*", part) if piece])
        names = [one for one in pieces if _words(one) != paper and not (one.isupper() and " " not in one)] or pieces
        if names and " " in names[0]:  # a word alone behind a whole name is a place; "Dey, Ann" is a name
            names = [one for one in names if " " in one or _BEHIND_COMMA.match(one)]
        if all(" " in one or _BEHIND_COMMA.match(one) for one in names):
            for one in names:
                if found and _BEHIND_COMMA.match(one):
                    found[-1] = f"{found[-1]}, {one}"
                else:
                    found.append(one)
        else:
            found.append(", ".join(names))
    return found


def _before_roles(pieces: list[str]) -> list[str]:
    """A name without what its bearer is: the first piece, and those up to a role."""
    end = next((place for place, one in enumerate(pieces) if place and _ROLE.search(one)), len(pieces))
    return pieces[:end]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
