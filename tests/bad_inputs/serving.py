"""Servers on loopback that behave as they like, and names that lead where they like."""

import asyncio
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp.abc import AbstractResolver

from retrieval.adapters.fetching.fetcher import WebFetcher
from retrieval.adapters.fetching.rules import FetchRules

PAGE = b"<html><body><p>The ferry hit a rock.</p></body></html>"


def answer(body=PAGE, status="200 OK", **headers):
    """An answer as bytes; a header of None is left out."""
    told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
    told.update({name.replace("_", "-").title(): value for name, value in headers.items()})
    lines = [f"{name}: {value}" for name, value in told.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


class Names(AbstractResolver):
    """Names of a table, and else what this machine reads as a number; a list of lists is a name that changes."""

    def __init__(self, table):
        self.table = table

    async def resolve(self, host, port=0, family=socket.AF_INET):
        del family
        addresses = self.table.get(host)
        if addresses is None:
            addresses = [found[4][0] for found in _numeric(host)]
        if addresses and isinstance(addresses[0], list):
            addresses = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        return [
            {
                "hostname": host,
                "host": one,
                "port": port,
                "family": socket.AF_INET6 if ":" in one else socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for one in addresses
        ]

    async def close(self):
        pass


def _numeric(host):
    """What the system's own reader of numbers makes of it: it knows octal, hexadecimal and short forms."""
    try:
        number = socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except OSError:
        raise OSError(None, "no such name") from None
    return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (number, 0))]


@dataclass
class Server:
    """A server whose handler gets the request's first lines and the writer; `asked` keeps the requests."""

    port: int = 0
    asked: list[bytes] = field(default_factory=list)

    def url(self, path="/story"):
        return f"http://127.0.0.1:{self.port}{path}"


@asynccontextmanager
async def serving(respond):
    """A server; `respond(path, writer)` writes what it likes, or returns bytes to be written."""
    server = Server()

    async def handle(reader, writer):
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            server.asked.append(head)
            path = head.split(b" ")[1].decode()
            sent = await respond(path, writer)
            if sent is not None:
                writer.write(sent)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    made = await asyncio.start_server(handle, "127.0.0.1", 0)
    server.port = made.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        made.close()


@asynccontextmanager
async def fetching(server=None, names=None, **rules):
    """A fetcher that may dial that server, and what it dialled."""
    allowed = frozenset({("127.0.0.1", server.port)} if server else ())
    chosen = {"connect": 0.5, "between_reads": 0.3, "total": 1.0, "robots": False, "allowed": allowed, **rules}
    dialled = []
    made = WebFetcher(FetchRules(**chosen), resolver=Names(names or {}), dialled=lambda *where: dialled.append(where))
    async with made as fetcher:
        yield fetcher, dialled
