"""The test server under Discord's own names, for a network namespace that holds nothing else."""

import asyncio
import ssl
import subprocess
from collections import defaultdict
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from fakes.discord import FakeDiscord

NAMES = ("discord.com", "gateway.discord.gg", "cdn.discordapp.com", "media.discordapp.net")
HTTPS, DNS = 443, 53
# RFC 1035, 4.1.1: the length of the header; and "an answer, recursion available, no such name".
HEADER_BYTES, NO_SUCH_NAME = 12, b"\x81\x83"


def run(*command):
    """Run it; what it says when it fails is the error."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")


def certify(folder: Path):
    """An authority that ends with this folder, `ca.pem`, and what it signed for Discord's names, `server.pem`."""
    folder.mkdir()
    new = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1")
    ca, key = folder / "ca.pem", folder / "ca.key"
    use = ("-addext", "keyUsage=critical,keyCertSign")
    run(*new, "-subj", "/CN=Of one test", *use, "-keyout", f"{key}", "-out", f"{ca}")
    names = ",".join(f"DNS:{name}" for name in NAMES)
    signed = ("-CA", f"{ca}", "-CAkey", f"{key}", "-addext", "basicConstraints=critical,CA:FALSE")
    served = ("-keyout", f"{folder / 'server.key'}", "-out", f"{folder / 'server.pem'}")
    run(*new, "-subj", f"/CN={NAMES[0]}", *signed, "-addext", f"subjectAltName={names}", *served)
    return ca


def take_names(folder: Path):
    """Lead Discord's names to this machine and all others to `lookups`: for this namespace of mounts alone."""
    run("ip", "link", "set", "lo", "up")
    for name, text in {
        "hosts": f"127.0.0.1 localhost {' '.join(NAMES)}\n",
        "resolv.conf": "nameserver 127.0.0.1\nsearch .\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
        run("mount", "--bind", str(folder / name), f"/etc/{name}")


class RealNames(FakeDiscord):
    """Over TLS at Discord's port; `asked` is, for each host that was spoken to, where its paths begin."""

    def __init__(self, certificates: Path, **settings):
        super().__init__(**settings)
        self.asked: dict[str, set[str]] = defaultdict(set)
        self._certificates = certificates

    def app(self):
        app = super().app()
        app.router.add_get("/", self.gateway.serve)
        app.middlewares.append(self._note)
        return app

    async def listen(self, runner):
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(self._certificates / "server.pem", self._certificates / "server.key")
        await web.TCPSite(runner, "127.0.0.1", HTTPS, ssl_context=tls).start()
        self.messages.base = "https://cdn.discordapp.com"
        self.gateway.url = "wss://gateway.discord.gg/"

    def env(self):
        """The token, and whom to trust; nothing says where Discord is."""
        return {"DISCORD_TOKEN": self.token, "SSL_CERT_FILE": str(self._certificates / "ca.pem")}

    @web.middleware
    async def _note(self, request, handler):
        self.asked[request.host].add(request.path.split("/")[1])
        return await handler(request)


class Lookups(asyncio.DatagramProtocol):
    """A name server that knows no name, and keeps which it was asked for."""

    def __init__(self):
        self.names: set[str] = set()
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport):
        self._transport = transport

    def datagram_received(self, data, addr):
        at, labels = HEADER_BYTES, []
        while size := data[at]:
            labels.append(data[at + 1 : at + 1 + size].decode())
            at += 1 + size
        self.names.add(".".join(labels))
        # The question again (its name's end, type and class are five bytes), and no records.
        question = data[HEADER_BYTES : at + 5]
        self._transport.sendto(data[:2] + NO_SUCH_NAME + data[4:6] + bytes(6) + question, addr)


@asynccontextmanager
async def lookups():
    """Every name that is asked for and is not in the file of hosts."""
    transport, kept = await asyncio.get_running_loop().create_datagram_endpoint(Lookups, ("127.0.0.1", DNS))
    try:
        yield kept.names
    finally:
        transport.close()
