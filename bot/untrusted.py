"""Text from outside made inert for a terminal: what is drawn differs from the stored words by escapes alone."""

import unicodedata
from typing import Final

_KEPT: Final = "\n\t"
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS: Final = "\u200c\u200d"
"""Needed inside words of Persian and Indic scripts and inside emoji; they steer nothing."""


def for_terminal(text: str) -> str:
    """Control, bidirectional and invisible characters written out as `<U+202E>`; line ends as line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character if _harmless(character) else f"<U+{ord(character):04X}>" for character in lines)


def _harmless(character: str) -> bool:
    return character in _KEPT or character in _JOINERS or unicodedata.category(character) not in _INVISIBLE
