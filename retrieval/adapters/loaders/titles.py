"""The title of an article, out of all that a page calls itself: without the name of its site."""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.adapters.loaders.blocks import words_of

_PARTED: Final = re.compile(r"\s+[|\u2013\u2014\u00b7:»«-]+\s+|\s*[|｜]\s*")
"""What stands between a title and the name of the site."""

_PIPED: Final = re.compile(r"(?<=[^\s|])\s+[|｜]\s+(?=[^\s|])")
"""An upright line, which stands in no headline."""

_EDGE: Final = " |｜\u2013\u2014\u00b7:»«-"
_SITE_WORDS: Final = 4
"""Words of a site's name at most, where nothing but its place tells that it is one."""

_SECTIONS: Final = 2
"""Words of the section that stands between a title and the site's name, at most."""


def title_of(stated: Sequence[str], social: str | None, headings: Sequence[str], sites: Sequence[str]) -> str | None:
    """The title, without the name of its site.

    `stated` in order of trust, `social` the one of them that is made for other sites, which has no name of its own
    site as a rule; `headings` of the page, the most important first; `sites` are names of the site and of its host.
    """
    given = next((one for one in stated if not _is_site(one, sites)), None)
    if given is None:
        return next((one for one in headings if len(words_of(one)) > 1), None) if headings else None
    for heading in headings:
        if len(words_of(heading)) > 1:
            rest = _rest(given, heading)
            if rest is not None:
                ours = given == social and sites and words_of(rest) and not _names_site(rest, sites)
                return given if ours else heading
    return _without_site(given, sites)


def _rest(stated: str, heading: str) -> str | None:
    """What a stated title says beside the heading, where the heading is all of it or either end of it."""
    words, wanted = words_of(stated), words_of(heading)
    if words == wanted:
        return ""
    if stated.startswith(heading) and re.match(r"\s*[|｜\u2013\u2014\u00b7»\[-]|\s+:", stated[len(heading) :]):
        return stated[len(heading) :]
    if stated.endswith(heading) and re.search(r"[|｜\u2013\u2014\u00b7»:-]\s*$", stated[: -len(heading)]):
        return stated[: -len(heading)]
    return None


def _without_site(stated: str, sites: Sequence[str]) -> str:
    """The title without the part at either end that names the site, and a section beside it."""
    parts = _PARTED.split(stated)
    if len(parts) > 1 and _is_site(parts[-1], sites):
        kept = stated[: stated.rindex(parts[-1])].rstrip(_EDGE)
        piped = _PIPED.split(kept)
        if len(piped) > 1 and len(words_of(piped[-1])) <= _SECTIONS < len(words_of(piped[0])):
            return piped[0] if len(piped) == 2 else kept[: kept.rindex(piped[-1])].rstrip(_EDGE)
        return kept
    if len(parts) > 1 and _is_site(parts[0], sites):
        return stated[stated.index(parts[0]) + len(parts[0]) :].lstrip(_EDGE)
    piped = _PIPED.split(stated)
    if not sites and len(piped) == 2:  # of two parts the shorter is the site's name
        short, long = sorted(piped, key=lambda part: len(words_of(part)))
        if len(words_of(short)) <= _SITE_WORDS and len(words_of(short)) < len(words_of(long)):
            return long
    return stated


def _is_site(text: str, sites: Sequence[str]) -> bool:
    words = words_of(text)
    return any(_is_same(words, words_of(site)) for site in sites)


def _is_same(words: list[str], site: list[str]) -> bool:
    return bool(words) and bool(site) and (set(words) <= set(site) or "".join(words) == "".join(site))


def _names_site(rest: str, sites: Sequence[str]) -> bool:
    return any(_is_site(part, sites) for part in _PARTED.split(rest) if words_of(part))
