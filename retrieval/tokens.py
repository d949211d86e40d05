"""Words with their places, for laying one text beside another."""

import re
from dataclasses import dataclass
from typing import Final

from retrieval.normal import folded

_WORD: Final = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"  # scripts without spaces: a character each
    r"|[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+"
    r"(?:['’.,][^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+)*|[%$€£]"
)
"""Letters and digits, with apostrophes, points and commas inside; signs that change a number's sense."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared, and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The words of a text; places count from `offset`."""
    return [Token(folded(one[0]), offset + one.start(), offset + one.end()) for one in _WORD.finditer(text)]
