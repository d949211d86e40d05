"""The bot as it ships, a process over sockets, with its real models: what people do with it on a day."""

from importlib.resources import files

import pytest

from fakes.channel import labels, texts
from fakes.shipped import CANARY, filled, opened, reply_to

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

COURT = (files("bot") / "samples" / "court.txt").read_text(encoding="utf-8")
WOULD = "What did the paint contain that was not sold until 1935?"
PRIOR = "In the afternoon Hanneke Prior, a conservation scientist, testified"


async def load(server, text=COURT, name="court.txt", **place):
    loaded = await server.slash("load", files={"file": (name, "text/plain", text.encode())}, by=server.mod, **place)
    return await opened(server, loaded)


async def ask(server, question=WOULD, **place):
    asked = await server.slash("ask", question=question, **place)
    return await filled(server, asked, "answer ")


async def test_an_article_is_loaded_from_a_file_and_asked_about(pair):
    server, _ = pair
    loaded = await load(server)
    assert "“Lost” masterpiece was painted in a garage" in texts(loaded.shown["components"])
    asked = await ask(server)
    told = texts(asked.shown["components"])
    assert PRIOR in told
    assert "paragraph " in told
    assert not asked.ephemeral


async def test_an_article_is_pasted_into_a_form(pair):
    server, _ = pair
    shown = await server.slash("load", by=server.mod, at=server.other)
    text = "The library on Dock Street closed on Friday.\n\nIts roof had leaked since March."
    sent = await server.submit(shown, {"title": "Library", "text": text}, by=server.mod)
    done = await opened(server, sent)
    assert "**Library** (2 paragraphs, 2 sentences)" in texts(done.shown["components"])
    asked = await ask(server, "When did the library close?", at=server.other)
    assert "> The library on Dock Street closed on Friday." in texts(asked.shown["components"])


async def test_a_mention_is_answered_by_a_reply(pair):
    server, _ = pair
    await load(server)
    said = await server.say(f"{server.bot.mention} {WOULD}", by=server.alice)
    reply = await server.until(lambda: reply_to(server, said), 20)
    assert PRIOR in texts(reply["components"])


async def test_a_private_answer_is_shared(pair):
    server, _ = pair
    await load(server)
    asked = await ask(server, private=True)
    assert asked.ephemeral
    assert "Share" in labels(asked.shown["components"])
    pressed = await server.click(asked.original, "Share")
    await server.until(lambda: pressed.followups, 20)
    assert "-# Shared by" in texts(server.messages[pressed.followups[0]]["components"])
    await server.until(lambda: "Share" not in labels(server.messages[asked.original]["components"]), 20)


async def test_a_passage_is_shown_in_context(pair):
    server, _ = pair
    await load(server)
    asked = await ask(server)
    (label,) = [one for one in labels(asked.shown["components"]) if one.startswith("In context")][:1]
    pressed = await filled(server, await server.click(asked.original, label, by=server.bob), "in bold")
    assert pressed.ephemeral
    assert "**" in texts(pressed.shown["components"])


async def test_the_article_is_read_page_by_page(pair):
    server, _ = pair
    await load(server)
    read = await filled(server, await server.slash("article read"), "Paragraphs 1 to")
    onward = await server.click(read.original, "Onward")
    await server.until(lambda: "Paragraphs 1 to" not in texts(server.messages[read.original]["components"]), 10)
    assert onward.done == "update"
    assert "Back" in labels(server.messages[read.original]["components"])


async def test_moderators_audit_what_was_answered(pair):
    server, _ = pair
    await load(server)
    asked = await ask(server)
    recent = await filled(server, await server.slash("audit recent", by=server.mod), "The latest answers")
    assert WOULD in texts(recent.shown["components"])
    answer = texts(asked.shown["components"]).rsplit("answer ", 1)[1].strip()
    audited = await filled(server, await server.slash("audit answer", answer=answer, by=server.mod), "Next best")
    assert audited.ephemeral
    assert f"/{asked.original})" in texts(audited.shown["components"])


async def test_direct_messages_have_a_library_of_their_own(pair):
    server, _ = pair
    await load(server)
    dm = server.dm(server.alice)
    nothing = await filled(server, await server.slash("article list", at=dm), "no articles here")
    assert nothing.ephemeral
    loaded = await server.slash("load", files={"file": ("a.txt", "text/plain", b"The pier opened in June.")}, at=dm)
    await opened(server, loaded)
    asked = await ask(server, "When did the pier open?", at=dm)
    assert "> The pier opened in June." in texts(asked.shown["components"])
    said = await server.say("When did the pier open?", at=dm)
    assert await server.until(lambda: reply_to(server, said), 20)


async def test_where_only_a_person_installed_it_articles_are_that_persons_own(pair):
    server, _ = pair
    await load(server)
    abroad = server.stranger_guild_channel
    listed = await filled(server, await server.slash("article list", at=abroad, by=server.bob), "no articles here")
    assert listed.by_own_app


async def test_what_was_not_asked_of_it_is_left_alone(pair):
    server, _ = pair
    before = len(server.log)
    await server.say("Nice weather.", by=server.bob)
    await server.slash("article list")
    assert not [one for one in server.log[before:] if "/typing" in one.path]


async def test_neither_the_token_nor_a_word_of_questions_or_articles_is_in_the_log(pair):
    server, bot = pair
    await load(server)
    await ask(server)
    assert CANARY not in bot.log
    for word in ("masterpiece", "Wren", "1935", "paint"):
        assert word not in bot.log
    assert "ask: request" in bot.log


async def test_one_id_leads_from_the_request_to_the_answer(pair):
    server, bot = pair
    await load(server)
    asked = await ask(server)
    (begun,) = [line for line in bot.lines if f"ask: request {asked.id} " in line]
    reference = begun.split()[3]
    await bot.said(f"{reference} pullquote.channel: answered")
    await bot.said(f"{reference} pullquote.channel: ask: shown")


async def test_how_far_a_long_article_is_read_in_is_shown_in_the_reply(pair):
    server, _ = pair
    lines = [f"The harbour master counted {n} boats and {n * 7} gulls on day {n}." for n in range(1, 401)]
    loading = await server.slash(
        "load", files={"file": ("long.txt", "text/plain", "\n\n".join(lines).encode())}, by=server.mod, at=server.other
    )
    await filled(server, loading, "Not open yet", 60)
    await server.click(loading.shown, "Open it here", by=server.mod)
    await filled(server, loading, "Reading the article: ")
    assert " parts …" in texts(loading.shown["components"])
    await filled(server, loading, "400 paragraphs, 400 sentences", 60)


async def test_what_is_open_in_a_channel_is_open_in_its_threads_until_they_have_their_own(pair):
    server, _ = pair
    await load(server)
    asked = await ask(server, at=server.thread)
    assert PRIOR in texts(asked.shown["components"])
    await load(server, "The pier opened in June, the mayor said.", at=server.thread)
    own = await ask(server, "When did the pier open?", at=server.thread)
    assert "> The pier opened in June, the mayor said." in texts(own.shown["components"])
    closed = await server.slash("close", by=server.mod, at=server.thread)
    await filled(server, closed, "Closed: ")
    assert PRIOR in texts((await ask(server)).shown["components"])
    assert PRIOR in texts((await ask(server, at=server.thread)).shown["components"])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("x", "-# x"),
        ("why " * 1_500, "The question has 5,999 characters; at most 1,000 can be read. Ask in fewer words."),
    ],
)
async def test_questions_of_one_and_of_six_thousand_characters(pair, question, told):
    server, _ = pair
    await load(server)
    asked = await filled(server, await server.slash("ask", question=question, raw=True), told)
    assert asked.ephemeral == (len(question) > 1)


async def test_a_channel_where_it_may_not_write_hears_commands_all_the_same(pair):
    server, _ = pair
    await load(server)
    server.deny(server.news, "send_messages")
    try:
        assert PRIOR in texts((await ask(server)).shown["components"])
    finally:
        server.allow(server.news, "send_messages")
