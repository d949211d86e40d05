"""Asking a site whether it wants to be read by programs, before it is."""

import asyncio
import time
from typing import Final

from aiohttp import ClientResponse
from yarl import URL

from retrieval.adapters.fetching.answers import redirect_of
from retrieval.adapters.fetching.body import Caps, beginning
from retrieval.adapters.fetching.links import followed
from retrieval.adapters.fetching.robots import LARGEST, Robots, robots_of
from retrieval.adapters.fetching.rules import FetchRules
from retrieval.adapters.fetching.turns import Visit
from retrieval.adapters.fetching.web import AGENT, Web
from retrieval.refusals import Fault, Refused

_KEPT_FOR: Final = 3_600.0
"""Seconds that an answer holds good; RFC 9309 2.4 allows a day."""

_KEPT: Final = 256
"""Sites whose rules are kept, the latest asked."""

_RULE: Final = 128
_KEPT_WEIGHT: Final = 100_000
"""Bytes of one site's rules that are kept, a rule counted as so many above its letters: some 25 MB for all sites.

A site with more is asked anew each time.
"""

_REDIRECTS: Final = 5
"""Redirects of a robots.txt that are followed: RFC 9309 2.3.1.2; beyond, it counts as not there."""


class Manners:
    """Keeps to every site's robots.txt."""

    def __init__(self, web: Web, rules: FetchRules) -> None:
        self._web = web
        self._rules = rules
        self._kept: dict[URL, tuple[float, Robots]] = {}

    async def check(self, url: URL, visit: Visit) -> None:
        """Raises `Refused` where the site does not want it, or cannot be asked: then for the reason why not."""
        origin = url.origin()
        robots = self._remembered(origin)
        if robots is None:
            robots = await self._asked(origin, visit)
            self._remember(origin, robots)
        if not await asyncio.to_thread(robots.allow, url.raw_path_qs):
            raise Refused(Fault.LINK_ROBOTS)

    def _remembered(self, origin: URL) -> Robots | None:
        until, robots = self._kept.get(origin, (0.0, None))
        return robots if time.monotonic() < until else None

    def _remember(self, origin: URL, robots: Robots) -> None:
        self._kept.pop(origin, None)
        if sum(_RULE + len(pattern) for pattern, _ in robots.rules) > _KEPT_WEIGHT:
            return
        if len(self._kept) == _KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[origin] = time.monotonic() + _KEPT_FOR, robots

    async def _asked(self, origin: URL, visit: Visit) -> Robots:
        url = origin / "robots.txt"
        for _ in range(_REDIRECTS + 1):
            async with self._web.answer(url, visit) as response:
                location = redirect_of(response)
                if location is None:
                    return await _said(response)
            url = followed(url, location, self._rules.ports, self._rules.allowed)
        return Robots()


async def _said(response: ClientResponse) -> Robots:
    """RFC 9309 2.3.1: without the file all may be read; with a server in trouble nothing."""
    if response.status == 200:
        content = await beginning(response, Caps(LARGEST, LARGEST))
        # Half a megabyte of rules takes a tenth of a second: not on the event loop.
        return await asyncio.to_thread(robots_of, content, AGENT)
    if 400 <= response.status < 500:
        return Robots()
    raise Refused(Fault.LINK_STATUS)
