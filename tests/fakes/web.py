"""Web servers of the worst sort on loopback, names that resolve to anything, and a watch on the event loop."""

import asyncio
import gc
import socket
import time
from contextlib import asynccontextmanager, suppress

from aiohttp.abc import AbstractResolver

PAGE = b"<html><body><p>The ferry to Skerry Island will run again from Monday, the council said.</p></body></html>"


class Names(AbstractResolver):
    """Resolves names as it is told: a list of addresses each, or several lists, one after the other."""

    def __init__(self, **names):
        self.answers = {name: list(answers) for name, answers in names.items()}
        self.asked = []

    async def resolve(self, host, port=0, family=socket.AF_UNSPEC):
        self.asked.append(host)
        answers = self.answers.get(host.removesuffix("."))
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            {"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}
            for address in addresses
        ]

    async def close(self):
        pass


class Server:
    """Its port, and the head of every request that reached it."""

    def __init__(self, port):
        self.port = port
        self.requests = []
        self.reached = 0
        self.open = 0

    def url(self, path="/article"):
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self):
        return [request.split(" ")[1] for request in self.requests]


async def gone(writer):
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


@asynccontextmanager
async def serving(answer, address="127.0.0.1", tls=None):
    """A server that hands each connection to `answer(request, writer)` once a request has come, and then ends it."""
    running = set()

    async def serve(reader, writer):
        running.add(asyncio.current_task())
        server.reached += 1
        server.open += 1
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            head = await reader.readuntil(b"\r\n\r\n")
            server.requests.append(head.decode())
            await answer(server.requests[-1], writer)
        server.open -= 1
        await gone(writer)

    listening = await asyncio.start_server(serve, address, 0, ssl=tls)
    server = Server(listening.sockets[0].getsockname()[1])
    async with listening:
        yield server
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def ok(body=PAGE, kind="text/html; charset=utf-8", *headers):
    """A whole answer, as it should be."""
    lines = ["HTTP/1.1 200 OK", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def status(line, *headers):
    """An answer without a body."""
    return "\r\n".join([f"HTTP/1.1 {line}", *headers, "Content-Length: 0"]).encode() + b"\r\n\r\n"


def site_of(pages):
    """A site with those pages, HTML by path; what it has not is not found, its robots.txt among it."""

    async def answer(request, writer):
        path = request.split(" ")[1]
        writer.write(ok(pages[path].encode()) if path in pages else status("404 Not Found"))

    return answer


_BETWEEN = 0.002
"""Seconds between two looks."""


class Watch:
    """The longest time, in seconds, for which the event loop let nobody else run.

    `longest` counts the processor time of its thread; `held` is by the clock, and so counts other threads that hold the
    interpreter, and all else that the machine does.
    """

    longest = held = 0.0


@asynccontextmanager
async def watched():
    """Counts the processor time of this thread: what other programs take of the machine is no fault of ours.

    Nor is looking through all that other tests left in the memory, which takes the collector longer than any answer.
    """
    gc.freeze()
    watch = Watch()

    async def tick():
        while True:
            before, begun = time.thread_time(), time.perf_counter()
            await asyncio.sleep(_BETWEEN)
            watch.longest = max(watch.longest, time.thread_time() - before)
            watch.held = max(watch.held, time.perf_counter() - begun - _BETWEEN)

    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)
    try:
        yield watch
        await asyncio.sleep(0.01)
    finally:
        ticking.cancel()
        gc.unfreeze()
