"""A question as it is looked for: one alone. What is shown and journalled stays as it was typed."""

import re
from typing import Final

from retrieval.normal import words

_ENDS: Final = re.compile(r"(?<=[?？])\s+(?=[A-Z\u00c0-\u00de¿]|and\b|or\b|but\b)")
"""Where a question ends and another begins; a quotation mark behind the sign closes words of somebody's."""

_ASKING: Final = 3
"""Words from which a piece with a question mark is a question: "Right?" and "Or not?" belong to the one before."""


def as_typed(question: str) -> str:
    """The question of a front end that gives no signs a meaning of its own."""
    return question


def first(question: str) -> str:
    """The first question of it; all of it where it holds no more than one."""
    asking = _asking(question)
    return asking[0] if len(asking) > 1 else question


def several(question: str) -> bool:
    """Whether more than one thing is asked."""
    return len(_asking(question)) > 1


def _asking(question: str) -> list[str]:
    pieces = (one.strip() for one in _ENDS.split(question))
    return [one for one in pieces if one.endswith(("?", "？")) and len(words(one)) >= _ASKING]
