"""Whom a message gives a quotation to, beside whom the article gives the words to. English."""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.article import Article, Span
from retrieval.attribution.persons import matching
from retrieval.attribution.wordlists import names, nouns
from retrieval.normal import folded
from retrieval.shelf import Shelf
from retrieval.statement import How, Kind, Statement

_SAYING: Final = (
    r"(?:said|says|say|saying|wrote|writes|claim(?:ed|s)|add(?:ed|s)|argue[ds]|insist(?:ed|s)|admit(?:ted|s)|warn(?:ed|s)"
    r"|explain(?:ed|s)|declare[ds]|announce[ds]|repl(?:ied|ies)|state[ds]|tweet(?:ed|s)|post(?:ed|s)|ask(?:ed|s)"
    r"|complain(?:ed|s)|confirm(?:ed|s)|testif(?:ied|ies)|recall(?:ed|s)|joke[ds]|note[ds]|promise[ds]|vow(?:ed|s)"
    r"|put it|puts it|according to|in the words of)"
)
_TELLING: Final = rf"(?:{_SAYING}|told|tells|called|calls|describe[ds])"
_NAME: Final = r"[A-Z][\w.’'-]*(?:\s+(?:(?:de|del|der|den|van|von|bin|al|la|le|of|the)\s+)*[A-Z][\w.’'-]*)*"
_MARKS: Final = r"[\s.,;:!?…\"”’'»“*_)]*"
_BEHIND: Final = re.compile(
    rf"{_MARKS}(?:[-–—(~]+\s*(?P<signed>{_NAME})|{_SAYING}\s+(?:[a-z’'-]+,?\s+){{0,6}}?(?P<after>{_NAME})"
    rf"|(?P<before>{_NAME})(?:,[^,.!?\n]{{1,80}},)?\s+(?:[a-z]+\s+){{0,2}}{_TELLING}\b)"
)
"""What follows a quotation and gives it to somebody: "— Ann Dey", "said Ann Dey", "Ann Dey told reporters"."""
_AHEAD: Final = re.compile(
    rf"(?:(?P<before>{_NAME})(?:,[^,.!?\n]{{1,80}},)?\s+(?:[a-z]+\s+){{0,2}}{_TELLING}\b[^.!?\n“”\"]{{0,60}}"
    rf"|(?:[Aa]ccording to|[Ii]n the words of)\s+(?:[a-z’'-]+,?\s+){{0,6}}?(?P<after>{_NAME}),?"
    rf"|(?P<signed>{_NAME})\s*:)[\s\"“‘'«„*_>]*$"
)
"""What stands before a quotation and gives it to somebody: "Ann Dey said: …", "According to Ann Dey, …"."""
_GOES_ON: Final = re.compile(rf"{_SAYING}\s+(?:[a-z’'-]+,?\s+){{0,6}}?(?P<after>{_NAME})[.,;:]?[\s\"“‘'«„*_>]*$")
"""What stands between two parts of one quotation: "…, said Ann Dey. …"."""
_ROLE: Final = r"(?:the|an?|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}?(?P<LAST>[a-z’'-]+)"
_ROLES: Final = (
    re.compile(rf"{_MARKS}{_SAYING}\s+(?P<all>{_ROLE.replace('LAST', 'last')})\s*(?=[.,;:!?\n]|$)", re.IGNORECASE),
    re.compile(rf"{_MARKS}(?P<all>{_ROLE.replace('LAST', 'last')})\s+(?:[a-z]+\s+){{0,2}}?{_TELLING}\b", re.IGNORECASE),
)
_ROLES_AHEAD: Final = re.compile(
    rf"\b(?:(?P<all>{_ROLE.replace('LAST', 'last')})(?:\s*:|\s+(?:[a-z]+\s+){{0,2}}?{_TELLING}\b[^.!?\n“”\"]{{0,60}})"
    rf"|according to\s+(?P<other>{_ROLE.replace('LAST', 'end')}),?)[\s\"“‘'«„*_>]*$",
    re.IGNORECASE,
)
"""The same with somebody's role: "the mayor said", "said the mayor", "the mayor: …"."""
_BESIDE: Final = 160
"""Characters on either side of a quotation in which it is given to somebody."""
_NOBODY: Final = frozenset(
    """
    the a an this that these those it he she they we i you who which his her their its my our one some many and but so
    then when yesterday today now here there later also as if in on at
    """.split()  # noqa: SIM905 - read more easily so
)
"""Words that open a sentence with a capital and name nobody."""


def named_beside(before: str, behind: str) -> str | None:
    """The name to which a message gives the quotation between the two; none where it names nobody."""
    ahead = before[-_BESIDE:]
    found = _AHEAD.search(ahead) or _BEHIND.match(behind[:_BESIDE]) or _GOES_ON.search(ahead)
    name = next((one for one in found.groupdict().values() if one), None) if found else None
    return name if name and _telling(name) else None


def role_beside(before: str, behind: str) -> str | None:
    """The role by which a message gives the quotation between the two to somebody; none where there is no such word."""
    near = behind[:_BESIDE]
    found = _ROLES_AHEAD.search(before[-_BESIDE:]) or next((one for each in _ROLES if (one := each.match(near))), None)
    if found is None:
        return None
    said = found.groupdict()
    role, last = said["all"] or said.get("other"), said["last"] or said.get("end")
    return role if last and last.casefold() in nouns("person") | nouns("anonymous") | names("title") else None


def held_by_role(shelf: Shelf, role: str, pieces: tuple[Span, ...]) -> bool | None:
    """Whether the article gives all these words to somebody of that role; none where that is not known."""
    statements = shelf.ledger.statements if shelf.ledger and shelf.ledger.determined else ()
    found = [_giving(statements, piece) for piece in pieces]
    matched = matching(role, shelf.article, statements).statements
    if not all(found) or not matched:
        return None
    return all(one in matched for those in found for one in those)


def is_held(shelf: Shelf, name: str, pieces: tuple[Span, ...]) -> bool:
    """Whether the article gives all these words to somebody of that name, inferred or not."""
    statements = shelf.ledger.statements if shelf.ledger and shelf.ledger.determined else ()
    found = [_giving(statements, piece) for piece in pieces]
    called = [
        [shelf.article.quote((one.speaker.resolved or one.speaker).span) if one.speaker else "" for one in those]
        for those in found
    ]
    return bool(pieces) and all(those and not any(is_another(name, one) for one in those) for those in called)


def _giving(statements: Sequence[Statement], piece: Span) -> list[Statement]:
    """The statements that hold something of a piece."""
    return [one for one in statements if any(held.start < piece.end and piece.start < held.end for held in one.content)]


def credited_to(shelf: Shelf, pieces: tuple[Span, ...]) -> Span | None:
    """The name of whoever the article quotes with all of these words; none where the ledger is not sure of it."""
    statements = shelf.ledger.statements if shelf.ledger and shelf.ledger.determined else ()
    found = [_giving(statements, piece) for piece in pieces]
    sure = [_sure(shelf.article, one) for those in found for one in those]
    if not all(found) or not sure or None in sure:
        return None
    known = [one for one in sure if one is not None]
    return known[0] if len({frozenset(_telling(shelf.article.quote(one))) for one in known}) == 1 else None


def _sure(article: Article, one: Statement) -> Span | None:
    """The speaker's name, where they are quoted by it: not by a role, nor by a pronoun."""
    if one.kind not in {Kind.DIRECT, Kind.MIXED} or one.speaker is None or one.anonymous:
        return None
    if one.speaker.resolved is not None:
        return one.speaker.resolved.span if one.speaker.resolved.how is How.NAME else None
    words = article.quote(one.speaker.span).split()
    return one.speaker.span if any(word[0].isupper() for word in words[1:]) else None


def is_another(name: str, credited: str) -> bool:
    """Whether two names cannot be one person's: no word in common, or one family's with other first letters."""
    one, other = _telling(name), _telling(credited)
    if not set(one) & set(other):
        return True
    first, second = {word[0] for word in one[:-1]}, {word[0] for word in other[:-1]}
    return one[-1] == other[-1] and bool(first and second) and not first & second


def _telling(name: str) -> list[str]:
    """The words of a name that tell whose it is."""
    words = [one.strip(".,’'").removesuffix("'s") for one in folded(name).split()]
    return [one for one in words if one and one not in _NOBODY and one not in names("title")]
