"""How far links are followed: one set of limits for all of them."""

from dataclasses import dataclass
from typing import Final

WEB_PORTS: Final = frozenset({80, 443})
"""The ports of http and https: RFC 9110 4.2."""

Allowed = frozenset[tuple[str, int]]
"""Addresses, as `ipaddress` writes them, each with the one port that may be dialled there though it is not public."""


@dataclass(frozen=True, slots=True)
class FetchRules:
    """Times in seconds, sizes in bytes. Raises `ValueError` for a contact that no header can carry.

    `connect` is for look-up, dial and handshake together; `total` for the whole of a fetch: turns waited for, robots
    and redirects included. `page` is for HTML once unpacked; `document` for PDF, DOCX and EPUB, on the wire and
    unpacked. `contact` is told to the sites that are visited: an address of the web or of mail.
    """

    ports: frozenset[int] = WEB_PORTS
    allowed: Allowed = frozenset()
    connect: float = 3.0
    read: float = 3.0
    total: float = 10.0
    redirects: int = 5
    wire: int = 5_000_000
    unpacked: int = 5_000_000
    page: int = 3_000_000
    document: int = 10_000_000
    robots: bool = True
    contact: str | None = None
    at_once: int = 8
    per_server: int = 2

    def __post_init__(self) -> None:
        contact = self.contact or ""
        if not (contact.isascii() and contact.isprintable()) or set(contact) & set(" ()\\"):
            raise ValueError("the contact must be one address of the web or of mail, in plain letters")
