"""Follows a link to its document."""

import asyncio
import ssl
from functools import partial
from types import TracebackType
from typing import Self

from aiohttp.abc import AbstractResolver
from yarl import URL

from retrieval.adapters.fetching.answers import caps_for, declared_by, redirect_of
from retrieval.adapters.fetching.body import whole
from retrieval.adapters.fetching.guard import Dialled
from retrieval.adapters.fetching.links import checked, followed
from retrieval.adapters.fetching.manners import Manners
from retrieval.adapters.fetching.rules import FetchRules
from retrieval.adapters.fetching.turns import Together, Visit
from retrieval.adapters.fetching.web import Web
from retrieval.refusals import Fault, Refused
from retrieval.sources import Given


class WebFetcher:
    """The port `Fetcher` on the public web; to be closed, or used as an async context manager.

    Neither `Refresh` headers nor their like in a page are followed, and nothing that a page refers to is fetched.
    Cancelling a fetch closes its connection, unless somebody else waits for the same link.
    """

    def __init__(
        self,
        rules: FetchRules,
        *,
        resolver: AbstractResolver | None = None,
        dialled: Dialled | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._rules = rules
        self._web = Web(rules, resolver, dialled, tls)
        self._manners = Manners(self._web, rules) if rules.robots else None
        self._together = Together()

    async def fetch(self, link: str) -> Given:
        """The document behind the link. Raises `Refused`."""
        url = checked(link, self._rules.ports, self._rules.allowed)
        return await self._together.fetch(str(url), partial(self._in_time, url))

    async def close(self) -> None:
        """End what is under way and close all connections."""
        await self._together.close()
        await self._web.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _in_time(self, url: URL) -> Given:
        visit = Visit()
        try:
            async with asyncio.timeout(self._rules.total):
                return await self._follow(url, visit)
        except TimeoutError:
            mostly_waited = visit.waited > self._rules.total / 2
            raise Refused(Fault.LINK_BUSY if mostly_waited else Fault.LINK_SLOW) from None

    async def _follow(self, url: URL, visit: Visit) -> Given:
        for _ in range(self._rules.redirects + 1):
            if self._manners is not None:
                await self._manners.check(url, visit)
            found = await self._asked(url, visit)
            if isinstance(found, Given):
                return found
            url = followed(url, found, self._rules.ports, self._rules.allowed)
        raise Refused(Fault.LINK_REDIRECTS)

    async def _asked(self, url: URL, visit: Visit) -> Given | str:
        """The document, or where it is said to be."""
        async with self._web.answer(url, visit) as response:
            location = redirect_of(response)
            if location is not None:
                return location
            declared = declared_by(response)
            content = await whole(response, caps_for(declared.kind, self._rules))
        return Given(content, url.name or None, str(url), declared.kind, declared.charset)
