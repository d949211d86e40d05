"""Words that are said in another place than they stand: not in English alone."""

from collections.abc import Mapping
from typing import Self


class Wording(str):
    """English that is said later, in whatever language is spoken then: a fact that is words itself, or a table's."""

    __slots__ = ("facts", "template")
    template: str
    facts: Mapping[str, object]

    def __new__(cls, english: str, /, **facts: object) -> Self:
        """With the names of its facts in braces, as in an error's sentences."""
        made = super().__new__(cls, english.format(**facts) if facts else english)
        made.template, made.facts = english, facts
        return made
