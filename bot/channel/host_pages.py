"""The pages of whoever runs the bot: the setting knows them, and the buttons that lead there."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.channel.says import Says


@dataclass(frozen=True, slots=True)
class HostPages:
    """Addresses on the web; none where the host has not named one."""

    privacy: str | None = None
    terms: str | None = None

    def links(self) -> list[ui.Button[Any]]:
        """A button for each."""
        named = ((Says.PRIVACY_PAGE, self.privacy), (Says.TERMS_PAGE, self.terms))
        return [ui.Button(style=discord.ButtonStyle.link, label=label, url=url) for label, url in named if url]


NO_PAGES = HostPages()
