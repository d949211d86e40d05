"""An article as words in a row, each with its sentence and with the quotation that it stands in; and finding some."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.article import Sentence
from retrieval.attribution.quotation import Quotation, quotations
from retrieval.attribution.wordlists import names
from retrieval.shelf import Shelf
from retrieval.tokens import Token, tokens, written_out

_ASIDE: Final = 12
"""Words that an article puts into a quotation to say whose it is, at most."""


STOP: Final = re.compile(r"[.!?…](?!\w)")
"""A mark at which a sentence ends."""


@dataclass(frozen=True, slots=True)
class Worded:
    """`sentence_of`: the place of each word's sentence. `quoted_in`: of the quotation that it is in, or none.

    `places`: where each word stands.
    """

    shelf: Shelf
    words: tuple[Token, ...]
    sentence_of: tuple[int, ...]
    quotes: tuple[Quotation, ...]
    quoted_in: tuple[int | None, ...]
    places: Mapping[str, list[int]]

    def sentence(self, place: int) -> Sentence:
        """The sentence of the word at a place."""
        return self.shelf.sentences[self.sentence_of[place]]

    def texts(self, places: Sequence[int] | range) -> list[str]:
        """The words at some places."""
        return [self.words[place].word for place in places]

    def between(self, place: int) -> str:
        """What the article has between the word at a place and the next: marks and blanks."""
        after = self.words[place + 1].start if place + 1 < len(self.words) else len(self.shelf.article.text)
        return self.shelf.article.text[self.words[place].end : after]


def worded(shelf: Shelf) -> Worded:
    """The article's words as they stand."""
    words: list[Token] = []
    places: list[int] = []
    for place, sentence in enumerate(shelf.sentences):
        found = tokens(shelf.article.quote(sentence.span), sentence.span.start)
        words += found
        places += [place] * len(found)
    article = shelf.article
    quotes = [one for held in quotations(article.text, [one.span for one in article.paragraphs]) for one in held]
    return _placed(shelf, words, places, quotes, _inside(words, quotes))


def _placed(
    shelf: Shelf,
    words: Sequence[Token],
    sentence_of: Sequence[int],
    quotes: Sequence[Quotation],
    quoted_in: Sequence[int | None],
) -> Worded:
    places: dict[str, list[int]] = {}
    for place, one in enumerate(words):
        places.setdefault(one.word, []).append(place)
    return Worded(shelf, tuple(words), tuple(sentence_of), tuple(quotes), tuple(quoted_in), places)


def in_full(text: Worded) -> Worded:
    """The same with contractions written out."""
    parts = [written_out([one]) for one in text.words]
    counts = [len(one) for one in parts]
    return _placed(
        text.shelf,
        [one for part in parts for one in part],
        [place for place, count in zip(text.sentence_of, counts, strict=True) for _ in range(count)],
        text.quotes,
        [place for place, count in zip(text.quoted_in, counts, strict=True) for _ in range(count)],
    )


def _inside(words: Sequence[Token], quotes: Sequence[Quotation]) -> list[int | None]:
    """The place of the quotation that each word is in; both are in the order of the text."""
    found: list[int | None] = []
    at = 0
    for one in words:
        while at < len(quotes) and quotes[at].inner.end <= one.start:
            at += 1
        found.append(at if at < len(quotes) and quotes[at].inner.start <= one.start else None)
    return found


def every(text: Worded, wanted: Sequence[str], behind: int = 0, before: int | None = None) -> Iterator[int]:
    """Where those words stand one after the other, between two places."""
    places = text.places.get(wanted[0], [])
    last = (len(text.words) if before is None else before) - len(wanted)
    for at in places[bisect_left(places, behind) : bisect_right(places, last)]:
        if all(text.words[at + step].word == one for step, one in enumerate(wanted)):
            yield at


def in_order(text: Worded, pieces: Sequence[Sequence[Token]]) -> list[range] | None:
    """Where the pieces stand in their order, closest together, inside one paragraph; ties go to the first."""
    wanted = [[one.word for one in piece] for piece in pieces]
    best: list[range] | None = None
    for start, end in _paragraphs(text):
        for first in every(text, wanted[0], start, end) if wanted else ():
            found = _from(text, wanted, first, end)
            if found is None:
                break
            if best is None or found[-1].stop - first < best[-1].stop - best[0].start:
                best = found
    return best


def _from(text: Worded, wanted: Sequence[Sequence[str]], first: int, end: int) -> list[range] | None:
    found = [range(first, first + len(wanted[0]))]
    for piece in wanted[1:]:
        at = next(every(text, piece, found[-1].stop, end), None)
        if at is None:
            return None
        found.append(range(at, at + len(piece)))
    return found


def _paragraphs(text: Worded) -> Iterator[tuple[int, int]]:
    """From which word to which each paragraph reaches."""
    start = 0
    for place in range(1, len(text.words) + 1):
        if place == len(text.words) or text.sentence(place).paragraph != text.sentence(start).paragraph:
            yield start, place
            start = place


def interrupted(text: Worded, words: Sequence[str]) -> list[range] | None:
    """Those words as one quotation into which the article puts who says it; none where it is not so."""
    known = next(
        (many for many in range(1, len(words)) if not any(True for _ in every(text, words[:many]))), len(words)
    )
    for first in range(known - 1, 0, -1):
        for at in every(text, words[:first]):
            closed = at + first - 1
            if (
                text.quoted_in[closed] is None
                or closed + 1 >= len(text.words)
                or text.quoted_in[closed + 1] is not None
            ):
                continue
            until = min(len(text.words), closed + 1 + _ASIDE + len(words) - first)
            after = next(every(text, words[first:], closed + 1, until), None)
            if (
                after is not None
                and all(one is None for one in text.quoted_in[closed + 1 : after])
                and _opens(text, after)
            ):
                return [range(at, at + first), range(after, after + len(words) - first)]
    return None


def _opens(text: Worded, place: int) -> bool:
    """Whether a quotation begins with the word at a place."""
    return text.quoted_in[place] is not None and re.search(r"[\"“‘«„'‹»]\s*$", text.between(place - 1)) is not None


def longest(text: Worded, wanted: Sequence[str]) -> range:
    """The longest run of the article's words, inside one sentence, with which `wanted` begins; ties go to the first."""
    best = range(0)
    for at in text.places.get(wanted[0], []):
        count = 0
        while (
            count < len(wanted)
            and at + count < len(text.words)
            and text.sentence_of[at + count] == text.sentence_of[at]
            and text.words[at + count].word == wanted[count]
        ):
            count += 1
        if count > len(best):
            best = range(at, at + count)
    return best


def reach(text: Worded, place: int, step: int) -> int:
    """How far the sentence of a word reaches; one inside a quotation ends where its own mark stands."""
    while 0 <= place + step < len(text.words) and text.sentence_of[place + step] == text.sentence_of[place]:
        if _stops(text, min(place, place + step)):
            break
        place += step
    return place


def _stops(text: Worded, place: int) -> bool:
    """Whether a sentence ends behind a word, inside a quotation that is kept together."""
    if (
        place + 1 >= len(text.words)
        or text.quoted_in[place] is None
        or text.quoted_in[place] != text.quoted_in[place + 1]
    ):
        return False
    opens = text.shelf.article.text[text.words[place + 1].start]
    short = len(text.words[place].word) == 1 or text.words[place].word in names("title")
    return STOP.search(text.between(place)) is not None and not opens.islower() and not short


def parted(marks: str) -> bool:
    """Whether there is more between two words than a blank or a hyphen."""
    return re.search(r"[^\s\-‐‑'’\"“”]", marks) is not None or re.search(r"\s[-–—]\s", marks) is not None
