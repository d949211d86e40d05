"""Waiting until the bot in this process is done with something."""

import asyncio
import re

OURS = re.compile("CommandTree|discord-ui|.*: on_")


async def done(doing):
    """Do it, and wait until the bot has done all it does about it, in tasks that discord.py names so."""
    result = await doing
    async with asyncio.timeout(10):
        while ours := [one for one in asyncio.all_tasks() if OURS.match(one.get_name())]:
            await asyncio.wait(ours)
    return result
