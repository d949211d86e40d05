"""What the bot must be allowed in a channel, and what fails without it."""

from collections.abc import Mapping
from typing import Final

import discord

from bot.tongue import say

NEEDED: Final[Mapping[str, tuple[str, str]]] = {
    "view_channel": ("View Channel", "mentions are not seen"),
    "send_messages": ("Send Messages", "mentions get no answer, and nothing is said where an answer comes late"),
    "send_messages_in_threads": ("Send Messages in Threads", "mentions in threads get no answer"),
    "attach_files": ("Attach Files", "a passage that is too long for a message cannot be shown"),
    "read_message_history": ("Read Message History", "an answer cannot be written below its question"),
}
"""By discord.py's names of the flags: Discord's own names, and what fails (topics/permissions)."""

PERMISSIONS: Final = discord.Permissions(**dict.fromkeys(NEEDED, True))
"""All of it, and nothing else."""


def missing(granted: discord.Permissions) -> list[str]:
    """What is not granted, in Discord's words, each with what fails without it."""
    return [
        say("{name}: without it {failing}", name=name, failing=say(failing))
        for flag, (name, failing) in NEEDED.items()
        if not getattr(granted, flag)
    ]
