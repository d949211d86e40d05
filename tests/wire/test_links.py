"""The shipped bot loads a link: cancelled, discarded, corrected, let in, and loaded again after a change."""

import asyncio
from pathlib import Path

import pytest

from fakes.channel import custom_ids, labels, texts
from fakes.shipped import filled, opened, running
from fakes.web import serving, site_of

pytestmark = pytest.mark.slow

PAGE = (Path(__file__).parents[1] / "pages" / "ferry.html").read_text(encoding="utf-8")


async def test_a_link_on_its_way_into_a_channel(tmp_path):
    pages, slow = {"/ferry.html": PAGE}, asyncio.Event()

    async def answer(request, writer):
        if "/slow" in request:
            await slow.wait()
        await site_of(pages)(request, writer)

    async with serving(answer) as site:
        allowed = f"127.0.0.1:{site.port}"
        async with running(tmp_path / "home", PULLQUOTE_FETCH_ALLOW=allowed) as (server, bot):
            await bot.said(f"Links may lead to these addresses though they are not public: {allowed}")
            await cancelled(server, site.url("/slow"))
            await discarded(server, site.url("/ferry.html"))
            await corrected(server, site.url("/ferry.html"))
            pages["/ferry.html"] = PAGE.replace("on Tuesday", "on Wednesday")
            await changed(server, site.url("/ferry.html"))
            refused = await server.slash("load", link="http://169.254.169.254/latest", by=server.mod)
            await filled(server, refused, "The link leads where Pullquote does not go")
            assert "169.254" not in texts(refused.shown["components"])
            assert server.violations == []
            assert "Traceback" not in bot.log


async def cancelled(server, link):
    loading = await filled(server, await server.slash("load", link=link, by=server.mod), "Fetching the page …")
    assert labels(loading.shown["components"]) == ["Cancel"]
    await server.click(loading.shown, "Cancel", by=server.mod)
    await filled(server, loading, "Loading was cancelled. Nothing was kept.")


async def discarded(server, link):
    shown = await filled(server, await server.slash("load", link=link, by=server.mod), "Not open yet")
    await server.click(shown.shown, "Discard", by=server.mod)
    await filled(server, shown, "Discarded; nothing was kept.")
    listed = await server.slash("article list", by=server.mod)
    await filled(server, listed, "no articles here yet")


async def corrected(server, link):
    shown = await filled(server, await server.slash("load", link=link, by=server.mod), "Not open yet")
    told = texts(shown.shown["components"])
    assert "By Ann Dey · 3 May 2026 · Tarrow Post" in told
    form = await server.click(shown.shown, "Correct", by=server.mod)
    await server.submit(form, {"title": "Ferry aground", "drop": "3"}, by=server.mod)
    await filled(server, shown, "### Ferry aground")
    assert "7 paragraphs kept, 12 pieces removed" in texts(shown.shown["components"])
    await opened(server, shown)
    asked = await server.slash("ask", question="When will divers inspect the hull?")
    await filled(server, asked, "on Tuesday")
    assert [one for one in custom_ids(asked.shown["components"]) if one]


async def changed(server, link):
    again = await filled(server, await server.slash("load", link=link, by=server.mod), "Not open yet")
    assert "This address was loaded before; since then:" in texts(again.shown["components"])
    await opened(server, again)
    diff = await filled(server, await server.slash("article diff"), "Wednesday")
    assert diff.ephemeral
