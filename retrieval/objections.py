"""Who in an article speaks against a passage: beside it or soon behind it, and where the article itself puts it right.

Patterns of English news prose, gathered for this project.
"""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.article import Sentence, Span
from retrieval.following import touches
from retrieval.normal import folded, words
from retrieval.passages import spoken_in
from retrieval.shelf import Shelf
from retrieval.statement import Kind, Stance, Statement

_NEAR: Final = 2
"""Paragraphs behind a passage in which somebody objects to it: news gives the other side soon."""
_AGAINST: Final = (
    r"wrong|false|untrue|not true|incorrect|inaccurate|misleading|nonsense|exaggerat\w*|incomplete|overstate\w*"
    r"|understate\w*|disagree\w*|disput\w*|den(?:y|ies|ied)|reject\w*|contradict\w*|contest(?:s|ed)?|object(?:s|ed)"
    r"|oppos(?:es?|ed)|challeng(?:es?|ed)|criticis\w*|criticiz\w*|doubt(?:s|ed) (?:that|whether|it|this)"
)
_OPPOSING: Final = re.compile(
    rf"\b(?:{_AGAINST}|not|no|never|neither|nor|none|merely|instead|however|far from"
    r"|(?:true|real|actual) (?:figure|number|reason|cause|cost|risk|story))\b|n't\b",
    re.IGNORECASE,
)
"""Words by which somebody contradicts in what is reported of them; gathered for this project."""
_FLATLY: Final = re.compile(rf"\b(?:{_AGAINST})\b", re.IGNORECASE)
"""Those that do so in a quotation, too: a "not" there contradicts anything."""
_DENYING: Final = re.compile(
    r"\b(?:disput(?:es?|ed)|den(?:y|ies|ied)|reject(?:s|ed)?|contest(?:s|ed)?|contradict(?:s|ed)?|doubts?|doubted)"
    r"(?: (?:that|this|it|him|her|them|both|the (?:figure|number|claim|account|charge)))?[.,;”\"]"
    r"|\b(?:does|do|did) not (?:accept|believe|recognise|recognize) (?:that|this|it)\b"
    r"|\b(?:that|this|it) (?:is|was) (?:not (?:so|true|right|the case)|disputed|denied|contested|untrue|false|wrong)\b",
    re.IGNORECASE,
)
"""A sentence of the article itself that tells of an objection to what stands before it, and gives nobody's words."""
_REFERS: Final = re.compile(
    r"^[“\"‘']?(?:that|this|it)\b|\b(?:that|this|it|him|her)[.,;”]|\b(?:that|this|it) (?:is|was)\b", re.IGNORECASE
)
_CORRECTED: Final = re.compile(
    r", (?:which|who|though|although|but)(?: (?:it|that|this|he|she|they))? "
    r"(?:is|was|are|were|does|did|do|has|had|have) not\b"
    r"|\b(?:wrongly|falsely|mistakenly|incorrectly|contrary to)\b|\bin fact\b|\bthere is no (?:evidence|record|sign)\b",
    re.IGNORECASE,
)
"""By which an article itself puts right what it reports."""


def objections(shelf: Shelf, cited: Sequence[Span]) -> list[Sentence]:
    """Sentences in which somebody else says something against passages, in the same paragraph or the next two."""
    if shelf.ledger is None or not shelf.ledger.determined or not cited:
        return []
    spoke = {_key(shelf, one) for span in cited for one in spoken_in(shelf.ledger, span)} - {""}
    numbers = {one.paragraph for one in shelf.sentences if touches(one, cited)}
    reach = {number + step for number in numbers for step in range(_NEAR + 1)}
    found = [
        place
        for number, place in enumerate(shelf.sentences)
        if place.paragraph in reach
        and not touches(place, cited)
        and _contradicts(shelf, place, spoke, behind=number > 0 and touches(shelf.sentences[number - 1], cited))
    ]
    behind = [place for place in found if place.span.start > min(one.start for one in cited)]
    return behind or found  # what stands before a passage is rather what the passage answers


def corrections(shelf: Shelf, cited: Sequence[Span]) -> list[Sentence]:
    """The sentences of passages in which the article itself says that it is not so."""
    own = [one for one in shelf.sentences if touches(one, cited)]
    return [one for one in own if _CORRECTED.search(shelf.article.quote(one.span))]


def _contradicts(shelf: Shelf, sentence: Sentence, spoke: set[str], *, behind: bool) -> bool:
    """Whether somebody who did not speak before objects in a sentence; `behind`: it follows a cited one directly.

    "That was not so" is said of the sentence before it alone. Where nobody spoke, a "not" contradicts nobody.
    """
    text = shelf.article.quote(sentence.span)
    if _DENYING.search(text) and not spoke & set(words(folded(text))):
        return behind or not _REFERS.search(text)
    for one in spoken_in(shelf.ledger, sentence.span):
        if one.speaker is None or one.kind in {Kind.DECLINED, Kind.NARRATION} or _key(shelf, one) in spoke:
            continue
        denies = one.cue is not None and one.cue.stance in {Stance.DENIED, Stance.ACCUSED}
        denies = denies or (one.negated and bool(spoke))
        words_of = _FLATLY if one.kind is Kind.DIRECT or not spoke else _OPPOSING
        if denies or words_of.search(text):
            return True
    return False


def _key(shelf: Shelf, one: Statement) -> str:
    if one.speaker is None:
        return ""
    called = words(folded(shelf.article.quote((one.speaker.resolved or one.speaker).span)))
    return called[-1] if called else ""
