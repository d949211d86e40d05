"""What a message claims that an article says: what it quotes, or else all of it."""

import re
from dataclasses import dataclass
from typing import Final

from retrieval.article import Span

MESSAGE: Final = 4_000
"""Characters of a message that are looked at; chats allow no longer ones."""

MOST: Final = 10
"""Claims of a message that are checked; a reader takes in no more."""

_QUOTED: Final = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|‹([^‹›]+)›|(?<!\w)\"(?=\S)([^\"]+)(?<=\S)\"(?!\w)"
    r"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w))+)’(?!\w)|(?<!\w)'((?:[^']|(?<=\w)'(?=\w))+)'(?!\w)"
)
"""Quotation marks in pairs; a single one inside a word is an apostrophe."""

_BLOCK: Final = re.compile(r"(?:^[ \t]*>(?: |$)[^\n]*\n?)+", re.MULTILINE)
"""Lines that begin with the sign of a quotation, as in Markdown and in mail."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that are said to be the article's: a span of the message. `quoted`: they stand in quotation marks."""

    span: Span
    quoted: bool


def claims(message: str) -> tuple[Claim, ...]:
    """The claims of a message in their order, at most `MOST`; none where it holds no word."""
    text = message[:MESSAGE]
    blocks = [Span(one.start(), one.end()) for one in _BLOCK.finditer(text)]
    found = [*blocks]
    for one in _QUOTED.finditer(text):
        start, end = next(one.span(number) for number in range(1, _QUOTED.groups + 1) if one.group(number) is not None)
        if not any(block.start <= start < block.end for block in blocks):
            found.append(Span(start, end))
    worded = [span for span in sorted(found) if _is_worded(text[span.start : span.end])]
    if worded:
        return tuple(Claim(span, quoted=True) for span in worded[:MOST])
    stripped = text.strip()
    if not _is_worded(stripped):
        return ()
    start = text.index(stripped)
    return (Claim(Span(start, start + len(stripped)), quoted=False),)


def words_claimed(message: str, claim: Claim) -> str:
    """The words of a claim, without the marks of quoted lines."""
    held = message[claim.span.start : claim.span.end]
    return re.sub(r"^[ \t]*> ?", "", held, flags=re.MULTILINE).strip() if held.lstrip().startswith(">") else held


def _is_worded(text: str) -> bool:
    return re.search(r"\w", text) is not None
