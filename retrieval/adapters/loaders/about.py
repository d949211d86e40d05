"""What a page says of its article beside the words: title, author, date, publisher, address, language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from yarl import URL

from retrieval.adapters.fetching.addresses import is_public
from retrieval.adapters.loaders.authors import authors
from retrieval.adapters.loaders.blocks import Block, Element
from retrieval.adapters.loaders.linked import article_data, flat, is_walled, named
from retrieval.adapters.loaders.published import published
from retrieval.adapters.loaders.titles import title_of
from retrieval.addresses import may_be_own
from retrieval.article import Byline
from retrieval.draft import Doubt, Reason
from retrieval.language import language_said

_SIGNED: Final = ("author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author")
"""Names of `meta` elements that name an author."""

_ADDRESS: Final = 2_048
"""Characters of an address; what browsers and servers agree on at the least."""


@dataclass(frozen=True, slots=True)
class About:
    """What was found, and what of it is to be looked at."""

    title: str | None
    url: str | None
    byline: Byline
    doubts: tuple[Doubt, ...]


def about(
    root: Element,
    html: str,
    placed: Sequence[tuple[Block, Reason | None]],
    held: Sequence[bool],
    head: Sequence[tuple[Block, Reason | None]],
    address: str | None,
) -> About:
    """What the page says.

    `placed` are its blocks with what their places say against them, `held` tells which of them are the article, `head`
    are those about its beginning; `address` is where it was fetched from.
    """
    blocks = [block for block, _ in placed]
    ours = [block for block, reason in placed if reason in {None, Reason.BYLINE}]
    metas = _metas(root, [one for one, is_held in zip(placed, held, strict=True) if is_held], head)
    guessed, guessed_author = _guessed(html, address)
    social = _meta(metas, "og:title")
    tops = [block.text for block in blocks if block.tag == "h1"]
    calls_itself = [one for one in (social, _element(root, "title"), _meta(metas, "twitter:title")) if one]
    url = _address(root, metas, address, social or next(iter(tops), None))
    data = article_data(root, [*calls_itself, *tops], [one for one in (address, url) if one])
    publisher = _publisher(metas, data)
    stated = [one for one in (social, flat(data.get("headline")), *calls_itself, guessed) if one]
    title = _title(stated, social, blocks, [block for block, _ in head], _sites(publisher, url, metas))
    language = _language(
        root, metas, "\n".join(block.text for block, is_held in zip(blocks, held, strict=True) if is_held)
    )
    signed = [data.get("author"), *(_meta(metas, name) for name in _SIGNED)]
    author, sure = authors(signed, guessed_author, publisher, ours, [block for block, _ in head])
    when, dated = published(data, metas, head, title, address or url, language)
    doubts = {
        Doubt.PAYWALL: is_walled(data),
        Doubt.AUTHOR: bool(author) and not sure,
        Doubt.DATE: when is not None and not dated,
        Doubt.ADDRESS: url is not None and address is None,
    }
    return About(
        title, url, Byline(author, when, publisher, language), tuple(one for one, is_so in doubts.items() if is_so)
    )


def _title(
    stated: Sequence[str], social: str | None, blocks: Sequence[Block], head: Sequence[Block], sites: Sequence[str]
) -> str | None:
    """The title; where nothing states one, a headline above the article."""
    near = [block.text for block in head if block.tag == "h1"]
    others = [block.text for tag in ("h1", "h2") for block in blocks if block.tag == tag]
    return title_of(stated, social, [*near, *others] if stated else near, sites)


def _guessed(html: str, address: str | None) -> tuple[str | None, str | None]:
    """Title and author as a library guesses them."""
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(html, default_url=address)
    except Exception:  # noqa: BLE001 - the library stumbled; the rest still says something
        return None, None
    return (flat(found.title), flat(found.author)) if found else (None, None)


def _sites(publisher: str | None, url: str | None, metas: Sequence[Element]) -> list[str]:
    """Names of the site: its publisher's, its own, and the part of its host that is neither kind nor country."""
    host = (URL(url).raw_host or "" if url else "").removeprefix("www.")
    labels = [label for label in host.split(".")[:-1] if len(label) > 3]
    return [one for one in (publisher, _meta(metas, "og:site_name"), host, *labels) if one]


def _publisher(metas: Sequence[Element], data: dict[str, Any]) -> str | None:
    names = (
        named(data.get("publisher")),
        *(_meta(metas, one) for one in ("og:site_name", "application-name", "publisher")),
    )
    found = next((one for one in names if one), None)
    return None if found is None or "://" in found or found.startswith("@") else found


def _address(root: Element, metas: Sequence[Element], address: str | None, title: str | None) -> str | None:
    """The address that the page gives itself, if it may be its own; else where it came from."""
    link = next((one for one in root.iter("link") if "canonical" in (one.get("rel") or "").lower().split()), None)
    for stated in (link.get("href") if link is not None else None, _meta(metas, "og:url")):
        try:
            own = web_address(urljoin(address or "", (stated or "").strip()))
        except ValueError:
            continue
        if own and (may_be_own(own, address, title) if address else is_on_the_web(own)):
            return own
    return address


def is_on_the_web(address: str) -> bool:
    """Whether a file may name it as its own: a page of a host that anybody may reach, and no front page."""
    host = URL(address).raw_host or ""
    if ":" in host or host.replace(".", "").isdigit():
        return is_public(host)
    return "." in host.strip(".") and URL(address).path.strip("/") != ""


def web_address(text: str | None) -> str | None:
    """An address on the web in its plain form, ASCII alone; none for what is none."""
    try:
        found = URL((text or "").strip())
    except ValueError:
        return None
    usable = found.scheme in {"http", "https"} and found.raw_host and found.raw_user is None
    return str(found) if usable and len(str(found)) <= _ADDRESS else None


def _language(root: Element, metas: Sequence[Element], text: str) -> str | None:
    html = root if root.tag == "html" else root.find(".//html")
    stated = [
        html.get("lang") if html is not None else None,
        _meta(metas, "content-language"),
        _meta(metas, "og:locale"),
    ]
    return next((tag for one in stated for tag in [language_said(one, text)] if tag), None)


def _element(root: Element, name: str) -> str | None:
    return flat(root.findtext(f".//{name}"))


def _metas(
    root: Element, article: Sequence[tuple[Block, Reason | None]], head: Sequence[tuple[Block, Reason | None]]
) -> Sequence[Element]:
    """The `meta` elements of the page and of its article: none of a related story's or of a comment's."""
    near = [block for block, reason in [*article, *head] if reason in {None, Reason.BYLINE}]
    own = {holder for block in near for holder in block.holders}
    every = [(one, one.getparent()) for one in root.iter("meta")]
    return [one for one, parent in every if parent is None or parent.tag == "head" or parent in own]


def _meta(metas: Sequence[Element], name: str) -> str | None:
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        for one in metas:
            if (one.get(attribute) or "").lower() == name and flat(one.get("content")):
                return flat(one.get("content"))
    return None
