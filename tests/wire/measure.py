"""How quickly the shipped bot acknowledges and answers, over sockets, with its real models.

    PYTHONPATH=tests python tests/wire/measure.py [ROUNDS]

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
    """Seconds until acknowledged, and until answered."""
    begun = time.monotonic()
    question = f"{QUESTIONS[number % len(QUESTIONS)]} ({next(ASKED)})"  # never the same: answers are remembered
    one = await server.slash("ask", question=question, **place)
    await server.until(lambda: one.shown and " · answer " in texts(one.shown["components"]), 120)
    return one.acked_after, answered_at(server, one) - begun


def answered_at(server, one):
    return next(entry.when for entry in reversed(server.log) if entry.method == "PATCH" and one.token in entry.path)


def told(name, pairs, lags):
    acks, answers = zip(*pairs, strict=True)
    spread = [*at(acks, 0.5, 0.99), *at(answers, 0.5, 0.95), *at(lags or [0.0], 0.99)]
    cells = " | ".join(f"{seconds * 1000:,.0f}" for seconds in spread)
    say(f"| {name} | {len(pairs)} | {cells} |")


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


async def flooded(server, bot):
    """A question a second to one library, alone and while another is asked a hundred at once."""
    calm = {"by": server.alice, "at": server.dm(server.alice)}
    story = {"file": ("f.txt", "text/plain", FERRY)}
    await opened(server, await server.slash("load", files=story, **calm))
    for name, flood in (("calm alone", 0), ("calm, while another asks 100 at once", 100)):
        seen = len(bot.lines)
        others = asyncio.gather(*(asked(server, number) for number in range(flood)))
        await asyncio.sleep(0.2)
        pairs = []
        for number in range(12):
            pairs.append(await asked(server, number, **calm))
            await asyncio.sleep(max(0.0, 0.6 - pairs[-1][1]))
        await others
        await asyncio.sleep(1.1)
        told(name, pairs, lags_since(bot, seen))


async def main(rounds):
    say("| what | n | ack p50 ms | ack p99 | answer p50 | answer p95 | loop lag p99 |")
    say("| --- | --- | --- | --- | --- | --- | --- |")
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


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
