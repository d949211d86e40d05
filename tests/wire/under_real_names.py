"""The shipped command under Discord's own names; run by test_real_names.py in namespaces of its own.

It prints what came of it as JSON.
"""

import asyncio
import json
import socket
import sys
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from fakes.channel import texts
from fakes.real_names import RealNames, certify, lookups, take_names
from fakes.shipped import CANARY, filled, opened, rules, shipped

FERRY = (files("bot") / "samples" / "ferry.txt").read_bytes()
SECONDS = 150


async def asks(server, bot):
    """An article comes from Discord's files, and a question is answered."""
    await asyncio.wait_for(asyncio.gather(server.synced.wait(), server.ready.wait()), 60)
    await bot.said("models are ready")
    given = {"file": ("ferry.txt", "text/plain", FERRY)}
    await opened(server, await server.slash("load", by=server.mod, files=given))
    asked = await server.slash("ask", by=server.alice, question="who declined to comment?")
    return texts((await filled(server, asked, " · answer ")).shown["components"])


async def turned_away(_server, bot):
    """Somebody else's certificate is not believed."""
    await bot.said("trying again in")
    return ""


async def main(folder, scene):
    trusted = certify(folder / "trusted")
    trust = {} if scene is asks else {"SSL_CERT_FILE": str(certify(folder / "other"))}
    take_names(folder)
    async with (
        asyncio.timeout(SECONDS),
        lookups() as names,
        RealNames(trusted.parent, check=rules(), token=CANARY) as server,
    ):
        # So that an empty list would be seen to mean nothing.
        with suppress(socket.gaierror):
            await asyncio.get_running_loop().getaddrinfo("control.example.", 443)
        async with shipped(server, folder / "home", **trust) as bot:
            answer = await scene(server, bot)
            status, _ = await bot.stop()
    return {
        "answer": answer,
        "asked": {host: sorted(paths) for host, paths in server.asked.items()},
        "lookups": sorted(names),
        "commands": len(server.commands),
        "unknown": server.unknown_routes,
        "violations": [str(one) for one in server.violations],
        "status": status,
        "log": bot.log,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(main(Path(sys.argv[1]), {"asks": asks}.get(sys.argv[2], turned_away)))))
