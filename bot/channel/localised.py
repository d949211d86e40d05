"""Commands as people see them in their own Discord: what they are called and do, in the language spoken."""

import unicodedata
from typing import Final

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from bot import tongue

_NAMES: Final = frozenset({Place.command_name, Place.group_name, Place.parameter_name})
_SENTENCES: Final = frozenset(
    {Place.command_description, Place.group_description, Place.parameter_description, Place.choice_name}
)

_NAME: Final = 32
"""Characters of a name at most (interactions/application-commands: Application Command Structure)."""

_MARKS: Final = "-_'"
_SCRIPTS: Final = ((0x0900, 0x097F), (0x0E00, 0x0E7F))
"""Devanagari and Thai, which write vowels as marks of their own (there: Application Command Naming)."""


class Localised(app_commands.Translator):
    """discord.py asks it for every name and description, in every language that Discord has."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Its form where that is the language spoken; none for the others, and where it stays as it is in English.

        A name that Discord would not take is not handed on: the whole list of commands would be refused for it.
        """
        if locale.value != tongue.locale():
            return None
        if context.location in _SENTENCES:
            return tongue.say(string.message)
        if context.location not in _NAMES:
            return None
        name = tongue.name(string.message)
        of_menu = isinstance(context.data, app_commands.ContextMenu)
        fits = is_name_of_menu(name) if of_menu else is_name(name)
        return name if fits and name != string.message else None


def is_name(text: str) -> bool:
    """Whether a command or an option may be called so: letters, digits and a few marks, in small letters."""
    return 1 <= len(text) <= _NAME and text == text.lower() and all(map(_fits, text))


def is_name_of_menu(text: str) -> bool:
    """The same for a command in the menu of a message, which may have blanks and capitals."""
    return 1 <= len(text) <= _NAME and text == text.strip()


def _fits(character: str) -> bool:
    if character in _MARKS or unicodedata.category(character)[0] in {"L", "N"}:
        return True
    return any(first <= ord(character) <= last for first, last in _SCRIPTS)
