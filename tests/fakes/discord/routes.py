"""The routes that a bot calls with its own token."""

from functools import partial
from itertools import islice

from . import errors, payloads
from .messages import EPHEMERAL
from .table import route
from .world import Kind, Overwrite, Permission

TABLE = []
on = partial(route, TABLE)


def place(state, id_, *needed):
    """The channel, if the bot is there and may do this."""
    channel = state.channels.get(id_)
    if channel is None or channel.deleted:
        raise errors.unknown_channel()
    may = channel.may(state.bot)
    if not state.bot_is_in(channel) or not may & Permission.VIEW_CHANNEL:
        raise errors.missing_access()
    if any(one not in may for one in needed):
        raise errors.missing_permissions()
    return channel


def standing(state, channel, id_):
    """A message of this channel that the bot can see there; answers for one person are not among them."""
    message = state.messages.get_or_refuse(id_)
    if message["channel_id"] != channel.id or message["flags"] & EPHEMERAL:
        raise errors.unknown_message()
    return message


@on("GET", "/users/@me")
def own_user(state, _call):
    return payloads.own_user_json(state.bot)


@on("GET", "/users/{user}")
def user(state, _call, id_):
    if id_ not in state.users:
        raise errors.unknown_user()
    return payloads.user_json(state.users[id_])


@on("POST", "/users/@me/channels")
def open_direct_messages(state, call):
    recipient = state.users.get(str(call.body["recipient_id"]))
    if recipient is None:
        raise errors.unknown_user()
    return payloads.channel_json(state.dm(recipient))


@on("GET", "/oauth2/applications/@me")
@on("GET", "/applications/@me")
def application(state, _call):
    return payloads.application_json(state)


@on("GET", "/gateway")
def gateway(state, _call):
    return {"url": state.gateway.url}


@on("GET", "/gateway/bot")
def gateway_for_bots(state, _call):
    limit = {"total": 1000, "remaining": state.starts_left, "reset_after": 9_000_000, "max_concurrency": 1}
    return {"url": state.gateway.url, "shards": 1, "session_start_limit": limit}


def registered(state, command, **more):
    """A command as Discord keeps it (interactions/application-commands: Application Command Structure)."""
    given = {key: value for key, value in command.items() if value is not None}
    out = {"type": 1, "description": "", "options": [], "default_member_permissions": None, "nsfw": False} | given
    if out["default_member_permissions"] is not None:
        # It may be sent as a number, but is always given back as a string.
        out["default_member_permissions"] = str(out["default_member_permissions"])
    return {**out, "id": state.snow(), "application_id": state.app_id, "version": state.snow(), **more}


@on("PUT", "/applications/{application}/commands")
def put_commands(state, call, _):
    everywhere = {"integration_types": [0], "contexts": None}
    # "Commands that do not already exist will count toward daily creation limits": the others keep their ids.
    before = {(one["name"], one["type"]): one["id"] for one in state.commands}
    state.commands = [registered(state, {**everywhere, **one}) for one in call.body]
    for one in state.commands:
        one["id"] = before.get((one["name"], one["type"]), one["id"])
    state.synced.set()
    return state.commands


@on("GET", "/applications/{application}/commands")
def get_commands(state, _call, _):
    return state.commands


@on("PUT", "/applications/{application}/guilds/{guild}/commands")
def put_guild_commands(state, call, _, guild):
    if guild not in state.guilds or not state.guilds[guild].has(state.bot):
        raise errors.missing_access()
    state.guild_commands[guild] = [registered(state, one, guild_id=guild) for one in call.body]
    state.synced.set()
    return state.guild_commands[guild]


@on("GET", "/applications/{application}/guilds/{guild}/commands")
def get_guild_commands(state, _call, _, guild):
    return state.guild_commands.get(guild, [])


@on("GET", "/applications/{application}/guilds/{guild}/commands/{command}/permissions")
def get_command_permissions(state, _call, _, guild, command):
    if guild not in state.guilds or not state.guilds[guild].has(state.bot):
        raise errors.missing_access()
    if (guild, command) not in state.command_permissions:
        raise errors.unknown_command_permissions()
    return payloads.command_permissions_json(state, guild, command)


@on("GET", "/guilds/{guild}")
def get_guild(state, _call, id_):
    if id_ not in state.guilds:
        raise errors.unknown_guild()
    return payloads.guild_json(state.guilds[id_])


@on("GET", "/guilds/{guild}/members/{user}")
def get_member(state, _call, guild, id_):
    if guild not in state.guilds or id_ not in state.guilds[guild].members:
        raise errors.unknown_member()
    return payloads.member_json(state.guilds[guild], state.users[id_])


@on("GET", "/channels/{channel}")
def get_channel(state, _call, id_):
    return payloads.channel_json(place(state, id_))


@on("PUT", "/channels/{channel}/permissions/{overwrite}")
def put_overwrite(state, call, id_, whose):
    channel = place(state, id_, Permission.MANAGE_ROLES)
    allow, deny = (Permission(int(call.body.get(key) or 0) & sum(Permission)) for key in ("allow", "deny"))
    channel.overwrites[whose] = Overwrite(call.body["type"] == 1, allow, deny)
    state.tell_of_channel(channel)


@on("DELETE", "/channels/{channel}/permissions/{overwrite}")
def delete_overwrite(state, _call, id_, whose):
    channel = place(state, id_, Permission.MANAGE_ROLES)
    channel.overwrites.pop(whose, None)
    state.tell_of_channel(channel)


def may_send(state, id_):
    channel = place(state, id_)
    in_thread = channel.kind is Kind.THREAD
    place(state, id_, Permission.SEND_MESSAGES_IN_THREADS if in_thread else Permission.SEND_MESSAGES)
    if any(one.id in state.closed_dms for one in channel.people):
        raise errors.direct_messages_closed()
    return channel


@on("POST", "/channels/{channel}/typing")
def typing(state, _call, id_):
    may_send(state, id_)


@on("POST", "/channels/{channel}/messages")
def send(state, call, id_):
    channel, body = may_send(state, id_), call.body or {}
    if call.files:
        place(state, id_, Permission.ATTACH_FILES)
    if body.get("message_reference") and Permission.READ_MESSAGE_HISTORY not in channel.may(state.bot):
        raise errors.cannot_reply_unread()
    message = state.messages.make(state.bot, channel, body, call.files)
    state.publish("MESSAGE_CREATE", message)
    return message


@on("GET", "/channels/{channel}/messages")
def history(state, call, id_):
    """Newest first; without the right to read it, it is empty (resources/channel: Get Channel Messages)."""
    channel = place(state, id_)
    if Permission.READ_MESSAGE_HISTORY not in channel.may(state.bot):
        return []
    before, after = int(call.query.get("before", 1 << 63)), int(call.query.get("after", 0))
    found = [
        state.messages.as_delivered(one)
        for one in sorted(state.messages.values(), key=lambda one: -int(one["id"]))
        if one["channel_id"] == id_ and not one["flags"] & EPHEMERAL and after < int(one["id"]) < before
    ]
    return list(islice(found, int(call.query.get("limit", 50))))


@on("GET", "/channels/{channel}/messages/{message}")
def get_message(state, _call, channel, id_):
    where = place(state, channel, Permission.READ_MESSAGE_HISTORY)
    return state.messages.as_delivered(standing(state, where, id_))


@on("PATCH", "/channels/{channel}/messages/{message}")
def edit(state, call, channel, id_):
    message = standing(state, place(state, channel), id_)
    if message["author"]["id"] != state.bot.id:
        raise errors.not_the_author()
    state.messages.edit(message, call.body or {}, call.files)
    state.publish("MESSAGE_UPDATE", message)
    return message


@on("DELETE", "/channels/{channel}/messages/{message}")
def delete(state, _call, channel, id_):
    message = standing(state, place(state, channel), id_)
    if message["author"]["id"] != state.bot.id:
        place(state, channel, Permission.MANAGE_MESSAGES)
    state.delete_message(message)
