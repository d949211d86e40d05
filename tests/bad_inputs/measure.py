"""What bombs cost, beside a plain loader of aiohttp and trafilatura: `python tests/bad_inputs/measure.py`.

Every row is a process of its own, ended after 20 seconds, with 3 GB of address space. Memory is the peak of the process
itself and of what it started, above that of one that loads a small page.
"""

import asyncio
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fakes.bad_servers import ALL, GIB, packed, says
from fakes.web import ok, serving

MEGABYTE = 1_000_000
LIMIT, MEMORY = 20, 3_000_000_000
PROSE = b"<p>The harbour master counted the boats at the pier of Holm, and gulls sat on each of them.</p>"


def served():
    """What a server sends, by the name of the bomb."""
    pages = {
        "a small page": PROSE * 5,
        "20,000 short paragraphs": b"<p>a" * 19_990,
        "200,000 short paragraphs": b"<p>a" * 200_000,
        "50,000 paragraphs with a link": b"<p><a href=x>a</a>" * 50_000,
        "100,000 divisions inside each other": b"<div>" * 100_000,
        "900,000 open tags": b"<i>" * 900_000,
        "a word of two megabytes": b"<p>" + b"x" * 2 * MEGABYTE,
        "a million character references": b"<p>" + b"&#65;" * 500_000,
    }
    found = {name: says(ok(b"<html><body>" + page)) for name, page in pages.items()}
    found["gzip that unpacks to 1 GB"] = packed(GIB)
    return found | {name: ALL[name][0] for name in ("endless body", "a byte now and then", "silent")}


async def ours(url, port):
    from retrieval.adapters.fetching.fetcher import WebFetcher
    from retrieval.adapters.fetching.rules import FetchRules
    from retrieval.adapters.loaders.apart import ApartLoader

    async with WebFetcher(FetchRules(allowed=frozenset({("127.0.0.1", port)}), robots=False)) as fetcher:
        given = await fetcher.fetch(url)
    return len(ApartLoader().read(given).pieces)


async def plainly(url, _port):
    import aiohttp
    import trafilatura

    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return len(trafilatura.extract(await response.text()) or "")


def one(which, url, port):
    """Load it in this process, and print what became of it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    begun = time.perf_counter()
    try:
        told = f"read ({asyncio.run((ours if which == 'ours' else plainly)(url, int(port)))})"
    except BaseException as error:  # noqa: BLE001 - whatever becomes of it is what is measured
        told = getattr(error, "code", None) or type(error).__name__
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = [resource.getrusage(one).ru_maxrss // 1_000 for one in who]
    sys.stdout.write(json.dumps([str(told), time.perf_counter() - begun, *most]))


async def measured(which, server):
    command = [sys.executable, __file__, which, server.url(), str(server.port)]
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        out, _ = await asyncio.wait_for(process.communicate(), LIMIT)
    except TimeoutError:
        most = peak(process.pid)
        process.kill()
        await process.wait()
        return ["ended after 20 s", float(LIMIT), most, 0]
    return json.loads(out) if out else ["crashed", 0.0, 0, 0]


def peak(pid):
    """Megabytes that a running process had at most."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1_000


async def main():
    say("| bomb | Pullquote | s | MB (itself, apart) | aiohttp and trafilatura | s | MB |")
    say("| --- | --- | --- | --- | --- | --- | --- |")
    for name, respond in served().items():
        async with serving(respond) as server:
            mine, plain = await measured("ours", server), await measured("plainly", server)
        cells = [name, mine[0], f"{mine[1]:.1f}", f"{mine[2]}, {mine[3]}", plain[0], f"{plain[1]:.1f}", f"{plain[2]}"]
        say(f"| {' | '.join(cells)} |")


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:]:
        one(*sys.argv[1:])
    else:
        asyncio.run(main())
