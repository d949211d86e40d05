"""Whether the guard holds: the fetcher is asked for what it must never dial."""

from typing import Final

from retrieval.ports import Fetcher
from retrieval.refusals import Fault, Refused

_NEVER: Final = (
    "http://169.254.169.254/latest/meta-data/",  # most clouds' metadata
    "http://100.100.100.200/latest/meta-data/",  # another's
    "http://[fd00:ec2::254]/latest/meta-data/",  # in IPv6
    "http://127.0.0.1/",
    "http://[::1]/",
)


async def guard_holds(fetcher: Fetcher) -> bool:
    """Whether each of a few forbidden addresses is refused as such."""
    for link in _NEVER:
        try:
            await fetcher.fetch(link)
        except Refused as refused:
            if refused.fault is not Fault.LINK_FORBIDDEN:
                return False
        else:
            return False
    return True
