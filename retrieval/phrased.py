"""A question as it is looked for: without what Discord gives a meaning beside its words, and one question alone.

What is shown and journalled stays as it was typed.
"""

import re
from typing import Final

from retrieval.normal import words

_LINK: Final = re.compile(r"\[([^\]\n]+)\]\(<?https?://[^\s)]+>?\)")
"""A masked link (Markdown Text 101); its words are the question's."""

_TAKEN_OUT: Final = re.compile(
    # Mentions, emoji, times and commands (reference: Message Formatting), and addresses.
    r"<(?:@[!&]?|#|t:|a?:\w+:|id:|/[\w -]+:)[\w:]+>|@everyone\b|@here\b|<?https?://[^\s>]+>?"
)
_OPENS: Final = re.compile(r"^\s*(?:#{1,3}|-#|>{1,3}|[*-])\s+(?=\S)", re.MULTILINE)
"""What opens a block at the start of a line: heading, subtext, quote, list (Markdown Text 101)."""

_MARKS: Final = re.compile(
    r"\|\||~~|`+|(?<![\d\s*])\*+|(?<!\d)\*+(?=[^\s\d*])|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|(?<=\s)>(?=\s+[^\W\d])|(?<!\S)(?:…|\.{3})(?=\w)"
)
"""Spoilers, emphasis, code, a quote's sign inside a line, dots before a word; a star between numbers multiplies."""

_NOBODY: Final = re.compile(r"^(?:\s*@…)+|(?:@…\s*)+$")
"""Before and behind a question somebody mentioned is called, not asked about."""

_ENDS: Final = re.compile(r"(?<=[?？])\s+(?=[A-Z\u00c0-\u00de¿]|and\b|or\b|but\b)")
"""Where a question ends and another begins; a quotation mark behind the sign closes words of somebody's."""

_ASKING: Final = 3
"""Words from which a piece with a question mark is a question: "Right?" and "Or not?" belong to the one before."""


def phrased(question: str) -> str:
    """The first question of it, without marks; as it was where nothing else is left."""
    bare = _bare(question)
    asking = _asking(bare)
    return asking[0] if len(asking) > 1 else bare


def several(question: str) -> bool:
    """Whether more than one thing is asked."""
    return len(_asking(_bare(question))) > 1


def _bare(question: str) -> str:
    bare = _TAKEN_OUT.sub(" ", _LINK.sub(r"\1", question))
    bare = _NOBODY.sub(" ", _MARKS.sub("", _OPENS.sub("", bare)))
    if bare == question or not words(bare):
        return question
    return " ".join(bare.split())


def _asking(bare: str) -> list[str]:
    pieces = (one.strip() for one in _ENDS.split(bare))
    return [one for one in pieces if one.endswith(("?", "？")) and len(words(one)) >= _ASKING]
