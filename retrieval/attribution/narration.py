"""What nobody is given: the sentences that the outlet itself tells."""

from collections.abc import Sequence

from retrieval.article import Sentence
from retrieval.statement import Kind, Ledger, Statement


def with_narration(ledger: Ledger, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
    """The statements, and a statement of kind narration for every sentence that none of them touches, in order."""
    spans = [span for one in ledger.statements for span in one.spans]
    told = [
        Statement(Kind.NARRATION, content=(one.span,))
        for one in sentences
        if not any(span.start < one.span.end and one.span.start < span.end for span in spans)
    ]
    return tuple(sorted((*ledger.statements, *told), key=lambda one: one.spans))
