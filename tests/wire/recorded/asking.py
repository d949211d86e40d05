"""What readers do: they ask, privately and for all, follow up, look passages up, read, and choose among articles."""

import asyncio

from fakes.channel import labels, texts
from fakes.discord import Fault
from fakes.shipped import filled, reply_to

WHO = "who declined to comment?"
TYPED = 1.0
"""Seconds from an answer to a question about it: nobody reads and types faster."""


async def ask(run):
    """In a channel; returns the first answer."""
    server, alice, bob = run.server, run.server.alice, run.server.bob
    run.part("Readers ask")
    asked = await run.slash("ask", "· answer ", by=alice, question=WHO)
    await run.mention("what does the memo advise?", by=alice)
    private = await run.slash("ask", "answer ", by=alice, question="what colour is the ferry?", private=True)
    shared = await server.click(private.original, "Share", by=alice)
    await run.followed(shared, "presses [Share]", by=alice)
    await run.slash("ask", "answer ", by=alice, question="who is the president of France?")
    await run.slash("ask", "does not mention", by=bob, question="What did Donald Fry say?")
    context = next(one for one in labels(asked.shown["components"]) if one.startswith("In context"))
    await run.click(asked.original, context, "in bold", by=bob)
    name = next(one for one in texts(asked.shown["components"]).split() if "-p" in one)
    await run.slash("passage", "of the stored text", by=bob, id=name)
    refusal = {"message": "Invalid Form Body", "code": 50035}
    server.faults.append(Fault("PATCH", "@original", status=400, body=refusal))
    plain = await server.slash("ask", by=bob, question="what does the memo advise?")
    await server.until(lambda: plain.shown and plain.shown.get("content"))
    run.did(bob, "/ask, and Discord refuses the layout", plain.shown)
    return asked


async def follow_up(run, asked):
    """In a chain of replies, and in a thread where two people ask."""
    server, alice, bob = run.server, run.server.alice, run.server.bob
    run.part("Questions that follow another")
    at = asked.shown
    for words in ("what did the memo advise?", "who said that?", "and why?"):
        await asyncio.sleep(TYPED)
        at = await run.mention(words, by=bob, to=at)
    unheard = await server.say("and why?", by=bob, reply_to=asked.shown, ping=False)
    run.did(bob, "replies without a mention", await server.until(lambda: reply_to(server, unheard), 30))
    await run.slash("ask", "· answer ", by=alice, at=server.thread, question="What did Ruth Anselm say?")
    await asyncio.sleep(TYPED)
    await run.mention("and Takala?", by=bob, at=server.thread)


async def read(run):
    """The articles, and what is offered while somebody types."""
    alice = run.server.alice
    run.part("Readers read, and are offered what there is")
    await run.slash("article info", "Loaded", by=alice)
    await run.slash("article speakers", "Who speaks", by=alice)
    reading = await run.slash("article read", "Paragraphs 1", by=alice)
    await run.server.click(reading.shown, "Onward", by=alice)
    run.did(alice, "presses [Onward]", (await filled(run.server, reading, "Paragraphs 9")).shown, private=True)
    await run.slash("article list", "Articles", by=alice)
    await run.types("ask", "question", "who", by=alice)
    await run.types("ask", "article", "lib", by=alice, question="Why?")
    await run.types("audit search", "speaker", "an", by=run.server.mod)


async def choose(run):
    """Two articles that answer, any article, and first questions."""
    server, alice, mod = run.server, run.server.alice, run.server.mod
    run.part("Several articles")
    opening = await run.slash("open", "Also open here", by=mod, article="Library closed", beside=True)
    first = labels(opening.shown["components"])[0]
    which = await run.slash("ask", "Which one do you mean?", by=alice, question="Who declined to comment?")
    await server.click(which.shown, "Library closed", by=alice)
    run.did(alice, "presses [Library closed]", (await filled(server, which, "· answer ")).shown)
    await run.slash("ask", "· answer ", by=alice, question="When did the library close?")
    await run.click(opening.shown, first, "· answer ", by=server.bob)
    await run.slash("close", "Closed", by=mod, article="Library closed")
    await run.slash("ask", "· answer ", by=alice, question="How many people live on the island?", article="*")
