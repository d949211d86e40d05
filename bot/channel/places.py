"""Who asks, and where: Discord's ids as the library's opaque names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol, cast

import discord

from bot.people import People
from bot.registry import Registry
from retrieval.answer import Room

_MENTION: Final = re.compile(r"<@!?[0-9]+>")
"""A mention of a user (reference: Message Formatting)."""

SOMEBODY: Final = "@…"
"""What stands for a mention of somebody whose name is not at hand."""


class _Client(Protocol):
    registry: Registry


def people_of(interaction: discord.Interaction[discord.Client]) -> People:
    """Pseudonyms, as the client that received it makes them."""
    return cast(_Client, interaction.client).registry.people


def room_of(interaction: discord.Interaction[discord.Client]) -> Room:
    """The room of a command or a press.

    Where the bot is a member of the server, articles are the server's; elsewhere (direct messages, servers where only
    a person installed the bot) they are that person's own.
    """
    by_person_alone = interaction.is_user_integration() and not interaction.is_guild_integration()
    server = None if by_person_alone else interaction.guild_id
    person = people_of(interaction).pseudonym(interaction.user.id)
    return _room(server, person, interaction.channel_id, interaction.channel)


def room_of_message(message: discord.Message, people: People) -> Room:
    """The room of a message; the bot sees those of servers it is a member of, and direct ones."""
    server = message.guild.id if message.guild else None
    return _room(server, people.pseudonym(message.author.id), message.channel.id, message.channel)


def actor(interaction: discord.Interaction[discord.Client]) -> str:
    """Whose command or press it is, as the library keeps it."""
    return people_of(interaction).pseudonym(interaction.user.id)


def those_in(server: discord.Guild | None, rooms: Sequence[str]) -> list[str]:
    """Those rooms that are still channels of the server: all of them, while Discord does not say what it has."""
    if server is not None and server.unavailable:
        return list(rooms)
    numbers = {room: int(room.removeprefix("channel:")) for room in rooms}
    return [room for room, number in numbers.items() if server and server.get_channel_or_thread(number)]


def without_ids(text: str) -> str:
    """The text without the ids of users that Discord writes where somebody is mentioned."""
    return _MENTION.sub(SOMEBODY, text)


def link_to(server: int | None, channel: int, message: int) -> str:
    """Where Discord shows a message (reference: Message Formatting, message links)."""
    return f"https://discord.com/channels/{server or '@me'}/{channel}/{message}"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a conversation a question stands.

    `to` is the link of the message that it replies to; `starter` that of the message which its thread was opened below.
    `chained`: what is asked there goes on from what was asked before; `shared`: also from what others asked.
    """

    to: str | None = None
    starter: str | None = None
    chained: bool = False
    shared: bool = False


def spot_of(server: int | None, channel: object, to: str | None = None) -> Spot:
    """A thread has the id of the message that it was opened below (reference: Threads)."""
    if not isinstance(channel, discord.Thread):
        return Spot(to, chained=server is None)
    return Spot(to, link_to(server, channel.parent_id, channel.id), chained=True, shared=True)


def _room(server: int | None, person: str, channel_id: int | None, channel: object) -> Room:
    owner = f"server:{server}" if server else person
    around = getattr(channel, "parent_id", None) if isinstance(channel, discord.Thread) else None
    return Room(owner, f"channel:{channel_id}", f"channel:{around}" if around else None)
