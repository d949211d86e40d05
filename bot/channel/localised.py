"""Commands as people see them in their own Discord: names stay, what they do is said in the language spoken."""

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from bot import tongue

_SAID = frozenset(
    {
        Place.command_description,
        Place.group_description,
        Place.parameter_description,
        Place.choice_name,
    }
)
"""What is a sentence. Names of commands and options stay as they are, since sentences call them by these names."""


class Localised(app_commands.Translator):
    """discord.py asks it for every name and description, in every language that Discord has."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The sentence where that is the language spoken; none for the others."""
        if context.location not in _SAID or locale.value != tongue.locale():
            return None
        return tongue.say(string.message)
