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
    options = " ".join(f"{key}: {value}" for key, value in given.items() if key not in {"files", "at", "channel"})
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
    context = next(one for one in labels(asked.shown["components"]) if one.startswith("In context"))
    await click(server, asked.original, context, "in bold", by=server.bob)
    await slash(server, "article read", "Paragraphs 1", by=alice)
    await slash(server, "article list", "Articles", by=alice)
    await slash(server, "audit recent", "latest answers", by=mod)
    answer = texts(asked.shown["components"]).rsplit("answer ", 1)[1].split()[0]
    await slash(server, "audit answer", "Answered from who speaks", by=mod, answer=answer)
    await checks(server, asked)
    await follows(server, asked)
    await judges(server, asked)
    await examines(server)
    await several(server)
    await looks_after(server)
    await leaves(server)


async def checks(server, asked):
    """What somebody claims, and a passage by its id."""
    alice, bob = server.alice, server.bob
    await slash(server, "verify", "some were changed", by=alice, text="It carried 17,200 people last year.")
    said = await server.say("They say “the commissioners never voted on it”.", by=bob)
    menu = await server.context("Check against the article", said, by=alice)
    did(
        alice.name, "Check against the article", (await filled(server, menu, "changes their sense")).shown, private=True
    )
    name = next(one for one in texts(asked.shown["components"]).split() if "-p" in one)
    await slash(server, "passage", "of the stored text", by=bob, id=name)
    unheard = await server.say("and why?", by=bob, reply_to=asked.shown, ping=False)
    did(bob.name, "replies without a mention", await server.until(lambda: reply_to(server, unheard), 30))


async def follows(server, asked):
    """Questions that lean on the one before, in a chain of replies."""
    bob, at = server.bob, asked.shown
    for words in ("what did the memo advise?", "who said that?", "and why?"):
        await asyncio.sleep(1)  # nobody reads and types faster
        said = await server.say(f"<@{server.bot.id}> {words}", by=bob, reply_to=at)
        at = await server.until(lambda said=said: reply_to(server, said), 30)
        did(bob.name, f"replies to the answer: {words}", at)


async def several(server):
    """Two articles in one channel, and first questions."""
    alice, mod = server.alice, server.mod
    await slash(server, "open", "Also open here", by=mod, article="Library closed", beside=True)
    await slash(server, "ask", "· answer ", by=alice, question="When did the library close?")
    await slash(server, "ask", "· answer ", by=alice, question="How many people live on the island?", article="*")
    opening = await slash(server, "open", "Open here now", by=mod, article="Harbour")
    await click(server, opening.shown, labels(opening.shown["components"])[0], "· answer ", by=alice)
    offered = await server.autocomplete("ask", "question", "who", by=alice)
    say(f"\n== {alice.name} types “who” and is offered: {', '.join(one['name'] for one in offered.choices)}")


async def judges(server, asked):
    """Two readers report an answer; moderators judge it, take it back, put it right, and bring it back."""
    mod, link = server.mod, labels(asked.shown["components"])
    await slash(server, "setup log", "told in", by=server.owner, channel=server.other)
    for who, reason, words in (
        (server.alice, "A passage is missing", "The mayor said so too."),
        (server.bob, "Something else", ""),
    ):
        form = await server.click(asked.shown, "Report", by=who)
        sent = await filled(server, await server.submit(form, {"reason": [reason], "words": words}, by=who), "case 1")
        did(who.name, "presses [Report], and fills in the form", sent.shown, private=True)
    card = next(one for one in server.messages.values() if "### Case 1" in texts(one["components"]))
    did("Pullquote", "shows moderators the case", card)
    await click(server, card, "Out of context", "judged", by=mod)
    for button, fields, said in (
        ("Retract", {"words": "Both refusals belong together."}, "retracted"),
        ("Replace with passage …", {"passages": "p3s1", "words": "This one."}, "shown with other passages"),
    ):
        form = await server.click(card, button, by=mod)
        await filled(server, await server.submit(form, fields, by=mod), f"The answer is {said}")
        did(mod.name, f"presses [{button}], and fills in the form: what readers see now", asked.shown)
    await click(server, card, "Restore", "as it was given", by=mod)
    assert labels(asked.shown["components"]) == link
    did(mod.name, "has restored it: what readers see now", asked.shown)
    used = await server.slash("help", by=server.alice)
    await server.until(lambda: used.followups, 30)
    did(server.alice.name, "uses any command, and is told", server.messages[used.followups[-1]], private=True)
    await amends(server, card, asked)
    await slash(server, "audit cases", "Case 1", by=mod, all=True)
    await slash(server, "audit case", "Case 1", by=mod, number=1)


async def amends(server, card, asked):
    """A judged case is opened again and judged otherwise, its question reworded; then the answer's message is gone."""
    mod = server.mod
    await click(server, card, "Reports in full", "The mayor said so too.", by=mod)
    await click(server, card, "Reopen", "reopened by", by=mod)
    await click(server, card, "Wrong passage", "amended by", by=mod)
    form = await server.click(card, "Reword the question …", by=mod)
    same = await server.submit(form, {"words": WHO}, by=mod)
    await server.until(lambda: same.followups, 30)
    did(mod.name, "rewords the question with the very words", server.messages[same.followups[-1]], private=True)
    form = await server.click(card, "Reword the question …", by=mod)
    sent = await server.submit(form, {"words": "Which people gave no comment?"}, by=mod)
    did(mod.name, "rewords it", (await filled(server, sent, "question reworded")).shown)
    server.delete_message(asked.shown)
    form = await server.click(card, "Retract", by=mod)
    one = await filled(server, await server.submit(form, {"words": "It stood too long."}, by=mod), "could not be")
    did(mod.name, "presses [Retract], when the message of the answer is gone", one.shown)


async def examines(server):
    """What the record tells moderators, and what they take out of citation for a while."""
    mod = server.mod
    await slash(server, "audit search", "found", by=mod, text="declined", reported=True)
    await slash(server, "audit article", "cited", by=mod)
    await slash(server, "audit stats", "week of", by=mod)
    await slash(server, "audit gaps", "Asked in vain", by=mod)
    await slash(server, "audit replay", "asked again, ", by=mod, most=5)
    await slash(server, "audit verify", "The record holds", by=mod)
    await slash(server, "audit export", "oldest first", by=mod, form="jsonl")
    await slash(server, "audit exclude", "is not cited", by=mod, paragraph=8, reason="The paper corrected it.")
    await slash(server, "ask", "moderators say", by=server.alice, question=WHO)
    await slash(server, "audit exclude", "cited again", by=mod, paragraph=8)
    await slash(server, "audit lock", "is locked", by=mod, article="Harbour", reason="It is disputed.")
    await slash(server, "ask", "have locked", by=server.alice, question=WHO)
    await slash(server, "audit lock", "unlocked", by=mod, article="Harbour")


async def looks_after(server):
    """Set-up, help and removal."""
    boss, mod = server.owner, server.mod
    await slash(server, "setup show", "What holds", by=boss)
    await slash(server, "setup banner", "Corrected on Monday", by=boss, text="Corrected on Monday.")
    await slash(server, "ask", "Corrected on Monday", by=server.alice, question="How many crew members are there?")
    await slash(server, "help", "own words", by=server.alice)
    removing = await slash(server, "remove", "from the library?", by=mod, article="Library closed")
    await click(server, removing.shown, "Remove it", "Removed", by=mod)


async def leaves(server):
    """What is kept of somebody, taken and erased."""
    kept = await slash(server, "privacy", "Kept of you", by=server.alice)
    await click(server, kept.shown, "Give me all of it", "All that is kept", by=server.alice)
    await click(server, kept.shown, "Erase it", "cannot be brought back", by=server.alice)
    await click(server, kept.shown, "Erase all of it", "Erased:", by=server.alice)


async def main():
    with tempfile.TemporaryDirectory() as home:
        async with running(Path(home), PULLQUOTE_PACE_PERSON="1000") as (server, bot):
            await play(server)
            status, seconds = await bot.stop()
            say(f"\nStopped with status {status} in {seconds:.1f} s.")
            say(f"Requests: {len(server.log)}; unknown routes: {len(server.unknown_routes)};")
            say(f"violations of Discord's rules: {len(server.violations)}.")


if __name__ == "__main__":
    asyncio.run(main())
