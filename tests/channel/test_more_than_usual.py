"""Messages that hold more than usual: long passages, odd titles, buttons of other versions."""

import asyncio
import logging

import pytest

from fakes.channel import custom_ids, labels, parts, texts
from fakes.online import bot_online
from fakes.shipped import filled, opened, rules

FERRY = "Ferry aground\n\nThe ferry hit a rock near Holm. Nobody was hurt.\n\nThe mayor thanked the crew."
COMPONENTS_V2 = 1 << 15


@pytest.fixture
async def server(house):
    async with bot_online(house, rules()) as (server, _):
        yield server


async def load(server, text, **given):
    files = {"file": ("story.txt", "text/plain", text.encode())}
    return await opened(server, await server.slash("load", files=files, by=server.mod, **given))


async def test_share_pressed_twice_at_the_same_time_shares_once(server):
    await load(server, FERRY)
    asked = await filled(
        server, await server.slash("ask", question="What did the ferry hit?", private=True), "answer a"
    )
    (share,) = [one for one in custom_ids(asked.shown["components"]) if ":share:" in one]
    both = await asyncio.gather(*(server.press(share, dict(asked.shown)) for _ in range(2)))
    await server.until(lambda: all(one.followups for one in both))
    public = [one for one in server.messages.values() if server.messages.only_for(one["id"]) is None]
    assert sum("Shared by" in texts(one["components"]) for one in public) == 1


async def test_a_button_of_an_action_that_is_no_more_is_stale_and_no_error(server, caplog):
    old = "pq1:delete:a000000001:0"
    button = {"type": 2, "style": 2, "label": "Press", "custom_id": old}
    body = {"flags": COMPONENTS_V2, "components": [{"type": 1, "components": [button]}]}
    await server.press(old, server.messages.make(server.bot, server.news, body))
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


async def test_an_audit_of_a_long_passage_is_shown(server, house):
    passage = "a_" * 885 + " walrus"
    await load(server, f"It began.\n\n{passage}\n\nThe end.", title="_" * 200)
    question = "walrus " + "*" * 900
    asked = await filled(server, await server.slash("ask", question=question), "answer a")
    (entry,) = house.library.recent(f"server:{server.guild_a.id}", 5)
    audited = await server.slash("audit answer", answer=entry.id, by=server.mod)
    await server.until(lambda: audited.shown)
    assert asked.shown
    assert server.violations == []


async def test_two_cited_sentences_without_a_space_between_are_both_bold(server):
    await load(
        server,
        "The start of it.\n\n渡轮 星期二 在港口搁浅。渡轮 星期二 的船员全部获救。\n\nThe end of it.",
        title="Ferry",
    )
    asked = await filled(server, await server.slash("ask", question="渡轮 星期二"), "answer a")
    label = next(one for one in labels(asked.shown["components"]) if one.startswith("In context"))
    pressed = await filled(server, await server.click(asked.shown, label), "passage in bold")
    assert "****" not in texts(pressed.shown["components"])


async def test_a_paragraph_that_is_attached_is_not_said_to_have_a_passage_in_bold(server):
    await load(server, f"The start of it.\n\n{'a_' * 1_200} walrus. Nobody was hurt.\n\nThe end of it.", title="Ferry")
    asked = await filled(server, await server.slash("ask", question="Nobody was hurt?"), "answer a")
    pressed = await filled(server, await server.click(asked.shown, "In context"), "paragraph 2")
    attached = [one for one in parts(pressed.shown["components"]) if one["type"] == 13]
    assert not attached or "in bold" not in texts(pressed.shown["components"])


@pytest.mark.parametrize("title", [" ", "\u3000", "\U0001f600" * 80])
async def test_an_article_of_any_title_is_suggested(server, title):
    await load(server, FERRY, title=title)
    one = await server.autocomplete("ask", "article", "", question="Why?", raw=True)
    assert server.violations == []
    (choice,) = one.choices
    assert 1 <= len(choice["name"].strip()) <= len(choice["name"].encode("utf-16-le")) // 2 <= 100
