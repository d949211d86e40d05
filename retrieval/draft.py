"""An article before it is let in: what a page, a file or a paste holds, for a person to look over and correct."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from retrieval.article import UNSIGNED, Byline, Role


class Reason(StrEnum):
    """Why a piece of a page is not a paragraph of its article."""

    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    COOKIE = "cookie"
    SHARE = "share"
    BYLINE = "byline"
    DUPLICATE = "duplicate"
    OTHER = "other"


class Doubt(StrEnum):
    """What a person should look at before the article is let in."""

    PAYWALL = "paywall_suspected"
    SHORT = "few_paragraphs"
    REPEATS = "text_repeats"
    LINKS = "list_of_links"
    NOT_ENGLISH = "not_english"
    AUTHOR = "author_unsure"
    ENCODING = "encoding_guessed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of words: a paragraph of the article, or removed for a reason.

    `start` is where it begins in the text as it came, where the draft keeps that text.
    """

    text: str
    role: Role = Role.PARAGRAPH
    reason: Reason | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was found, in reading order: `pieces` kept and removed, and what is known of the article.

    `as_it_came` is the whole text where nothing had to be taken out of a format: its pieces are slices of it, and keep
    their numbers whatever is removed.
    """

    pieces: tuple[Piece, ...]
    title: str | None = None
    url: str | None = None
    byline: Byline = UNSIGNED
    doubts: tuple[Doubt, ...] = ()
    as_it_came: str | None = None

    @property
    def kept(self) -> tuple[tuple[int, Piece], ...]:
        """The paragraphs of the article to be, each with its 1-based number."""
        whole = self.as_it_came is not None
        kept = [(place, piece) for place, piece in enumerate(self.pieces, start=1) if piece.reason is None]
        return tuple((place if whole else number, piece) for number, (place, piece) in enumerate(kept, start=1))

    @property
    def removed(self) -> tuple[Piece, ...]:
        """What is not to be in the article, in order."""
        return tuple(piece for piece in self.pieces if piece.reason is not None)

    def dropped(self, place: int) -> Self:
        """The draft without the paragraph of that number. Raises `KeyError`."""
        piece = dict(self.kept)[place]
        return self._with(piece, replace(piece, reason=Reason.OTHER))

    def restored(self, place: int) -> Self:
        """The draft with the removed piece of that 1-based place among the removed. Raises `KeyError`."""
        piece = dict(enumerate(self.removed, start=1))[place]
        return self._with(piece, replace(piece, reason=None))

    def _with(self, old: Piece, new: Piece) -> Self:
        return replace(self, pieces=tuple(new if piece is old else piece for piece in self.pieces))
