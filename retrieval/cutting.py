"""Whether words of an article, taken out of it, still say there what they said."""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.context import leaning
from retrieval.elision import Claimed
from retrieval.gaps import gap_turns, gaps
from retrieval.turning import bounds, denies, governs, hangs, hedges, plainly, turns
from retrieval.worded import STOP, Worded, parted, reach

_BEFORE, _BEHIND = 4, 5
"""Words before and behind a quotation within which a sentence denies it: "did not call it …", "…, which it is not"."""

_HYPHENS: Final = frozenset("-‐‑–")
_ASKING: Final = frozenset(
    """
    who whom whose what when where why how which is are was were am do does did has have had can could will would shall
    should may might must isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't won't
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)


def turned(text: Worded, claimed: Claimed, found: Sequence[range], *, told: bool = False) -> bool:
    """Whether what is left out, between the words or around them, turns their sense.

    `told`: that somebody simply says so may be left out around them.
    """
    before = _before(text, found[0].start)
    said = told and before[-1:] == ["that"] and plainly(before) != before
    return (
        any(gap_turns(text, gap) for gap in gaps(found))
        or _surroundings_turn(text, found, told=told)
        or hangs(before[:-1] if said else before, text.texts(found[0]))
        or bounds(_before(text, found[0].start), text.texts(found[0]), _after(text, found[-1].stop - 1))
        or _is_half_a_word(text, found)
        or _is_conditional(text, found[0].start)
        or _is_denied(text, found)
        or _asks(text, claimed, found)
        or _is_taken_back(text, found[-1].stop - 1)
    )


def _surroundings_turn(text: Worded, found: Sequence[range], *, told: bool) -> bool:
    """Whether the rest of the sentence turns it; of words that the article quotes, the rest of the quotation."""
    first, last = found[0].start, found[-1].stop - 1
    before, behind = range(reach(text, first, -1), first), range(last + 1, reach(text, last, 1) + 1)
    quotes = {text.quoted_in[place] for piece in found for place in piece}
    ahead, after = [
        [place for place in places if None in quotes or text.quoted_in[place] in quotes] for places in (before, behind)
    ]
    around, clauses = text.texts(ahead), _clauses(text, after)
    if told:
        around, clauses = plainly(around), [plainly(one) for one in clauses]
    return turns(around) or hedges(text.texts(after)) or any(map(governs, clauses))


def _clauses(text: Worded, places: Sequence[int]) -> list[list[str]]:
    """The words at some places, parted where marks part them."""
    found: list[list[str]] = [[]]
    for place in places:
        if found[-1] and parted(text.between(place - 1)):
            found.append([])
        found[-1].append(text.words[place].word)
    return found


def _before(text: Worded, place: int) -> list[str]:
    """The words in front of a place, as far back as no mark parts them."""
    start = place
    while start > 0 and text.sentence_of[start - 1] == text.sentence_of[place] and not parted(text.between(start - 1)):
        if text.quoted_in[start - 1] != text.quoted_in[place]:
            break
        start -= 1
    return text.texts(range(start, place))


def _after(text: Worded, place: int) -> list[str]:
    """The words behind a place, as far as no mark parts them."""
    end = place
    while end + 1 < len(text.words) and text.sentence_of[end + 1] == text.sentence_of[place]:
        if parted(text.between(end)) or text.quoted_in[end + 1] != text.quoted_in[place]:
            break
        end += 1
    return text.texts(range(place + 1, end + 1))


def _is_half_a_word(text: Worded, found: Sequence[range]) -> bool:
    """Whether the words begin or end inside a compound: "(non-)toxic waste"."""
    first, last = found[0].start, found[-1].stop - 1
    return (first > 0 and text.between(first - 1) in _HYPHENS) or text.between(last) in _HYPHENS


def _is_conditional(text: Worded, place: int) -> bool:
    """Whether the sentence begins as a condition that the words leave out: "Had he known, …"."""
    start = reach(text, place, -1)
    return start < place and text.words[start].word in {"had", "were", "should"}


def _is_denied(text: Worded, found: Sequence[range]) -> bool:
    """Whether the article quotes the words only to deny them."""
    quotes = {text.quoted_in[place] for piece in found for place in piece}
    if None in quotes:
        return False
    inside = [place for place, quote in enumerate(text.quoted_in) if quote in quotes]
    first, last = inside[0], inside[-1]
    before = _window(text, first - 1, -1)[:_BEFORE]
    behind = _window(text, last + 1, 1)[:_BEHIND]
    return denies(before) or denies(behind)


def _window(text: Worded, place: int, step: int) -> list[str]:
    """The unquoted words of the sentence from a place on, as far as their clause goes."""
    found: list[str] = []
    own = text.sentence_of[place - step] if 0 <= place - step < len(text.words) else -1
    while 0 <= place < len(text.words) and text.sentence_of[place] == own and text.quoted_in[place] is None:
        found.append(text.words[place].word)
        if re.search(r"[,;:—–]", text.between(place if step > 0 else place - 1)):
            break
        place += step
    return found


def _asks(text: Worded, claimed: Claimed, found: Sequence[range]) -> bool:
    """Whether the article asks what the claim, without its question mark, seems to say."""
    last = found[-1].stop - 1
    if "?" in claimed.text:
        return False
    article = text.shelf.article.text
    end = text.sentence(last).span.end
    stop = STOP.search(article, text.words[last].end, end)
    if stop is None or stop[0] != "?":
        return False
    start = last
    while start > 0 and text.sentence_of[start - 1] == text.sentence_of[last] and not _begins(text.between(start - 1)):
        start -= 1
    held = any(start in piece for piece in found)
    return not (held and text.words[start].word in _ASKING)


def _begins(marks: str) -> bool:
    """Whether a new sentence or quotation begins behind these marks."""
    return STOP.search(marks) is not None or any(one in marks for one in '“"„«')


def _is_taken_back(text: Worded, place: int) -> bool:
    """Whether the sentence behind that of a word takes back what it says."""
    sentence, end = text.sentence(place), reach(text, place, 1)
    if end + 1 < len(text.words) and text.sentence_of[end + 1] == text.sentence_of[place]:
        body = text.shelf.article.text
        start = text.words[reach(text, place, -1)].start
        behind = text.words[end + 1].start
        return leaning([body[start:behind], body[behind : sentence.span.end]], 0)[1] > 0
    own = [one for one in text.shelf.sentences if one.paragraph == sentence.paragraph]
    return leaning(text.shelf.quotes(own), sentence.number - 1)[1] > sentence.number - 1
