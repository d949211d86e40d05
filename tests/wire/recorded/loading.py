"""A link on its way into a channel: cancelled, discarded, corrected and let in; then a file, and a pasted text."""

import asyncio
import json
from importlib.resources import files

from fakes.shipped import filled
from fakes.web import site_of

FERRY = (files("bot") / "samples" / "ferry.txt").read_text(encoding="utf-8")
STORY = "/2025/05/ferry.html"
PASTED = (
    "The library on Dock Street closed on Friday.\n\nIts roof had leaked since March, the council said.\n\n"
    "“We have nowhere to read now,” said Bo Lind, a teacher. The mayor declined to comment on the roof."
)
DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": FERRY.split("\n\n", 1)[0],
    "datePublished": "2025-05-03",
    "author": [{"@type": "Person", "name": "Nora Quist"}],
    "publisher": {"@type": "Organization", "name": "The Ellery Courier"},
    "isAccessibleForFree": False,
}
CHANGES = (
    ("Lockhart declined to comment when reached by telephone on Wednesday. ", ""),
    ("on Oct. 31", "on Nov. 30"),
)
"""What the paper changed later."""


def page(text=FERRY):
    """The sample article as a page that asks its readers to pay."""
    title, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    head = f'<title>{title}</title><script type="application/ld+json">{json.dumps(DATA)}</script>'
    held = f'<h1>{title}</h1><p class="byline">By Nora Quist</p>{body}'
    share = '<div class="share"><a>Share on Facebook</a></div>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body><article>{held}</article>{share}</body></html>'


class Paper:
    """The site of a newspaper on loopback, one page of which never comes."""

    def __init__(self):
        self.pages, self._never = {STORY: page()}, asyncio.Event()

    async def answer(self, request, writer):
        if "/slow" in request:
            await self._never.wait()
        await site_of(self.pages)(request, writer)

    def change(self):
        text = FERRY
        for old, new in CHANGES:
            text = text.replace(old, new)
        self.pages[STORY] = page(text)


async def load(run, site):
    """Until three articles are in the library, the pasted one open in #other."""
    server, mod = run.server, run.server.mod
    run.part("An article is loaded")
    slow = await run.slash("load", "Fetching the page …", by=mod, link=site.url("/slow"))
    await server.click(slow.shown, "Cancel", by=mod)
    run.did(mod, "presses [Cancel]", (await filled(server, slow, "Loading was cancelled")).shown)
    first = await run.slash("load", "Not open yet", by=mod, link=site.url(STORY))
    await run.click(first.shown, "Discard", "nothing was kept", by=mod)
    again = await filled(server, await server.slash("load", by=mod, link=site.url(STORY)), "Not open yet")
    await run.click(again.shown, "See all of it", "paragraph", by=mod)
    fields = {"title": "Ferry to Tarrow Island will be scrapped", "author": "Nora Quist, Abel Roe"}
    await run.fill_in(again.shown, "Correct", fields, "### Ferry to Tarrow Island", by=mod)
    await run.let_in(again)
    form = await server.slash("load", by=mod, at=server.other)
    sent = await filled(server, await server.submit(form, {"title": "Library closed", "text": PASTED}, by=mod), "Not")
    run.did(mod, "/load, and pastes into the form", sent.shown)
    await run.let_in(sent)
    await run.slash("load", "does not go", by=mod, link="http://169.254.169.254/latest")
    return again


async def load_again(run, site):
    """The page was changed meanwhile: what differs is shown before the new version is let in."""
    run.part("The page has changed")
    again = await run.slash("load", "This address was loaded before", by=run.server.mod, link=site.url(STORY))
    await run.let_in(again)
    await run.slash("article diff", "Nov. 30", by=run.server.alice)
    await run.slash("article info", "ersion", by=run.server.alice)
