"""A statement of an article: whose words, how they were given, and which words. The values that everybody passes on.

The scheme is PolNeAR's (source, cue, content; Newell, Margolin and Ruths, LREC 2018), with refusals as a kind of their
own, as in Spangher et al., "Identifying Informational Sources in News Articles", EMNLP 2023.
"""

from dataclasses import dataclass
from enum import StrEnum

from retrieval.article import Span


class Kind(StrEnum):
    """How words are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    DECLINED = "declined"
    DOCUMENT = "document"
    NARRATION = "narration"


class Stance(StrEnum):
    """What the cue makes of the words."""

    SAID = "said"
    CLAIMED = "claimed"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    ACCUSED = "accused"
    WARNED = "warned"


class How(StrEnum):
    """By what a speaker was recognised."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a speaker most likely means: an inference. The span is where the fullest name stands first."""

    span: Span
    how: How


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source as the sentence names it; `resolved` is none where that is the fullest name, or open."""

    span: Span
    resolved: Resolved | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that carry the saying; a refusal has no stance."""

    span: Span
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One source given words by one cue, or withholding them; every span lies inside one paragraph.

    `content`: a span an unbroken piece, without quotation marks and attribution; of a refusal, what was asked.
    `via`: the hands it came through, nearest to the source first, the outlet left out. `asked_by`: who was refused.
    """

    kind: Kind
    speaker: Speaker | None = None
    cue: Cue | None = None
    content: tuple[Span, ...] = ()
    via: tuple[Span, ...] = ()
    negated: bool = False
    anonymous: bool = False
    asked_by: Span | None = None

    def __post_init__(self) -> None:
        if not (self.content or self.cue or self.speaker):
            raise ValueError("a statement of nothing")

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands, in the order of the text: content, cue, and the speaker where a cue ties it to them."""
        found = [*self.content]
        found += [self.cue.span] if self.cue else []
        found += [self.speaker.span] if self.speaker and (self.cue or not found) else []
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every statement of an article, in its order. `reader` is the id of the rules and of the parser that read it."""

    reader: str
    statements: tuple[Statement, ...]
    determined: bool = True
    """False where speakers could not be told, for want of a parser of the article's language."""
