"""Who may press what: the rights that Discord guards commands with, read from it and kept for a moment."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import discord
from discord import app_commands

from bot.channel.called import Interaction
from bot.channel.places import room_of
from bot.channel.rights import Caller, Override, Target, may_use
from bot.channel.sending import UNREACHED, code_of, logged

_LOG: Final = logging.getLogger("pullquote.channel")

_KEPT: Final = 60.0
"""Seconds: Discord tells of every change, so this only mends what was missed while the connection was down."""

_PATIENCE: Final = 1.0
"""Seconds that both are waited for: a third of the three in which a press must be answered
(interactions/receiving-and-responding: Responding to an Interaction)."""

_NOTHING_CHOSEN: Final = 10066
"""Discord's code where a server has left a command as it came (topics/opcodes-and-status-codes: Unknown application
command permissions)."""

_TARGETS: Final = {int(one): one for one in Target}

Found = tuple[Override, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    until: float
    found: Found


class Rights:
    """What servers have chosen for the commands of one client. Belongs to one event loop."""

    def __init__(
        self,
        client: discord.Client,
        tree: app_commands.CommandTree[discord.Client],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._tree = tree
        self._clock = clock
        self._ids: dict[str, int] = {}
        self._kept: dict[tuple[int, int], _Kept] = {}
        self._changes = 0

    def learn(self, synced: Sequence[app_commands.AppCommand]) -> None:
        """The commands as Discord has them: it knows them by ids."""
        self._ids = {one.name: one.id for one in synced if one.type is discord.AppCommandType.chat_input}

    def forget(self, server: int | None = None) -> None:
        """Something was chosen anew, there or anywhere."""
        self._changes += 1
        self._kept = {} if server is None else {key: one for key, one in self._kept.items() if key[0] != server}

    async def may_use(self, interaction: Interaction, name: str) -> bool:
        """Whether whoever presses may use that command there. In a library of their own everybody may."""
        command = self._tree.get_command(name)
        if command is None:
            raise LookupError(name)
        server = interaction.guild_id
        if server is None or not room_of(interaction).owner.startswith("server:"):
            return command.allowed_contexts is None or bool(command.allowed_contexts.dm_channel)
        default = command.default_permissions
        chosen = await self._chosen(server, self._ids[name], interaction.application_id)
        return may_use(_caller(interaction, server), None if default is None else default.value, *chosen)

    async def _chosen(self, server: int, command: int, application: int) -> tuple[Found, Found]:
        """What the server has chosen for the command and for the application; nothing where that cannot be read."""
        changes = self._changes
        reading = asyncio.gather(*(self._read(application, server, id_) for id_ in (command, application)))
        try:
            found = await asyncio.wait_for(reading, _PATIENCE)
        except UNREACHED as error:
            _LOG.warning("who may use a command could not be read, so its default holds: %s", logged(error))
            return (), ()
        if changes == self._changes:  # else it may be older than what was chosen meanwhile
            now = self._clock()
            self._kept = {key: one for key, one in self._kept.items() if one.until > now}
            for id_, read in zip((command, application), found, strict=True):
                self._kept.setdefault((server, id_), _Kept(now + _KEPT, read))
        return found[0], found[1]

    async def _read(self, application: int, server: int, id_: int) -> Found:
        """For a command by its id; for all of them by the application's, for which discord.py has no other way."""
        kept = self._kept.get((server, id_))
        if kept is not None and kept.until > self._clock():
            return kept.found
        try:
            given = await self._client.http.get_application_command_permissions(application, server, id_)
        except discord.NotFound as error:
            if code_of(error) == _NOTHING_CHOSEN:
                return ()
            raise
        known = [(_TARGETS.get(one["type"]), one) for one in given["permissions"]]
        return tuple(Override(target, int(one["id"]), one["permission"]) for target, one in known if target is not None)


def _caller(interaction: Interaction, server: int) -> Caller:
    channel = interaction.channel
    around = channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id
    roles = frozenset(one.id for one in getattr(interaction.user, "roles", ()))
    return Caller(interaction.user.id, roles, interaction.permissions.value, server, around or 0)
