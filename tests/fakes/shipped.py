"""The shipped command as a process of its own, talking to the test server."""

import asyncio
import os
import signal
import sys
import time
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from discord_rules import Specification, check
from fakes.channel import texts
from fakes.discord import FakeDiscord

CANARY = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaNaRy.s3cr3t-s3cr3t-s3cr3t-s3cr3t-s3c"
"""Shaped like a bot's token; tests look for it where it must not be."""


def rules():
    """Discord's rules: the project's table, and the description of the interface where it is at hand."""
    path = os.environ.get("DISCORD_OPENAPI")
    described = Specification.load(path) if path else None

    def both(method, route, body, files):
        found = list(check(method, route, body, files=files))
        return found + (list(described.request(method, route, body, files=files)) if described else [])

    return both


@dataclass
class Shipped:
    """A running `pullquote run`."""

    process: asyncio.subprocess.Process
    started: float
    lines: list[str] = field(default_factory=list)

    @property
    def log(self):
        return "\n".join(self.lines)

    async def read(self):
        async for line in self.process.stderr:
            self.lines.append(line.decode().rstrip("\n"))

    async def said(self, text, seconds=60.0):
        """Wait until the log says so."""
        until = time.monotonic() + seconds
        while text not in self.log:
            if time.monotonic() > until or self.process.returncode is not None:
                raise AssertionError(f"the log never said {text!r}:\n{self.log}")
            await asyncio.sleep(0.02)

    async def stop(self, seconds=15.0):
        """Ask it to stop; returns the exit status and the seconds it took."""
        begun = time.monotonic()
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        status = await asyncio.wait_for(self.process.wait(), seconds)
        return status, time.monotonic() - begun


UNHURRIED = {"PULLQUOTE_PACE_PERSON": "1000"}
"""One person asks for many in a test, and a fast machine is through with twenty questions in less than a minute."""


@asynccontextmanager
async def shipped(server: FakeDiscord, home: Path, **settings: str):
    """Start it on that server with that home, and end it whatever happens."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULLQUOTE_", "DISCORD_"))}
    environment = {**kept, **server.env(), **UNHURRIED, "PULLQUOTE_HOME": str(home), **settings}
    command = [sys.executable, "-m", "bot", "run"]
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stderr=asyncio.subprocess.PIPE, stdin=asyncio.subprocess.DEVNULL
    )
    bot = Shipped(process, time.monotonic())
    reading = asyncio.create_task(bot.read())
    try:
        yield bot
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        await reading


@asynccontextmanager
async def running(home: Path, *, warm=True, **settings: str):
    """A server and the bot on it, connected; with `warm`, its models are loaded too."""
    async with FakeDiscord(check=rules(), token=CANARY) as server, shipped(server, home, **settings) as bot:
        await asyncio.wait_for(server.synced.wait(), 60)
        await asyncio.wait_for(server.ready.wait(), 60)
        if warm:
            await bot.said("models are ready")
        yield server, bot


async def filled(server, interaction, text, seconds=30.0):
    """The interaction, once its message says `text`."""
    try:
        await server.until(lambda: interaction.shown and text in texts(interaction.shown["components"]), seconds)
    except TimeoutError:
        said = interaction.shown and texts(interaction.shown["components"])
        raise AssertionError(f"{interaction.command}: never {text!r} in {said!r}") from None
    return interaction


async def opened(server, interaction, seconds=30.0):
    """What was loaded, let in by whoever loaded it: its message says so then."""
    await filled(server, interaction, "Not open yet", seconds)
    await server.click(interaction.shown, "Open it here", by=interaction.user)
    return await filled(server, interaction, "Open here now", seconds)


def reply_to(server, message):
    """The message that answers this one, once there is one."""
    found = [
        one
        for one in server.messages.values()
        if (one.get("message_reference") or {}).get("message_id") == message["id"]
    ]
    return found[-1] if found else None
