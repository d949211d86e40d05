"""Servers that do their worst: each is refused with the right code, soon, and keeps nobody else waiting."""

import time
import tracemalloc

import pytest

from fakes import bad_servers, broken_answers
from fakes.web import Names, serving, watched
from retrieval.adapters.fetching.fetcher import WebFetcher
from retrieval.adapters.fetching.rules import FetchRules
from retrieval.refusals import Refused

BLOCKED = 0.1
"""Seconds for which nobody else ran."""
MEMORY = 64 * 1024 * 1024


async def outcome(answer, **rules):
    """The code, the longest time for which the event loop was held, and how long it all took."""
    async with serving(answer) as server:
        rules = {"connect": 0.3, "read": 0.3, "total": 1.0, "robots": False} | rules
        allowed = frozenset({("127.0.0.1", server.port)})
        begun = time.monotonic()
        async with WebFetcher(FetchRules(allowed=allowed, **rules), resolver=Names()) as fetcher, watched() as watch:
            try:
                given = await fetcher.fetch(f"http://127.0.0.1:{server.port}/article")
            except Refused as refused:
                return refused.code, watch.longest, time.monotonic() - begun
        assert given.content
        return "ok", watch.longest, time.monotonic() - begun


CASES = bad_servers.ALL | broken_answers.ALL


@pytest.mark.parametrize("name", CASES)
async def test_a_bad_server_is_refused_with_its_code_and_blocks_nobody(name):
    answer, expected = CASES[name]
    code, blocked, took = await outcome(answer)
    assert (code, blocked < BLOCKED, took < 3) == (expected, True, True), (blocked, took)


@pytest.mark.parametrize("name", bad_servers.LARGE)
async def test_what_is_large_never_fills_the_memory(name):
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        await outcome(bad_servers.LARGE[name][0])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most - before < MEMORY
