"""The article as it is kept: its text, and spans into that text. Words are never stored twice."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points into `Article.text`; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or backwards span: {self.start}..{self.end}")

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def joined(self, other: "Span") -> "Span":
        """The shortest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Role(StrEnum):
    """What a paragraph is to the reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    PULLQUOTE = "pullquote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article that holds words. `number` is 1-based and counts blocks left out of a text as well."""

    number: int
    span: Span
    role: Role = Role.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one paragraph; `number` is its 1-based place there."""

    paragraph: int
    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Byline:
    """Who published an article, when, and in which language (BCP 47); empty where it was not found."""

    author: tuple[str, ...] = ()
    published: date | None = None
    publisher: str | None = None
    language: str | None = None


UNSIGNED = Byline()
"""Nothing of it was found."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its paragraphs, in order and apart from each other.

    `text` keeps its author's characters: nothing is normalised. `id` is the SHA-256 of the text, so a changed
    page is a new article and old citations stay true.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    url: str | None = None
    byline: Byline = UNSIGNED
    id: str = field(init=False)

    def __post_init__(self) -> None:
        behind = 0
        for paragraph in self.paragraphs:
            if paragraph.span.start < behind or paragraph.span.end > len(self.text):
                raise ValueError(f"paragraph {paragraph.number} overlaps its neighbour or leaves the text")
            behind = paragraph.span.end
        object.__setattr__(self, "id", sha256(self.text.encode()).hexdigest())

    def quote(self, span: Span) -> str:
        """The article's own words at `span`."""
        if span.end > len(self.text):
            raise ValueError(f"span {span.start}..{span.end} leaves a text of {len(self.text)} characters")
        return self.text[span.start : span.end]

    def paragraph(self, number: int) -> Paragraph:
        """The paragraph of that number. Raises `KeyError` where it is blank or absent."""
        for paragraph in self.paragraphs:
            if paragraph.number == number:
                return paragraph
        raise KeyError(number)

    def within_paragraph(self, number: int, span: Span) -> tuple[int, int]:
        """`span` as offsets into the text of its paragraph, as the formats print it."""
        start = self.paragraph(number).span.start
        return span.start - start, span.end - start
