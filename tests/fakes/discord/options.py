"""A command as the client offers it: where, to whom, and which options it lets through."""

from enum import IntEnum

from .overrides import in_reach
from .payloads import bits, member_json, user_json
from .world import Channel, Context, User


class Option(IntEnum):
    """interactions/application-commands: Application Command Option Type."""

    SUBCOMMAND = 1
    GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


# Application Command Option Structure: "minimum of 0, maximum of 6000".
LONGEST_STRING = 6000
TYPES = {Option.STRING: str, Option.INTEGER: int, Option.BOOLEAN: bool, Option.NUMBER: (int, float)}


def offered(world, command, user, channel):
    """Make sure that the client shows this command to this user here.

    Raises:
        LookupError: it is not for such places or ways of installing.
        PermissionError: it is not for this user.
    """
    context, installed = world.context_at(channel), 0 if world.bot_is_in(channel) else 1
    if context not in (command.get("contexts") or list(Context)):
        raise LookupError(f"/{command['name']} is not shown in {context.name}")
    if installed not in command.get("integration_types", [0]):
        raise LookupError(f"/{command['name']} is not shown to those who installed the app that way ({installed})")
    if channel.guild is not None and installed == 0 and not in_reach(world, command, user, channel):
        raise PermissionError(f"the client does not show /{command['name']} to {user.name}")


def descend(command, names):
    """The options of a subcommand, and a function that wraps given options as the client nests them."""
    kinds, options = [], command.get("options", [])
    for name in names:
        found = next((one for one in options if one["name"] == name and one["type"] in {1, 2}), None)
        if found is None:
            raise LookupError(f"/{command['name']} has no subcommand {name!r}")
        kinds.append((name, found["type"]))
        options = found.get("options", [])

    def nested(given):
        for name, kind in reversed(kinds):
            given = [{"name": name, "type": kind, "options": given}]
        return given

    return {one["name"]: one for one in options}, nested


def check(known, given, *, focused=None):
    """Raise what keeps the client from sending these options: LookupError, TypeError or ValueError."""
    unknown = set(given) - set(known)
    if unknown:
        raise LookupError(f"no option {sorted(unknown)}; there are {sorted(known)}")
    missing = [name for name, one in known.items() if one.get("required") and name not in given]
    if missing and not focused:
        raise ValueError(f"required options are missing: {missing}")
    for name, value in given.items():
        if name != focused:
            _check_one(known[name], value)


def _check_one(option, value):
    name, kind = option["name"], Option(option["type"])
    wanted = TYPES.get(kind)
    if wanted and (not isinstance(value, wanted) or (kind is not Option.BOOLEAN and isinstance(value, bool))):
        raise TypeError(f"{name} is a {kind.name}, not {value!r}")
    if kind is Option.STRING and not option.get("min_length", 0) <= len(value) <= option.get(
        "max_length", LONGEST_STRING
    ):
        raise ValueError(f"{name} has {len(value)} characters")
    if kind in {Option.INTEGER, Option.NUMBER} and not (
        option.get("min_value", value) <= value <= option.get("max_value", value)
    ):
        raise ValueError(f"{name} is out of range: {value}")
    choices = [one["value"] for one in option.get("choices") or []]
    if choices and value not in choices:
        raise ValueError(f"{name} is none of {choices}: {value!r}")


def guessed(value):
    """The type of an option that no command has (only sent by somebody who made the request by hand)."""
    kinds = ((bool, Option.BOOLEAN), (int, Option.INTEGER), (float, Option.NUMBER))
    return next((kind for type_, kind in kinds if isinstance(value, type_)), Option.STRING)


def typed(world, known, given, channel, *, focused=None):
    """The options as they travel, and what they refer to ("resolved")."""
    out, resolved = [], {}
    for name, value in given.items():
        kind = known[name]["type"] if name in known else guessed(value)
        one = {"name": name, "type": int(kind), "value": resolve(world, value, channel, resolved)}
        out.append(one | ({"focused": True} if name == focused else {}))
    return out, resolved


def resolve(world, value, channel, resolved):
    """The value itself; of a user, channel or attachment the id, with the thing put into `resolved`."""
    if isinstance(value, User):
        resolved.setdefault("users", {})[value.id] = user_json(value)
        if channel.guild and channel.guild.has(value):
            member = member_json(channel.guild, value, with_user=False, may=channel.may(value))
            resolved.setdefault("members", {})[value.id] = member
        return value.id
    if isinstance(value, Channel):
        part = {"id": value.id, "name": value.name, "type": int(value.kind), "flags": 0}
        part |= {"permissions": bits(value.may(world.bot)), "app_permissions": bits(value.may(world.bot))}
        resolved.setdefault("channels", {})[value.id] = part
        return value.id
    if isinstance(value, dict) and "filename" in value:
        resolved.setdefault("attachments", {})[value["id"]] = value
        return value["id"]
    return value
