"""A check at start that the guard is where it should be."""

from typing import Final

from retrieval.refusals import Fault, Refused
from retrieval.sources import Fetcher

FORBIDDEN: Final = (
    "http://169.254.169.254/",
    "http://[fd00:ec2::254]/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://168.63.129.16/",
    "http://[::ffff:169.254.169.254]/",
)
"""Where clouds tell a machine its secrets: nothing that an operator could want links to lead to."""


async def guard_holds(fetcher: Fetcher) -> bool:
    """Whether each of these is refused because of where it leads, and for no other reason."""
    return all([await _is_forbidden(fetcher, link) for link in FORBIDDEN])


async def _is_forbidden(fetcher: Fetcher, link: str) -> bool:
    try:
        await fetcher.fetch(link)
    except Refused as refused:
        return refused.fault is Fault.LINK_FORBIDDEN
    return False
