"""Quotations that a phrase leads up to: a name and a colon, "with a note:", "Her message to the council?"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.attribution.clause import is_noun, is_verb, subject
from retrieval.attribution.phrase import is_document
from retrieval.attribution.quotation import Quotation
from retrieval.attribution.sentence import Draft, Read
from retrieval.attribution.wordlists import nouns
from retrieval.parsed import Token
from retrieval.statement import Cue, Kind, Speaker, Stance, Statement

_NOBODY: Final = frozenset({"it", "this", "that", "there", "which", "what"})
_LONGEST_NAME: Final = 9
"""Words before a colon that can be a name alone."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """Who is led up to, in which sentence, and the noun that says how, if one does."""

    read: Read
    source: Token
    by: Token | None = None


def introduced_by(reads: Sequence[Read], number: int, quotation: Quotation) -> Draft | None:
    """The statement of a quotation that what stands before it, or a dash and a name behind it, gives to somebody."""
    lead = _lead(reads, number, quotation)
    if lead is None:
        return None
    kind = Kind.DOCUMENT if is_document(lead.source) else Kind.DIRECT
    cue = Cue(lead.read.frame.span(lead.by.start, lead.by.end), Stance.SAID) if lead.by is not None else None
    speaker = Speaker(lead.read.phrase(lead.source))
    return Draft(lead.read, Statement(kind, speaker, cue, (quotation.inner,)), lead.source, [quotation])


def _lead(reads: Sequence[Read], number: int, quotation: Quotation) -> _Lead | None:
    read = reads[number]
    frame = read.frame
    mask = next(one for one in frame.masks if one.quotation == quotation)
    before = frame.text[: mask.start].rstrip()
    if not before and number:
        earlier = reads[number - 1]
        led = earlier.frame.text.rstrip()
        if led.endswith(":"):
            return _before(earlier, len(earlier.frame.text))
        if led.endswith("?"):
            return _by_noun(earlier, _left(earlier, len(earlier.frame.text)))
    if before.endswith(":") or (before.endswith(("—", "–", " -")) and len(before) > 2):
        return _before(read, mask.start)
    if before.endswith(","):
        return _with_the_words(read, _left(read, mask.start))
    return _behind(read, mask.end)


def _behind(read: Read, end: int) -> _Lead | None:
    """A dash and a name behind the quotation."""
    if read.frame.text[end:].lstrip()[:1] not in {"—", "–", "-"}:
        return None
    name = next((one for one in read.tree.tokens if one.start >= end and one.tag in {"NNP", "NNPS"}), None)
    while name is not None and name.dep == "compound":
        name = read.tree.head(name)
    return None if name is None else _Lead(read, name)


def _left(read: Read, until: int) -> list[Token]:
    """The words before a place that stand in no folded quotation."""
    return [one for one in read.tree.tokens if one.end <= until and read.frame.mask_at(one.start) is None]


def _before(read: Read, until: int) -> _Lead | None:
    """Whom the words before a colon or a dash lead up to."""
    tokens = _left(read, until)
    found = _by_noun(read, tokens) or _with_the_words(read, tokens)
    if found is not None:
        return found
    source = _document_at_end(tokens) or _who_leads(read, tokens)
    return None if source is None else _Lead(read, source)


def _document_at_end(tokens: Sequence[Token]) -> Token | None:
    """The last word, where it is something that is read: "with a typed note:"."""
    words = [one for one in tokens if one.pos != "PUNCT"]
    last = words[-1] if words else None
    spoken = any(is_verb(one) for one in words) and last is not None and last.dep in {"pobj", "dobj", "attr"}
    return last if last is not None and spoken and is_document(last) else None


def _by_noun(read: Read, tokens: Sequence[Token]) -> _Lead | None:
    """Of "Her message to the council?", "his mother's advice had been:" whose it is."""
    for noun in tokens:
        if noun.lemma.casefold() not in nouns("utterance") or noun.dep not in {"nsubj", "ROOT"}:
            continue
        verb = read.tree.head(noun)
        whose = read.tree.child(noun, "poss")
        if whose is not None and (noun.dep == "ROOT" or verb.lemma.casefold() == "be"):
            return _Lead(read, whose, noun)
    return None


def _with_the_words(read: Read, tokens: Sequence[Token]) -> _Lead | None:
    """Of "She met him with the words," whoever met him."""
    words = [one for one in tokens if one.pos != "PUNCT"]
    if not words or words[-1].text.casefold() != "words" or words[-1].dep != "pobj":
        return None
    verb = next((one for one in read.tree.above(words[-1]) if is_verb(one)), None)
    who = subject(read.tree, verb) if verb is not None else None
    return _Lead(read, who, words[-1]) if who is not None and is_noun(who) else None


def _who_leads(read: Read, tokens: Sequence[Token]) -> Token | None:
    """The subject of the words before a colon, or the name that they are."""
    verbs = [one for one in tokens if is_verb(one)]
    for verb in sorted(verbs, key=lambda one: one.head != one.place):
        who = subject(read.tree, verb)
        if who is not None and is_noun(who) and who in tokens:
            return who if who.text.casefold() not in _NOBODY else None
    if verbs:
        return None
    heads = [
        one
        for one in tokens
        if one.tag in {"NNP", "NNPS", "NN"} and (one.head == one.place or read.tree.head(one) not in tokens)
    ]
    if not heads:
        return None
    stands_alone = tokens[0].text[:1].isupper() and len(tokens) < _LONGEST_NAME
    return heads[0] if heads[0].tag != "NN" or stands_alone else None
