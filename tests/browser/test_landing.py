"""In a real browser the link scrolls to the cited words and marks them, and nothing else."""

import asyncio
import base64
import json
import re
import shutil
import struct
import zlib
from contextlib import asynccontextmanager
from dataclasses import replace
from html import escape

import aiohttp
import pytest

from fakes.web import serving, site_of
from retrieval.adapters.loaders.inline import LEVELLED
from retrieval.adapters.loaders.page import HtmlLoader
from retrieval.article import Span
from retrieval.landing import link_to
from retrieval.plain import article_of
from retrieval.sources import Given

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here: on Debian `apt-get install chromium`"),
]

FILLER = [f"On day {n} the harbour master wrote that the sea was calm and {n * 3} boats lay there." for n in range(40)]
LONG = (
    "A very long sentence, which goes on and on about the ferry, the rock, the pier, the mayor, the divers, the owner, "
    "the insurance, the weather, the tide, the coastguard, the passengers, the crew and the dog, ended the report."
)
ALONE = "The minister denied it."
"""A sentence that is a paragraph, more than once."""
AWKWARD = [
    "“We were lucky,” said Mayor Lena Orr, who was on the pier; “very lucky.”",
    "The well-known co-owner, Orr &amp; Sons, paid 5% of it.",
    "Nobody was hurt. The divers went home, and Nobody was hurt again later that day.",
    "She was glad of it. Nobody was hurt. It rained.",
    "The ferry hit a rock near Holm. The ferry hit a rock near Tarrow, too, as the coastguard said on Monday.",
    "The café’s <em>own</em> <a href='/x'>statement</a> said that it&nbsp;would reopen — “soon”.",
    "He asked: who, then, will pay? Nobody answered.",
    "[Editor’s note: the figure was corrected.] It had been 1,200.",
    LONG,
    "The river rose by 10<sup>6</sup> litres an hour, over 12 m<sup>2</sup>.",
    "No.",
    "Zürich’s Ärzte — und das Øre.",
    "The end was near; then it came!",
    ALONE,
    "Something else was said in between.",
    ALONE,
    ALONE,
]
CITED = [
    "“We were lucky,” said Mayor Lena Orr, who was on the pier; “very lucky.”",
    "The well-known co-owner, Orr & Sons, paid 5% of it.",
    "and Nobody was hurt again later that day.",
    "She was glad of it.",
    "The ferry hit a rock near Tarrow, too, as the coastguard said on Monday.",
    "The ferry hit a rock near Holm.",
    "The café’s own statement said that it would reopen — “soon”.",
    "He asked: who, then, will pay?",
    "[Editor’s note: the figure was corrected.]",
    LONG,
    "It had been 1,200.",
    "Zürich’s Ärzte — und das Øre.",
    "The end was near; then it came!",
    "Nobody answered.",
    "The river rose by 10⁶ litres an hour, over 12 m².",
]
PLACES = [*((words, 0) for words in CITED), *((ALONE, nth) for nth in range(3))]
"""What is cited, and where it stands so for the how-manieth time."""
MARK = (255, 0, 200)
"""The colour of marked words on the page; nothing else there has it."""

WHERE = """
(() => {
  const wanted = %s.replace(/\\s+/g, ' ');
  const nodes = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at++) {
    const one = walker.currentNode.data[at].replace(/\\s/, ' ');
    if (one === ' ' && text.endsWith(' ')) continue;
    text += one; nodes.push([walker.currentNode, at]);
  }
  let first = -1;
  for (let nth = 0; nth <= %d; nth++) first = text.indexOf(wanted, first + 1);
  const last = first + wanted.length - 1;
  const range = document.createRange();
  range.setStart(...nodes[first]); range.setEnd(nodes[last][0], nodes[last][1] + 1);
  return JSON.stringify([...range.getClientRects()].map(r => [r.left, r.top, r.right, r.bottom]));
})()
"""


def page():
    inside = []
    for number, text in enumerate(AWKWARD):
        inside += [*FILLER[number * 2 : number * 2 + 2], text]
    blocks = "".join(f"<p>{text}</p>" for text in [*inside, *FILLER[32:]])
    style = f"<style>p {{margin: 2em; line-height: 2}} ::target-text {{background: rgb{MARK}; color: black}}</style>"
    head = f"<head><title>Ferry</title>{style}</head>"
    return f"<!doctype html><html lang='en'>{head}<body><article>{blocks}</article></body></html>"


@asynccontextmanager
async def browser(folder):
    """A page of the browser that can be told what to do, over its DevTools protocol."""
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--window-size=900,700"]
    process = await asyncio.create_subprocess_exec(
        BROWSER, *flags, f"--user-data-dir={folder}", "about:blank", stderr=asyncio.subprocess.PIPE
    )
    try:
        while not (found := re.search(rb"ws://127\.0\.0\.1:(\d+)/", await process.stderr.readline())):
            pass
        async with aiohttp.ClientSession() as session:
            listed = await (await session.get(f"http://127.0.0.1:{int(found[1])}/json/list")).json(content_type=None)
            (tab,) = [one for one in listed if one["type"] == "page"]
            async with session.ws_connect(tab["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield lambda method, **given: told(socket, method, given)
    finally:
        process.kill()
        await process.wait()


async def told(socket, method, given):
    number = told.asked = getattr(told, "asked", 0) + 1
    await socket.send_json({"id": number, "method": method, "params": given})
    while True:
        heard = await socket.receive_json(timeout=20)
        if heard.get("id") == number:
            return heard.get("result", heard)


def pixels(png):
    """Rows of a picture in true colour, eight bits a channel (PNG specification, sections 7 and 9)."""
    width, height, _, kind = struct.unpack(">IIBB", png[16:26])
    size = 4 if kind == 6 else 3
    packed, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += length + 12
    data, rows, before = zlib.decompress(packed), [], bytes(width * size)
    for row in range(height):
        start = row * (width * size + 1)
        line, how = bytearray(data[start + 1 : start + 1 + width * size]), data[start]
        for place in range(len(line) if how else 0):
            left, up = (line[place - size] if place >= size else 0), before[place]
            corner = before[place - size] if place >= size else 0
            line[place] = (line[place] + (left, up, (left + up) // 2, paeth(left, up, corner))[how - 1]) % 256
        rows.append([tuple(line[place : place + 3]) for place in range(0, len(line), size)])
        before = bytes(line)
    return rows


def paeth(left, up, corner):
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


async def marked(do, link, words, nth):
    """The share of the cited words' boxes that is marked, and how many marked pixels lie outside them."""
    await do("Page.navigate", url="about:blank")
    await do("Page.navigate", url=link)
    await asyncio.sleep(0.7)
    found = await do("Runtime.evaluate", expression=WHERE % (json.dumps(words), nth), returnByValue=True)
    boxes = json.loads(found["result"]["value"])
    shot = await do("Page.captureScreenshot", format="png")
    rows = pixels(base64.b64decode(shot["data"]))
    inside = outside = 0
    for y, row in enumerate(rows):
        for x, colour in enumerate(row):
            if colour == MARK:
                held = any(
                    left - 8 <= x <= right + 8 and top - 2 <= y <= bottom + 2 for left, top, right, bottom in boxes
                )
                inside, outside = inside + held, outside + (not held)
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
    seen = all(top >= 0 and bottom <= len(rows) for _, top, _, bottom in boxes)
    return seen, inside / area, outside


async def test_every_link_lands_on_the_cited_words_and_marks_them(tmp_path):
    html = page().encode()

    async with serving(site_of({"/article": page()})) as server, browser(tmp_path) as do:
        article = replace(article_of(HtmlLoader().read(Given(html))), url=server.url())
        results = {}
        for words, nth in PLACES:
            start = [found.start() for found in re.finditer(re.escape(words), article.text)][nth]
            link = link_to(article, Span(start, start + len(words)))
            assert ":~:text=" in link, words
            results[words, nth] = await marked(do, link, words.translate(LEVELLED), nth)
    wrong = {place: found for place, found in results.items() if not (found[0] and found[1] > 0.4 and found[2] < 60)}
    assert wrong == {}


def test_what_is_cited_stands_on_the_page():
    text = re.sub(r"<[^>]+>", "", page().replace("&nbsp;", " "))
    assert [words for words in CITED if escape(words.translate(LEVELLED), quote=False) not in text] == []
