"""Two hundred questions at once: everybody is acknowledged, and answered or told why not; nothing is lost."""

import asyncio
import time
from collections import Counter

import pytest

from bot.cli.running import pace_of
from bot.cooldowns import CoolDowns
from config.settings import settings
from fakes.channel import texts
from fakes.discord.world import User
from fakes.online import bot_online
from fakes.shipped import opened, rules

FERRY = ("story.txt", "text/plain", b"Ferry aground\n\nThe ferry hit a rock near Holm. Nobody was hurt.")
MANY = 200
FULL = "Too many questions are waiting already. Ask again in a minute."


@pytest.fixture
def shipped():
    """What the shipped settings make of a desk."""
    chosen = settings({})
    cooldowns = CoolDowns(pace_of(chosen), time.monotonic)
    return {"workers": chosen.workers, "waiting": chosen.waiting, "cooldowns": cooldowns}


def someone(server, name, *guilds):
    user = User(server.snow(), name)
    server.users[user.id] = user
    for guild in guilds:
        guild.join(user)
    return user


async def all_at_once(server, asking):
    """What everybody is shown who asks; `asking` are who and where."""
    asked = await asyncio.gather(
        *(
            server.slash("ask", question=f"What did the ferry hit? ({number})", by=by, at=at)
            for number, (by, at) in enumerate(asking)
        )
    )
    await server.until(lambda: all(one.done and one.shown for one in asked), 60)
    assert max(one.acked_after for one in asked) < 3  # interactions/receiving-and-responding: Interaction Callback
    return asked


def outcomes(asked):
    """How many were answered, and how many were told what, privately or not."""
    found = Counter()
    for one in asked:
        text = texts(one.shown["components"])
        if " · answer a" in text:
            found["answered"] += 1
        else:
            assert text == FULL or (one.ephemeral and " again in " in text), text
            found["told"] += 1
    return found


async def journalled(server, house):
    """Every answer has its place in the record, and where it was shown."""
    entries = [one for guild in server.guilds.values() for one in house.library.recent(f"server:{guild.id}", MANY + 9)]
    for _ in range(500):
        if all(house.library.postings(one.question.room.owner, one.id) for one in entries):
            break
        await asyncio.sleep(0.01)  # what is shown is journalled a moment later
    assert {len(house.library.postings(one.question.room.owner, one.id)) for one in entries} == {1}
    assert len({one.question.text for one in entries}) == len(entries)
    return len(entries)


async def test_two_hundred_people_who_ask_at_once_are_all_answered_where_so_many_may_wait(house):
    async with bot_online(house, rules(), waiting=2 * MANY) as (server, _):
        await opened(server, await server.slash("load", files={"file": FERRY}, by=server.mod))
        people = [someone(server, f"reader{number}", server.guild_a) for number in range(MANY)]
        asked = await all_at_once(server, [(one, server.news) for one in people])
        assert outcomes(asked) == {"answered": MANY}
        assert await journalled(server, house) == MANY
        assert server.violations == []


async def test_with_the_shipped_settings_a_server_of_two_hundred_is_answered_as_far_as_it_may_wait(house, shipped):
    async with bot_online(house, rules(), **shipped) as (server, _):
        await opened(server, await server.slash("load", files={"file": FERRY}, by=server.mod))
        people = [someone(server, f"reader{number}", server.guild_a) for number in range(MANY)]
        asked = await all_at_once(server, [(one, server.news) for one in people])
        found = outcomes(asked)
        assert found["answered"] >= shipped["waiting"] // 2
        assert found["answered"] + found["told"] == MANY
        assert await journalled(server, house) == found["answered"]
        assert sum(one.ephemeral for one in asked) >= MANY - settings({}).pace_server
        assert server.violations == []


async def test_one_person_who_asks_two_hundred_times_has_their_twenty_and_the_time_left(house, shipped):
    async with bot_online(house, rules(), **shipped) as (server, _):
        await opened(server, await server.slash("load", files={"file": FERRY}, by=server.mod))
        asked = await all_at_once(server, [(server.alice, server.news)] * MANY)
        assert outcomes(asked) == {"answered": 20, "told": MANY - 20}
        assert await journalled(server, house) == 20
        assert all("You can ask again in 3 s." in texts(one.shown["components"]) for one in asked if one.ephemeral)
        assert server.violations == []


async def test_two_hundred_from_ten_servers_are_served_in_turn_and_no_server_is_left_out(house, shipped):
    async with bot_online(house, rules(), **shipped) as (server, _):
        asking = []
        for number in range(10):
            person = someone(server, f"asker{number}")
            room = server.dm(person)
            await opened(server, await server.slash("load", files={"file": FERRY}, by=person, at=room))
            asking += [(person, room)] * (MANY // 10)
        asked = await all_at_once(server, asking)
        found = outcomes(asked)
        assert found["answered"] + found["told"] == MANY
        assert found["answered"] >= shipped["waiting"]
        served = Counter(one.user.name for one in asked if " · answer a" in texts(one.shown["components"]))
        assert len(served) == 10
        assert min(served.values()) >= shipped["waiting"] // 10
        assert server.violations == []
