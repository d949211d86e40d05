"""Sentences that give a cause, told by the words that do so: whether an answer to "and why?" answers it.

Patterns of English news prose, gathered for this project after the connectives that the Penn Discourse Treebank lists
under Contingency.Cause and Contingency.Purpose (Prasad et al., LREC 2008).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from retrieval.answer import Answer, Answered, Candidate, Citation, Closest
from retrieval.article import Role, Sentence, Span
from retrieval.passages import citation, passage_of
from retrieval.policy import Policy
from retrieval.shelf import Shelf

_CAUSAL: Final = re.compile(
    r"\b(?:because|so that|so as to|in order to|due to|owing to|thanks to|for fear of|for lack of|for want of"
    r"|as a (?:result|consequence)|(?:that|which|this) is why|the reasons?|therefore|hence|lest"
    r"|caus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|attribut(?:e|es|ed)|stem(?:s|med)? from|resulted? from|led to|prompted"
    r"|(?:cannot|could not|can no longer|could no longer) (?:keep|afford|go on|continue|be)"
    r"|after (?:[\w’'-]+ ){1,12}(?:was|were|had|said|found|failed|refused|broke|began|fell|rose|\w{3,}ed)"
    r"|when (?:an?|the|its) (?:[\w’'-]+ ){1,5}(?:failed|broke|collapsed|burst|\w{3,}ed)"
    r"|, (?:as|since|for) (?:an?|the|its|his|her|their|it|he|she|they|there|no) "
    r"|to (?:save|avoid|prevent|keep|make|protect|stop|pay|cut|reduce|help|let|give|allow))\b",
    re.IGNORECASE,
)
_WHY: Final = re.compile(r"^\W*(?:why|how come|for what reason)\b", re.IGNORECASE)
_LIKELY: Final = 0.5
"""Probability from which a sentence beside the passage, that gives a cause, is taken for the cause: what decides
between two that are as likely is that it stands there."""


_POINTS_BACK: Final = re.compile(r"^(?:it|its|they|their|that|this|these|those|he|she|his|her)\b", re.IGNORECASE)
"""How a sentence begins that goes on about the one before it."""


def asks_why(question: str) -> bool:
    """Whether a question asks for a cause."""
    return _WHY.match(question) is not None


def gives_cause(text: str) -> bool:
    """Whether a text has words that give a cause or a purpose."""
    return _CAUSAL.search(text) is not None


def caused(shelf: Shelf, answer: Answer, shown: Sequence[Span], beside: Sequence[Sentence], policy: Policy) -> Answer:
    """The answer to "why?" after passages were `shown`: what was there already answers only where it gives a cause.

    Where nothing else answers, what stands `beside` the passage and gives a cause does; else the closest is shown.
    """
    if shelf.language != "en":
        return answer
    kept = tuple(one for one in answer.citations if _tells_more(shelf, one, shown))
    if isinstance(answer.outcome, Answered) and kept:
        return answer if kept == answer.citations else replace(answer, outcome=Answered(kept, of=len(kept)))
    near = [one for one in answer.candidates if one.sentence in beside and _explains(shelf, one, shown, policy)]
    if near:
        passage = passage_of(shelf, near[0].sentence, near[0].score)
        return replace(answer, outcome=Answered((citation(shelf, passage),), of=1))
    return replace(answer, outcome=Closest(answer.citations[0])) if answer.citations else answer


def _explains(shelf: Shelf, one: Candidate, shown: Sequence[Span], policy: Policy) -> bool:
    """Whether a sentence gives a cause and answers rather than not, or gives it of the sentence shown before it."""
    text = shelf.article.quote(one.sentence.span)
    if not gives_cause(text):
        return False
    if policy.reading(shelf.language).probability(one.logit, one.coverage) >= _LIKELY:
        return True
    paragraph = shelf.article.paragraph(one.sentence.paragraph)
    ends = [span.end for span in shown if paragraph.span.start <= span.start < one.sentence.span.start]
    follows = bool(ends) and not shelf.article.text[max(ends) : one.sentence.span.start].strip()
    return follows and _POINTS_BACK.match(text) is not None


def _tells_more(shelf: Shelf, one: Citation, shown: Sequence[Span]) -> bool:
    if gives_cause(shelf.article.quote(one.span)):
        return True
    again = any(span.start < one.span.end and one.span.start < span.end for span in shown)
    return not again and shelf.article.paragraph(one.paragraph).role is not Role.HEADING
