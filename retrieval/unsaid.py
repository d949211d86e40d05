"""What the article tells only to have been withheld: "would not say when it opens" does not say when it opens."""

import re
from dataclasses import replace
from typing import Final

from retrieval.answer import Answer, Answered, Citation, Closest, Note
from retrieval.policy import Policy
from retrieval.shelf import Shelf
from retrieval.statement import Kind

_ASKING: Final = frozenset({"who", "whom", "whose", "when", "where", "why", "how", "what", "which"})
_WHETHER: Final = frozenset(
    {"is", "are", "was", "were", "will", "did", "does", "do", "has", "have", "had", "can", "could"}
)
_FIRST: Final = 2
"""Words of what was asked among which the question word stands: "when …", "for how long …"."""
_WORD: Final = re.compile(r"[a-z]+")


def without_withheld(shelf: Shelf, question: str, answer: Answer, policy: Policy) -> Answer:
    """The answer; where every passage only says that this very question was not answered, the best as the closest."""
    asks = _question_word(question)
    if not isinstance(answer.outcome, Answered) or not asks:
        return answer
    if not all(_withholds(shelf, one, asks) for one in answer.citations):
        return answer
    return replace(
        answer,
        outcome=Closest(answer.citations[0]),
        confidence=1 - policy.spoken,
        notes=(*answer.notes, Note.WITHHELD),
    )


def _question_word(question: str) -> frozenset[str]:
    """The words by which what is asked would begin in a sentence of the article."""
    words = _WORD.findall(question.casefold())[:3]
    asked = next((word for word in words if word in _ASKING), None)
    if asked is not None:
        return frozenset({asked})
    return frozenset({"whether", "if"}) if words and words[0] in _WHETHER else frozenset()


def _withholds(shelf: Shelf, citation: Citation, asks: frozenset[str]) -> bool:
    """Whether most of a passage is a refusal, and what is refused begins with the question's own word."""
    said = citation.said
    if said is None or said.kind is not Kind.DECLINED or not said.content:
        return False
    withheld = _WORD.findall(shelf.article.quote(said.content[0]).casefold())[:_FIRST]
    return bool(asks & set(withheld))
