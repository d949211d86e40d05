"""Who asks, and where: Discord's ids as the library's opaque names."""

from collections.abc import Sequence

import discord

from retrieval.answer import Room


def room_of(interaction: discord.Interaction[discord.Client]) -> Room:
    """The room of a command or a press.

    Where the bot is a member of the server, articles are the server's; elsewhere (direct messages, servers where only
    a person installed the bot) they are that person's own.
    """
    by_person_alone = interaction.is_user_integration() and not interaction.is_guild_integration()
    server = None if by_person_alone else interaction.guild_id
    return _room(server, interaction.user.id, interaction.channel_id, interaction.channel)


def room_of_message(message: discord.Message) -> Room:
    """The room of a message; the bot sees those of servers it is a member of, and direct ones."""
    server = message.guild.id if message.guild else None
    return _room(server, message.author.id, message.channel.id, message.channel)


def actor(user: discord.abc.User) -> str:
    """Who it is, as the journal keeps it."""
    return f"discord:{user.id}"


def user_id(asked_by: str) -> str:
    """The number behind `actor`."""
    return asked_by.removeprefix("discord:")


def those_in(server: discord.Guild | None, rooms: Sequence[str]) -> list[str]:
    """Those rooms that are still channels of the server."""
    numbers = {room: int(room.removeprefix("channel:")) for room in rooms}
    return [room for room, number in numbers.items() if server and server.get_channel_or_thread(number)]


def link_to(server: int | None, channel: int, message: int) -> str:
    """Where Discord shows a message (reference: Message Formatting, message links)."""
    return f"https://discord.com/channels/{server or '@me'}/{channel}/{message}"


def _room(server: int | None, person: int, channel_id: int | None, channel: object) -> Room:
    owner = f"server:{server}" if server else f"person:{person}"
    around = getattr(channel, "parent_id", None) if isinstance(channel, discord.Thread) else None
    return Room(owner, f"channel:{channel_id}", f"channel:{around}" if around else None)
