"""Links as somebody types them: taken apart once, and refused where they hold what no article's address needs."""

import re
import unicodedata
from ipaddress import IPv6Address
from typing import Final

from yarl import URL

from retrieval.adapters.fetching.rules import FetchRules
from retrieval.refusals import Fault, Refused

_LONGEST: Final = 2_048
"""Characters; what browsers and servers agree on at the least."""

_LONGEST_HOST: Final = 253
"""Characters of a name (RFC 1035, section 2.3.4, without the last dot)."""

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DOTTED: Final = re.compile(r"[\w.-]+\.\w{2,}(?::\d+)?(?:/|$)")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
"""Categories of characters that are not seen, or seen as blanks: a link that holds them is not the one that is seen."""


def checked(link: str, rules: FetchRules) -> URL:
    """The link, without its fragment. Raises `Refused`."""
    given = link.strip()
    if given.startswith("<") and given.endswith(">"):  # as people on Discord write a link that shows no preview
        given = given[1:-1].strip()
    if len(given) > _LONGEST:
        raise Refused(Fault.LINK_TOO_LONG)
    scheme = _SCHEME.match(given)
    if scheme is None or (_DOTTED.match(given) and "//" not in given[: scheme.end() + 2]):
        raise Refused(Fault.LINK_MALFORMED)
    if scheme[1].lower() not in {"http", "https"}:
        raise Refused(Fault.LINK_SCHEME)
    if "\\" in given or any(unicodedata.category(one) in _UNSEEN for one in given):
        raise Refused(Fault.LINK_MALFORMED)
    return _of_parts(given, rules)


def _of_parts(given: str, rules: FetchRules) -> URL:
    try:
        url = URL(given)
        host, port = url.raw_host, url.port
    except (ValueError, UnicodeError):
        raise Refused(Fault.LINK_MALFORMED) from None
    authority = re.split(r"[/?#]", given.partition("//")[2], maxsplit=1)[0]
    if "@" in authority:
        raise Refused(Fault.LINK_USER)
    if authority.startswith("[") and not _is_number(host):
        raise Refused(Fault.LINK_FORBIDDEN if "%" in authority else Fault.LINK_MALFORMED)
    if not host or len(host) > _LONGEST_HOST or not given.partition(":")[2].startswith("//"):
        raise Refused(Fault.LINK_MALFORMED)
    if port not in rules.ports and (host, port) not in rules.allowed:
        raise Refused(Fault.LINK_PORT)
    return url.with_fragment(None)


def _is_number(host: str | None) -> bool:
    """Whether what stands in brackets is an address; one with a scope names a network card of this machine."""
    try:
        return IPv6Address(host or "").scope_id is None
    except ValueError:
        return False
