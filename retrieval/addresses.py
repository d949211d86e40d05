"""Addresses of web pages: which of them lead to one page, and which a page may call its own."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

_TRACKING: Final = re.compile(
    r"(?:utm|mc|pk|mtm|hsa|at|ns|guce)_.*|(?:fb|g|d|tw|tt|y)clid|msclkid|[gw]braid|li_fat_id|igshid|igsh|mkt_tok|"
    r"smid|smtyp|ref|ref_src|ref_url|referrer|cmp|cmpid|ocid|ito|icid|ncid|xtor|outputtype|amp|guccounter|spm",
    re.IGNORECASE,
)
"""Parameters that tell where a reader came from and not what is shown, as analytics and news sites document them."""

_ENDING: Final = re.compile(r"\.(?:html?|php|aspx?|jsp|amp|shtml|ece|story)$", re.IGNORECASE)
_OF_MANY: Final = 5
"""Digits from which a number is that of one article; years have four."""

_SHARED: Final = 0.5
"""Share of the words of an address that another of the same article has, or its title."""


def page_key(address: str) -> str:
    """One address for all that lead to a page: https, without `www.`, tracking, fragment and last stroke."""
    parts = _parts(address)
    if parts is None:
        return address.partition("#")[0]
    query = urlencode([(key, value) for key, value in _query(parts)])
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    path = re.sub(r"/+$", "", parts.path)
    return f"https://{_host(parts)}{port}{path or '/'}{'?' if query else ''}{query}"


def chain_of(address: str, known: Iterable[str]) -> str:
    """Of the addresses that are known the one that leads to the same page; itself where none does."""
    known = list(known)
    key = page_key(address)
    return address if address in known else min((one for one in known if page_key(one) == key), default=address)


def same_page(one: str, other: str) -> bool:
    """Whether two addresses lead to one page; one without a host is of the other's site."""
    if one.startswith("/") != other.startswith("/"):
        one, other = (_path(page_key(one)), _path(page_key(other)))
    return page_key(one) == page_key(other)


def may_be_own(own: str, fetched: str, title: str | None) -> bool:
    """Whether a page that was fetched from one address may call another its own.

    Of the same site, not its front page, and either they or the other and the page's title have words in common.
    """
    named, found = _parts(own), _parts(fetched)
    if named is None or found is None or _site(named) != _site(found):
        return False
    if same_page(own, fetched):
        return True
    slug, other = _slug(named), _slug(found)
    titled = frozenset(re.findall(r"\w+", (title or "").casefold()))
    if named.path.strip("/") == "":
        return False
    if named.path == found.path:  # the query may be what tells one article from another
        return not _query(named) and _share(slug, titled) >= _SHARED
    if {one for one in slug & other if one.isdigit() and len(one) >= _OF_MANY}:
        return True
    return any(_share(slug, words) >= _SHARED for words in (other, titled))


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and parts.hostname
        _ = parts.port  # raises for what is no number
    except ValueError:
        return None
    return parts if usable else None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").lower().removeprefix("www.")


def _site(parts: SplitResult) -> str:
    """Its host without the part that names a kind of device."""
    return re.sub(r"^(?:m|amp|mobile)\.(?=[^.]+\.)", "", _host(parts))


def _path(address: str) -> str:
    parts = urlsplit(address)
    return (parts.path.rstrip("/") or "/") + (f"?{parts.query}" if parts.query else "")


def _query(parts: SplitResult) -> Sequence[tuple[str, str]]:
    every = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
    return [(key, value) for key, value in every if not _TRACKING.fullmatch(key)]


def _slug(parts: SplitResult) -> frozenset[str]:
    """The words of the last part of a path that has any letters or a long number."""
    for part in reversed([one for one in parts.path.split("/") if one not in {"", "amp", "index.html"}]):
        words = re.findall(r"[^\W\d_]+|\d+", _ENDING.sub("", part).casefold())
        if words:
            return frozenset(words)
    return frozenset()


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    told = {word for word in words if len(word) > 2}
    known = {word for word in others if len(word) > 2}
    return len(told & known) / min(len(told), len(known)) if told and known else 0.0
