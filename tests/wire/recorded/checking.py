"""What somebody claims the article says, held against it: every verdict."""

from fakes.shipped import filled

MENU = "Check against the article"
CLAIMS = (
    ("“Nobody asked for a show of hands.”", "word for word"),
    ("They say “it carried 17,200 people last year”.", "some were changed"),
    ("“The ferry, the Grey Heron, makes four round trips a day … with room for 96 passengers.”", "words left out"),
    ("They say “the commissioners never voted on it”.", "changes their sense"),
    ("“Nobody asked for a show of hands. I will be asking people to gamble on the weather.”", "joined as if"),
    ("“The mayor has promised a new ferry by the spring.”", "does not say this"),
    ("“My daughter leaves at 6:40 and she’s home by five,” said Dana Ruiz-Holm.", "gives these words to"),
)


async def check(run):
    """By the menu of messages, and by the command."""
    server, alice, bob = run.server, run.server.alice, run.server.bob
    run.part("Claims are checked")
    for claim, verdict in CLAIMS:
        said = await server.say(claim, by=bob)
        menu = await filled(server, await server.context(MENU, said, by=alice), verdict)
        run.did(alice, f"{MENU}: {claim}", menu.shown, private=True)
    await run.slash("verify", "some were changed", by=alice, text="It carried 17,200 people last year.")
    empty = await server.say("?!", by=bob)
    menu = await filled(server, await server.context(MENU, empty, by=alice), "no words")
    run.did(alice, f"{MENU}: ?!", menu.shown, private=True)
