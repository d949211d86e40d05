"""Discord's numbers that the layout keeps to, each with its unit and its source in Discord's documentation."""

from typing import Final

TEXT: Final = 4_000
"""Characters in all text displays of a message together (discord.py, `LayoutView.content_length`)."""

CONTENT: Final = 2_000
"""Characters of a message without components (resources/message: Create Message)."""

ROOM: Final = TEXT * 95 // 100
"""What is used of it: whether Discord counts code points or UTF-16 units is not documented, so some room is left."""

BUTTONS: Final = 5
"""Buttons in a row (components/reference: Action Row)."""

LABEL: Final = 80
"""Characters of a button's label (components/reference: Button)."""

URL: Final = 512
"""Characters of a link button's address (components/reference: Button)."""

CHOICES: Final = 25
"""Choices of an autocomplete (interactions/receiving-and-responding: Autocomplete)."""

CHOICE: Final = 100
"""Characters of a choice's name (interactions/application-commands: Option Choice)."""

INPUT: Final = 4_000
"""Characters of a text input in a modal (components/reference: Text Input)."""


REQUEST: Final = 25 * 1024 * 1024
"""Bytes of a request with all its files (reference: Uploading Files)."""

FILES: Final = 10
"""Files of a message (resources/message: Create Message)."""


def units(text: str) -> int:
    """The length of `text` in UTF-16 units, the longer of the two ways to count."""
    return len(text) + sum(character > "\uffff" for character in text)


def shortened(text: str, most: int) -> str:
    """The text, or as much of its beginning as fits into `most` units with an ellipsis: for names, not quotations."""
    if units(text) <= most:
        return text
    kept = text[: most - 1]
    while units(kept) > most - 1:
        kept = kept[:-1]
    return f"{kept}…"


def shortened_to_words(text: str, most: int) -> str:
    """The same, without a piece of a word at the end; a single word that is too long is cut."""
    short = shortened(text, most)
    return short if short == text else f"{short[:-1].rpartition(' ')[0] or short[:-1]} …"
