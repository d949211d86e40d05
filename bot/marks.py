"""What Discord gives a meaning beside a question's words: mentions, emphasis, links. None of it is looked for.

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


def unmarked(question: str) -> str:
    """The question without marks; as it was where nothing else is left."""
    bare = _TAKEN_OUT.sub(" ", _LINK.sub(r"\1", question))
    bare = _NOBODY.sub(" ", _MARKS.sub("", _OPENS.sub("", bare)))
    if bare == question or not words(bare):
        return question
    return " ".join(bare.split())
