"""`/passage`: a passage by the id that stands below it wherever it is cited, in its place and with its proof."""

import re
from typing import Final

from discord import app_commands

from bot.channel.answers import certified
from bot.channel.called import Called, Interaction
from bot.channel.layout import Drawn
from bot.channel.shared import desk_of, everywhere
from bot.channel.visit import serve

_SHORT: Final = re.compile(r"p[0-9]{1,6}s[0-9]{1,6}(?:-[0-9]{1,6})?", re.IGNORECASE)
"""What a passage is called inside its article: enough where one article alone is open."""


@app_commands.command(name="passage", description="See a passage in its place, by the id that stands below it.")
@app_commands.describe(id="Such as 9f3c1a2b-p7s1.")
@everywhere
async def passage(interaction: Interaction, id: app_commands.Range[str, 1, 100]) -> None:  # noqa: A002 - as people see it
    """`/passage`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        named = id.strip().removeprefix("passage").strip()
        opened = await desk.open_in(visit.room) if _SHORT.fullmatch(named) else []
        if len(opened) == 1:
            named = f"{opened[0].id}-{named}"
        return certified(*await desk.passage(visit.room.owner, named), visit.day)

    await serve(desk, visit, "passage", work)
