"""What can go wrong between the bot and Discord: survived, and said where a person waits.

With FAULT_TABLE naming a file, a row is written for each fault: what it was, what the person saw, and how many seconds
after it the bot was itself again.
"""

import asyncio
import os
import time
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest

from fakes.channel import texts
from fakes.discord.faults import Fault, rate_limited
from fakes.shipped import filled, opened, reply_to, running

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

FERRY = (files("bot") / "samples" / "ferry.txt").read_bytes()
QUESTION = "Who declined to comment?"


@contextmanager
def row(fault, seen):
    """Times what is inside; a row of the table."""
    begun = time.monotonic()
    yield
    path = os.environ.get("FAULT_TABLE")
    if path:
        with Path(path).open("a", encoding="utf-8") as table:
            table.write(f"| {fault} | {seen} | {time.monotonic() - begun:.2f} |\n")


async def load(server, **place):
    loaded = await server.slash("load", files={"file": ("ferry.txt", "text/plain", FERRY)}, by=server.mod, **place)
    return await opened(server, loaded)


async def answered(server, seconds=40.0, **place):
    asked = await server.slash("ask", question=QUESTION, **place)
    return await filled(server, asked, " · answer ", seconds)


async def mentioned(server, seconds=40.0):
    said = await server.say(f"<@{server.bot.id}> {QUESTION}")
    return await server.until(lambda: reply_to(server, said), seconds)


EDIT = {"method": "PATCH", "path": "@original"}
ON_THE_WAY = {
    "429 for a second, on the answer": rate_limited(1.0, **EDIT),
    "429 for a second, on the acknowledgement": rate_limited(1.0, method="POST", path="/callback"),
    "500 on the answer": Fault("PATCH", "@original", status=500),
    "502 on the answer, twice": Fault("PATCH", "@original", status=502, times=2),
    "503 on the answer": Fault("PATCH", "@original", status=503),
    "500 on the acknowledgement": Fault("POST", "/callback", status=500),
    "connection reset on the answer": Fault("PATCH", "@original", status=0),
    "connection reset on the acknowledgement": Fault("POST", "/callback", status=0),
    "acknowledgement on its way for 1.5 s": Fault("POST", "/callback", delay=1.5),
}


@pytest.mark.parametrize("name", ON_THE_WAY)
async def test_a_fault_on_the_way_costs_seconds_and_not_the_answer(pair, name):
    server, _ = pair
    await load(server)
    server.faults.append(ON_THE_WAY[name])
    with row(name, "the answer"):
        await answered(server)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("429 on a reply to a mention", rate_limited(1.0, method="POST", path="/messages")),
        ("500 on a reply to a mention", Fault("POST", "/messages", status=500)),
    ],
)
async def test_a_fault_on_the_way_of_a_reply_costs_seconds_and_not_the_reply(pair, name, fault):
    server, _ = pair
    await load(server)
    server.faults.append(fault)
    with row(name, "the answer"):
        await mentioned(server)


async def test_an_acknowledgement_that_comes_too_late_costs_that_question_alone(pair):
    server, bot = pair
    await load(server)
    server.faults.append(Fault("POST", "/callback", delay=3.2))
    late = await server.slash("ask", question=QUESTION)
    assert late.done is None
    await bot.said("not acknowledged")
    with row("acknowledgement on its way for 3.2 s", "Discord says that the app did not respond"):
        await answered(server)


async def test_a_reply_that_discord_does_not_take_is_shown_as_text_alone(pair):
    server, _ = pair
    await load(server)
    server.faults.append(Fault("PATCH", "@original", status=400, body={"message": "Invalid Form Body", "code": 50035}))
    with row("the reply refused as malformed", "the answer, as text alone"):
        asked = await server.slash("ask", question=QUESTION)
        await server.until(lambda: asked.shown and asked.shown.get("content"))
    assert "declined to comment" in asked.shown["content"]


async def test_a_reply_that_discord_takes_in_no_form_is_said_to_be_our_fault(pair):
    server, _ = pair
    await load(server)
    body = {"message": "Invalid Form Body", "code": 50035}
    server.faults += [Fault("PATCH", "@original", status=400, body=body) for _ in range(2)]
    with row("the reply refused as malformed in both forms", "that it could not be shown, with a reference"):
        await filled(server, await server.slash("ask", question=QUESTION), "The reply could not be shown here;")


async def test_a_request_that_is_delivered_twice_is_answered_in_one_message(pair):
    server, _ = pair
    await load(server)
    asked = await answered(server)
    told = [one for session in server.gateway.sessions.values() for one in session.events]
    (event,) = [one for one in told if one["event"] == "INTERACTION_CREATE" and one["data"]["id"] == asked.id]
    before = len(server.messages)
    with row("a request delivered twice", "one answer"):
        server.gateway.dispatch("INTERACTION_CREATE", event["data"])
        await answered(server)
    assert len(server.messages) == before + 1


@pytest.mark.parametrize(
    ("name", "code", "invalid"),
    [
        ("gateway closed with 4000", 4000, False),
        ("gateway closed with 4009 (session timed out)", 4009, False),
        ("gateway going away (1001)", 1001, False),
        ("gateway connection reset", None, False),
        ("gateway closed, session invalid", 4000, True),
    ],
)
async def test_a_gateway_that_drops_is_joined_again_and_no_question_is_lost(pair, name, code, invalid):
    server, _ = pair
    await load(server)
    server.ready.clear()
    with row(name, "the answer, that much later"):
        await server.drop(code, invalidate=invalid)
        if invalid:  # what happened before the new session is lost by Discord itself
            await asyncio.wait_for(server.ready.wait(), 30)
        await mentioned(server)


async def test_a_reply_whose_question_was_deleted_is_given_all_the_same(pair):
    server, _ = pair
    await load(server)
    server.faults.append(Fault("POST", "/typing", delay=0.5))
    said = await server.say(f"<@{server.bot.id}> {QUESTION}")
    before = set(server.messages)
    with row("question deleted before the reply", "the answer, as a message of its own"):
        server.delete_message(said["id"])
        await server.until(lambda: set(server.messages) - before, 20)


async def test_an_answer_deleted_while_it_was_awaited_harms_nothing(pair):
    server, bot = pair
    await load(server)
    server.faults.append(Fault("PATCH", "@original", status=404, body={"message": "Unknown Message", "code": 10008}))
    with row("the place of the answer deleted", "nothing: whoever deleted it does not wait"):
        await server.slash("ask", question=QUESTION)
        await bot.said("not shown: 404")
    await answered(server)


async def test_where_it_may_not_write_it_says_so_to_the_person(pair):
    server, _ = pair
    await load(server)
    server.deny(server.news, "send_messages")
    try:
        with row("no permission to write", "a direct message: what is missing, and that /ask works"):
            await server.say(f"<@{server.bot.id}> {QUESTION}")
            dm = server.dm(server.alice)
            told = await server.until(
                lambda: [one for one in server.messages.values() if one["channel_id"] == dm.id], 20
            )
        assert "I may not write in that channel." in texts(told[-1]["components"])
    finally:
        server.allow(server.news, "send_messages")
    await answered(server)


async def test_a_channel_that_is_deleted_takes_nothing_else_with_it(pair):
    server, bot = pair
    await load(server, at=server.other)
    server.faults.append(Fault("PATCH", "@original", status=404, body={"message": "Unknown Channel", "code": 10003}))
    with row("channel deleted while an answer was awaited", "nothing: the channel is gone"):
        await server.slash("ask", question=QUESTION, at=server.other)
        await server.delete_channel(server.other)
        await bot.said("not shown: 404, code 10003")
    await load(server)
    await answered(server)


async def test_a_token_that_expires_before_the_answer_leads_to_a_message_of_its_own(tmp_path):
    home = tmp_path / "home"
    async with running(home) as (server, _):
        await load(server)
    async with running(home, warm=False) as (server, bot):
        await load_expired(server, bot)


async def load_expired(server, bot):
    server.interactions.token_life = 0.2
    asked = await server.slash("load", files={"file": ("ferry.txt", "text/plain", FERRY)}, by=server.mod)
    with row("interaction's token expired", "the reply as a message of its own in the channel"):
        found = await server.until(
            lambda: [one for one in server.messages.values() if "Not open yet" in texts(one["components"])], 60
        )
    assert found[0]["id"] != asked.original
    server.interactions.token_life = 900.0
    await bot.said("models are ready")
