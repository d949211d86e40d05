"""Requests to the public web, one at a time."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Final

from aiohttp import ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.abc import AbstractResolver
from yarl import URL

from retrieval.adapters.fetching.faults import refusals
from retrieval.adapters.fetching.guard import Dialled, Guard
from retrieval.adapters.fetching.names import WebNames
from retrieval.adapters.fetching.rules import FetchRules
from retrieval.adapters.fetching.turns import Turns, Visit

AGENT: Final = "Pullquote"
"""The product token: in the User-Agent, and what a robots.txt calls us."""

_FIELD: Final = 16 * 1024
"""Bytes of one header field: twice what most servers send at most, for the long policies that some sites attach."""

_FIELDS: Final = 128
"""Header fields of an answer: aiohttp's own limit, kept whatever its next version thinks."""

_ACCEPT: Final = "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.9, */*;q=0.5"


class Web:
    """A client without cookies, proxies, redirects, kept connections or a memory for names, behind the guard.

    `resolver`, `dialled` and `tls` are for tests: what names resolve to, what is dialled, and which certificates are
    trusted.
    """

    def __init__(
        self,
        rules: FetchRules,
        resolver: AbstractResolver | None = None,
        dialled: Dialled | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._rules = rules
        self._guard = Guard(rules.allowed, dialled)
        self._resolver = resolver
        self._names: WebNames | None = None
        self._tls = tls
        self._turns = Turns(rules.at_once, rules.per_server)
        self._session: ClientSession | None = None

    @asynccontextmanager
    async def answer(self, url: URL, visit: Visit) -> AsyncIterator[ClientResponse]:
        """The answer to a GET, its body not yet read; the connection ends with the block. Raises `Refused`.

        What reading the body raises inside the block is turned into a `Refused` as well.
        """
        server = (url.raw_host or "").removesuffix(".")
        async with self._turns.one(server, visit):
            with refusals():
                async with self._open().get(url, allow_redirects=False, ssl=self._tls or True) as response:
                    yield response

    async def close(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None
        if self._names is not None:
            await self._names.close()
            self._names = None

    def _open(self) -> ClientSession:
        if self._session is None:
            self._session = self._new_session()
        return self._session

    def _new_session(self) -> ClientSession:
        rules = self._rules
        if self._resolver is None:
            self._names = WebNames(rules.at_once)
        connector = TCPConnector(
            socket_factory=self._guard,
            resolver=self._resolver or self._names,
            use_dns_cache=False,
            force_close=True,
            limit=rules.at_once,
        )
        return ClientSession(
            connector=connector,
            headers={"User-Agent": self._agent(), "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            cookie_jar=DummyCookieJar(),
            timeout=ClientTimeout(
                total=rules.total, connect=rules.connect, sock_connect=rules.connect, sock_read=rules.read
            ),
            auto_decompress=False,
            trust_env=False,
            max_field_size=_FIELD,
            max_headers=_FIELDS,
        )

    def _agent(self) -> str:
        contact = self._rules.contact
        return f"{AGENT}/{version('pullquote')}" + (f" (+{contact})" if contact else "")
