"""Every link of the corpus against the real fetcher: forbidden addresses are never dialled, good links are followed.

A line of `links.jsonl`: `link`; `expected`, the code of the refusal, or `ok`; `why`; `to`, where its redirect leads;
`names`, what a name resolves to at each look-up. `{good}` is the port of the one server that may be dialled, `{trap}`
that of one that may not.
"""

import json
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from fakes.web import Names, ok, serving, status
from retrieval.adapters.fetching.fetcher import WebFetcher
from retrieval.adapters.fetching.rules import WEB_PORTS, FetchRules
from retrieval.refusals import Refused

LINES = (Path(__file__).parent / "links.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
HERE = [["127.0.0.1"]]
KNOWN = dict.fromkeys(("news.example", "my_site.news.example", "xn--bcher-kva.example"), HERE)


def filled(text, good, trap):
    return text.replace("{good}", str(good.port)).replace("{trap}", str(trap.port))


async def outcome(case, *, robots):
    """The code, what was dialled, the permitted pair, and how many connections reached the traps."""
    to = "/"

    async def answer(request, writer):
        path = request.split(" ")[1]
        if path == "/robots.txt":
            writer.write(status("404 Not Found"))
        elif path.startswith("/moved") and "page" not in path:
            writer.write(status("302 Found", f"Location: {to}"))
        else:
            writer.write(ok())

    async with AsyncExitStack() as opened:
        good = await opened.enter_async_context(serving(answer))
        trap = await opened.enter_async_context(serving(answer))
        to, link = filled(case.get("to", "/"), good, trap), filled(case["link"], good, trap)
        permitted, dialled = ("127.0.0.1", good.port), []
        ports = WEB_PORTS | {good.port, trap.port}
        rules = FetchRules(ports, frozenset({permitted}), 1.0, 1.0, 3.0, robots=robots)
        names = Names(**KNOWN | case.get("names", {}))
        fetcher = WebFetcher(rules, resolver=names, dialled=lambda *pair: dialled.append(pair))
        await opened.enter_async_context(fetcher)
        try:
            given = await fetcher.fetch(link)
        except Refused as refused:
            return refused.code, set(dialled) - {permitted}, trap.reached
        assert given.content.startswith(b"<html>")
        return "ok", set(dialled) - {permitted}, trap.reached


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(f"{case['why']}: {case['link']}")[1:80])
async def test_a_link_is_followed_or_refused_and_nothing_forbidden_is_dialled(case):
    assert await outcome(case, robots=False) == (case["expected"], set(), 0)


@pytest.mark.parametrize("case", [case for case in CASES if "to" in case or "names" in case], ids=str)
async def test_asking_for_robots_first_opens_no_other_way(case):
    code, forbidden, reached = await outcome(case, robots=True)
    # Where names change their answers the second answer comes sooner.
    changing = any(len(answers) > 1 for answers in case.get("names", {}).values())
    assert (code == case["expected"] or changing, forbidden, reached) == (True, set(), 0)


def test_the_corpus_has_both_kinds_and_no_line_twice():
    assert len(set(LINES)) == len(LINES) >= 140
    assert sum(case["expected"] == "ok" for case in CASES) >= 20
