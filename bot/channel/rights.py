"""Whether somebody may use a command, as Discord itself decides it: a function of what it says, and of nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

_ADMINISTRATOR: Final = 1 << 3
_USE_APPLICATION_COMMANDS: Final = 1 << 31
"""topics/permissions: Bitwise Permission Flags."""


class Target(IntEnum):
    """interactions/application-commands: Application Command Permission Type."""

    ROLE = 1
    USER = 2
    CHANNEL = 3


@dataclass(frozen=True, slots=True)
class Override:
    """What a server has chosen for a role, a person or a channel, under Server Settings, Integrations."""

    target: Target
    id: int
    allowed: bool


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody in a channel of a server. `channel` is, of a thread, the channel that it belongs to."""

    user: int
    roles: frozenset[int]
    permissions: int
    server: int
    channel: int


def may_use(
    caller: Caller, default: int | None, of_command: Sequence[Override], of_application: Sequence[Override]
) -> bool:
    """Whether Discord lets them use a command whose `default_member_permissions` are these.

    What is chosen for a command goes before what is chosen for all commands of the application; a person goes before
    their roles, and those before everybody; one role that is allowed is enough. Being allowed a command replaces its
    default permissions, being allowed the application does not (change log of 17 November 2022, "Upcoming Application
    Command Permission Changes"; interactions/application-commands: Permissions).
    """
    if caller.permissions & _ADMINISTRATOR:
        return True
    if not caller.permissions & _USE_APPLICATION_COMMANDS or not _open_there(caller, of_command, of_application):
        return False
    chosen = _of_person(caller, of_command)
    if chosen is not None:
        return chosen
    if _of_person(caller, of_application) is False:
        return False
    if default is None:
        return True
    return default != 0 and caller.permissions & default == default


def _open_there(caller: Caller, *levels: Sequence[Override]) -> bool:
    """Of channels the one itself goes before all of them, whose id is the server's less one (there: Constants)."""
    for overrides in levels:
        for id_ in (caller.channel, caller.server - 1):
            chosen = _of(overrides, Target.CHANNEL, {id_})
            if chosen is not None:
                return chosen
    return True


def _of_person(caller: Caller, overrides: Sequence[Override]) -> bool | None:
    """What is chosen for somebody; none where nothing is. The role of everybody has the server's own id."""
    levels = ((Target.USER, {caller.user}), (Target.ROLE, caller.roles - {caller.server}))
    for target, ids in (*levels, (Target.ROLE, {caller.server})):
        chosen = _of(overrides, target, ids)
        if chosen is not None:
            return chosen
    return None


def _of(overrides: Sequence[Override], target: Target, ids: set[int] | frozenset[int]) -> bool | None:
    found = [one.allowed for one in overrides if one.target is target and one.id in ids]
    return any(found) if found else None
