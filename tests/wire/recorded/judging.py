"""An answer is reported, judged, judged otherwise, taken back, put right and brought back; then its message is gone."""

from wire.recorded.asking import WHO
from wire.recorded.telling import answer_id

from fakes.channel import labels, texts
from fakes.shipped import filled


async def report(run, asked):
    """Two readers report an answer; returns the card that moderators see."""
    server = run.server
    run.part("An answer is reported")
    await run.slash("setup log", "told in", by=server.owner, channel=server.other)
    for who, reason, words in (
        (server.alice, "A passage is missing", "The mayor said so too."),
        (server.bob, "Something else", ""),
    ):
        await run.fill_in(asked.shown, "Report", {"reason": [reason], "words": words}, "case 1", by=who)
    card = next(one for one in server.messages.values() if "### Case 1" in texts(one["components"]))
    run.did(server.bot, "shows moderators the case", card)
    await run.click(card, "Reports in full", "The mayor said so too.", by=server.mod)
    return card


async def judge(run, card, asked):
    """Judged, amended, reopened; retracted, replaced and restored."""
    server, mod, buttons = run.server, run.server.mod, labels(asked.shown["components"])
    run.part("The answer is judged")
    await run.click(card, "Out of context", "judged by", by=mod, only_new=True)
    await run.click(card, "Wrong passage", "amended by", by=mod, only_new=True)
    await run.click(card, "Reopen", "reopened by", by=mod, only_new=True)
    await run.click(card, "Out of context", "judged: Out of context", by=mod, only_new=True)
    for button, fields, said in (
        ("Retract", {"words": "Both refusals belong together."}, "retracted"),
        ("Replace with passage …", {"passages": "p3s1", "words": "This one."}, "shown with other passages"),
    ):
        await run.fill_in(card, button, fields, f"The answer is {said}", by=mod, only_new=True)
        run.did(server.alice, "sees the answer now", asked.shown)
    await run.click(card, "Restore", "as it was given", by=mod, only_new=True)
    assert labels(asked.shown["components"]) == buttons
    run.did(server.alice, "sees the answer now", asked.shown)
    used = await server.slash("help", by=server.alice)
    await run.followed(used, "uses any command, and is told", by=server.alice, private=True)


async def reword(run, card, asked):
    """The question in other words, for files of questions; then the message of the answer is gone."""
    server, mod = run.server, run.server.mod
    run.part("The question is reworded, and the message is gone")
    form = await server.click(card, "Reword the question …", by=mod)
    same = await server.submit(form, {"words": WHO}, by=mod)
    await run.followed(same, "rewords the question with the very words", by=mod, private=True)
    other = {"words": "Which people gave no comment?"}
    await run.fill_in(card, "Reword the question …", other, "question reworded", by=mod, only_new=True)
    server.delete_message(asked.shown)
    words = {"words": "It stood too long."}
    await run.fill_in(card, "Retract", words, "could not be", by=mod, only_new=True)
    await run.slash("audit cases", "Case 1", by=mod, all=True)
    await run.slash("audit case", "Case 1", by=mod, number=1)


async def take_up(run, asked):
    """What a moderator sees of one answer."""
    server, mod = run.server, run.server.mod
    run.part("A moderator looks at an answer")
    await run.slash("audit recent", "latest answers", by=mod)
    audited = await run.slash("audit answer", "Shown in", by=mod, answer=answer_id(asked.shown))
    await run.click(audited.shown, "Why this answer", "### Why this answer", by=mod)
    menu = await filled(server, await server.context("Audit this answer", asked.shown, by=mod), "Shown in")
    assert texts(menu.shown["components"]) == texts(audited.shown["components"])
    run.say(f"\n== {mod.name}: Audit this answer, from the menu of its message: the same")
