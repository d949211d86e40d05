"""How a server is set up, what is kept of people, and the limits that everybody has."""

from fakes.channel import texts
from fakes.shipped import filled


async def set_up(run):
    """Where it answers, what stands below, how long is kept what was asked; and a channel that goes."""
    server, boss, mod = run.server, run.server.owner, run.server.mod
    run.part("A server is set up")
    await run.slash("setup banner", "Corrected on Monday", by=boss, text="Corrected on Monday.")
    await run.slash("ask", "Corrected on Monday", by=server.alice, question="How many crew members are there?")
    await run.slash("setup retention", "for 9 days", by=boss, questions=9)
    await run.slash("setup answers", "answered in", by=boss, channel=server.other)
    await run.slash("ask", "not answered", by=server.alice, question="How many crew members are there?")
    await server.delete_channel(server.other)
    await run.slash("setup show", "is gone", by=boss)
    await run.slash("setup answers", "in every channel", by=boss)
    await run.slash("help", "own words", by=server.alice)
    removing = await run.slash("remove", "from the library?", by=mod, article="Library closed")
    await run.click(removing.shown, "Keep it", "Nothing was removed", by=mod)
    removing = await filled(server, await server.slash("remove", by=mod, article="Library closed"), "from the library?")
    await run.click(removing.shown, "Remove it", "Removed", by=mod)


async def leave(run):
    """What is kept of somebody, taken and erased."""
    alice = run.server.alice
    run.part("What is kept of people")
    kept = await run.slash("privacy", "Kept of you", by=alice)
    await run.click(kept.shown, "Give me all of it", "All that is kept", by=alice)
    await run.click(kept.shown, "Erase it", "cannot be brought back", by=alice)
    await run.click(kept.shown, "Keep it", "Kept of you", by=alice)
    await run.server.click(kept.shown, "Erase it", by=alice)
    await filled(run.server, kept, "cannot be brought back")
    await run.click(kept.shown, "Erase all of it", "Erased:", by=alice)


async def invite(run):
    """The bot comes to another server."""
    server, before = run.server, set(run.server.messages)
    run.part("The bot is invited")
    await server.add_bot(server.stranger_guild)
    (new,) = await server.until(lambda: set(server.messages) - before)
    run.did(server.bot, "greets those who invited it", server.messages[new])


async def reach_limits(run):
    """After a start with little of everything: a button of before, one article too many, one question too many."""
    server, bob, mod = run.server, run.server.bob, run.server.mod
    run.part("Limits are reached")
    one_more = {"file": ("pier.txt", "text/plain", b"Pier opened\n\nThe pier opened in June, the mayor said.")}
    full = await run.slash("load", "is full", by=mod, files=one_more)
    pressed = await server.click(full.shown, "Open it here", by=mod)
    await run.followed(pressed, "presses [Open it here]", by=mod, private=True)
    await run.types("ask", "question", "who", by=bob)
    for _ in range(2):
        await filled(server, await server.slash("ask", by=bob, question="When does the service end?"), "answer ")
    refused = await run.slash("ask", "You can ask again in", by=bob, question="When does the service end?")
    assert refused.ephemeral
    assert "· answer " not in texts(refused.shown["components"])
