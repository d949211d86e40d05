"""Words left out of the middle of others, and whether what is put together there still says what it said."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from retrieval.attribution.wordlists import names, nouns
from retrieval.turning import denies, narrows, negations, reaches_out, turns, weighs
from retrieval.worded import Worded, parted, reach

_CLAUSE: Final = re.compile(
    r"[,;:—–]\s*(?:and|but|or|while|whereas|who|which|because|so|as|when|after|before)\b"
    r"|\b(?:and|or|but)\s+(?:an?|the|he|she|it|they|we|I|you|his|her|its|their|this|that)\b"
)
"""Where another clause or another thing begins."""

_RELATIVES: Final = frozenset({"who", "whom", "whose", "which", "where"})
"""By these opens, behind a comma, what is only told beside."""


def gaps(found: Sequence[range]) -> list[range]:
    """What is left out between pieces."""
    return [range(one.stop, other.start) for one, other in pairwise(found) if one.stop < other.start]


def left_out(text: Worded, found: Sequence[range]) -> list[str]:
    """The words between the pieces."""
    return [word for gap in gaps(found) for word in text.texts(gap)]


def gap_turns(text: Worded, gap: range) -> bool:
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
    if parted(opened) and parted(closed):
        return (reaches_out if words[0] in _RELATIVES else turns)(words)
    held = article[text.words[gap.start].start : text.words[gap.stop - 1].end]
    inside = not (parted(opened) or parted(closed)) and len(gap) > 1
    if not parted(opened) and _is_narrowed(text, gap):
        return True
    owned = text.words[gap.start - 1].word.endswith(("'s", "s'"))
    return weighs(words) or owned or (inside and any(one.start() > 0 for one in _CLAUSE.finditer(held)))


def _is_narrowed(text: Worded, gap: range) -> bool:
    """Whether words left out narrow what stands before them: "never asked (about it)", "the head (of a branch)"."""
    before = text.texts(range(reach(text, gap.start, -1), gap.start))
    opens = text.words[gap.start].word
    return (negations(before) > 0 and narrows(opens)) or (
        opens == "of" and before[-1] in nouns("person") | names("title")
    )
