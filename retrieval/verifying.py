"""Whether an article says what somebody claims it says: word for word, altered, cut, joined, or not at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from retrieval.answer import Citation
from retrieval.article import Sentence, Span
from retrieval.context import leaning
from retrieval.passages import Passage, citation
from retrieval.shelf import Shelf
from retrieval.tokens import Token, tokens
from retrieval.turning import negations, turns
from retrieval.wording import Blocks, Edit, aligned, differences


class Verdict(StrEnum):
    """What became of the article's words."""

    IDENTICAL = "identical"
    ALTERED = "altered"
    CUT = "cut"
    JOINED = "joined"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim beside the article. `passages` are the whole sentences: those that it is made of, or the nearest.

    `respelt`: the words are the same, but not their marks or spaces. `negation`: a denial was put in or left out.
    `edits` lead from the passage to the claim, for an altered one. `short`: too few words to tell much.
    """

    verdict: Verdict
    passages: tuple[Citation, ...] = ()
    respelt: bool = False
    negation: bool = False
    edits: tuple[Edit, ...] = ()
    short: bool = False


_SHORT: Final = 3
"""Words from which a phrase is anybody's own."""

_PIECE: Final = 3
"""Words of a piece that is taken for a passage of its own, where several are joined."""

_ALTERED: Final = 0.6
"""Share of the claim's words that stand in a passage in the same order, where it is the passage with other words."""

_ASIDE: Final = 12
"""Words that an article puts into a quotation to say whose it is, at most."""

_NEAR: Final = 0.34
"""The same share, from which a passage is near enough to be shown."""

_FEW, _FEW_SHARED, _MANY_SHARED = 4, 0.7, 0.5
"""Of few words that carry something more must be shared than of many, for a sentence to be the one that is meant."""

_NEARLY_ALL: Final = 0.85
"""Share of all words, small ones too, from which few that carry something are enough."""

_CARRYING: Final = 4
"""Letters of a word that says something by itself."""

_ELLIPSIS: Final = re.compile(r"\s*[\[(]?(?:…|\.\.\.+)[\])]?\s*")


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as words, each with the place of its sentence."""

    shelf: Shelf
    words: tuple[Token, ...]
    sentence_of: tuple[int, ...]


def verified(shelf: Shelf, claim: str) -> Checked:
    """The claim beside the article. Deterministic; ties go to what stands first."""
    text = _text_of(shelf)
    claimed = tokens(claim)
    short = len(claimed) < _SHORT
    if not claimed:
        return Checked(Verdict.ABSENT, short=True)
    at = _find(text, [one.word for one in claimed])
    if at is not None:
        return _verbatim(text, claim, [range(at, at + len(claimed))], short=short)
    elided = _elided(text, claim) or _interrupted(text, claimed)
    if elided is not None:
        return _verbatim(text, claim, elided, short=short)
    return _joined(text, claimed) or _altered(text, claimed, short=short)


def verified_among(shelves: Sequence[Shelf], claim: str) -> tuple[Shelf, Checked]:
    """The claim beside the article that has most of it: verbatim before altered before nearest; ties as given.

    Raises `ValueError` for no article.
    """
    found = [(shelf, verified(shelf, claim)) for shelf in shelves]
    return min(found, key=lambda one: (list(Verdict).index(one[1].verdict), not one[1].passages))


def _text_of(shelf: Shelf) -> _Text:
    words: list[Token] = []
    places: list[int] = []
    for place, sentence in enumerate(shelf.sentences):
        found = tokens(shelf.article.quote(sentence.span), sentence.span.start)
        words += found
        places += [place] * len(found)
    return _Text(shelf, tuple(words), tuple(places))


def _find(text: _Text, wanted: list[str], behind: int = 0) -> int | None:
    """Where those words stand one after the other, from `behind` on."""
    count = len(wanted)
    for at in range(behind, len(text.words) - count + 1):
        if all(text.words[at + step].word == wanted[step] for step in range(count)):
            return at
    return None


def _elided(text: _Text, claim: str) -> list[range] | None:
    """The pieces around an ellipsis, in their order and in one paragraph; none where there is none or it is not so."""
    pieces = [one for one in (tokens(part) for part in _ELLIPSIS.split(claim)) if one]
    if len(pieces) < 2:
        return None
    found, behind = [], 0
    for piece in pieces:
        at = _find(text, [one.word for one in piece], behind)
        if at is None:
            return None
        found.append(range(at, at + len(piece)))
        behind = at + len(piece)
    first, last = text.sentence_of[found[0].start], text.sentence_of[found[-1].stop - 1]
    sentences = text.shelf.sentences
    return found if sentences[first].paragraph == sentences[last].paragraph else None


def _verbatim(text: _Text, claim: str, found: list[range], *, short: bool) -> Checked:
    """The words are the article's: are they all that their sentences say?"""
    first, last = text.sentence_of[found[0].start], text.sentence_of[found[-1].stop - 1]
    used = {place for piece in found for place in piece}
    whole = range(text.sentence_of.index(first), len(text.words))
    around = [place for place in whole if text.sentence_of[place] <= last and place not in used]
    passages = _passages(text, first, last)
    held = Span(text.words[found[0].start].start, text.words[found[-1].stop - 1].end)
    cut = _is_cut(text, held, [text.words[place].word for place in around]) or _is_taken_back(text, last)
    same = " ".join(claim.split()).strip(" .,;:!?\"“”‘’'«»") in " ".join(text.shelf.article.text.split())
    return Checked(Verdict.CUT if cut else Verdict.IDENTICAL, passages, respelt=not same, short=short)


def _is_cut(text: _Text, held: Span, around: list[str]) -> bool:
    """Whether what is left out turns the sense; not where the article itself quotes just these words."""
    return bool(around) and not _is_quoted_there(text, held) and turns(around)


def _is_quoted_there(text: _Text, held: Span) -> bool:
    """Whether the words are in the article's own quotation marks: whole from one mark to another."""
    body = text.shelf.article.text
    before, after = body[max(0, held.start - 2) : held.start].rstrip(), body[held.end : held.end + 3]
    opened = before.endswith(("“", '"', "‘", "«", "„"))
    return opened and re.match(r"[.,;:!?…]*\s?[”\"’»“]", after) is not None


def _is_taken_back(text: _Text, last: int) -> bool:
    """Whether the next sentence takes back what this one says."""
    sentences = text.shelf.sentences
    own = [one for one in sentences if one.paragraph == sentences[last].paragraph]
    place = sentences[last].number - 1
    return leaning(text.shelf.quotes(own), place)[1] > place


def _interrupted(text: _Text, claimed: list[Token]) -> list[range] | None:
    """The claim as one quotation into which the article puts who says it; none where it is not so."""
    words = [one.word for one in claimed]
    for first in range(len(words) - 1, 0, -1):
        at = _find(text, words[:first])
        after = None if at is None else _find(text, words[first:], at + first)
        if at is None or after is None or not 0 < after - at - first <= _ASIDE:
            continue
        body = text.shelf.article.text
        closes = body[text.words[at + first - 1].end :][:3]
        opens = body[: text.words[after].start][-1:]
        if re.match(r"[.,;:!?…]*[”\"’»“]", closes) and opens in '“"‘«„':
            return [range(at, at + first), range(after, after + len(words) - first)]
    return None


def _joined(text: _Text, claimed: list[Token]) -> Checked | None:
    """The claim as pieces from different places, each of them verbatim."""
    pieces: list[range] = []
    place, skipped = 0, 0
    while place < len(claimed):
        found = _longest(text, [one.word for one in claimed[place:]])
        if len(found) < _PIECE:
            place, skipped = place + 1, skipped + 1
            continue
        pieces.append(found)
        place += len(found)
    sentences = list(dict.fromkeys(text.sentence_of[one.start] for one in pieces))
    if len(sentences) < 2 or skipped > max(1, len(claimed) // 10):
        return None
    passages = tuple(one for at in sorted(sentences) for one in _passages(text, at, at))
    return Checked(Verdict.JOINED, passages)


def _longest(text: _Text, wanted: list[str]) -> range:
    """The longest run of the article's words, inside one sentence, with which `wanted` begins."""
    best = range(0)
    for at, one in enumerate(text.words):
        if one.word != wanted[0]:
            continue
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


@dataclass(frozen=True, slots=True)
class _Beside:
    """A sentence beside the claim: its words, the runs that both have, and the share of the claim's that are in it."""

    place: int
    own: list[Token]
    blocks: Blocks
    share: float


def _altered(text: _Text, claimed: list[Token], *, short: bool) -> Checked:
    """The sentence whose words the claim has most of, in their order; ties go to the first."""
    beside = [_beside(text, place, claimed) for place in range(len(text.shelf.sentences))]
    best = max(beside, key=lambda one: one.share, default=None)
    if best is None or best.share < _NEAR:
        return Checked(Verdict.ABSENT, short=short)
    passages = _passages(text, best.place, best.place)
    if best.share < _ALTERED or not _is_told_apart(best, claimed):
        return Checked(Verdict.ABSENT, passages, short=short)
    first, last = best.blocks[0][0], best.blocks[-1][0] + best.blocks[-1][2]
    denied = negations(one.word for one in best.own[first:last])
    edits = differences(best.own, claimed, best.blocks)
    return Checked(
        Verdict.ALTERED, passages, negation=denied != negations(one.word for one in claimed), edits=edits, short=short
    )


def _beside(text: _Text, place: int, claimed: list[Token]) -> _Beside:
    own = [one for one, at in zip(text.words, text.sentence_of, strict=True) if at == place]
    blocks = aligned([one.word for one in own], [one.word for one in claimed])
    held = [claimed[there + step].word for _, there, size in blocks for step in range(size)]
    return _Beside(place, own, blocks, len(held) / len(claimed) if any(map(_carries, held)) else 0.0)


def _carries(word: str) -> bool:
    """Whether the word says something by itself."""
    return len(word) >= _CARRYING or any(map(str.isdigit, word))


def _is_told_apart(best: _Beside, claimed: list[Token]) -> bool:
    """Whether the claim shares enough that is not in every sentence: most of the words that carry something."""
    held = {best.own[here + step].word for here, _, size in best.blocks for step in range(size)}
    carrying = [one.word for one in claimed if _carries(one.word)]
    few = len(carrying) <= _FEW and best.share < _NEARLY_ALL
    least = _FEW_SHARED if few else _MANY_SHARED
    return sum(word in held for word in carrying) >= least * len(carrying)


def _passages(text: _Text, first: int, last: int) -> tuple[Citation, ...]:
    """The whole sentences from one place to another, paragraph by paragraph, with what they lean on."""
    found = []
    sentences = text.shelf.sentences
    for number in dict.fromkeys(one.paragraph for one in sentences[first : last + 1]):
        own = [one for one in sentences[first : last + 1] if one.paragraph == number]
        low, high = _with_neighbours(text, own)
        found.append(citation(text.shelf, Passage(number, low, high, 0.0)))
    return tuple(found)


def _with_neighbours(text: _Text, own: list[Sentence]) -> tuple[int, int]:
    whole = [one for one in text.shelf.sentences if one.paragraph == own[0].paragraph]
    quotes = text.shelf.quotes(whole)
    low = leaning(quotes, own[0].number - 1)[0]
    return low + 1, leaning(quotes, own[-1].number - 1)[1] + 1
