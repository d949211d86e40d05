"""Follows a link: whatever a name, a redirect or a retry leads to is judged where it is dialled, and nowhere else."""

import asyncio
import socket
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from importlib.metadata import version
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import unquote
from weakref import WeakValueDictionary

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from retrieval.adapters.fetching.addresses import is_public
from retrieval.adapters.fetching.body import body_of
from retrieval.adapters.fetching.links import checked
from retrieval.adapters.fetching.robots import EVERYTHING, LONGEST, NOTHING, Robots, robots_of
from retrieval.adapters.fetching.rules import FetchRules
from retrieval.ports import Given
from retrieval.refusals import Fault, Refused

PRODUCT: Final = "Pullquote"
"""By what name site owners can address it in robots.txt."""

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_STATUSES: Final = {
    401: Fault.LINK_DENIED,
    402: Fault.LINK_DENIED,
    403: Fault.LINK_DENIED,
    451: Fault.LINK_DENIED,
    404: Fault.LINK_GONE,
    410: Fault.LINK_GONE,
}
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS: Final = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
_DOCUMENTS: Final = frozenset(
    {
        "application/pdf",
        "application/x-pdf",
        "application/epub+zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/octet-stream",
        "binary/octet-stream",
    }
)
_HOUR: Final = 3_600.0
"""Seconds that a robots.txt is remembered; RFC 9309 allows a day."""

_SITES: Final = 500
"""Sites whose robots.txt is remembered."""

_HEADERS: Final = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}

_REFUSED: ContextVar[list[str]] = ContextVar("refused")
"""Addresses that were not dialled in this fetch: a list that its tasks share."""


class Forbidden(PermissionError):
    """An address that is not to be dialled."""


class WebFetcher:
    """`retrieval.ports.Fetcher` on the web. Belongs to one event loop; an asynchronous context manager."""

    def __init__(
        self,
        rules: FetchRules,
        *,
        resolver: AbstractResolver | None = None,
        dialled: Callable[[str, int], None] = lambda _address, _port: None,
    ) -> None:
        """`dialled` hears of every address and port that a connection is made to."""
        self._rules = rules
        self._dialled = dialled
        self._robots: OrderedDict[str, tuple[float, Robots]] = OrderedDict()
        self._links: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._servers: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._all = asyncio.Semaphore(rules.at_once)
        self._resolver = resolver
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        contact = f" (+{self._rules.contact})" if self._rules.contact else ""
        connector = aiohttp.TCPConnector(
            socket_factory=self._socket, use_dns_cache=False, force_close=True, resolver=self._resolver
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            headers={**_HEADERS, "User-Agent": f"{PRODUCT}/{version('pullquote')}{contact}"},
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=self._rules.connect, sock_read=self._rules.between_reads
            ),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def fetch(self, link: str) -> Given:
        """See the port: one fetch of a link at a time, within the total time. Raises `Refused`."""
        url = checked(link, self._rules)
        refused: list[str] = []
        _REFUSED.set(refused)
        try:
            async with asyncio.timeout(self._rules.total), self._turn(url):
                return await self._followed(url)
        except Refused:
            raise
        except Exception as error:
            fault = _fault_of(error, forbidden=bool(refused))
            if fault is None:
                raise
            raise Refused(fault) from error

    @asynccontextmanager
    async def _turn(self, url: URL) -> AsyncIterator[None]:
        link = self._links.setdefault(str(url), asyncio.Lock())
        server = self._servers.setdefault(url.raw_host or "", asyncio.Semaphore(self._rules.per_server))
        async with link, server, self._all:
            yield

    async def _followed(self, url: URL) -> Given:
        for _ in range(self._rules.redirects + 1):
            if self._rules.robots and not (await self._robots_of(url)).allows(url.raw_path_qs):
                raise Refused(Fault.LINK_ROBOTS)
            async with self._get(url) as response:
                if response.status not in _REDIRECTS:
                    return await self._given(url, response)
                url = self._next(url, response)
        raise Refused(Fault.LINK_REDIRECTS)

    def _next(self, url: URL, response: aiohttp.ClientResponse) -> URL:
        where = response.headers.get("Location")
        if not where:
            raise Refused(Fault.LINK_BROKEN_ANSWER)
        try:
            return checked(str(url.join(URL(where))), self._rules)
        except ValueError:
            raise Refused(Fault.LINK_BROKEN_ANSWER) from None

    async def _given(self, url: URL, response: aiohttp.ClientResponse) -> Given:
        if response.status != 200:
            raise Refused(_STATUSES.get(response.status, Fault.LINK_STATUS))
        stated = response.headers.get("Content-Type", "")
        kind = stated.partition(";")[0].strip().lower()
        if kind in _PAGES:
            most = self._rules.page
        elif kind in _TEXTS:
            most = self._rules.text
        elif kind in _DOCUMENTS or not kind:
            most = self._rules.document
        else:
            raise Refused(Fault.KIND_UNKNOWN)
        content = await body_of(response, most)
        name = unquote(url.raw_name)[-200:] or None
        return Given(content, name, str(url), kind or None, response.charset if kind else None)

    async def _robots_of(self, url: URL) -> Robots:
        """What the site asks of programs: everything is allowed where it has no such file, nothing where it fails."""
        site = str(url.origin())
        known = self._robots.get(site)
        if known is not None and known[0] > time.monotonic():
            return known[1]
        asked = url.origin() / "robots.txt"
        for _ in range(self._rules.redirects + 1):
            async with self._get(asked) as response:
                if response.status in _REDIRECTS:
                    asked = self._next(asked, response)
                    continue
                found = await self._read_robots(response)
                break
        else:
            found = EVERYTHING
        self._robots[site] = (time.monotonic() + _HOUR, found)
        while len(self._robots) > _SITES:
            self._robots.popitem(last=False)
        return found

    async def _read_robots(self, response: aiohttp.ClientResponse) -> Robots:
        if response.status >= 500:
            return NOTHING
        if response.status != 200:
            return EVERYTHING
        try:
            text = await body_of(response, LONGEST)
        except Refused:  # larger than any, or garbled: there is nothing to go by
            return EVERYTHING
        return robots_of(text.decode("utf-8", "replace").lstrip("\ufeff"), PRODUCT)

    @asynccontextmanager
    async def _get(self, url: URL) -> AsyncIterator[aiohttp.ClientResponse]:
        if self._session is None:
            raise RuntimeError("a fetcher is entered before it fetches")
        async with self._session.get(url, allow_redirects=False) as response:
            yield response

    def _socket(self, found: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
        """A socket for an address that may be dialled. Raises `Forbidden`."""
        family, kind, protocol, _, where = found
        address, port = str(where[0]), int(where[1])
        scoped = family == socket.AF_INET6 and len(where) > 3 and where[3] != 0
        if (scoped or not is_public(address)) and (address, port) not in self._rules.allowed:
            _REFUSED.get([]).append(address)
            raise Forbidden("not on the public internet")
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)
        self._dialled(address, port)
        return made


def _fault_of(error: Exception, *, forbidden: bool) -> Fault | None:
    """What a failure of the libraries means for the reader; none for what is our own fault."""
    if isinstance(error, aiohttp.ClientConnectorError | Forbidden) and forbidden:
        return Fault.LINK_FORBIDDEN
    table: tuple[tuple[type[Exception], Fault], ...] = (
        (TimeoutError, Fault.LINK_SLOW),
        (aiohttp.ClientConnectorCertificateError, Fault.LINK_INSECURE),
        (aiohttp.ClientConnectorDNSError, Fault.LINK_UNKNOWN_HOST),
        (aiohttp.ClientSSLError, Fault.LINK_INSECURE),
        (aiohttp.ClientConnectorError, Fault.LINK_UNREACHABLE),
        (aiohttp.InvalidURL, Fault.LINK_MALFORMED),
        (aiohttp.ClientError, Fault.LINK_BROKEN_ANSWER),
        (OSError, Fault.LINK_UNREACHABLE),
        (ValueError, Fault.LINK_BROKEN_ANSWER),
    )
    return next((fault for kind, fault in table if isinstance(error, kind)), None)
