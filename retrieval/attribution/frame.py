"""A paragraph with its quotations folded away: what is left is the sentence that attributes them.

A parser loses its way in a quotation of three sentences inside a sentence of ours. So a quotation that stands for
itself is replaced by a short sentence in quotation marks before anything is parsed; one that is part of our sentence
("called the plan “a mess”") stays. Every place of a frame leads back to a place of the article.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import sentencex

from retrieval.article import Article, Paragraph, Role, Span
from retrieval.attribution.quotation import MARKS, Quotation, nested

MASK: Final = "We agree"
"""What stands for a quotation: a whole clause, which a parser hangs on the verb of saying like the clause itself."""

_ENDS: Final = re.compile(r"[.!?…]\W*$")
_LINE: Final = re.compile(r"[^\r\n\x85\u2028\u2029]+")
_LOWER: Final = re.compile(r"\W*[a-z]")
_VERB_NEAR: Final = re.compile(
    r"\s*(?:[A-Z][\w.’'-]*,?\s+|(?:the|a|an|his|her|their|its|one|another|he|she|they|it|we|i)\s+)"
    r"(?:[\w.’'-]+,?\s+){0,6}?(?:says?|said|told|asks?|asked|adds?|added|repl(?:y|ies|ied)|wrote|writes|shout(?:s|ed)"
    r"|joked?s?|recall(?:s|ed)|wonder(?:s|ed)|cr(?:y|ies|ied)|read|reads|demand(?:s|ed)|snapped|insist(?:s|ed))\b",
    re.IGNORECASE,
)


_DATELINE: Final = re.compile(
    r"[A-Z][A-Z’'.-]+(?:[ /-][A-Z][A-Z’'.-]*)*(?:, [A-Z][\w. ]{1,20}){0,2}"
    r"(?:,? \d{1,2} \w{3,9})?(?: \([\w ./-]{2,20}\))? ?[–—-]+ (?=\S)"
)
"""Where an agency's first line says where it was written: not part of what anybody says."""
_SPLITS: Final = re.compile(
    r"; (?=[^;]{0,120}?\b(?:says?|said|told|declin(?:es|ed)|added|according to|did not|would not|could not|has not"
    r"|concedes?|den(?:ies|ied)|explain(?:s|ed)|insist(?:s|ed)|warn(?:s|ed)|wrote|asked|argu(?:es|ed)|replied)\b)"
)
"""A semicolon behind which somebody else speaks ends a sentence."""


_TITLE: Final = re.compile(
    r"\b(?:Sgt|Lt|Col|Capt|Maj|Cmdr|Cpl|Pvt|Insp|Supt|Det|Hon|Cllr|Ald|Brig|Fr|Asst|Dep|Atty|Cmsr)(\.)(?= [A-Z])"
)
"""Abbreviated titles whose point the parser takes for the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A quotation folded away, and where its stand-in is in the frame, marks included."""

    start: int
    end: int
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence of a paragraph, quotations folded away.

    `starts` are the places in `text` where a piece copied from the article begins, `origins` where it comes from.
    `quoted` are the quotations that were left in it.
    """

    text: str
    paragraph: Paragraph
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    masks: tuple[Mask, ...]
    quoted: tuple[Quotation, ...]

    @property
    def heading(self) -> bool:
        """Whether it stands in a headline."""
        return self.paragraph.role is Role.HEADING

    @property
    def alone(self) -> bool:
        """Whether there is nothing but folded quotations."""
        left = self.text
        for mask in reversed(self.masks):
            left = left[: mask.start] + left[mask.end :]
        return bool(self.masks) and not any(character.isalnum() for character in left)

    def mask_at(self, place: int) -> Mask | None:
        """The mask that a place of the frame lies in."""
        return next((one for one in self.masks if one.start <= place < one.end), None)

    def origin(self, place: int) -> int:
        """Where the character at `place`, outside every mask, stands in the article."""
        piece = bisect_right(self.starts, place) - 1
        return self.origins[piece] + place - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """The article's words from `start` to `end`, masks at the edges with their quotations."""
        first, last = self.mask_at(start), self.mask_at(end - 1)
        begins = first.quotation.outer.start if first else self.origin(start)
        ends = last.quotation.outer.end if last else self.origin(end - 1) + 1
        return Span(begins, ends)


def frames(article: Article, paragraph: Paragraph, found: Sequence[Quotation]) -> list[Frame]:
    """The sentences of a paragraph, in order. A line break ends a sentence, as it does in the article's own."""
    made: list[Frame] = []
    text = article.text
    for line in _LINE.finditer(text, paragraph.span.start, paragraph.span.end):
        here = Span(line.start(), line.end())
        made += _framed(text, paragraph, here, [one for one in found if here.holds(one.outer)])
    return made


def within(article: Article, paragraph: Paragraph, quotation: Quotation) -> list[Frame]:
    """The sentences inside a quotation, quotations in it folded away in their turn."""
    return list(_framed(article.text, paragraph, quotation.inner, nested(article.text, quotation)))


@dataclass(slots=True)
class _Copy:
    """A line being copied: what is written so far, and the way back."""

    text: str
    starts: list[int]
    origins: list[int]
    masks: list[Mask]

    def add(self, words: str, origin: int) -> None:
        """Copy `words`, which stand at `origin`, without the points of abbreviated titles."""
        place = 0
        for point in (*(one.start(1) for one in _TITLE.finditer(words)), len(words)):
            if point > place:
                self.starts.append(len(self.text))
                self.origins.append(origin + place)
                self.text += words[place:point]
            place = point + 1


def _framed(text: str, paragraph: Paragraph, line: Span, found: Sequence[Quotation]) -> Iterator[Frame]:
    copy = _Copy("", [], [], [])
    place = line.start
    dateline = _DATELINE.match(text, line.start, line.end)
    if (
        dateline is not None
        and paragraph.role is not Role.HEADING
        and not any(one.outer.start < dateline.end() for one in found)
    ):
        place = dateline.end()
    for number, one in enumerate(found):
        copy.add(text[place : one.outer.start], place)
        place = one.outer.end
        if stands_alone(text, line, one):
            until = found[number + 1].outer.start if number + 1 < len(found) else line.end
            start = len(copy.text)
            copy.text += f"“{MASK}{_closing_point(text, one, until)}”"
            copy.masks.append(Mask(start, len(copy.text), one))
        else:
            copy.add(text[one.outer.start : one.outer.end], one.outer.start)
    copy.add(text[place : line.end], place)
    masked = {mask.quotation for mask in copy.masks}
    left = [one for one in found if one not in masked]
    for start, end in _sentences(copy.text):
        yield _cut(copy, paragraph, start, end, left)


def _cut(copy: _Copy, paragraph: Paragraph, start: int, end: int, left: Sequence[Quotation]) -> Frame:
    """One sentence of the copy as a frame, its places counted from its own beginning."""
    pieces = [
        (max(begin, start) - start, origin + max(start - begin, 0))
        for begin, origin, after in zip(copy.starts, copy.origins, [*copy.starts[1:], len(copy.text)], strict=False)
        if begin < end and after > start
    ]
    masks = tuple(
        Mask(one.start - start, one.end - start, one.quotation) for one in copy.masks if start <= one.start < end
    )
    origins = tuple(origin for _, origin in pieces)
    quoted = tuple(one for one in left if _inside(one, pieces, end - start))
    return Frame(copy.text[start:end], paragraph, tuple(begin for begin, _ in pieces), origins, masks, quoted)


def _inside(one: Quotation, pieces: Sequence[tuple[int, int]], length: int) -> bool:
    ends = [begin for begin, _ in pieces[1:]] + [length]
    return any(
        origin <= one.inner.start < origin + after - begin for (begin, origin), after in zip(pieces, ends, strict=False)
    )


def stands_alone(text: str, line: Span, one: Quotation) -> bool:
    """Whether a quotation stands for itself, and is no part of our own sentence."""
    inner, before = text[one.inner.start : one.inner.end], text[line.start : one.outer.start].rstrip()
    after = text[one.outer.end : line.end].lstrip()
    if one.goes_on or not any(character.isalnum() for character in inner):
        return one.goes_on
    if _broken_by_dash(before, after, inner) or _is_title(inner):
        return not _is_title(inner)
    capital = inner.lstrip("…. ([\"'“‘")[:1]
    starts_whole = capital.isupper() or capital.isdigit() or inner[:1] in {"…", "["}
    bare = inner.rstrip("'’”\"")
    if bare and bare[-1] in ".,!?…—–-":
        return starts_whole or _ends_sentence(before, bare[-1])
    return _is_closed_outside(before, after, inner, starts_whole=starts_whole)


def _ends_sentence(before: str, last: str) -> bool:
    """Whether a quotation that begins small but ends with a point resumes one, or is a short exclamation."""
    return before[-1:] in {",", "—", "–"} or (last in "!?" and not before) or (last == "," and _opens(before))


def _is_closed_outside(before: str, after: str, inner: str, *, starts_whole: bool) -> bool:
    """The British way: ‘We will stay’, he said; he said: ‘We will stay’."""
    ends = after[:1] in {".", "", "!", "?"}
    if starts_whole:
        return (after[:1] == "," and _opens(before)) or (ends and before[-1:] in {",", ":", "—", "–"})
    return ends and before[-1:] == "," and inner[:1].islower()


def _opens(before: str) -> bool:
    """Whether what stands before a quotation is complete, so that it opens a sentence."""
    return not before or before[-1] in ".!?…:" or (before[-1] in MARKS and len(before) > 1)


def _is_title(inner: str) -> bool:
    """Whether the words are written as titles are: “What the Heron Drank,” without an end of a sentence."""
    said = [one for one in re.findall(r"[\w’'-]+", inner) if one.casefold() not in _SMALL]
    return len(said) > 1 and inner[-1] not in ".!?…" and all(one[0].isupper() or one[0].isdigit() for one in said)


def _broken_by_dash(before: str, after: str, inner: str) -> bool:
    """Whether a quotation is broken by dashes: “The tragedy” – she paused – “is this.”"."""
    if after[:1] in {"–", "—"} and _opens(before) and inner[:1].isupper():
        return True
    return before.endswith(("–", "—")) and bool(set(before) & MARKS) and inner[-1] in {".", "!", "?"}


def _closing_point(text: str, one: Quotation, until: int) -> str:
    """The point inside the stand-in: a full stop where the quotation ends its sentence, else a comma."""
    inner = text[one.inner.start : one.inner.end]
    after = text[one.outer.end : until]
    if one.goes_on or not after.strip():
        return "."
    if after.lstrip()[0] in ",;:—–-(" or _LOWER.match(after):
        return "" if after.lstrip()[0] == "," else ","
    if _ENDS.search(inner):
        attributed = inner.rstrip("'’”\" ")[-1:] in "?!…" and _VERB_NEAR.match(after)
        return "," if attributed else "."
    return "," if inner.endswith((",", "—", "–", "-")) else ""


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Boundaries without the space around; what begins in lower case belongs to what stands before it."""
    cuts = [(piece["start_index"], piece["end_index"]) for piece in sentencex.get_sentence_boundaries("en", text)]
    ends = [0, *(end for _, end in cuts)]
    if ends[-1] != len(text) or any(start != end for (start, _), end in zip(cuts, ends, strict=False)):
        cuts = [(0, len(text))]
    cuts = [cut for one in cuts for cut in _split_at_masks(text, *one)]
    cuts = [cut for one in cuts for cut in _split_at_semicolons(text, *one)]
    joined: list[tuple[int, int]] = []
    for start, end in cuts:
        if not text[start:end].strip():
            continue
        if joined and text[start:end].lstrip()[:1].islower() and text[joined[-1][1] - 1] != ";":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    for start, end in joined:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        yield start + left, start + len(piece.rstrip())


def _split_at_semicolons(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _SPLITS.finditer(text, start, end):
        yield start, found.start() + 1
        start = found.end()
    if start < end:
        yield start, end


_SMALL: Final = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "with", "and", "or", "from", "by", "de", "la"]
)
_AFTER_MASK: Final = re.compile(rf"{MASK}\.”(?=\s+\S)")


def _split_at_masks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stand-in that ends with a full stop ends a sentence, whatever the splitter thinks."""
    for found in _AFTER_MASK.finditer(text, start, end):
        yield start, found.end()
        start = found.end()
    if start < end:
        yield start, end
