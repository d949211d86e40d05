"""Where only a person installed the bot, an interaction has five follow-ups: pages turn in their place."""

from collections import Counter

import pytest

from bot.channel.belonging import COMMANDS
from bot.channel.press import Action, mark_of
from fakes.channel import custom_ids, labels, person, texts
from fakes.online import bot_online
from fakes.shipped import filled, opened, rules
from retrieval.answer import Room
from retrieval.segment import article_from_text

OF_OWN_APP = 5
"""Follow-ups of one interaction (interactions/receiving-and-responding: Followup Messages)."""

ROCKS = "\n\n".join(f"The ferry hit rock {n} near Holm {'as gulls cried ' * 40}on a day in May." for n in range(1, 11))
"""Two of these fill a page."""
ROCK = "Which rock did the ferry hit near Holm?"
PRESSED_LAST = (Action.REMOVE, Action.ERASED)
"""They take away what other buttons lead to."""

TWICE = 2
"""Times that a button is pressed, for some stand side by side and take each other away."""

NOT_THERE = {
    **{one: "a person's own library has no moderators" for one in Action if COMMANDS.get(one) == "audit"},
    Action.REPORT: "the same",
    Action.CANCEL: "what is read in here is read at once",
    Action.SUGGEST: "nobody reads who speaks in the articles of the fakes",
}


@pytest.fixture
async def abroad(house):
    """A place where the bot is not, but in somebody's hands."""
    async with bot_online(house, rules()) as (server, _):
        server.news = server.stranger_guild_channel
        text = f"Ferry aground\n\n{ROCKS}".encode()
        loaded = await server.slash("load", files={"file": ("a.txt", "text/plain", text)})
        await opened(server, loaded)
        assert loaded.by_own_app
        room = Room(person(server.alice), "channel:1")
        for number in range(11):
            house.library.load(article_from_text(f"Story {number}\n\nThe pier opened in {number}."), room)
        yield server
        assert server.violations == []


def follow_ups(server):
    """How many were asked for with each token."""
    return Counter(one.path for one in server.log if one.method == "POST" and one.path.startswith("/webhooks/"))


async def ask(server, question=ROCK, **options):
    return await filled(server, await server.slash("ask", question=question, **options), "· answer ")


async def turn(server, message, label):
    """A button that turns a page: the text of the message is then another."""
    before = texts(server.messages[message["id"]]["components"])
    await server.click(message, label)
    await server.until(lambda: texts(server.messages[message["id"]]["components"]) != before)
    return texts(server.messages[message["id"]]["components"])


async def test_an_answer_that_one_person_sees_is_turned_in_its_place_and_shared_from_any_page(abroad):
    private = await ask(abroad, private=True)
    page, messages = private.shown, set(abroad.messages)
    assert labels(page["components"])[-2:] == ["More", "Share"]
    first = texts(page["components"])
    second = await turn(abroad, page, "More")
    assert "-# passages 3 to 4 of 8" in second
    assert labels(abroad.messages[page["id"]]["components"])[-3:] == ["Back", "More", "Share"]
    assert await turn(abroad, page, "Back") == first
    for _ in range(3):
        await turn(abroad, page, "More")
    assert "-# passages 7 to 8 of 8" in texts(abroad.messages[page["id"]]["components"])
    assert (set(abroad.messages), follow_ups(abroad)) == (messages, Counter())
    shared = await abroad.click(page, "Share")
    await abroad.until(lambda: shared.followups)
    await abroad.until(lambda: "Share" not in labels(abroad.messages[page["id"]]["components"]))
    assert max(follow_ups(abroad).values()) == 1


async def test_more_of_an_answer_that_all_see_is_one_page_of_ones_own(abroad):
    asked = await ask(abroad)
    more = await abroad.click(asked.shown, "More", by=abroad.alice)
    await filled(abroad, more, "passages 3 to 4 of 8")
    assert more.ephemeral
    assert "Back" in labels(more.shown["components"])
    assert "Share" not in labels(more.shown["components"])
    assert "-# 2 of 8 passages shown" in texts(asked.shown["components"])
    messages = set(abroad.messages)
    assert "-# passages 5 to 6 of 8" in await turn(abroad, more.shown, "More")
    assert (set(abroad.messages), follow_ups(abroad)) == (messages, Counter())


async def call_everything(server):
    """Every command that there is where a person alone has installed the bot, and what each shows."""
    given = {
        "ask": {"question": ROCK},
        "verify": {"text": "The ferry hit rock 5 near Berlin."},
        "load": {"files": {"file": ("b.txt", "text/plain", b"Pier\n\nThe pier opened in June.")}},
        "open": {"article": "Ferry"},
        "remove": {"article": "Ferry"},
        "passage": {"id": "nonsense"},
        "privacy": {},
        "close": None,
        "setup": None,
        "audit": None,
    }
    called = [await server.slash("ask", question=ROCK, private=True)]
    waiting = (b"Mill\n\nThe mill burned in July.", b"Lock\n\nThe lock froze in May.")
    called += [await server.slash("load", files={"file": ("c.txt", "text/plain", text)}) for text in waiting]
    called += [await server.slash(name, **given[name]) for name in ("remove", "privacy")]
    for command in [one for one in server.commands if one["type"] == 1 and given.get(one["name"], {}) is not None]:
        own = [f" {one['name']}" for one in command.get("options") or [] if one["type"] == 1] or [""]
        called += [await server.slash(command["name"] + one, **given.get(command["name"], {})) for one in own]
    said = await server.say("The ferry hit rock 5 near Berlin.")
    called.append(await server.context("Check against the article", said))
    for one in called:
        await server.until(lambda one=one: one.modal or (one.shown and one.shown["components"]))
    return called


def marks_in(server):
    """The buttons that can be seen, each with a message that has it."""
    for message in list(server.messages.values()):
        for custom_id in custom_ids(message["components"]):
            mark = mark_of(custom_id)
            if mark is not None:
                yield mark, message


async def test_no_command_and_no_button_needs_more_follow_ups_than_discord_allows(abroad):
    called = await call_everything(abroad)
    assert len(called) > 12
    pressed: Counter[tuple[Action, int]] = Counter()

    def times(mark):
        return pressed[mark.action, mark.number]

    while waiting := [one for one in marks_in(abroad) if times(one[0]) < TWICE]:
        mark, message = min(waiting, key=lambda one: (times(one[0]), one[0].action in PRESSED_LAST, one[0].custom_id))
        pressed[mark.action, mark.number] += 1
        one = await abroad.press(mark.custom_id, message)
        assert one.done is not None
        await abroad.until(lambda one=one: one.modal or one.followups or (one.shown and one.shown["components"]), 10)
    assert {action for action, _ in pressed} | set(NOT_THERE) == set(Action) - {Action.PICK}
    assert all(one.by_own_app for one in abroad.interactions.values())
    assert max(follow_ups(abroad).values(), default=0) <= OF_OWN_APP
    refused = [one for one in abroad.log if one.path.startswith(("/webhooks/", "/interactions/")) and one.status >= 400]
    assert refused == []
