"""What a server's answer says before its body is read."""

import re
from dataclasses import dataclass
from typing import Final

from aiohttp import ClientResponse

from retrieval.adapters.fetching.body import Caps
from retrieval.adapters.fetching.rules import FetchRules
from retrieval.refusals import Fault, Refused

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
"""RFC 9110 15.4; 300 leaves the choice to a person, 304 to 306 have no meaning here."""

_REFUSALS: Final = {
    **dict.fromkeys((204, 205), Fault.NO_TEXT),
    206: Fault.LINK_BROKEN_ANSWER,  # no part was asked for
    **dict.fromkeys((401, 402, 403, 407, 451), Fault.LINK_DENIED),
    **dict.fromkeys((404, 410), Fault.LINK_GONE),
}

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_DOCUMENTS: Final = frozenset(
    {
        "application/pdf",
        "application/x-pdf",
        "application/epub+zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_TEXTS: Final = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
_UNSAID: Final = frozenset({None, "application/octet-stream", "binary/octet-stream"})
"""Servers that do not know say so, or nothing: RFC 9110 8.3. What it is, its bytes will tell."""

_CHARSET: Final = re.compile(r";\s*charset\s*=\s*\"?([\w.:+-]{1,40})", re.ASCII | re.IGNORECASE)
"""RFC 9110 8.3.2; names of encodings have at most 40 characters: RFC 2978 2.3."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A media type, lower case and without parameters, and an encoding; None where nothing was said."""

    kind: str | None
    charset: str | None


def redirect_of(response: ClientResponse) -> str | None:
    """Where a redirect leads, as it was written; None for any other answer. Raises `Refused`."""
    if response.status not in _REDIRECTS:
        return None
    location = response.headers.get("Location")
    if location is None:
        raise Refused(Fault.LINK_BROKEN_ANSWER)
    return location


def declared_by(response: ClientResponse) -> Declared:
    """What the body is said to be. Raises `Refused` for an answer without a document, or with one of no use."""
    if response.status != 200:
        raise Refused(_REFUSALS.get(response.status, Fault.LINK_STATUS))
    header = response.headers.get("Content-Type", "")
    kind = header.partition(";")[0].strip().lower() or None
    if kind not in _PAGES | _DOCUMENTS | _TEXTS | _UNSAID:
        raise Refused(Fault.KIND_UNKNOWN)
    charset = _CHARSET.search(header)
    return Declared(kind, charset[1].lower() if charset else None)


def caps_for(kind: str | None, rules: FetchRules) -> Caps:
    """How large a body of that media type may be."""
    if kind in _DOCUMENTS or kind in _UNSAID:
        return Caps(rules.document, rules.document)
    return Caps(rules.wire, rules.page if kind in _PAGES else rules.unpacked)
