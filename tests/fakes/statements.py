"""Statements of every shape, drawn: what one may be, whether or not an article says it."""

from hypothesis import strategies as st

from retrieval.article import Span
from retrieval.statement import Cue, How, Kind, Ledger, Resolved, Speaker, Stance, Statement

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 2000))
MANY_SPANS = st.lists(SPANS, max_size=3).map(tuple)
SPEAKERS = st.builds(Speaker, SPANS, st.none() | st.builds(Resolved, SPANS, st.sampled_from(How)))
CUES = st.builds(Cue, SPANS, st.none() | st.sampled_from(Stance))
SOMETHING = st.tuples(st.none() | SPEAKERS, st.none() | CUES, MANY_SPANS).filter(any)
STATEMENTS = st.builds(
    lambda kind, something, *others: Statement(kind, *something, *others),
    st.sampled_from(Kind),
    SOMETHING,
    MANY_SPANS,
    st.booleans(),
    st.booleans(),
    st.none() | SPANS,
)
LEDGERS = st.builds(Ledger, TEXT, st.lists(STATEMENTS, max_size=4).map(tuple), st.booleans())
