"""What a page says of its article beside the words: title, author, date, publisher, address, language."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urljoin

from yarl import URL

from retrieval.adapters.loaders.authors import authors
from retrieval.adapters.loaders.blocks import Block, Element, words_of
from retrieval.article import Byline, Role

_LINKED_DATA: Final = 400_000
"""Characters of JSON-LD that are read; the longest of 51 pages looked at had 60,000."""

_PARTED: Final = re.compile(r"\s+[|\u2013\u2014\u00b7:»-]+\s+")
"""What stands between a title and the name of the site."""

_PIPED: Final = re.compile(r"(?<=[^\s|])\s+\|\s+[^|]{1,40}$")
"""A site's name behind an upright line, which stands in no headline; for pages that do not say who they are."""

_ARTICLE: Final = re.compile(r"(?:Article|Posting|Report|Review)$")
"""Types of schema.org that an article may have."""

_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?")
_SIGNED: Final = ("author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author")
"""Names of `meta` elements that name an author."""

_ADDRESS: Final = 2_048
"""Characters of an address; what browsers and servers agree on at the least."""


@dataclass(frozen=True, slots=True)
class About:
    """What was found; `sure` where the author was found both in the page's data and in what a reader sees."""

    title: str | None
    url: str | None
    byline: Byline
    sure: bool


def about(root: Element, html: str, blocks: Sequence[Block], head: Sequence[Block], address: str | None) -> About:
    """What the page says; `head` are the blocks above its article, `address` is where it was fetched from."""
    from trafilatura.metadata import extract_metadata

    data = _linked(root)
    try:
        found = extract_metadata(html, default_url=address)
    except Exception:  # noqa: BLE001 - the library stumbled; the rest still says something
        found = None
    publisher = _publisher(root, data)
    stated = [data.get("author"), *(_meta(root, name) for name in _SIGNED)]
    author, sure = authors(stated, found.author if found else None, publisher, blocks, head)
    title = _title(root, data, found.title if found else None, blocks, publisher)
    when = _stated(_date(found.date if found else None), html)
    return About(title, _address(root, address), Byline(author, when, publisher, _language(root)), sure)


def _linked(root: Element) -> dict[str, Any]:
    """The article's own object of the page's JSON-LD; empty where there is none."""
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        text = script.text or ""
        if len(text) > _LINKED_DATA:
            continue
        try:
            for one in _objects(json.loads(text), 0):
                kinds = one.get("@type")
                if any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    return one
        except (ValueError, RecursionError):
            continue
    return {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, dict):
        yield data
        for inner in data.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(data, list):
        for inner in data[:200]:
            yield from _objects(inner, depth + 1)


def _title(
    root: Element, data: dict[str, Any], guessed: str | None, blocks: Sequence[Block], publisher: str | None
) -> str | None:
    """The title without the name of its site: what follows a dash and is in no heading."""
    given = [_meta(root, "og:title"), _flat(data.get("headline")), _flat(root.findtext(".//title")), guessed]
    stated = next((one for one in given if one), None)
    if stated is None:
        return None
    headings = [block.text for block in blocks if block.role is Role.HEADING and block.tag in {"h1", "h2"}]
    for heading in headings:
        if len(words_of(heading)) > 1 and _begins(stated, heading):
            return heading
    parts = _PARTED.split(stated)
    if publisher is None and _PIPED.search(stated):
        return _PIPED.sub("", stated)
    site = words_of(publisher or "")
    if len(parts) > 1 and site and (words_of(parts[-1]) == site or set(words_of(parts[-1])) <= set(site)):
        return stated[: stated.rindex(parts[-1])].rstrip(" |\u2013\u2014\u00b7:»-")
    return stated


def _begins(stated: str, heading: str) -> bool:
    """Whether the stated title is the heading, with at most a site's name behind a dash."""
    if words_of(stated) == words_of(heading):
        return True
    rest = stated[len(heading) :]
    return stated.startswith(heading) and bool(re.match(r"\s*[|\u2013\u2014\u00b7»\[-]", rest))


def _publisher(root: Element, data: dict[str, Any]) -> str | None:
    stated = data.get("publisher")
    named = stated[0] if isinstance(stated, list) and stated else stated
    name = named.get("name") if isinstance(named, dict) else None
    found = _flat(name) or _meta(root, "og:site_name") or _meta(root, "application-name") or _meta(root, "publisher")
    return None if found is None or "://" in found or found.startswith("@") else found


def _address(root: Element, address: str | None) -> str | None:
    """The address that the page gives itself, if it is of the site that it came from; else where it came from."""
    link = root.find(".//link[@rel='canonical']")
    stated = (link.get("href") if link is not None else None) or _meta(root, "og:url")
    try:
        own = web_address(urljoin(address or "", (stated or "").strip()))
    except ValueError:
        own = None
    if own is None or address is None:
        return own or address
    same = _site(own) == _site(address)
    return own if same else address


def _site(address: str) -> str:
    return (URL(address).raw_host or "").removeprefix("www.")


def web_address(text: str | None) -> str | None:
    """An address on the web in its plain form, ASCII alone; none for what is none."""
    try:
        found = URL((text or "").strip())
    except ValueError:
        return None
    usable = found.scheme in {"http", "https"} and found.raw_host and found.raw_user is None
    return str(found) if usable and len(str(found)) <= _ADDRESS else None


def _language(root: Element) -> str | None:
    html = root if root.tag == "html" else root.find(".//html")
    stated = [html.get("lang") if html is not None else None, _meta(root, "content-language"), _meta(root, "og:locale")]
    for one in stated:
        found = _LANGUAGE.fullmatch((one or "").strip())
        if found:
            script, region = found[2], found[3]
            return "-".join(
                [found[1].lower(), *([script.title()] if script else []), *([region.upper()] if region else [])]
            )
    return None


def _date(found: str | None) -> date | None:
    try:
        return date.fromisoformat(found or "")
    except ValueError:
        return None


def _stated(when: date | None, html: str) -> date | None:
    """The date, where its day is written anywhere: of a year or a month alone, libraries make its first day."""
    if when is None or when.day != 1:
        return when
    month = f"{when:%b}[a-z]*[.]?"
    written = (
        rf"{when:%Y-%m-%d}|{when:%Y%m%d}|\b0?1[./-]0?{when.month}[./-]{when:%Y}|\b0?{when.month}[./-]0?1[./-]{when:%Y}"
        rf"|{when:%Y}[./]0?{when.month}[./]0?1\b|\b0?1(?:st)?(?: of)? {month},? {when:%Y}"
        rf"|{month} 0?1(?:st)?,? {when:%Y}"
    )
    return when if re.search(written, html, re.IGNORECASE) else None


def _meta(root: Element, name: str) -> str | None:
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        for one in root.iterfind(f".//meta[@{attribute}]"):
            if one.get(attribute).lower() == name:
                return _flat(one.get("content"))
    return None


def _flat(text: Any) -> str | None:
    return " ".join(str(text).split()) or None if isinstance(text, str) else None
