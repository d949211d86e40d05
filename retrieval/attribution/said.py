"""A statement in terms of its sentence, before it is found in the article."""

from dataclasses import dataclass, field

from retrieval.attribution.frame import Frame
from retrieval.parsed import Parsed, Token
from retrieval.statement import Stance


@dataclass(slots=True)
class Said:
    """A statement in terms of its sentence: token places, until the ledger finds them in the article.

    `content` are places of the words given; masks are among them by the places of their stand-ins.
    """

    source: Token | None
    cue: tuple[int, ...]
    stance: Stance | None
    content: set[int]
    negated: bool = False
    declined: bool = False
    via: list[Token] = field(default_factory=list)
    verb: Token | None = None
    asked_by: Token | None = None
    everyone: bool = False


def mask_places(frame: Frame, tree: Parsed) -> list[set[int]]:
    """For each mask of the frame, the tokens that stand for it, marks and point included."""
    return [{token.place for token in tree.tokens if mask.start <= token.start < mask.end} for mask in frame.masks]
