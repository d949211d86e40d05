"""One question, several articles: which of them it is answered from."""

from collections.abc import Sequence
from typing import Final

from retrieval.answer import Answered, Asked, Closest, NotInArticle

_RANK: Final = {Answered: 0, Closest: 1, NotInArticle: 2}


def chosen(found: Sequence[Asked]) -> tuple[Asked, ...]:
    """What is worth showing, best first: all that answer, or else the one that comes nearest.

    Ties stay in the order given. Raises `IndexError` where nothing was asked.
    """
    ordered = sorted(found, key=lambda one: (_RANK[type(one.answer.outcome)], -one.answer.confidence))
    answering = tuple(one for one in ordered if isinstance(one.answer.outcome, Answered))
    return answering or (ordered[0],)
