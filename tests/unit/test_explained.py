"""Which rule decided an answer, as far as the record tells."""

import pytest

from retrieval.answer import FULL, Answer, Answered, Candidate, Citation, Closest, Note, NotInArticle, Stage
from retrieval.article import Sentence, Span
from retrieval.moderation.explained import Rule, rule_of, second

CITED = Citation("p1s1-2", 1, Span(0, 20), 3.0)
ANSWERED, CLOSEST, NONE = Answered((CITED,), 1), Closest(CITED), NotInArticle()
SPOKEN = (*FULL, Stage.LEDGER)


@pytest.mark.parametrize(
    ("outcome", "stages", "notes", "rule"),
    [
        (ANSWERED, FULL, (), Rule.SURE),
        (ANSWERED, FULL, (Note.FOLLOWED,), Rule.SURE),
        (ANSWERED, SPOKEN, (), Rule.LEDGER),
        (CLOSEST, FULL, (Note.EARLY,), Rule.RELATED),
        (CLOSEST, FULL, (Note.NOT_ENGLISH, Note.NO_TIME), Rule.KIND_MISSING),
        (NONE, FULL, (Note.NO_NUMBER,), Rule.KIND_MISSING),
        (CLOSEST, FULL, (Note.WITHHELD,), Rule.WITHHELD),
        (NONE, SPOKEN, (Note.SPEAKER_SILENT,), Rule.SPEAKER),
        (NONE, FULL, (Note.FOLLOWED, Note.NOTHING_ELSE), Rule.SHOWN_BEFORE),
        (NONE, FULL, (), Rule.UNRELATED),
    ],
)
def test_the_rule_that_decided_is_told(outcome, stages, notes, rule):
    assert rule_of(Answer(outcome, 0.5, (), stages, notes)) is rule


def candidate(number, start, end):
    return Candidate(Sentence(1, number, Span(start, end)), 1, number, 1.0, None, 2.0, 3.0 - number)


def test_what_came_second_is_the_best_sentence_that_was_not_shown():
    shown, inside, after = candidate(1, 0, 9), candidate(2, 10, 20), candidate(3, 21, 30)
    assert second(Answer(ANSWERED, 0.9, (shown, inside, after), FULL)) == after
    assert second(Answer(ANSWERED, 0.9, (shown, inside), FULL)) is None
    assert second(Answer(NONE, 0.1, (after, shown), FULL)) == after
