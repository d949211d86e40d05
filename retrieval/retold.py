"""Answers to follow-ups about the passages of earlier answers: whose they are, what else there is, who objects.

Earlier answers give places alone; the passages and their speakers are read from the article again.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from retrieval.answer import Answer, Answered, Citation, Note, NotInArticle, Order, Stage
from retrieval.article import Sentence
from retrieval.elliptic import Form
from retrieval.following import Understood, touches
from retrieval.normal import folded, words
from retrieval.passages import Passage, apart, citation, passage_of, spoken_in
from retrieval.policy import Policy
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
_KEPT: Final = frozenset({Note.EARLY, Note.NOT_ENGLISH})


def retold(shelf: Shelf, meant: Understood, answer: Answer, policy: Policy) -> Answer:
    """The answer to a question that was understood from earlier ones; `answer` is what the search says to it."""
    told = replace(answer, notes=(Note.FOLLOWED, *answer.notes), understood=meant.text)
    match meant.form:
        case Form.WHO_SAID:
            return _whose(shelf, meant, told, policy) if meant.cited else told
        case Form.ELSE:
            return _others(shelf, meant, told)
        case Form.OPPOSED:
            return _opposed(shelf, meant, told, policy) or told
        case _:
            return told


def _whose(shelf: Shelf, meant: Understood, told: Answer, policy: Policy) -> Answer:
    """The cited passages again, with whoever the ledger gives them to."""
    cited = [one for one in shelf.sentences if touches(one, meant.cited)]
    citations = _cited(shelf, cited, policy.spoken)
    nobody = shelf.ledger is not None and shelf.ledger.determined and not any(_has_speaker(one) for one in citations)
    notes = [one for one in told.notes if one in {*_KEPT, Note.FOLLOWED}]
    if shelf.ledger is not None and not shelf.ledger.determined:
        notes.append(Note.SPEAKERS_UNKNOWN)
    return replace(
        told,
        outcome=Answered(citations, of=len(citations)),
        confidence=policy.spoken,
        stages=_with_ledger(told),
        notes=(*notes, Note.NO_SPEAKER) if nobody else tuple(notes),
        order=Order.ARTICLE,
    )


def _has_speaker(one: Citation) -> bool:
    return one.said is not None and one.said.speaker is not None


def _others(shelf: Shelf, meant: Understood, told: Answer) -> Answer:
    """What was found, without what was shown before."""
    if not isinstance(told.outcome, Answered):
        return told
    fresh = [
        one
        for one in shelf.sentences
        if any(span.holds(one.span) for span in (each.span for each in told.citations))
        and not touches(one, meant.shown)
    ]
    if not fresh:
        notes = tuple(one for one in told.notes if one in {*_KEPT, Note.FOLLOWED})
        return replace(told, outcome=NotInArticle(), notes=(*notes, Note.NOTHING_ELSE))
    scores = {one.span: one.score for one in told.citations}
    score = max(scores.values())
    citations = _cited(shelf, fresh, score)
    return replace(told, outcome=Answered(citations, of=len(citations)), order=Order.ARTICLE)


def _opposed(shelf: Shelf, meant: Understood, told: Answer, policy: Policy) -> Answer | None:
    """What somebody else says against a cited passage, beside it or soon behind it."""
    if shelf.ledger is None or not shelf.ledger.determined or not meant.cited:
        return None
    spoke = {_key(shelf, one) for span in meant.cited for one in spoken_in(shelf.ledger, span)}
    numbers = {one.paragraph for one in shelf.sentences if touches(one, meant.cited)}
    reach = {number + step for number in numbers for step in range(_NEAR + 1)}
    against = [
        place
        for place in shelf.sentences
        if place.paragraph in reach and not touches(place, meant.cited) and _contradicts(shelf, place, spoke)
    ]
    if not against:
        return None
    citations = _cited(shelf, against, policy.spoken)
    return replace(
        told,
        outcome=Answered(citations, of=len(citations)),
        confidence=policy.spoken,
        stages=_with_ledger(told),
        notes=tuple(one for one in told.notes if one in {*_KEPT, Note.FOLLOWED}),
        order=Order.ARTICLE,
    )


def _contradicts(shelf: Shelf, sentence: Sentence, spoke: set[str]) -> bool:
    for one in spoken_in(shelf.ledger, sentence.span):
        if one.speaker is None or one.kind in {Kind.DECLINED, Kind.NARRATION} or _key(shelf, one) in spoke:
            continue
        denies = one.negated or (one.cue is not None and one.cue.stance in {Stance.DENIED, Stance.ACCUSED})
        words_of = _FLATLY if one.kind is Kind.DIRECT else _OPPOSING
        if denies or words_of.search(shelf.article.quote(sentence.span)):
            return True
    return False


def _key(shelf: Shelf, one: Statement) -> str:
    if one.speaker is None:
        return ""
    called = words(folded(shelf.article.quote((one.speaker.resolved or one.speaker).span)))
    return called[-1] if called else ""


def _cited(shelf: Shelf, chosen: Sequence[Sentence], score: float) -> tuple[Citation, ...]:
    """The sentences as passages in the article's order; those that follow each other are one."""
    runs: list[Passage] = []
    for one in chosen:
        made, last = passage_of(shelf, one, score), runs[-1] if runs else None
        if last is not None and last.paragraph == made.paragraph and made.first <= last.last + 1:
            runs[-1] = replace(last, last=max(last.last, made.last))
        else:
            runs.append(made)
    found = sorted(apart(runs), key=lambda one: (one.paragraph, one.first))
    return tuple(citation(shelf, one) for one in found)


def _with_ledger(answer: Answer) -> tuple[Stage, ...]:
    return answer.stages if Stage.LEDGER in answer.stages else (*answer.stages, Stage.LEDGER)
