"""What people do: they speak, type commands, click, choose, and fill in modals."""

import asyncio
from contextlib import suppress

from . import components, modals, options
from .interactions import Asks
from .messages import EPHEMERAL
from .payloads import bits, channel_json, member_json, user_json
from .state import State

# reference: Uploading Files. Bytes; the limit of somebody without Nitro in a guild without boosts.
ATTACHMENT_SIZE_LIMIT = 10 * 2**20
# interactions/application-commands: Application Command Types.
CHAT_INPUT, ON_USER, ON_MESSAGE = 1, 2, 3


class People(State):
    """`by` is who does it (alice, unless told), `at` is where (the channel news, or where the message is).

    Each of these waits until the bot acknowledged what was done, or its time for that ran out: then `done` of the
    interaction is None. With `raw=True` things happen that no client would let happen.
    """

    async def say(self, text, *, by=None, at=None, files=(), reply_to=None, ping=True):
        """Somebody sends a message; `files` are (name, content type, bytes). Gives it as people see it.

        The bot gets its content only if Discord gives it without the message content intent.
        """
        by, channel = by or self.alice, at or self.news
        body = {"content": text, "allowed_mentions": {"replied_user": ping}}
        if reply_to is not None:
            body["message_reference"] = {"message_id": self._message(reply_to)["id"]}
        message = self.messages.make(by, channel, body, files)
        self.publish("MESSAGE_CREATE", message)
        return message

    async def slash(self, name, *, by=None, at=None, files=None, raw=False, **given):
        """A slash command; `name` may have subcommands ("article read"); `files` are options that are attachments.

        Raises:
            LookupError: there is no such command, subcommand or option, or the client does not show it there.
            PermissionError: the client does not show it to this user.
            TypeError: an option is of another type.
            ValueError: an option is out of its range, or missing.
        """
        by, channel = by or self.alice, at or self.news
        for option, (file, kind, data) in (files or {}).items():
            given[option] = self.messages.attach(channel, file, kind, data, ephemeral=True)
        return await self._type(Asks.COMMAND, name, given, by, channel, raw=raw)

    async def autocomplete(self, name, option, text, *, by=None, at=None, raw=False, **given):
        """Somebody types into an option; what is offered then are the `choices`."""
        given = {**given, option: text}
        place = by or self.alice, at or self.news
        return await self._type(Asks.AUTOCOMPLETE, name, given, *place, raw=raw, focused=option)

    async def context(self, name, target, *, by=None, at=None, raw=False):
        """A command from the menu of a message (or its id) or of a user."""
        by, on_user = by or self.alice, target in self.users.values()
        kind = ON_USER if on_user else ON_MESSAGE
        message = None if on_user else self._message(target)
        channel = at or (self.news if on_user else self.channels[message["channel_id"]])
        command = self.command(name, kind, channel)
        if not raw:
            options.offered(self, command, by, channel)
        resolved = {}
        if on_user:
            options.resolve(self, target, channel, resolved)
        else:
            resolved["messages"] = {message["id"]: message}
        id_ = target.id if on_user else message["id"]
        data = {"id": command["id"], "name": name, "type": kind, "target_id": id_, "resolved": resolved}
        return await self._act(Asks.COMMAND, data, by, channel, command=name, command_type=kind)

    async def click(self, message, label, *, by=None, at=None):
        """Somebody clicks the button of this label on a message (or its id).

        Raises:
            LookupError: there is no such message or button, or it cannot be clicked.
            PermissionError: this user does not see the message.
        """
        message = self._message(message)
        if message["id"] not in self.messages:
            raise LookupError("the message is gone")
        by = by or self.alice
        self._see(message, by)
        found = components.button(self.messages[message["id"]]["components"], label)
        return await self.press(found["custom_id"], message, by=by, at=at)

    async def press(self, custom_id, message, *, by=None, at=None):
        """A click with any custom id, on any message, whatever stands there: a request made by hand."""
        data = {"custom_id": custom_id, "component_type": int(components.Type.BUTTON), "id": 1}
        return await self._use(data, self._message(message), by, at)

    async def choose(self, message, menu, *labels, by=None, at=None):
        """Somebody chooses options, by their labels, in a select menu of this placeholder or custom id."""
        message, by = self._message(message), by or self.alice
        self._see(message, by)
        found = components.menu(message["components"], menu)
        data = {"custom_id": found["custom_id"], "component_type": found["type"], "id": found["id"]}
        return await self._use({**data, "values": components.values(found, labels)}, message, by, at)

    async def submit(self, shown, filled, *, by=None, raw=False):
        """Somebody fills in the modal that this interaction was answered with; by label or custom id.

        A file upload takes a list of (name, content type, bytes). What is not filled in keeps its value.

        Raises:
            LookupError: the modal has no such field.
            ValueError: a field is too short or too long.
        """
        by = by or shown.user
        rows, resolved = modals.filled(self, shown, filled, raw=raw)
        data = {"custom_id": shown.modal["custom_id"], "components": rows, "resolved": resolved}
        message = self.messages.get(shown.source)
        extra = {"message": message} if message else {}
        return await self._act(
            Asks.MODAL, data, by, shown.channel, source=message and message["id"], opened_by=shown, extra=extra
        )

    def command(self, name, kind=CHAT_INPUT, at=None):
        """What was synced under this name, for all or for the guild of the channel.

        Raises:
            LookupError: nothing was.
        """
        guild = (at or self.news).guild
        known = [*(self.guild_commands.get(guild.id, []) if guild else []), *self.commands]
        for one in known:
            if one["name"] == name and one["type"] == kind:
                return one
        raise LookupError(f"{name!r} was never synced; there are {[one['name'] for one in known]}")

    async def _type(self, asks, name, given, by, channel, *, raw, focused=None):
        top, *below = name.split()
        command = self.command(top, CHAT_INPUT, channel)
        known, nested = options.descend(command, below)
        if not raw:
            options.offered(self, command, by, channel)
            options.check(known, given, focused=focused)
        sent, resolved = options.typed(self, known, given, channel, focused=focused)
        data = {"id": command["id"], "name": top, "type": CHAT_INPUT, "options": nested(sent), "resolved": resolved}
        return await self._act(asks, data, by, channel, command=name)

    async def _use(self, data, message, by, at):
        channel = at or self.channels[message["channel_id"]]
        extra = {"message": message}
        return await self._act(Asks.COMPONENT, data, by or self.alice, channel, source=message["id"], extra=extra)

    async def _act(self, asks, data, by, channel, *, extra=None, **more):
        one = self.interactions.begin(self, self.messages, asks, by, channel, **more)
        self.tell_of_interaction({**self._sent(one), "data": data, **(extra or {})})
        with suppress(TimeoutError):
            await asyncio.wait_for(one.changed.wait(), self.interactions.ack_deadline)
        return one

    def _sent(self, one):
        """What every interaction carries (receiving-and-responding: Interaction Object)."""
        channel, by = one.channel, one.user
        out = {
            "id": one.id,
            "application_id": self.app_id,
            "type": int(one.type),
            "token": one.token,
            "version": 1,
            "channel_id": channel.id,
            "channel": {**channel_json(channel), "permissions": bits(channel.may(by))},
            "locale": "en-US",
            # Somebody's own app may do what that person may.
            "app_permissions": bits(channel.may(by if one.by_own_app else self.bot)),
            "entitlements": [],
            "authorizing_integration_owners": one.owners,
            "context": int(self.context_at(channel)),
            "attachment_size_limit": ATTACHMENT_SIZE_LIMIT,
        }
        if channel.guild is None:
            return {**out, "user": user_json(by)}
        guild = {"id": channel.guild.id, "features": [], "locale": "en-US"}
        member = member_json(channel.guild, by, may=channel.may(by))
        return {**out, "guild_id": channel.guild.id, "guild": guild, "guild_locale": "en-US", "member": member}

    def _message(self, message):
        """A message by its id; one that is gone only as it was."""
        if isinstance(message, str):
            if message not in self.messages:
                raise LookupError("the message is gone")
            return self.messages[message]
        return self.messages.get(message["id"], message)

    def _see(self, message, user):
        if message["flags"] & EPHEMERAL and self.messages.only_for(message["id"]) != user.id:
            raise PermissionError(f"{user.name} does not see this message")
        channel = self.channels[message["channel_id"]]
        if not channel.may(user):
            raise PermissionError(f"{user.name} does not see the channel")
