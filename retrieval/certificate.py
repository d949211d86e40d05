"""What a passage is called wherever it is cited: short enough to be typed, and enough to find it again and check it."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from retrieval.answer import Citation
from retrieval.article import Article
from retrieval.errors import UnknownPassage
from retrieval.passages import Passage, citation
from retrieval.shelf import Shelf

_ID: Final = 8
"""Digits of the article's id: among ten thousand articles of an owner two share them once in ninety libraries."""

_WRITTEN: Final = re.compile(r"([0-9a-f]{8,64})-p([0-9]{1,6})s([0-9]{1,6})(?:-([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class Certificate:
    """A passage by its place: an article by the beginning of its id, a paragraph, and sentences there, 1-based."""

    article: str
    paragraph: int
    first: int
    last: int


def certificate(article: Article, cited: Citation) -> str:
    """`9f3c1a2b-p7s1`: article, paragraph, sentences."""
    return f"{article.id[:_ID]}-{cited.id}"


def parsed(typed: str) -> Certificate:
    """What was typed, as a place. Raises `UnknownPassage`."""
    found = _WRITTEN.fullmatch(typed.strip().lower())
    if found is None:
        raise UnknownPassage(typed)
    first = int(found[3])
    return Certificate(found[1], int(found[2]), first, int(found[4] or first))


def certified(shelf: Shelf, wanted: Certificate) -> Citation:
    """The passage in its article. Raises `UnknownPassage`."""
    numbers = [one.number for one in shelf.sentences if one.paragraph == wanted.paragraph]
    if not (wanted.first <= wanted.last and {wanted.first, wanted.last} <= set(numbers)):
        raise UnknownPassage(f"{wanted.article}-p{wanted.paragraph}s{wanted.first}")
    return citation(shelf, Passage(wanted.paragraph, wanted.first, wanted.last, 0.0))


def fingerprint(article: Article, cited: Citation) -> str:
    """The SHA-256 of the passage's words, as 64 hexadecimal digits."""
    return sha256(article.quote(cited.span).encode()).hexdigest()
