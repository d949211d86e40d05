"""What the record tells moderators, and what they keep from being cited."""

from wire.recorded.asking import WHO

from fakes.channel import texts

HANDS = "“The office of Mayor Celeste Amadi did not respond to three messages left over two days.”"


async def examine(run):
    """The tables, the chain, and the whole of it as a file."""
    mod = run.server.mod
    run.part("The record is examined")
    await run.slash("audit search", "found", by=mod, text="declined", reported=True)
    await run.slash("audit article", "cited", by=mod)
    await run.slash("audit stats", "week of", by=mod)
    await run.slash("audit gaps", "Asked in vain", by=mod)
    await run.slash("audit verify", "The record holds", by=mod)
    await run.slash("audit export", "oldest first", by=mod, form="jsonl")


async def replay(run):
    """After a new version, the questions are asked again."""
    run.part("The questions are asked again")
    await run.slash("audit replay", "asked again, ", by=run.server.mod, most=8)


async def withhold(run):
    """A paragraph is not cited, an article is locked; neither is shown by another way."""
    alice, mod = run.server.alice, run.server.mod
    run.part("Something is not to be cited")
    asked = await run.slash("ask", "· answer ", by=alice, question=WHO)
    office = next(one for one in texts(asked.shown["components"]).split() if one.endswith("-p8s1"))
    await run.slash("audit exclude", "is not cited", by=mod, paragraph=8, reason="The paper corrected it.")
    await run.slash("ask", "moderators say", by=alice, question=WHO)
    await run.slash("passage", "not be cited", by=alice, id=office)
    await run.slash("verify", "not be cited", by=alice, text=HANDS)
    await run.slash("audit exclude", "cited again", by=mod, paragraph=8)
    await run.slash("audit lock", "is locked", by=mod, article="Harbour", reason="It is disputed.")
    await run.slash("ask", "have locked", by=alice, question=WHO)
    await run.slash("passage", "locked", by=alice, id=office)
    await run.slash("verify", "locked", by=alice, text=HANDS)
    await run.slash("audit lock", "unlocked", by=mod, article="Harbour")
