"""What a guild chooses under Integrations, and what comes of it (interactions/application-commands: Permissions)."""

from .world import EVERYTHING, Guild, Kind, Permission, Role, User

ROLE, USER, CHANNEL = 1, 2, 3


def entry(whom, *, allowed):
    """One of the permissions of a command: for a user, a role, a channel; the guild itself stands for all channels."""
    if isinstance(whom, User):
        return {"id": whom.id, "type": USER, "permission": allowed}
    if isinstance(whom, Role):
        return {"id": whom.id, "type": ROLE, "permission": allowed}
    id_ = str(int(whom.id) - 1) if isinstance(whom, Guild) else whom.id
    return {"id": id_, "type": CHANNEL, "permission": allowed}


def chosen(entries, kind, *ids):
    """What is chosen for one of these; where two roles differ, the one that is allowed counts."""
    found = [one["permission"] for one in entries if one["type"] == kind and one["id"] in ids]
    return True in found if found else None


def first(*choices):
    return next((one for one in choices if one is not None), None)


def in_reach(world, command, user, channel):
    """Whether Discord lets this member use the command in this channel of a guild where the bot is."""
    guild, may = channel.guild, channel.may(user)
    if may & Permission.ADMINISTRATOR or may == EVERYTHING:
        return True
    own = world.command_permissions.get((guild.id, command["id"]), [])
    base = world.command_permissions.get((guild.id, world.app_id), [])
    place = channel.parent if channel.kind is Kind.THREAD else channel
    every_channel = str(int(guild.id) - 1)
    there = first(*(chosen(level, CHANNEL, id_) for level in (own, base) for id_ in (place.id, every_channel)))
    if not may & Permission.USE_APPLICATION_COMMANDS or there is False:
        return False
    roles = [role.id for role in guild.members[user.id][1]] if guild.has(user) else []
    of_user = [
        first(chosen(level, USER, user.id), chosen(level, ROLE, *roles), chosen(level, ROLE, guild.id))
        for level in (own, base)
    ]
    if of_user[0] is not None or of_user[1] is False:
        return bool(of_user[0])
    need = command.get("default_member_permissions")
    # "0" is for administrators alone.
    return need is None or (int(need) != 0 and int(may) & int(need) == int(need))
