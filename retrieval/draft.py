"""An article before it is let in: what a page, a file or a paste holds, for a person to look over and correct."""

from dataclasses import dataclass
from enum import StrEnum

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
    DATE = "date_unsure"
    ADDRESS = "url_unsure"
    ENCODING = "encoding_guessed"


class Field(StrEnum):
    """What a person may set right of an article, beside its paragraphs."""

    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of words: a paragraph of the article, or removed for a reason.

    Where the draft keeps the text as it came, `start` is where it begins there and `block` the number of its block.
    """

    text: str
    role: Role = Role.PARAGRAPH
    reason: Reason | None = None
    start: int | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was found, in reading order: `pieces` kept and removed, and what is known of the article.

    `as_it_came` is the whole text where nothing had to be taken out of a format: its pieces are slices of it, and a
    piece has the number of its block whatever is removed, as long as no two of one block are kept. `settled` is what a
    person has set: it holds for a text that is in the library already, too.
    """

    pieces: tuple[Piece, ...]
    title: str | None = None
    url: str | None = None
    byline: Byline = UNSIGNED
    doubts: tuple[Doubt, ...] = ()
    as_it_came: str | None = None
    settled: tuple[Field, ...] = ()

    @property
    def kept(self) -> tuple[tuple[int, Piece], ...]:
        """The paragraphs of the article to be, each with its 1-based number."""
        kept = [piece for piece in self.pieces if piece.reason is None]
        blocks = {piece.block for piece in kept}
        numbered = None not in blocks and len(blocks) == len(kept)
        return tuple(((piece.block or 0) if numbered else place, piece) for place, piece in enumerate(kept, start=1))

    @property
    def body(self) -> tuple[tuple[int, Piece], ...]:
        """The same without the title, where the text as it came begins with it."""
        return tuple((number, piece) for number, piece in self.kept if piece.text != self.title)

    @property
    def removed(self) -> tuple[Piece, ...]:
        """What is not to be in the article, in order."""
        return tuple(piece for piece in self.pieces if piece.reason is not None)
