"""Whether an article says what somebody claims it says: word for word, altered, cut, joined, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from retrieval.answer import Citation
from retrieval.article import Sentence, Span
from retrieval.context import leaning
from retrieval.cutting import turned
from retrieval.elision import Claimed, read
from retrieval.gaps import left_out
from retrieval.grafting import grafted
from retrieval.likening import is_meant, joined, nearest
from retrieval.passages import Passage, citation
from retrieval.shelf import Shelf
from retrieval.shortening import may_go, shortened
from retrieval.tokens import Token, written_out
from retrieval.turning import negations
from retrieval.worded import Worded, every, in_full, in_order, interrupted, worded
from retrieval.wording import Edit, aligned, differences


class Verdict(StrEnum):
    """What became of the article's words; of several articles the one that comes first here is meant."""

    IDENTICAL = "identical"
    ELIDED = "elided"
    ALTERED = "altered"
    CUT = "cut"
    JOINED = "joined"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim beside the article. `passages` are the whole sentences: those that it is made of, or the nearest.

    `respelt`: the words are the same, but not their marks or spaces. `negation`: a denial was put in or left out.
    `inserted`: it has words in square brackets that the article has not. `edits` lead from the passage to the claim,
    where words were changed or left out between others. `short`: too few words to tell much. `pieces`: where its words
    stand in the article, if they do one after the other. `unframed`: cut only of who said so.
    """

    verdict: Verdict
    passages: tuple[Citation, ...] = ()
    respelt: bool = False
    negation: bool = False
    inserted: bool = False
    edits: tuple[Edit, ...] = ()
    short: bool = False
    pieces: tuple[Span, ...] = ()
    unframed: bool = False


_SHORT: Final = 3
"""Words from which a phrase is anybody's own."""


def verified(shelf: Shelf, claim: str) -> Checked:
    """The claim beside the article. Deterministic; ties go to what stands first."""
    return verified_among([worded(shelf)], claim)[1]


def verified_among(texts: Sequence[Worded], claim: str) -> tuple[Shelf, Checked]:
    """The claim beside the article that has most of it: verbatim before altered before nearest; ties as given.

    Raises `ValueError` for no article.
    """
    claimed = read(claim)
    found = [(text.shelf, _checked(text, claimed)) for text in texts]
    return min(found, key=lambda one: (list(Verdict).index(one[1].verdict), not one[1].passages))


def _checked(text: Worded, claimed: Claimed) -> Checked:
    if not claimed.words:
        return Checked(Verdict.ABSENT, short=True)
    found = (
        _verbatim(text, claimed)
        or _with_insertions(text, claimed)
        or _shortened(text, claimed)
        or _likened(text, claimed)
    )
    return replace(found, short=len(claimed.words) < _SHORT)


def _verbatim(text: Worded, claimed: Claimed) -> Checked | None:
    """The words, if they are the article's; of several places the one where they are taken most truly."""
    words = [one.word for one in claimed.words]
    places = [[range(at, at + len(words))] for at in every(text, words)]
    if not places and not claimed.inserted:
        apart = in_order(text, claimed.pieces) if claimed.elided else interrupted(text, words)
        places = [apart] if apart else []
    found = [_held(text, claimed, one) for one in places]
    return min(found, key=lambda one: list(Verdict).index(one.verdict), default=None)


def _held(text: Worded, claimed: Claimed, found: list[range]) -> Checked:
    """The words are the article's: are they all that their sentences say?"""
    first, last = text.sentence_of[found[0].start], text.sentence_of[found[-1].stop - 1]
    passages, pieces = _passages(text, first, last), tuple(_span(text, one) for one in found)
    same = " ".join(claimed.text.split()).strip(" .,;:!?\"“”‘’'«»") in " ".join(text.shelf.article.text.split())
    missing = left_out(text, found) if claimed.elided else []
    edits = _edits(text, found[0].start, found[-1].stop, claimed) if missing else ()
    if grafted(text, claimed, found):
        return Checked(Verdict.JOINED, passages, edits=edits, pieces=pieces)
    if turned(text, claimed, found):
        unframed = not turned(text, claimed, found, told=True)
        denied = negations(missing) > 0
        return Checked(Verdict.CUT, passages, not same, denied, edits=edits, pieces=pieces, unframed=unframed)
    verdict = Verdict.ELIDED if missing else Verdict.IDENTICAL
    return Checked(verdict, passages, respelt=not same and not missing, edits=edits, pieces=pieces)


def _shortened(text: Worded, claimed: Claimed) -> Checked | None:
    """The words of one sentence without some between them, if none of those may matter."""
    found = shortened(text, claimed)
    if found is None or not may_go(text, found):
        return None
    held = _held(text, replace(claimed, elided=True), found)
    return None if held.verdict is Verdict.JOINED else held


def _span(text: Worded, found: range) -> Span:
    return Span(text.words[found.start].start, text.words[found.stop - 1].end)


def _with_insertions(text: Worded, claimed: Claimed) -> Checked | None:
    """The words around square brackets, if they are the article's and what is in the brackets is not."""
    if not claimed.inserted or not claimed.pieces:
        return None
    found = in_order(text, claimed.pieces)
    if found is None or any(
        text.sentence_of[one.stop - 1] != text.sentence_of[other.start] for one, other in pairwise(found)
    ):
        return None
    return _changed(text, claimed, found[0].start, found[-1].stop)


def _likened(text: Worded, claimed: Claimed) -> Checked:
    """The passage that the claim is nearest to."""
    full = in_full(text)
    words = [one.word for one in written_out(claimed.words)]
    at = next(every(full, words), None)
    if at is not None:
        return _changed(text, claimed, *_places(text, full.words[at], full.words[at + len(words) - 1]))
    best = nearest(full, claimed)
    if best is None or not best.is_near:
        return Checked(Verdict.ABSENT)
    sentences = joined(full, claimed, best)
    if sentences:
        passages = tuple(one for place in sentences for one in _passages(text, place, place))
        return Checked(Verdict.JOINED, passages, inserted=bool(claimed.inserted))
    if not is_meant(best, claimed):
        return Checked(Verdict.ABSENT, _passages(text, best.place, best.place))
    first, last = best.blocks[0], best.blocks[-1]
    start, stop = _places(text, best.own[first[0]], best.own[last[0] + last[2] - 1])
    return _changed(text, claimed, start, stop, best.place)


def _places(text: Worded, first: Token, last: Token) -> tuple[int, int]:
    """From which word to which the article's words reach, contractions whole."""
    starts = [one.start for one in text.words]
    return starts.index(first.start), starts.index(last.start) + 1


def _changed(text: Worded, claimed: Claimed, start: int, stop: int, sentence: int | None = None) -> Checked:
    """The article's words from one place to another with other words among them, or of a whole sentence."""
    first, last = (text.sentence_of[start], text.sentence_of[stop - 1]) if sentence is None else (sentence, sentence)
    denied = negations(one.word for one in written_out(text.words[start:stop]))
    claims = negations(one.word for one in written_out(claimed.words))
    whole = range(start, stop) if sentence is None else _of(text, sentence)
    return Checked(
        Verdict.ALTERED,
        _passages(text, first, last),
        negation=denied != claims,
        inserted=bool(claimed.inserted),
        edits=_edits(text, whole.start, whole.stop, claimed),
    )


def _of(text: Worded, sentence: int) -> range:
    start = text.sentence_of.index(sentence)
    return range(start, start + text.sentence_of.count(sentence))


def _edits(text: Worded, start: int, stop: int, claimed: Claimed) -> tuple[Edit, ...]:
    own = text.words[start:stop]
    blocks = aligned([one.word for one in own], [one.word for one in claimed.words])
    return differences(own, claimed.words, blocks)


def _passages(text: Worded, first: int, last: int) -> tuple[Citation, ...]:
    """The whole sentences from one place to another, paragraph by paragraph, with what they lean on."""
    found = []
    sentences = text.shelf.sentences
    for number in dict.fromkeys(one.paragraph for one in sentences[first : last + 1]):
        own = [one for one in sentences[first : last + 1] if one.paragraph == number]
        low, high = _with_neighbours(text, own)
        found.append(citation(text.shelf, Passage(number, low, high, 0.0)))
    return tuple(found)


def _with_neighbours(text: Worded, own: list[Sentence]) -> tuple[int, int]:
    whole = [one for one in text.shelf.sentences if one.paragraph == own[0].paragraph]
    quotes = text.shelf.quotes(whole)
    low = leaning(quotes, own[0].number - 1)[0]
    return low + 1, leaning(quotes, own[-1].number - 1)[1] + 1
