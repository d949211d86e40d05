"""Presses that no client of Discord's would make: each is answered once, to one person, in a sentence."""

import asyncio
import logging

import pytest

from bot.channel.press import Action, Mark
from bot.channel.says import Says
from fakes.channel import custom_ids, labels, texts
from fakes.online import bot_online
from fakes.shipped import filled, opened, rules

FERRY = (
    "Ferry aground\n\nThe ferry hit a rock near Holm. Nobody was hurt.\n\n"
    "The mayor thanked the crew. The owner declined to comment.\n\nDivers will inspect the hull on Tuesday."
)
HIT = "What did the ferry hit?"
LONG = "\n\n".join(f"Paragraph {n} says that the harbour was quiet for {n} days." for n in range(1, 31))
NO_ARTICLE = "There is no such article here. See the articles with /article list."
NO_ANSWER = (
    "There is no such answer in the library that you use here. It may be somebody else's own, or no longer be kept. "
    "Ask with /ask."
)
COMPONENTS_V2 = 1 << 15

CROOKED = {
    "of an older version": "pq0:context:a000000001:0",
    "of a newer version": "pq2:context:a000000001:0",
    "empty": "",
    "a blank": " ",
    "a NUL": "\x00",
    "the version alone": "pq1",
    "without a key": "pq1:context::0",
    "without a number": "pq1:context:a000000001",
    "with more behind": "pq1:context:a000000001:0:0",
    "with a line end behind": "pq1:context:a000000001:0\n",
    "of no action": "pq1:delete:a000000001:0",
    "of a form": "pq1:paste",
    "in capitals": "PQ1:CONTEXT:A000000001:0",
    "with a path": "pq1:read:../../etc:0",
    "with a wildcard": "pq1:read:%:0",
    "with a negative number": "pq1:more:a000000001:-1",
    "with a number too long": "pq1:more:a000000001:1000000",
    "with Arabic digits": "pq1:more:a000000001:٠",
    "in Cyrillic": "pq1:context:а000000001:0",
    "an emoji": "😀",
    "of a hundred characters": "pq1:context:" + "a" * 88,
    "with a key too long": f"pq1:context:{'a' * 65}:0",
    "over-long": "a" * 5_000,
    "markup": "<@1> **@everyone**",
}


@pytest.fixture
async def server(house):
    """The test server, and on it the bot in this process."""
    async with bot_online(house, rules()) as (server, _):
        yield server
    assert (server.violations, server.unknown_routes) == ([], [])


@pytest.fixture(autouse=True)
def nothing_is_logged_as_an_error(caplog):
    yield
    assert [one.getMessage() for one in caplog.get_records("call") if one.levelno >= logging.ERROR] == []


async def load(server, text=FERRY, **place):
    files = {"file": ("story.txt", "text/plain", text.encode())}
    return await opened(server, await server.slash("load", files=files, **{"by": server.mod, **place}))


async def ask(server, question=HIT, **given):
    return await filled(server, await server.slash("ask", question=question, **given), "answer a")


def standing(server, custom_id, *, at=None, only_for=None):
    """A message of the bot's that has a button of this id."""
    button = {"type": 2, "style": 2, "label": "Press", "custom_id": custom_id}
    body = {"flags": COMPONENTS_V2, "components": [{"type": 1, "components": [button]}]}
    return server.messages.make(server.bot, at or server.news, body, only_for=only_for)


async def press(server, mark, **place):
    """A press on a message where a button says this."""
    message = standing(server, mark.custom_id, at=place.get("at"))
    return await told(server, await server.press(mark.custom_id, message, **place))


async def told(server, pressed):
    """What the one who pressed was told: in time, once, and nobody else."""
    assert pressed.acked_after is not None
    assert pressed.acked_after < server.interactions.ack_deadline

    def replies():
        own = [pressed.original] if pressed.original not in {None, pressed.source} else []
        return [server.messages[one] for one in (*own, *pressed.followups) if one in server.messages]

    await server.until(replies)
    await asyncio.sleep(0.05)  # time for a second reply, which there must not be
    (reply,) = replies()
    assert server.messages.only_for(reply["id"]) == pressed.user.id
    return texts(reply["components"])


def id_of(asked):
    return texts(asked.shown["components"]).rsplit("answer ", 1)[1].strip()


@pytest.mark.parametrize("custom_id", CROOKED.values(), ids=CROOKED)
async def test_an_id_that_is_none_of_ours_is_told_to_be_stale_wherever_it_stands(server, custom_id):
    await load(server)
    asked = await ask(server)
    before = len(server.messages)
    assert await told(server, await server.press(custom_id, asked.shown, by=server.bob)) == Says.STALE
    assert await told(server, await server.press(custom_id, standing(server, custom_id), by=server.bob)) == Says.STALE
    assert len(server.messages) == before + 3


async def test_an_id_that_does_not_stand_on_the_message_is_stale_however_good_it_is(server):
    await load(server)
    one, other = await ask(server), await ask(server, "Who declined to comment?")
    for good in custom_ids(one.shown["components"]):
        assert await told(server, await server.press(good, other.shown)) == Says.STALE


@pytest.mark.parametrize("action", [Action.CONTEXT, Action.MORE, Action.SHARE, Action.REPORT])
async def test_an_answer_of_another_server_is_as_unknown_as_one_that_is_nowhere(server, action):
    await load(server)
    asked = await ask(server)
    foreign = await press(server, Mark(action, id_of(asked)), by=server.alice, at=server.elsewhere)
    missing = await press(server, Mark(action, "zzzzzzzzzz"), by=server.alice, at=server.elsewhere)
    assert foreign == missing == NO_ANSWER


@pytest.mark.parametrize("action", [Action.CONTEXT, Action.MORE, Action.SHARE, Action.REPORT])
async def test_an_answer_of_a_server_is_unknown_in_direct_messages_with_the_one_who_asked(server, action):
    await load(server)
    asked = await ask(server, private=True)
    at = server.dm(server.alice)
    assert await press(server, Mark(action, id_of(asked)), by=server.alice, at=at) == NO_ANSWER


@pytest.mark.parametrize("action", [Action.READ, Action.TURN])
async def test_an_article_of_another_server_is_as_unknown_as_one_that_is_nowhere(server, house, action):
    await load(server)
    (article,) = house.library.listed(f"server:{server.guild_a.id}")
    foreign = await press(server, Mark(action, article.id[:16], 1), by=server.alice, at=server.elsewhere)
    whole = await press(server, Mark(action, article.id, 1), by=server.alice, at=server.elsewhere)
    short = await press(server, Mark(action, article.id[:1], 1), by=server.alice, at=server.elsewhere)
    missing = await press(server, Mark(action, "0" * 16, 1), by=server.alice, at=server.elsewhere)
    no_id = await press(server, Mark(action, "zzz", 1), by=server.alice, at=server.elsewhere)
    assert foreign == whole == short == missing == no_id == NO_ARTICLE


@pytest.mark.parametrize("action", [Action.CONTEXT, Action.MORE])
@pytest.mark.parametrize("number", [1, 2, 999_999])
async def test_a_passage_beyond_the_last_is_unknown(server, action, number):
    await load(server)
    asked = await ask(server)
    assert await press(server, Mark(action, id_of(asked), number)) == NO_ANSWER


async def test_an_answer_without_passages_has_none_to_show(server):
    await load(server)
    asked = await ask(server, "Which orchestra played?")
    for action in (Action.CONTEXT, Action.MORE):
        assert await press(server, Mark(action, id_of(asked))) == NO_ANSWER


async def test_reading_from_any_number_stays_in_the_article(server, house):
    await load(server, LONG)
    (article,) = house.library.listed(f"server:{server.guild_a.id}")
    for number, shown in ((0, "Paragraphs 1 to 10 of 30"), (999_999, "Paragraph 30 of 30")):
        assert shown in await press(server, Mark(Action.READ, article.id[:16], number))


@pytest.mark.parametrize("action", [Action.CONTEXT, Action.MORE, Action.SHARE, Action.REPORT])
async def test_what_somebody_has_privately_is_unknown_to_everybody_else(server, action):
    await load(server)
    asked = await ask(server, private=True)
    for by in (server.bob, server.mod, server.owner):
        assert await press(server, Mark(action, id_of(asked)), by=by) == NO_ANSWER
    assert "Share" in labels(asked.shown["components"])


async def test_a_choice_is_the_askers_and_one_that_is_nowhere_reads_alike(server):
    await load(server)
    asked = await ask(server)
    for by, key in ((server.bob, id_of(asked)), (server.bob, "zzzzzzzzzz"), (server.alice, "zzzzzzzzzz")):
        assert await press(server, Mark(Action.PICK, key), by=by) == "Only whoever asked can choose. Ask with /ask."


async def test_a_public_answer_is_shared_by_nobody(server):
    await load(server)
    asked = await ask(server)
    assert await press(server, Mark(Action.SHARE, id_of(asked)), by=server.bob) == NO_ANSWER
    assert (await press(server, Mark(Action.SHARE, id_of(asked)))).strip() == Says.SHARED_ALREADY


async def test_a_private_answer_is_shared_once_however_often_it_is_pressed(server):
    await load(server)
    asked = await ask(server, private=True)
    (share,) = [one for one in custom_ids(asked.shown["components"]) if ":share:" in one]
    message = dict(asked.shown)
    first = await server.press(share, message)
    await server.until(lambda: first.followups and "Share" not in labels(asked.shown["components"]))
    again = await server.press(share, standing(server, share, only_for=server.alice))
    assert (await told(server, again)).strip() == Says.SHARED_ALREADY
    assert shared(server) == 1


def shared(server):
    public = [one for one in server.messages.values() if server.messages.only_for(one["id"]) is None]
    return sum("Shared by" in texts(one["components"]) for one in public)


async def test_a_button_that_an_edit_has_taken_away_is_stale(server):
    await load(server, LONG)
    first = await filled(server, await server.slash("article read"), "Paragraphs 1 to 10")
    (onward,) = custom_ids(first.shown["components"])
    await server.press(onward, first.shown)
    await server.until(lambda: "Paragraphs 11 to 20" in texts(first.shown["components"]))
    assert await told(server, await server.press(onward, first.shown)) == Says.STALE
    assert "Paragraphs 11 to 20" in texts(first.shown["components"])


async def test_a_button_on_a_message_that_is_gone_is_served_to_the_one_who_pressed(server):
    await load(server)
    asked = await ask(server)
    context, _ = custom_ids(asked.shown["components"])
    gone = dict(asked.shown)
    server.delete_message(asked.original)
    assert "the passage in bold" in await told(server, await server.press(context, gone, by=server.bob))


async def test_the_right_button_of_the_right_person_leads_nowhere_in_the_wrong_server(server):
    await load(server)
    await load(server, "The pool closed in March.\n\nChildren protested.", by=server.mod_b, at=server.elsewhere)
    asked = await ask(server, private=True)
    for custom_id in custom_ids(asked.shown["components"]):
        copied = standing(server, custom_id, at=server.elsewhere, only_for=server.alice)
        assert await told(server, await server.press(custom_id, copied)) == NO_ANSWER
    assert shared(server) == 0


async def test_a_form_of_another_version_is_told_to_be_stale(server):
    shown = await server.slash("load", by=server.mod)
    shown.modal["custom_id"] = "pq0:paste"
    sent = await server.submit(shown, {"text": "The pier opened in June."}, by=server.mod)
    assert await told(server, sent) == Says.STALE
