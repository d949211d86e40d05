"""Quotations that go on: resumed after their attribution, over paragraphs, or standing alone behind their speaker."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from retrieval.article import Article
from retrieval.attribution.clause import is_noun, is_verb, subject
from retrieval.attribution.frame import Frame
from retrieval.attribution.phrase import is_document
from retrieval.attribution.quotation import Quotation
from retrieval.attribution.sentence import Draft, Read
from retrieval.parsed import Token
from retrieval.statement import Kind, Speaker, Statement

_QUOTING: Final = frozenset({Kind.DIRECT, Kind.MIXED, Kind.DOCUMENT, Kind.DECLINED})
_FEWEST_WORDS: Final = 3
"""Words below which a quotation without a speaker is a name or a scare quote."""
_WORD: Final = re.compile(r"\w+")


def carried(article: Article, reads: Sequence[Read], made: Sequence[list[Draft]]) -> list[Draft]:
    """All drafts, with every quotation that had none given to whom it belongs, as far as that is plain."""
    done: list[Draft] = []
    for number, (read, own) in enumerate(zip(reads, made, strict=True)):
        claimed = {quotation for draft in own for quotation in draft.masks}
        free = [mask.quotation for mask in read.frame.masks if mask.quotation not in claimed]
        done += own
        for quotation in free:
            _place(article, reads, number, quotation, own, done)
    return done


def _place(
    article: Article, reads: Sequence[Read], number: int, quotation: Quotation, own: list[Draft], done: list[Draft]
) -> None:
    read = reads[number]
    before = [one for one in done if one not in own]
    last = before[-1] if before else None
    if not own and last is not None and _runs_on(reads, number, last):
        _extend(last, quotation)
        return
    introduced = _introduced(reads, number, quotation)
    if introduced is not None:
        done.append(introduced)
        return
    if own and _same_sentence(own):
        _extend(own[-1], quotation)
        return
    if not _is_speech(article, quotation):
        return
    speaker = _still_speaking(reads, number, before)
    done.append(Draft(read, Statement(Kind.DIRECT, speaker, None, (quotation.inner,)), None, [quotation]))


def _extend(draft: Draft, quotation: Quotation) -> None:
    draft.statement = replace(draft.statement, content=(*draft.statement.content, quotation.inner))
    draft.masks.append(quotation)


def _same_sentence(own: Sequence[Draft]) -> bool:
    return bool(own[-1].masks) and own[-1].statement.kind in _QUOTING


def _runs_on(reads: Sequence[Read], number: int, last: Draft) -> bool:
    """Whether a quotation goes on from the last one: after its attribution, or from a paragraph left unclosed."""
    if not last.masks:
        return False
    if last.masks[-1].goes_on:
        return reads[number].frame.paragraph.number > last.read.frame.paragraph.number
    frame = reads[number].frame
    if not (frame.alone or _broken_by_dashes(frame)) or last.read.frame.paragraph != frame.paragraph:
        return False
    if last.statement.kind not in _QUOTING:
        return False
    near = [mask.quotation for read in reads[number - 1 : number + 1] for mask in read.frame.masks]
    return reads[number - 1] is last.read or last.masks[-1] in near


def _broken_by_dashes(frame: Frame) -> bool:
    """Whether a sentence is a quotation with something between dashes in it: “The tragedy” – she paused – “is …”."""
    if len(frame.masks) < 2 or frame.masks[0].start > 0:
        return False
    between = frame.text[frame.masks[0].end : frame.masks[1].start].strip()
    return between[:1] in {"–", "—", "-"} and between[-1:] in {"–", "—", "-"}


def _introduced(reads: Sequence[Read], number: int, quotation: Quotation) -> Draft | None:
    """A quotation after a colon, here or at the end of what stands before it; or before a dash and a name."""
    read = reads[number]
    frame, tree = read.frame, read.tree
    mask = next(one for one in frame.masks if one.quotation == quotation)
    before = frame.text[: mask.start].rstrip()
    source: Token | None = None
    at = read
    if before.endswith(":"):
        source = _who_leads(read, mask.start)
    elif not before and number and reads[number - 1].frame.text.rstrip().endswith(":"):
        at = reads[number - 1]
        source = _who_leads(at, len(at.frame.text))
    elif before.endswith(("—", "–", " -")) and len(before) > 2:
        source = _who_leads(read, mask.start)
    else:
        after = frame.text[mask.end :].lstrip()
        if after[:1] in {"—", "–", "-"}:
            source = next((one for one in tree.tokens if one.start >= mask.end and one.tag in {"NNP", "NNPS"}), None)
            while source is not None and source.dep == "compound":
                source = tree.head(source)
    if source is None:
        return None
    kind = Kind.DOCUMENT if is_document(source) else Kind.DIRECT
    return Draft(at, Statement(kind, Speaker(at.phrase(source)), None, (quotation.inner,)), source, [quotation])


def _who_leads(read: Read, until: int) -> Token | None:
    """The subject of the words before a colon, or the name that they are."""
    tree = read.tree
    tokens = [one for one in tree.tokens if one.end <= until and read.frame.mask_at(one.start) is None]
    verbs = [one for one in tokens if is_verb(one)]
    for verb in sorted(verbs, key=lambda one: one.head != one.place):
        who = subject(tree, verb)
        if who is not None and is_noun(who) and who in tokens:
            return who if who.text.casefold() not in {"it", "this", "that", "there", "which", "what"} else None
    if verbs:
        return None
    heads = [
        one
        for one in tokens
        if one.tag in {"NNP", "NNPS", "NN"} and (one.head == one.place or tree.head(one) not in tokens)
    ]
    return (
        heads[0]
        if (heads and heads[0].tag != "NN") or (heads and tokens and tokens[0].text[:1].isupper() and len(tokens) < 9)
        else None
    )


def _still_speaking(reads: Sequence[Read], number: int, before: Sequence[Draft]) -> Speaker | None:
    """Whose words a quotation without attribution are: of whoever spoke last in this paragraph or the one before."""
    paragraph = reads[number].frame.paragraph.number
    if not reads[number].frame.alone:
        return None
    numbers = sorted({one.frame.paragraph.number for one in reads})
    place = numbers.index(paragraph)
    near = {paragraph, numbers[place - 1]} if place else {paragraph}
    spoke = [one for one in before if one.statement.speaker and one.statement.kind is not Kind.DECLINED]
    spoke = [one for one in spoke if one.read.frame.paragraph.number in near]
    if not spoke:
        return None
    last = spoke[-1]
    if last.read.frame.paragraph.number != paragraph and last.statement.kind not in _QUOTING | {Kind.INDIRECT}:
        return None
    return last.statement.speaker


def _is_speech(article: Article, quotation: Quotation) -> bool:
    """Whether words that nobody is given are a sentence, and no title or nickname."""
    inner = article.quote(quotation.inner)
    found = _WORD.findall(inner)
    if len(found) < _FEWEST_WORDS:
        return False
    return quotation.goes_on or (any(one.islower() for one in found[1:]) and inner.rstrip("'’”\"")[-1:] in ".,!?…—")
