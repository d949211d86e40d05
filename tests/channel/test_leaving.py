"""A server that removes the bot is remembered to be let go, and one that comes back is not; the log names nobody."""

import logging

from fakes.channel import person
from fakes.online import bot_online
from fakes.shipped import rules
from retrieval.answer import Room
from retrieval.segment import article_from_text


async def test_a_server_that_removes_the_bot_is_let_go_later_unless_it_comes_back(house):
    async with bot_online(house, rules()) as (server, bot):
        guild = server.guild_a
        owner = f"server:{guild.id}"
        await server.remove_bot(guild)
        await server.until(lambda: owner in house.people.left)
        assert bot.get_guild(int(guild.id)) is None


async def test_a_server_that_removed_the_bot_while_it_was_away_is_noticed(house):
    house.library.load(article_from_text("The pier opened in June."), Room("server:404", "channel:1"))
    async with bot_online(house, rules()) as (server, _):
        house_of = f"server:{server.guild_a.id}"
        await server.until(lambda: "server:404" in house.people.left)
    assert house_of not in house.people.left


async def test_a_server_that_is_only_out_of_reach_keeps_all(house):
    async with bot_online(house, rules()) as (server, _):
        guild = server.guild_a
        server.gateway.dispatch("GUILD_DELETE", {"id": guild.id, "unavailable": True}, 1)
        asked = await server.slash("help", by=server.alice, at=server.dm(server.alice))
        await server.until(lambda: asked.shown and asked.shown["components"])
        assert house.people.left == {}


async def test_the_log_names_nobody_who_writes_to_the_bot_alone(house, caplog):
    async with bot_online(house, rules()) as (server, _):
        with caplog.at_level(logging.INFO):
            asked = await server.slash("ask", by=server.alice, at=server.dm(server.alice), question="Is Ann ill?")
            await server.until(lambda: asked.shown)
        assert "of somebody's own library" in caplog.text
        for secret in (person(server.alice), server.alice.id, "Is Ann ill?", server.alice.name):
            assert secret not in caplog.text


async def test_what_still_arrives_while_the_connection_is_being_closed_is_let_pass(house):
    async with bot_online(house, rules()) as (server, bot):
        await bot.close()
        server.gateway.dispatch("GUILD_DELETE", {"id": server.guild_a.id}, 1)
        bot.dispatch("guild_remove", bot.get_guild(int(server.guild_a.id)))
    assert house.people.left == {}
