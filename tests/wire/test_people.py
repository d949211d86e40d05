"""What the shipped bot keeps of the people that ask it, and what it tells of them: on the disk and in the log."""

import asyncio
import sqlite3
import stat
from contextlib import closing

import pytest

from bot.people import KEY_FILE, People
from fakes.channel import parts
from fakes.discord import FakeDiscord
from fakes.shipped import CANARY, filled, opened, reply_to, rules, running, shipped

pytestmark = pytest.mark.slow

PIER = ("pier.txt", "text/plain", b"The pier opened in June, the mayor said.")
WHEN = "When did the quillon pier open?"


async def ask_everywhere(server):
    """Alice, a stranger to the log, asks in a server, by mention, and in her direct messages, where she loads too."""
    await opened(server, await server.slash("load", files={"file": PIER}, by=server.mod))
    await filled(server, await server.slash("ask", question=WHEN, by=server.alice), "answer ")
    said = await server.say(f"{server.bot.mention} {WHEN}", by=server.alice)
    await server.until(lambda: reply_to(server, said), 20)
    dm = server.dm(server.alice)
    await opened(server, await server.slash("load", files={"file": PIER}, by=server.alice, at=dm))
    await filled(server, await server.slash("ask", question=WHEN, by=server.alice, at=dm), "answer ")
    waits = await server.slash("load", files={"file": PIER}, by=server.mod, at=server.other)
    await filled(server, waits, "Not open yet")


def rows(file):
    """Every row of every table."""
    with closing(sqlite3.connect(file)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - our own tables
            for (name,) in named
        }


async def test_privacy_and_the_welcome_lead_to_the_pages_of_whoever_runs_it(tmp_path):
    pages = {
        "PULLQUOTE_PRIVACY_URL": "https://club.example/privacy",
        "PULLQUOTE_TERMS_URL": "https://club.example/terms",
    }
    async with running(tmp_path / "home", warm=False, PULLQUOTE_RETENTION_DAYS="9", **pages) as (server, bot):
        await bot.said("Pullquote is connected")
        shown = (await filled(server, await server.slash("privacy"), "for 9 days after you last asked")).shown
        assert [one["url"] for one in parts(shown["components"]) if one.get("url")] == [*pages.values()]
        before = set(server.messages)
        await server.add_bot(server.stranger_guild)
        (new,) = await server.until(lambda: set(server.messages) - before)
        welcome = server.messages[new]["components"]
        assert [one["url"] for one in parts(welcome) if one.get("url")] == [*pages.values()]


async def test_ids_of_people_are_in_one_table_and_neither_ids_names_nor_questions_in_the_log(tmp_path):
    async with running(tmp_path / "home") as (server, bot):
        await ask_everywhere(server)
        moderator, asker = server.mod.id, server.alice.id
        assert await bot.stop() == (0, pytest.approx(5, abs=10))
    pseudonym = People((tmp_path / "home" / KEY_FILE).read_bytes()).pseudonym

    found = rows(tmp_path / "home" / "library.db")
    people = found.pop("people")
    assert [row[:3] for row in people] == [(f"server:{server.news.guild.id}", pseudonym(asker), asker)]
    assert [(name, row) for name, kept in found.items() for row in kept if asker in str(row)] == []
    assert [(name, row) for name, kept in found.items() for row in kept if moderator in str(row)] == []
    assert {row[6] for row in found["journal"]} == {pseudonym(asker)}
    assert [row[3] for row in found["drafts"]] == [pseudonym(moderator)]

    for unsaid in (asker, moderator, pseudonym(asker), server.alice.name, "quillon"):
        assert unsaid not in bot.log
    assert " of somebody's own library" in bot.log  # the request in hers
    assert "names forgotten, their time being over: 0" in bot.log
    assert stat.S_IMODE((tmp_path / "home" / KEY_FILE).stat().st_mode) == 0o600


async def test_names_whose_time_is_over_are_forgotten_when_the_bot_starts(tmp_path):
    home = tmp_path / "home"
    async with running(home, warm=False) as (_, bot):
        await bot.said("names forgotten, their time being over: 0")
        await bot.stop()
    with closing(sqlite3.connect(home / "library.db", isolation_level=None)) as connection:
        for owner, days in (("server:1", "-31 days"), ("server:2", "-29 days")):
            row = f"'{owner}', 'person:a', '1', strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', 'now', '{days}')"
            connection.execute(f"INSERT INTO people VALUES ({row})")  # noqa: S608 - our own text
    async with running(home, warm=False) as (_, bot):
        await bot.said("names forgotten, their time being over: 1")
        await bot.stop()
    assert [row[0] for row in rows(home / "library.db")["people"]] == ["server:2"]


async def test_a_key_that_is_none_ends_the_process_with_a_sentence(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / KEY_FILE).write_bytes(b"")
    (home / KEY_FILE).chmod(0o600)
    async with FakeDiscord(check=rules(), token=CANARY) as server, shipped(server, home) as bot:
        assert await asyncio.wait_for(bot.process.wait(), 30) == 6
        assert "person.key is not one that Pullquote made." in bot.log.replace("\n", " ")
        assert "Traceback" not in bot.log
