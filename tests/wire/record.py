"""A recorded run of the shipped command against the test server: what people did, and what they saw.

    PYTHONPATH=tests python tests/wire/record.py

The messages are printed as they were sent, every block of text in its order, then the buttons below.
"""

import asyncio
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from fakes.channel import labels, texts
from fakes.shipped import filled, opened, reply_to, running

FERRY = (files("bot") / "samples" / "ferry.txt").read_bytes()
PASTED = "The library on Dock Street closed on Friday.\n\nIts roof had leaked since March, the council said."
WHO = "who declined to comment?"


def say(line):
    sys.stdout.write(f"{line}\n")


def did(who, what, message, *, private=False):
    """What somebody did, and the message that came of it."""
    say(f"\n== {who}: {what}{'   (only they see it)' if private else ''}")
    say("\n".join(f"   {line}" for line in texts(message["components"]).split("\n")))
    if labels(message["components"]):
        say(f"   [{'] ['.join(labels(message['components']))}]")


async def slash(server, name, until, *, by, **given):
    """A command, once its reply says so."""
    one = await filled(server, await server.slash(name, by=by, **given), until)
    options = " ".join(f"{key}: {value}" for key, value in given.items() if key not in {"files", "at"})
    did(by.name, f"/{name} {options}".strip(), one.shown, private=one.ephemeral)
    return one


async def click(server, message, label, until, *, by):
    one = await filled(server, await server.click(message, label, by=by), until)
    did(by.name, f"presses [{label}]", one.shown, private=one.ephemeral)
    return one


async def play(server):
    """A morning in a channel."""
    alice, mod = server.alice, server.mod
    loaded = await slash(server, "load", "Not open yet", by=mod, files={"file": ("ferry.txt", "text/plain", FERRY)})
    did(mod.name, "presses [Open it here]", (await opened(server, loaded)).shown)
    form = await server.slash("load", by=mod, at=server.other)
    sent = await server.submit(form, {"title": "Library closed", "text": PASTED}, by=mod)
    did(mod.name, "/load, and pastes into the form", (await opened(server, sent)).shown)
    asked = await slash(server, "ask", " · answer ", by=alice, question=WHO)
    said = await server.say(f"<@{server.bot.id}> what does the memo advise?", by=alice)
    did(alice.name, "@Pullquote what does the memo advise?", await server.until(lambda: reply_to(server, said), 30))
    private = await slash(server, "ask", "answer ", by=alice, question="what colour is the ferry?", private=True)
    shared = await server.click(private.original, "Share", by=alice)
    await server.until(lambda: shared.followups, 30)
    did(alice.name, "presses [Share]", server.messages[shared.followups[0]])
    await slash(server, "ask", "answer ", by=alice, question="who is the president of France?")
    await click(server, asked.original, "In context", "in bold", by=server.bob)
    await slash(server, "article read", "Paragraphs 1", by=alice)
    await slash(server, "article list", "Articles", by=alice)
    await slash(server, "audit recent", "latest answers", by=mod)
    answer = texts(asked.shown["components"]).rsplit("answer ", 1)[1].split()[0]
    await slash(server, "audit answer", "Next best", by=mod, answer=answer)


async def main():
    with tempfile.TemporaryDirectory() as home:
        async with running(Path(home)) as (server, bot):
            await play(server)
            status, seconds = await bot.stop()
            say(f"\nStopped with status {status} in {seconds:.1f} s.")
            say(f"Requests: {len(server.log)}; unknown routes: {len(server.unknown_routes)};")
            say(f"violations of Discord's rules: {len(server.violations)}.")


if __name__ == "__main__":
    asyncio.run(main())
