"""What the fetcher keeps to."""

from dataclasses import dataclass
from typing import Final

PORTS: Final = frozenset({80, 443})
"""The web's."""

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class FetchRules:
    """Times in seconds, sizes in bytes. The defaults are from measurements on pages of news and on bad servers.

    `allowed` are pairs of a numeric address and a port that may be dialled though they are not public; `robots` says
    whether robots.txt is honoured; `contact` is where a site's owner can complain.
    """

    allowed: frozenset[tuple[str, int]] = frozenset()
    robots: bool = True
    contact: str | None = None
    connect: float = 3.0
    between_reads: float = 3.0
    total: float = 10.0
    redirects: int = 5
    page: int = 3 * MEGABYTE
    text: int = 8 * MEGABYTE
    document: int = 10 * MEGABYTE
    per_server: int = 2
    at_once: int = 8

    @property
    def ports(self) -> frozenset[int]:
        """Ports that a link may name."""
        return PORTS
