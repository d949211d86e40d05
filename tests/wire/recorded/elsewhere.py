"""Where no moderators are: direct messages, and an app that one person alone has installed."""

import asyncio

from wire.recorded.asking import TYPED
from wire.recorded.loading import FERRY

from fakes.channel import labels, texts
from fakes.shipped import opened

PIER = b"Pier opened\n\nThe pier opened in June, the mayor said.\n\nIt cost four million, and the harbour paid for it."
PRESSED = ("More", "Back", "More", "Back", "More", "Back", "More")


async def write_to_it(run):
    """Articles of one's own, asked about in plain words."""
    server, alice = run.server, run.server.alice
    dm = server.dm(alice)
    run.part("Direct messages")
    await run.slash("article list", "no articles here yet", by=alice, at=dm)
    loaded = await run.slash("load", "Not open yet", by=alice, at=dm, files={"file": ("pier.txt", "text/plain", PIER)})
    await run.let_in(loaded)
    await run.mention("When did the pier open?", by=alice, at=dm)
    await asyncio.sleep(TYPED)
    await run.mention("and how much did it cost?", by=alice, at=dm)


async def use_ones_own(run):
    """A long answer turned to and fro, in the place of one message; and a list of more than a page."""
    server, bob = run.server, run.server.bob
    lounge = server.stranger_guild_channel
    run.part("An app of one's own")
    for number in range(1, 11):
        text = f"Story {number}\n\nThe harbour was quiet on day {number}, and {number * 7} gulls were counted."
        await load(run, text, bob, lounge)
    await load(run, FERRY, bob, lounge)
    listed = await run.slash("article list", "Articles 1 to 10 of 11", by=bob, at=lounge)
    await turn(run, listed, "Onward", bob)
    asked = await run.slash("ask", "answer ", by=bob, at=lounge, question="Who is quoted?", private=True)
    for label in PRESSED:
        await turn(run, asked, label, bob)
    shared = await server.click(asked.shown, "Share", by=bob)
    await run.followed(shared, "presses [Share]", by=bob)
    most = max(len(one.followups) for one in server.interactions.values())
    run.say(f"\n== {len(PRESSED)} presses; the most follow-ups that one interaction needed: {most}")


async def load(run, text, by, at):
    """Without a word."""
    files = {"file": ("story.txt", "text/plain", text.encode())}
    await opened(run.server, await run.server.slash("load", by=by, at=at, files=files))


async def turn(run, interaction, label, by):
    """A button that turns the page in its place."""
    before = texts(interaction.shown["components"])
    assert label in labels(interaction.shown["components"])
    await run.server.click(interaction.shown, label, by=by)
    await run.server.until(lambda: texts(interaction.shown["components"]) != before)
    first, *_, last = texts(interaction.shown["components"]).split("\n")
    run.say(f"\n== {by.name}: presses [{label}]   (only they see it)\n   {first}\n   …\n   {last}")
