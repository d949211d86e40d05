"""The permissions that the bot needs in a server, and why; it asks for no other."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

import discord

from retrieval.said_later import Wording


@dataclass(frozen=True, slots=True)
class Need:
    """One permission: its name in Discord's words, its flag in discord.py's, and what fails without it.

    Names and flags: topics/permissions, Bitwise Permission Flags. `why` is one sentence that begins with a capital.
    """

    name: str
    flag: str
    why: Wording

    @property
    def granted(self) -> discord.Permissions:
        """This permission alone."""
        return discord.Permissions(**{self.flag: True})


NEEDS: Final = (
    Need(
        "View Channels",
        "view_channel",
        Wording("Without it the bot hears no mention in the channel; commands work all the same."),
    ),
    Need(
        "Send Messages",
        "send_messages",
        Wording("Without it a mention gets no answer in the channel; whoever asked is told so in a direct message."),
    ),
    Need(
        "Send Messages in Threads",
        "send_messages_in_threads",
        Wording("Without it a mention in a thread gets no answer there."),
    ),
    Need(
        "Attach Files",
        "attach_files",
        Wording(
            "Without it an answer to a mention cannot be given if a quotation is too long for a message: it is never "
            "cut."
        ),
    ),
    Need(
        "Read Message History",
        "read_message_history",
        Wording("Without it Discord lets the bot reply to no message, so a mention gets no answer."),
    ),
)
"""In the order in which Discord lists them. Embed Links is not among them: the bot's messages have no embeds.

Commands, buttons and forms need none of these: what answers them is sent with a token of their own
(interactions/receiving-and-responding).
"""

TOGETHER: Final = reduce(or_, (one.granted for one in NEEDS))
"""All of them."""


def missing(permissions: discord.Permissions) -> list[Need]:
    """What is not granted. Who is an administrator has every permission."""
    return [one for one in NEEDS if not (permissions.administrator or getattr(permissions, one.flag))]


def unneeded(permissions: discord.Permissions) -> list[str]:
    """The flags, in discord.py's words, that are granted beyond these."""
    return [flag for flag, granted in permissions if granted and not getattr(TOGETHER, flag)]
