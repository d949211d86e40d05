"""What a link must be before anything is done with it."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from unicodedata import category

from yarl import URL

from retrieval.adapters.fetching.rules import WEB_PORTS, Allowed
from retrieval.refusals import Fault, Refused

LONGEST: Final = 2_048
"""Characters of a link: what the sitemap protocol, and the longest-serving browser, allow an address of the web."""

_LONGEST_HOST: Final = 253
"""Characters of a name: 255 octets on the wire (RFC 1035 2.3.4) are 253 as it is written."""

_NO_CHARACTERS: Final = frozenset({"Cc", "Cs", "Zl", "Zp", "Zs"})
"""Unicode's controls, halves of pairs, and blanks; none stands in a link as it is written (RFC 3986 2)."""

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.ASCII | re.IGNORECASE)
"""RFC 3986 3.1."""

_BEGINNING: Final = re.compile(r"https?://([^/?#]*)", re.ASCII | re.IGNORECASE)

_LABEL: Final = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
"""A label of a name (RFC 1123 2.1), and the underscore that some sites have."""

_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
"""A last label of this form makes the whole an IPv4 address to a browser: WHATWG's URL standard, "ends in a number"."""

_LOCAL: Final = frozenset(
    {
        "localhost",  # RFC 6761 6.3
        "local",  # RFC 6762 3
        *("intranet", "internal", "private", "corp", "home", "lan"),  # RFC 6762, appendix G
        "localdomain",  # what many systems call themselves
        "arpa",  # no web sites; home.arpa is for homes: RFC 8375
        "onion",  # never to be looked up: RFC 7686
    }
)
"""Last labels of names that mean something inside a network and nothing on the web."""


def checked(link: str, ports: frozenset[int] = WEB_PORTS, allowed: Allowed = frozenset()) -> URL:
    """The link as it will be followed, without its fragment. Raises `Refused`.

    Blanks around it and the `<…>` that hides a preview are taken off. A port of `allowed` is permitted at its address.
    Whether an address is public is not judged here, but where it is dialled.
    """
    text = _bare(link)
    scheme = _SCHEME.match(text)
    if scheme is None:
        raise Refused(Fault.LINK_MALFORMED)
    if scheme[1].lower() not in {"http", "https"}:
        raise Refused(Fault.LINK_SCHEME)
    if len(text) > LONGEST:
        raise Refused(Fault.LINK_TOO_LONG)
    url, beginning = _parsed(text), _BEGINNING.match(text)
    if beginning is None:
        raise Refused(Fault.LINK_MALFORMED)
    if "@" in beginning[1]:
        raise Refused(Fault.LINK_USER)
    _check_host(url.raw_host or "", in_brackets="[" in beginning[1])
    if url.port not in ports and (url.raw_host, url.port) not in allowed:
        raise Refused(Fault.LINK_PORT)
    return url.with_fragment(None)


def followed(base: URL, location: str, ports: frozenset[int] = WEB_PORTS, allowed: Allowed = frozenset()) -> URL:
    """Where a redirect from `base` leads, held to the same rules. Raises `Refused`."""
    onward = _parsed(location.strip(" \t"))
    return checked(str(base.join(onward)), ports, allowed)


def _bare(link: str) -> str:
    text = link.strip()
    return text[1:-1].strip() if text.startswith("<") and text.endswith(">") else text


def _parsed(text: str) -> URL:
    if "\\" in text or any(category(character) in _NO_CHARACTERS for character in text):
        raise Refused(Fault.LINK_MALFORMED)
    try:
        return URL(text)
    except (ValueError, IndexError):  # yarl raises IndexError for some brackets
        raise Refused(Fault.LINK_MALFORMED) from None


def _check_host(host: str, *, in_brackets: bool) -> None:
    """The host as yarl wrote it, that is after IDNA: what will be looked up or dialled. Raises `Refused`."""
    labels = host.removesuffix(".").split(".")
    if ":" in host or in_brackets:
        well_formed = "%" not in host and _is_address(IPv6Address, host)
    elif _NUMBER.fullmatch(labels[-1]):
        well_formed = _is_address(IPv4Address, host)
    else:
        well_formed = len(host) <= _LONGEST_HOST and all(_LABEL.fullmatch(label) for label in labels)
        if well_formed and (len(labels) == 1 or labels[-1] in _LOCAL):
            raise Refused(Fault.LINK_FORBIDDEN)
    if not well_formed:
        raise Refused(Fault.LINK_MALFORMED)


def _is_address(kind: type[IPv4Address] | type[IPv6Address], host: str) -> bool:
    try:
        kind(host)
    except AddressValueError:
        return False
    return True
