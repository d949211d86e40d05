"""A client in this process, on a test server of its own."""

import asyncio
from contextlib import asynccontextmanager

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from fakes.channel import bot_on
from fakes.discord import FakeDiscord


@asynccontextmanager
async def connected(make, **settings):
    """A server with these settings, and the client that `make` gives, ready and with its commands known."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    async with FakeDiscord(**settings) as server:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = server.env()["DISCORD_API_BASE"], yarl.URL(server.gateway.url)
        client = make()
        running = asyncio.create_task(client.start(server.token))
        try:
            await asyncio.wait_for(asyncio.gather(server.ready.wait(), server.synced.wait()), 10)
            yield server, client
        finally:
            await client.close()
            await asyncio.gather(running, return_exceptions=True)
            Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


@asynccontextmanager
async def bot_online(house, check, site=None, **options):
    """The bot on that house, with its files from the server; `options` as of `fakes.channel.desk_on`."""

    def bot():
        made = bot_on(house, site, **options)
        made.files_at |= {"127.0.0.1"}
        return made

    async with connected(bot, check=check) as (server, made):
        try:
            yield server, made
        finally:
            made.desk.abort()
