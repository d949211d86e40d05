"""Whether words of an article, taken out of it, still say there what they said."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from retrieval.context import leaning
from retrieval.elision import Claimed
from retrieval.turning import denies, hangs, negations, turns, weighs
from retrieval.worded import Worded

_BEFORE, _BEHIND = 4, 5
"""Words before and behind a quotation within which a sentence denies it: "did not call it …", "…, which it is not"."""

_STOP: Final = re.compile(r"[.!?…](?!\w)")
_CLAUSE: Final = re.compile(
    r"[,;:—–]\s*(?:and|but|or|while|whereas|who|which|because|so|as|when|after|before)\b"
    r"|\b(?:and|or|but)\s+(?:an?|the|he|she|it|they|we|I|you|his|her|its|their|this|that)\b"
)
"""Where another clause or another thing begins."""
_ASKING: Final = frozenset(
    """
    who whom whose what when where why how which is are was were am do does did has have had can could will would shall
    should may might must isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't won't
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)


def grafted(text: Worded, claimed: Claimed, found: Sequence[range]) -> bool:
    """Whether the words run on where the article has two sentences: out of the middle of one into that of another."""
    if len(found) == 1:
        return _runs_over(text, claimed, found[0])
    return any(
        text.sentence_of[one.stop - 1] != text.sentence_of[other.start]
        and text.sentence_of[one.stop] == text.sentence_of[one.stop - 1]
        and text.sentence_of[other.start - 1] == text.sentence_of[other.start]
        for one, other in pairwise(found)
    )


def _runs_over(text: Worded, claimed: Claimed, found: range) -> bool:
    """Whether a sentence ends among the words where the claim has no mark at all."""
    for step, (one, other) in enumerate(pairwise(found)):
        marks = claimed.text[claimed.words[step].end : claimed.words[step + 1].start]
        if text.sentence_of[one] != text.sentence_of[other] and not marks.strip():
            return True
    return False


def turned(text: Worded, claimed: Claimed, found: Sequence[range]) -> bool:
    """Whether what is left out, between the words or around them, turns their sense."""
    gaps = [range(one.stop, other.start) for one, other in pairwise(found) if one.stop < other.start]
    return (
        any(_gap_turns(text, gap) for gap in gaps)
        or _surroundings_turn(text, found)
        or hangs(_before(text, found[0].start), text.texts(found[0]))
        or _is_denied(text, found)
        or _asks(text, claimed, found)
        or _is_taken_back(text, text.sentence_of[found[-1].stop - 1])
    )


def left_out(text: Worded, found: Sequence[range]) -> list[str]:
    """The words between the pieces."""
    return [word for one, other in pairwise(found) for word in text.texts(range(one.stop, other.start))]


def _gap_turns(text: Worded, gap: range) -> bool:
    """Whether words left out of the middle turn the sense. Who says it may go from between two quotations of theirs."""
    around = (text.quoted_in[gap.start - 1], text.quoted_in[gap.stop])
    asides = [place for place in gap if text.quoted_in[place] is None] if None not in around else []
    words = text.texts([place for place in gap if place not in asides])
    if negations(words) or denies(text.texts(asides)):
        return True
    if not words:
        return False
    article = text.shelf.article.text
    opened, closed = text.between(gap.start - 1), text.between(gap.stop - 1)
    if _breaks(opened) and _breaks(closed):
        return turns(words)
    held = article[text.words[gap.start].start : text.words[gap.stop - 1].end]
    inside = not (_breaks(opened) or _breaks(closed)) and len(gap) > 1
    owned = text.words[gap.start - 1].word.endswith(("'s", "s'"))
    return weighs(words) or owned or (inside and any(one.start() > 0 for one in _CLAUSE.finditer(held)))


def _breaks(marks: str) -> bool:
    """Whether there is more between two words than a blank or a hyphen."""
    return re.search(r"[^\s\-‐‑'’\"“”]", marks) is not None or re.search(r"\s[-–—]\s", marks) is not None


def _surroundings_turn(text: Worded, found: Sequence[range]) -> bool:
    """Whether the rest of the sentences turns it; of words that the article quotes, the rest of the quotation."""
    used = {place for piece in found for place in piece}
    first, last = found[0].start, found[-1].stop - 1
    sentences = range(text.sentence_of[first], text.sentence_of[last] + 1)
    between = range(first, last)
    rest = [
        place
        for place, sentence in enumerate(text.sentence_of)
        if sentence in sentences and place not in used and place not in between
    ]
    quotes = {text.quoted_in[place] for place in used}
    if None not in quotes:
        rest = [place for place in rest if text.quoted_in[place] in quotes]
    return bool(rest) and turns(text.texts(rest))


def _before(text: Worded, place: int) -> list[str]:
    """The words in front of a place, as far back as no mark parts them."""
    start = place
    while start > 0 and text.sentence_of[start - 1] == text.sentence_of[place] and not _breaks(text.between(start - 1)):
        if text.quoted_in[start - 1] != text.quoted_in[place]:
            break
        start -= 1
    return text.texts(range(start, place))


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
    stop = _STOP.search(article, text.words[last].end, end)
    if stop is None or stop[0] != "?":
        return False
    start = last
    while start > 0 and text.sentence_of[start - 1] == text.sentence_of[last] and not _begins(text.between(start - 1)):
        start -= 1
    held = any(start in piece for piece in found)
    return not (held and text.words[start].word in _ASKING)


def _begins(marks: str) -> bool:
    """Whether a new sentence or quotation begins behind these marks."""
    return _STOP.search(marks) is not None or any(one in marks for one in '“"„«')


def _is_taken_back(text: Worded, last: int) -> bool:
    """Whether the next sentence takes back what this one says."""
    sentences = text.shelf.sentences
    own = [one for one in sentences if one.paragraph == sentences[last].paragraph]
    place = sentences[last].number - 1
    return leaning(text.shelf.quotes(own), place)[1] > place
