"""Articles with their vectors and ledgers, as they go into any store."""

from datetime import UTC, datetime, timedelta

import numpy as np

from retrieval.article import Article, Paragraph, Role, Sentence, Span
from retrieval.ports import Embedded, Opening, Row
from retrieval.statement import Cue, How, Kind, Ledger, Resolved, Speaker, Stance, Statement

MINE, THEIRS = "server:1", "server:2"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(microseconds=1)

FERRY = Article(
    "The ferry\n\n\n\nIt is late. Why?",
    (Paragraph(1, Span(0, 9), Role.HEADING), Paragraph(3, Span(13, 29))),
    title="Ferry",
    url="https://example.org/ferry",
)
FERRY_SENTENCES = (Sentence(1, 1, Span(0, 9)), Sentence(3, 1, Span(13, 24)), Sentence(3, 2, Span(25, 29)))
FERRY_VECTORS = Embedded(
    "model@1",
    (Row(1, None, Span(0, 9)), Row(3, 2, Span(25, 29))),
    np.array([[0.6, 0.8], [-0.1, 1e-30]], np.float32),
)
FERRY_LEDGER = Ledger(
    "rules@1 parser@1",
    (
        Statement(
            Kind.MIXED,
            Speaker(Span(13, 15), Resolved(Span(0, 9), How.PRONOUN)),
            Cue(Span(16, 18), Stance.DENIED),
            content=(Span(19, 24), Span(25, 28)),
            via=(Span(4, 9), Span(0, 3)),
            negated=True,
            anonymous=True,
            asked_by=Span(25, 29),
        ),
        Statement(Kind.DECLINED, Speaker(Span(0, 9)), Cue(Span(13, 24))),
        Statement(Kind.NARRATION, content=(Span(25, 29),)),
    ),
)
"""Every part that a statement may have, and hardly any."""
GLACIER = Article("Ice.", (Paragraph(1, Span(0, 4)),))
BLANK = Article("", ())


def add(store, article, *, owner=MINE, sentences=(), embedded=None, ledger=None, room=None, when=NOON):
    return store.add(owner, article, sentences, embedded, ledger, opening=Opening(room) if room else None, when=when)


def same(one, other):
    return (one.model_id, one.rows, one.vectors.tolist()) == (other.model_id, other.rows, other.vectors.tolist())
