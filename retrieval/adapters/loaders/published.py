"""When an article was published: what its page states, or else what a reader sees beside its headline."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from retrieval.adapters.loaders.blocks import Block, Element, words_of
from retrieval.adapters.loaders.linked import flat
from retrieval.adapters.loaders.surroundings import is_apart
from retrieval.article import Role
from retrieval.dates import day_in
from retrieval.draft import Reason
from retrieval.furniture import reason_of

_PUBLISHED: Final = (
    *(
        "article:published_time",
        "article:published",
        "article.published",
        "og:published_time",
        "og:article:published_time",
    ),
    *("datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "rnews:datepublished"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "citation_publication_date"),
    *("pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate", "ptime"),
    *("originalpublicationdate", "article_date_original", "displaydate", "bt:pubdate", "article-published", "date"),
)
"""Names of `meta` elements that tell the day of publication, the most exact first; none of a change."""

_CHANGED: Final = re.compile(
    r"updat|modif|edited|last[- ]?change|aktualisiert|mis(?:e)? à jour|actualizad|atualizad|aggiornat|bijgewerkt|更新",
    re.IGNORECASE,
)
_ABOVE: Final = 3
"""Blocks above a headline among which its day may stand."""

_NEAR: Final = 6
"""Blocks about the first of the article among which its day may stand, where no headline tells where to look."""

_MOSTLY: Final = 0.3
"""Share of a block that its day takes up, from which the block is about it."""

_TEXT: Final = 2
"""Paragraphs between a headline and a day from which the day may be of what stands below: a standfirst is one."""

_SAID: Final = 10
"""Words from which a block is text: as many as the shortest standfirsts of news pages have."""

_LINE: Final = 200
"""Characters of a line with a day, who wrote and where."""

_IN_PATH: Final = re.compile(r"/((?:19|20)\d{2})([/-])(\d{1,2}|[a-z]{3})\2(\d{1,2})(?=[/-])", re.IGNORECASE)
_TOGETHER: Final = frozenset({"article", "main", "header", "section", "hgroup"})


def published(
    data: dict[str, Any],
    metas: Sequence[Element],
    head: Sequence[tuple[Block, Reason | None]],
    title: str | None,
    address: str | None,
    language: str | None,
) -> tuple[date | None, bool]:
    """The day, and whether it is sure: stated, or seen beside the headline; a day in the address alone is not.

    `head` are the blocks around the beginning of the article, with what their places say against them.
    """
    day = next((day for one in _stated(data, metas) for day in [day_in(one, language)] if day), None)
    if day is not None:
        return day, True
    headline = _headline([block for block, _ in head], title)
    near = head[-_NEAR:] if headline is None else head
    seen = list(_seen(near, headline, language))
    days = list(dict.fromkeys(day for _, day in seen))
    if days:
        beside = headline is not None and _prose([block for block, _ in near[headline : seen[0][0]]]) < _TEXT
        return days[0], len(days) == 1 and beside
    found = _IN_PATH.search(address or "")
    if found is None:
        return None, False
    year, _, month, number = found.groups()
    return day_in(f"{number} {month} {year}" if month.isalpha() else f"{year}-{month}-{number}"), False


def _stated(data: dict[str, Any], elements: Sequence[Element]) -> Iterator[str]:
    first = flat(data.get("datePublished"))
    if first:
        yield first
    metas: dict[str, list[str]] = {}
    for one in elements:
        for attribute in ("property", "name", "itemprop"):
            content = flat(one.get("content"))
            if content and one.get(attribute):
                metas.setdefault(one.get(attribute).lower(), []).append(content)
    for name in _PUBLISHED:
        told = metas.get(name, [])
        if len({one[:10] for one in told}) == 1:  # more than one are of other stories too
            yield told[0]


def _seen(
    head: Sequence[tuple[Block, Reason | None]], headline: int | None, language: str | None
) -> Iterator[tuple[int, date]]:
    """Days in lines beside the headline that are there to tell them, but for those of changes, each with its block."""
    for place, (block, reason) in enumerate(head):
        if (
            headline is not None
            and place < headline
            and (place < headline - _ABOVE or not _together(block, head[headline][0]))
        ):
            continue
        if headline is not None and place > headline and not _own(head[headline][0]) <= set(block.holders):
            continue  # below the article: comments, other stories
        beside = {one for one in block.holders if one.tag == "aside"}
        if headline is not None and not beside <= set(head[headline][0].holders):
            continue
        if reason not in {None, Reason.BYLINE} or is_apart(block) or len(block.text) > _LINE:
            continue
        day = _told(block, reason, language)
        if day is not None and not _is_of_change(block):
            yield place, day


def _headline(blocks: Sequence[Block], title: str | None) -> int | None:
    titled = words_of(title or "")
    same = [place for place, block in enumerate(blocks) if titled and words_of(block.text) == titled]
    tops = [place for place, block in enumerate(blocks) if block.tag == "h1"]
    return next(iter(same or tops[-1:]), None)


def _own(headline: Block) -> set[Element]:
    """The element that the page calls the article of this headline."""
    return set([one for one in headline.holders if one.tag == "article"][-1:])


def _prose(blocks: Sequence[Block]) -> int:
    """How many of some blocks are text."""
    return sum(len(words_of(block.text)) >= _SAID and block.role is Role.PARAGRAPH for block in blocks)


def _together(block: Block, headline: Block) -> bool:
    """Whether a block and the headline stand in one part of the page."""
    shared = [one for one in block.holders if one in headline.holders]
    return bool(shared) and any(str(one.tag) in _TOGETHER for one in shared)


def _told(block: Block, reason: Reason | None, language: str | None) -> date | None:
    for time in _times(block):
        text = flat("".join(time.itertext())) or ""
        if len(text) >= _MOSTLY * len(block.text):
            return day_in(time.get("datetime") or "") or day_in(text, language)
    is_line = reason is Reason.BYLINE or reason_of(block.text) is Reason.BYLINE
    return day_in(block.text, language) if is_line else None


def _times(block: Block) -> list[Element]:
    """The elements of time that stand in a block's own words."""
    inside = [*block.holder.iter("time"), *(one for one in block.holders[-3:] if one.tag == "time")]
    return [one for one in inside if (flat("".join(one.itertext())) or "\0") in block.text]


def _is_of_change(block: Block) -> bool:
    named = " ".join(f"{one.get('class') or ''} {one.get('itemprop') or ''}" for one in [block.holder, *_times(block)])
    return bool(
        _CHANGED.search(named) or re.match(rf"\W*(?:last\s+)?(?:{_CHANGED.pattern})", block.text, re.IGNORECASE)
    )
