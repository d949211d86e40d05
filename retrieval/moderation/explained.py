"""Why an answer is what it is, as far as the record tells: which rule decided, and what came second."""

from enum import StrEnum
from typing import Final

from retrieval.answer import Answer, Answered, Candidate, Closest, Note, Stage


class Rule(StrEnum):
    """What decided the outcome of an answer."""

    SURE = "sure"
    LEDGER = "ledger"
    RELATED = "related"
    KIND_MISSING = "kind_missing"
    WITHHELD = "withheld"
    SPEAKER = "speaker"
    SHOWN_BEFORE = "shown_before"
    UNRELATED = "unrelated"
    EXCLUDED = "excluded"


_BY_NOTE: Final = {
    Note.NOTHING_ELSE: Rule.SHOWN_BEFORE,
    Note.SPEAKER_ABSENT: Rule.SPEAKER,
    Note.SPEAKER_SILENT: Rule.SPEAKER,
    Note.SPEAKER_ELSEWHERE: Rule.SPEAKER,
    Note.WITHHELD: Rule.WITHHELD,
    Note.NO_TIME: Rule.KIND_MISSING,
    Note.NO_PLACE: Rule.KIND_MISSING,
    Note.NO_NAME: Rule.KIND_MISSING,
    Note.NO_NUMBER: Rule.KIND_MISSING,
}
"""Of answers that decline: the first of these that was noted."""


def rule_of(answer: Answer) -> Rule:
    """What decided."""
    if isinstance(answer.outcome, Answered):
        return Rule.LEDGER if Stage.LEDGER in answer.stages else Rule.SURE
    if answer.excluded:
        return Rule.EXCLUDED
    otherwise = Rule.RELATED if isinstance(answer.outcome, Closest) else Rule.UNRELATED
    return next((rule for note, rule in _BY_NOTE.items() if note in answer.notes), otherwise)


def is_cited(answer: Answer, candidate: Candidate) -> bool:
    """Whether the sentence stands in a passage that was shown."""
    return any(one.span.holds(candidate.sentence.span) for one in answer.citations)


def second(answer: Answer) -> Candidate | None:
    """The best sentence that was not shown."""
    return next((one for one in answer.candidates if not is_cited(answer, one)), None)
