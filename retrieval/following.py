"""What a question asks after earlier ones: "and why?" completed from the question before and the passages it cited.

Nothing is answered here: what comes out is a question to look for, and where its answer may stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.answer import Asked
from retrieval.antecedents import Antecedents, Words
from retrieval.article import Sentence, Span
from retrieval.causes import asks_why
from retrieval.completing import Completed, asked, completed
from retrieval.elliptic import Form, elliptic
from retrieval.rank import NOWHERE, Nearby
from retrieval.shelf import Shelf

TURNS: Final = 3
"""Earlier questions that one may lean on: with each step back it is less sure what is meant."""

_LONGEST: Final = 320
"""Characters of a completed question: twice those of the longest that is taken for a follow-up."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is looked for, and shown; `asks` is what it asks itself, without the words that were added.

    `form` is absent where the question stands on its own. `cited` are the passages of the turn that it leans on;
    `shown` those of all turns; `nearby` the sentences about the first, where an answer may stand. `whom` is the person
    that a pronoun was taken for; `others` are what else may be meant, the likeliest first.
    """

    text: str
    asks: str
    form: Form | None = None
    cited: tuple[Span, ...] = ()
    shown: tuple[Span, ...] = ()
    nearby: Nearby = NOWHERE
    whom: str | None = None
    others: tuple[Completed, ...] = ()

    @property
    def joined(self) -> bool:
        """Whether the question before was added, for want of what was meant."""
        return self.text != self.asks


def understood(text: str, turns: Sequence[Asked], shelf: Shelf) -> Understood:
    """The question as it is meant after `turns`, newest last; those about another article do not count.

    Same input, same question.
    """
    alone = Understood(text, text)
    turns = [one for one in turns if one.article_id == shelf.article.id]
    if not turns:
        return alone
    told = Words(shelf.article)
    form = elliptic(text, told.names)
    if form is None:
        return alone
    used = turns[-TURNS:]
    first, *others = completed(form, Antecedents(shelf, used, told))
    if len(first.text) > _LONGEST:
        first, others = Completed(text, text), []
    cited = tuple(one.span for one in used[-1].answer.citations)
    shown = tuple(one.span for turn in used for one in turn.answer.citations)
    ahead = _AHEAD if asks_why(first.asks) else 1
    around = Nearby(near(shelf, cited, ahead), asked(form.text)) if form.form in _LOCAL else NOWHERE
    return Understood(first.text, first.asks, form.form, cited, shown, around, first.whom, tuple(others))


_LOCAL: Final = frozenset({Form.BARE, Form.POINTING, Form.OPPOSED})
"""Forms whose answer may stand beside the passage cited before."""


_AHEAD: Final = 2
"""Sentences behind a passage that may give its cause: news tells what happened, who says so, and then why."""


def near(shelf: Shelf, cited: Sequence[Span], ahead: int = 1) -> tuple[int, ...]:
    """Places of the sentences of some passages, of those before them, and of so many behind."""
    own = {place for place, one in enumerate(shelf.sentences) if touches(one, cited)}
    beside = {place + step for place in own for step in range(-1, ahead + 1)}
    return tuple(sorted(beside & set(range(len(shelf.sentences)))))


def touches(sentence: Sentence, spans: Sequence[Span]) -> bool:
    """Whether a sentence shares a character with one of some passages."""
    return any(span.start < sentence.span.end and sentence.span.start < span.end for span in spans)
