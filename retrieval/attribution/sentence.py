"""From token places to spans: a sentence of the article with its tree, and what it says turned into statements."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from retrieval.article import Span
from retrieval.attribution.chain import chain, deeper, is_anonymous
from retrieval.attribution.frame import Frame
from retrieval.attribution.hearsay import hearsay
from retrieval.attribution.nominal import nominal
from retrieval.attribution.phrase import names_document, noun_phrase
from retrieval.attribution.quotation import MARKS, Quotation
from retrieval.attribution.refusal import refusals_in, told
from retrieval.attribution.said import Said, mask_places
from retrieval.attribution.speech import speech
from retrieval.parsed import Parsed, Token
from retrieval.statement import Cue, Kind, Speaker, Statement

_EDGES = ' \t\r\n\u00a0,;:—–-“”"«»„…'


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence of the article with its tree."""

    frame: Frame
    tree: Parsed

    def phrase(self, head: Token, *, alone: bool = False) -> Span:
        """The article's words that name a source; `alone` without those it is coordinated with."""
        tokens = noun_phrase(self.tree, head, alone=alone)
        return self.frame.span(tokens[0].start, tokens[-1].end)


@dataclass(slots=True)
class Draft:
    """A statement in the making: `source` is the head of its speaker in `read`."""

    read: Read
    statement: Statement
    source: Token | None
    masks: list[Quotation] = field(default_factory=list)


def drafts(text: str, read: Read, inner: Sequence[Span]) -> list[Draft]:
    """The statements of one sentence."""
    frame, tree = read.frame, read.tree
    masks = mask_places(frame, tree)
    hidden = set().union(*masks) if masks else set()
    refused = [
        one for one in refusals_in(tree, hidden) if not any(tree.tokens[place].text in MARKS for place in one.cue)
    ]
    taken = {place for one in refused for place in one.cue}
    given = (*speech(frame, tree), *hearsay(frame, tree), *nominal(tree, hidden))
    said = [one for one in given if not set(one.cue) & taken]
    made = []
    for one in (*told(tree, refused, said), *said):
        draft = _draft(text, read, one, inner, hidden)
        if draft is not None:
            draft.masks = [
                mask.quotation for mask, places in zip(frame.masks, masks, strict=True) if places & one.content
            ]
            made.append(draft)
    return sorted(made, key=lambda one: one.statement.spans)


def _draft(text: str, read: Read, said: Said, inner: Sequence[Span], hidden: set[int]) -> Draft | None:
    frame, tree = read.frame, read.tree
    said = deeper(tree, said)
    source = said.source
    own = {one.place for one in noun_phrase(tree, source)} if source is not None else set()
    via = [read.phrase(one) for one in chain(tree, said, hidden)]
    given = _with_whole_quotations(read, said.content - own - set(said.cue))
    content = _telling(text, pieces(text, read, given), inner)
    if not content and not said.declined:
        return None
    speaker = Speaker(read.phrase(source, alone=said.everyone)) if source is not None else None
    cue = Cue(frame.span(tree.tokens[said.cue[0]].start, tree.tokens[said.cue[-1]].end), said.stance)
    kind = _kind(text, read, said, content, inner)
    if kind in _WORDS and (refused := _refusing(text, content, inner)):
        kind, content = Kind.DECLINED, refused
        cue = Cue(cue.span)
    asked_by = read.phrase(said.asked_by) if said.asked_by is not None else None
    anonymous = source is not None and is_anonymous(tree, source)
    negated = said.negated and not said.declined
    return Draft(read, Statement(kind, speaker, cue, content, tuple(via), negated, anonymous, asked_by), source)


def _with_whole_quotations(read: Read, places: set[int]) -> set[int]:
    """A quotation that is given in part is given whole: a parser may stop in the middle of one."""
    whole = set(places)
    for one in read.frame.quoted:
        inside = {token.place for token in read.tree.tokens if one.inner.holds(read.frame.span(token.start, token.end))}
        if inside & places:
            whole |= inside
    return whole


_WHEN: Final = frozenset(["after", "when", "while", "before", "following", "amid", "during", "as"])
_LOOSE: Final = re.compile(r",? (?:and|but|or)$")
"""What is left hanging where the other half of a sentence is somebody else's."""
_BARE: Final = frozenset(
    ["and", "but", "as", "the", "a", "an", "of", "what", "only", "just", "like", "for", "with", "by", "at", "to"]
)
"""Words that say nothing by themselves: beside a quotation they are ours."""


def _telling(text: str, content: Sequence[Span], inner: Sequence[Span]) -> tuple[Span, ...]:
    """Of "described it as “a mess”" without the "as": a piece of bare words between quotations and the verb."""
    quoted = [any(one.holds(piece) for one in inner) for piece in content]
    if not any(quoted):
        return tuple(content)
    if len(content) > 1 and quoted[-2] and not quoted[-1] and _is_when(text, content[-1]):
        content, quoted = content[:-1], quoted[:-1]
    return tuple(
        piece if is_quoted else _without_as(text, piece)
        for piece, is_quoted in zip(content, quoted, strict=True)
        if is_quoted or not set(text[piece.start : piece.end].casefold().split()) <= _BARE
    )


def _without_as(text: str, piece: Span) -> Span:
    """Of "described it as “a mess”" the "it"."""
    words = text[piece.start : piece.end]
    return Span(piece.start, piece.end - len(" as")) if words.endswith(" as") else piece


def _is_when(text: str, piece: Span) -> bool:
    """Whether what stands behind a quotation tells when it was said: “…” after it emerged that."""
    return text[piece.start : piece.end].split(maxsplit=1)[0].casefold() in _WHEN


_WORDS: Final = frozenset({Kind.DIRECT, Kind.MIXED})
_MANY: Final = 30
"""Words of a quotation above which a refusal in it is only a part of what is said."""
_REFUSING: Final = re.compile(
    r"\bno (?:further |more )?comment\b|\bnothing (?:else |more |further )?to (?:say|add)\b|\bnot at liberty\b"
    r"|\bnot in a position to (?:say|comment|discuss|get into|answer|speak|confirm)"
    r"|\b(?:would |[’']d )?rather not (?:say|comment|discuss|go into|get into|talk|speak|referee|answer|be drawn)"
    r"|(?:\b(?:not|never|cannot|refuse to|decline to|unable to)|n[’']t) (?:\w+ ){0,3}?"
    r"(?:comment(?:ing)?|answer(?:ing)?|go(?:ing)? (?:there|into)|say(?:ing)? (?:any|more)|discuss(?:ing)?"
    r"|talk(?:ing)? (?:to you|about)|speculat(?:e|ing)|elaborat(?:e|ing)|be drawn|get(?:ting)? into)\b"
    r"|\bI(?:[’']m| am) not (?:talking|answering|saying)\b|\bhave to ask\b"
    r"|\bask (?:my|his|her|our|their|the) lawyers?\b"
    r"|\binappropriate (?:for \w+ )?to (?:comment|say|discuss)"
    r"|\bI (?:won[’']t|will not|can[’']t|cannot) (?:say|answer|tell you)\b",
    re.IGNORECASE,
)
"""A refusal in the first person."""


def _refusing(text: str, content: Sequence[Span], inner: Sequence[Span]) -> tuple[Span, ...]:
    """The quoted words of a quotation that is a refusal; none where it says more than that."""
    quoted = tuple(piece for piece in content if any(one.holds(piece) for one in inner))
    words = " ".join(text[piece.start : piece.end] for piece in content)
    return quoted if quoted and len(words.split()) <= _MANY and _REFUSING.search(words) else ()


def _kind(text: str, read: Read, said: Said, content: Sequence[Span], inner: Sequence[Span]) -> Kind:
    if said.declined:
        return Kind.DECLINED
    if said.source is not None and names_document(read.tree, said.source):
        return Kind.DOCUMENT
    return how_quoted(text, content, inner)


def how_quoted(text: str, content: Sequence[Span], inner: Sequence[Span]) -> Kind:
    """Direct where all of the content stands in quotation marks, mixed where some of it does.

    A name in quotation marks ("the “Russiagate” news") is no quotation, unless it is all that is said.
    """
    quoted = [any(one.holds(piece) for one in inner) for piece in content]
    if not all(quoted):
        quoted = [is_quoted and not _is_name(text, piece) for piece, is_quoted in zip(content, quoted, strict=True)]
    return Kind.DIRECT if all(quoted) else Kind.MIXED if any(quoted) else Kind.INDIRECT


def _is_name(text: str, piece: Span) -> bool:
    words = text[piece.start : piece.end].split()
    return len(words) <= _NAME_WORDS and all(one[0].isupper() for one in words)


_NAME_WORDS: Final = 4
"""Words that a name has at most."""


def pieces(text: str, read: Read, places: set[int]) -> tuple[Span, ...]:
    """The unbroken runs of words at some places, each without the marks and the space around it."""
    frame = read.frame
    runs: list[Span] = []
    current: Span | None = None
    last = -2
    for token in read.tree.tokens:
        if token.place not in places:
            continue
        mask = frame.mask_at(token.start)
        here = mask.quotation.inner if mask else frame.span(token.start, token.end)
        broken = mask is not None or _is_mark(frame, token, here)
        if current is not None and (broken or token.place != last + 1):
            runs.append(current)
            current = None
        if mask is not None:
            runs += [here] if here not in runs else []
        elif not broken:
            current = here if current is None else current.joined(here)
        last = token.place
    runs += [current] if current is not None else []
    trimmed = [trim(text, one) for one in runs]
    if trimmed and trimmed[-1] is not None and (without := _LOOSE.search(text, trimmed[-1].start, trimmed[-1].end)):
        trimmed[-1] = trim(text, Span(trimmed[-1].start, without.start()))
    return tuple(one for one in trimmed if one is not None)


def _is_mark(frame: Frame, token: Token, here: Span) -> bool:
    if token.text in MARKS or token.text in {"``", "''"}:
        return True
    edges = {place for one in frame.quoted for place in (one.outer.start, one.outer.end - 1)}
    return here.end - here.start == 1 and here.start in edges


def trim(text: str, span: Span) -> Span | None:
    """The span without marks, stops and space at its edges; none where no word is left."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end and any(one.isalnum() for one in text[start:end]) else None
