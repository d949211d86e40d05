"""How quickly the shipped bot acknowledges and answers, over sockets, with its real models.

    PYTHONPATH=tests python tests/wire/measure.py [ROUNDS|fairness]

One process, one article open; times are the test server's: from the event it sends to the request that comes back.
Beside it, in the same run: how many questions a second the reranker alone would allow.
"""

import asyncio
import re
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from itertools import count
from pathlib import Path

from bot.wiring import Models, calm_threads
from config.settings import settings
from fakes.channel import texts
from fakes.discord.world import User
from fakes.shipped import opened, running
from retrieval.segment import article_from_text, sentences

FERRY = (files("bot") / "samples" / "ferry.txt").read_bytes()
QUESTIONS = [
    "Who declined to comment?",
    "When does the ferry service end?",
    "How much money does the line lose a year?",
    "What did the memo advise?",
    "How many people live on the island?",
    "Who signed the memo?",
    "What does the mayor say?",
    "How old is the vessel?",
]
ASKED = count()

WORDS = ["harbour", "council", "bridge", "engineer", "storm", "budget", "school", "river", "harvest", "museum", "tram"]


def long_article(first, paragraphs=100):
    """Of that many paragraphs, three sentences each, none like another, nor like those of another `first`."""
    told = (
        f"The {WORDS[n % 11]} report of year {1900 + n} names the {WORDS[n * 5 % 11]} and the {WORDS[n * 3 % 11]}. "
        f"Officials counted {n * 37 + 11} cases in district {n}. A clerk called it an ordinary week in town {n * 7}."
        for n in range(first, first + paragraphs)
    )
    return "\n\n".join(told).encode()


async def asked(server, number, **place):
    """Seconds until acknowledged, and until answered; none for the latter where it is told to ask again."""
    begun = time.monotonic()
    question = f"{QUESTIONS[number % len(QUESTIONS)]} ({next(ASKED)})"  # never the same: answers are remembered
    one = await server.slash("ask", question=question, **place)
    await server.until(lambda: answered(one) or (one.shown and " again " in texts(one.shown["components"])), 300)
    return one.acked_after, answered_at(server, one) - begun if answered(one) else None


def answered(one):
    return one.shown and " · answer " in texts(one.shown["components"])


def answered_at(server, one):
    return next(entry.when for entry in reversed(server.log) if entry.method == "PATCH" and one.token in entry.path)


def told(name, pairs, lags):
    acks = [ack for ack, _ in pairs]
    answers = [answer for _, answer in pairs if answer is not None]
    spread = [*at(acks, 0.5, 0.99), *at(answers, 0.5, 0.95, 0.99), *at(lags or [0.0], 0.99)]
    cells = " | ".join(f"{seconds * 1000:,.0f}" for seconds in spread)
    number = len(pairs) if len(answers) == len(pairs) else f"{len(pairs)}, {len(answers)} answered"
    say(f"| {name} | {number} | {cells} |")


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def at(values, *shares):
    ranked = sorted(values)
    return [ranked[min(len(ranked) - 1, int(share * len(ranked)))] for share in shares]


def lags_since(bot, seen):
    lines = [line for line in bot.lines[seen:] if "lags in ms" in line]
    return [float(lag) / 1000 for line in lines for lag in re.split(r"lags in ms: ", line)[1].split()]


async def one_by_one(server, count):
    return [await asked(server, number) for number in range(count)]


async def at_once(server, count):
    return list(await asyncio.gather(*(asked(server, number) for number in range(count))))


async def while_loading(server, first, ask):
    """Questions until the article is in, and how long that took."""
    begun = time.monotonic()
    story = {"file": ("long.txt", "text/plain", long_article(first))}
    loading = await server.slash("load", files=story, by=server.mod, at=server.other)
    done = asyncio.create_task(opened(server, loading, 300))
    pairs = []
    while not done.done():
        pairs += await ask()
    await done
    return pairs, time.monotonic() - begun


HURRIED = {
    "PULLQUOTE_LOG_LEVEL": "debug",
    "PULLQUOTE_WAITING": "1000",
    "PULLQUOTE_PACE_PERSON": "100000",
    "PULLQUOTE_PACE_SERVER": "100000",
    "PULLQUOTE_PACE_ALL": "100000",
}
"""Nobody is told to wait: what is measured is the bot."""

SHIPPED = {"PULLQUOTE_LOG_LEVEL": "debug"}
"""Everything else as it is shipped; the log alone is fuller, as it tells how far the event loop lags."""

ROUNDS, CALM = 5, 14
"""Rounds of a calm library alone and beside a flood, and its questions in each: 70 of either kind, in turns, so that
whatever else the machine does falls on both."""

IN_FLIGHT = 30
"""Questions that the flooding library has waiting at any time: as one is answered it asks the next."""


async def flooded(server, bot):
    """A question and half a second of rest, again and again: alone, and while another library floods."""
    calm = {"by": server.alice, "at": server.dm(server.alice)}
    story = {"file": ("f.txt", "text/plain", FERRY)}
    await opened(server, await server.slash("load", files=story, **calm))
    found = {"a calm server alone": ([], []), "the same, while another floods": ([], [])}
    for _ in range(ROUNDS):
        for (pairs, lags), flood in zip(found.values(), (0, IN_FLIGHT), strict=True):
            seen, ended = len(bot.lines), asyncio.Event()
            others = [asyncio.create_task(keep_asking(server, number, ended)) for number in range(flood)]
            await asyncio.sleep(1 if flood else 0)
            for number in range(CALM):
                pairs.append(await asked(server, number, **calm))
                await asyncio.sleep(0.5)
            lags.extend(lags_since(bot, seen))
            ended.set()
            await asyncio.gather(*others)
    for name, (pairs, lags) in found.items():
        told(name, pairs, lags)


async def keep_asking(server, number, ended):
    while not ended.is_set():
        await asked(server, number)


HEAD = """\
| what | n | ack p50 ms | ack p99 | answer p50 | answer p95 | answer p99 | loop lag p99 |
| --- | --- | --- | --- | --- | --- | --- | --- |"""


async def as_shipped(home):
    """Two hundred people at once in one server, with every setting as it is shipped."""
    async with running(Path(home), **SHIPPED) as (server, bot):
        loaded = await server.slash("load", files={"file": ("f.txt", "text/plain", FERRY)}, by=server.mod)
        await opened(server, loaded)
        people = [User(server.snow(), f"reader{number}") for number in range(200)]
        for one in people:
            server.users[one.id] = one
            server.guild_a.join(one)
        for many in (50, 200):
            seen = len(bot.lines)
            pairs = await asyncio.gather(*(asked(server, number, by=people[number]) for number in range(many)))
            await asyncio.sleep(1.1)
            told(f"{many} people of one server at once, settings as shipped", pairs, lags_since(bot, seen))
            await asyncio.sleep(30)  # what a server may ask in a minute fills up again
        assert server.violations == []


async def main(rounds):
    say(HEAD)
    with tempfile.TemporaryDirectory() as home:
        await as_shipped(home)
    with tempfile.TemporaryDirectory() as home:
        async with running(Path(home), **HURRIED) as (server, bot):
            loaded = await server.slash("load", files={"file": ("f.txt", "text/plain", FERRY)}, by=server.mod)
            await opened(server, loaded)
            await one_by_one(server, 5)
            for name, ask in (
                ("one question at a time", lambda: one_by_one(server, 20 * rounds)),
                ("50 questions at once", lambda: at_once(server, 50)),
                ("200 questions at once", lambda: at_once(server, 200)),
            ):
                seen = len(bot.lines)
                begun = time.monotonic()
                pairs = await ask()
                rate = len(pairs) / (time.monotonic() - begun)
                await asyncio.sleep(1.1)
                told(f"{name} ({rate:.1f} a second)", pairs, lags_since(bot, seen))
            await flooded(server, bot)
            for first, name, ask in (
                (0, "one at a time, while 100 paragraphs load", lambda: one_by_one(server, 1)),
                (100, "50 at once, while 100 paragraphs load", lambda: at_once(server, 50)),
            ):
                seen = len(bot.lines)
                pairs, seconds = await while_loading(server, first, ask)
                await asyncio.sleep(1.1)
                told(f"{name} ({seconds:.1f} s)", pairs, lags_since(bot, seen))
            assert server.violations == []
    say(f"\nThe reranker alone: {reranker_alone():.1f} questions a second, of 12 sentences each, two at a time.")


def reranker_alone():
    calm_threads()
    reranker = Models(settings()).reranker
    article = article_from_text(FERRY.decode())
    quotes = [article.quote(one.span) for one in sentences(article)][1:13]
    reranker.logits(QUESTIONS[0], quotes)
    rates = []
    with ThreadPoolExecutor(2) as two:
        for _ in range(3):
            begun = time.perf_counter()
            list(two.map(lambda number: reranker.logits(QUESTIONS[number % 8], quotes), range(20)))
            rates.append(20 / (time.perf_counter() - begun))
    return statistics.median(rates)


async def fairness():
    """Of all of it the flood alone."""
    say(HEAD)
    with tempfile.TemporaryDirectory() as home:
        async with running(Path(home), **HURRIED) as (server, bot):
            loaded = await server.slash("load", files={"file": ("f.txt", "text/plain", FERRY)}, by=server.mod)
            await opened(server, loaded)
            await one_by_one(server, 5)
            await flooded(server, bot)
            assert server.violations == []


if __name__ == "__main__":
    if sys.argv[1:] == ["fairness"]:
        asyncio.run(fairness())
    else:
        asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
