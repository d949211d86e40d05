"""Quotations that go on: resumed after their attribution, over paragraphs, or standing alone behind their speaker."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from retrieval.article import Article
from retrieval.attribution.frame import Frame
from retrieval.attribution.introduction import introduced_by
from retrieval.attribution.quotation import Quotation
from retrieval.attribution.sentence import Draft, Read
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
    if (introduced := introduced_by(reads, number, quotation)) is not None:
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
        return _resumes(reads, number, last)
    if last.masks[-1].goes_on:
        return reads[number].frame.paragraph.number > last.read.frame.paragraph.number
    frame = reads[number].frame
    if not (frame.alone or _broken_by_dashes(frame)) or last.read.frame.paragraph != frame.paragraph:
        return False
    if last.statement.kind not in _QUOTING:
        return False
    near = [mask.quotation for read in reads[number - 1 : number + 1] for mask in read.frame.masks]
    return reads[number - 1] is last.read or last.masks[-1] in near


def _resumes(reads: Sequence[Read], number: int, last: Draft) -> bool:
    """Whether a quotation that stands alone goes on from a piece of one: It is “a mess,” he said. “It fails.”."""
    frame, cue = reads[number].frame, last.statement.cue
    if last.statement.kind not in {Kind.DIRECT, Kind.MIXED} or cue is None or not frame.alone:
        return False
    before = reads[number - 1]
    ends_quoted = last.read is before and before.frame.paragraph == frame.paragraph and before.frame.quoted
    return bool(ends_quoted) and last.statement.content[-1].end < cue.span.start


def _broken_by_dashes(frame: Frame) -> bool:
    """Whether a sentence is a quotation with something between dashes in it: “The tragedy” – she paused – “is …”."""
    if len(frame.masks) < 2 or frame.masks[0].start > 0:
        return False
    between = frame.text[frame.masks[0].end : frame.masks[1].start].strip()
    return between[:1] in {"–", "—", "-"} and between[-1:] in {"–", "—", "-"}


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
