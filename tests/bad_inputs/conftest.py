"""A fetcher that may dial its servers on loopback, and nothing else."""

import pytest

from fakes.web import Names
from retrieval.adapters.fetching.fetcher import WebFetcher
from retrieval.adapters.fetching.rules import WEB_PORTS, FetchRules


@pytest.fixture
async def fetcher_of():
    """Makes a fetcher for those servers; names below `.example` lead to them all."""
    made = []

    def make(*servers, names=None, tls=None, dialled=None, **rules):
        rules = {"connect": 0.5, "read": 0.5, "total": 2.0, "robots": False} | rules
        ports = {server.port for server in servers}
        known = {"one.example": [["127.0.0.1"]], "two.example": [["127.0.0.1"]]} | (names or {})
        allowed = frozenset(("127.0.0.1", port) for port in ports)
        limits = FetchRules(WEB_PORTS | ports, allowed, **rules)
        made.append(WebFetcher(limits, resolver=Names(**known), tls=tls, dialled=dialled))
        return made[-1]

    yield make
    for fetcher in made:
        await fetcher.close()
