"""A sentence as a parser sees it: tokens in a tree. Immutable, with the few ways of walking it that rules need."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

ROOT: Final = "ROOT"
"""What the head of the sentence is to itself."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at `start:end` of its text; `head` is the place of its head, its own for the root.

    `tag` is Penn Treebank's, `pos` the Universal one, `dep` a ClearNLP relation as spaCy's English models have them
    (https://github.com/clir/clearnlp-guidelines), `entity` an OntoNotes 5 type or empty.
    """

    place: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence and its tree. Raises `ValueError` where a head is no place of it."""

    text: str
    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if not 0 <= token.head < len(self.tokens):
                raise ValueError(f"{token.text!r} hangs on {token.head} of {len(self.tokens)} tokens")
            if token.head != token.place:
                children[token.head].append(token.place)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

    def children(self, token: Token, *deps: str) -> list[Token]:
        """What hangs on a token, in order; where relations are named, those alone."""
        found = [self.tokens[place] for place in self._children[token.place]]
        return [one for one in found if not deps or one.dep in deps]

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first of its children in one of the relations."""
        return next(iter(self.children(token, *deps)), None)

    def head(self, token: Token) -> Token:
        """What it hangs on; itself for the root."""
        return self.tokens[token.head]

    def subtree(self, token: Token) -> list[Token]:
        """The token and all that hangs on it, in the order of the text."""
        found, open_places = {token.place}, [token.place]
        while open_places:
            below = [place for place in self._children[open_places.pop()] if place not in found]
            found.update(below)
            open_places += below
        return [self.tokens[place] for place in sorted(found)]

    def above(self, token: Token) -> Iterator[Token]:
        """Its head, that one's head, up to the root; ends in a circle too."""
        seen = {token.place}
        while token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.place)
            yield token
