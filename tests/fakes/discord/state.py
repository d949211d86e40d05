"""Everything the server knows, in one place for the routes and for what people do."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from . import payloads
from .faults import Fault
from .gateway import ALWAYS, DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, Gateway
from .interactions import Interactions
from .messages import EPHEMERAL, Messages
from .overrides import entry
from .world import Kind, Overwrite, World, names


@dataclass(frozen=True, slots=True)
class Logged:
    """One request to REST. `when` is monotonic seconds; `files` are (name, content type, bytes).

    `status` is 0 where the connection was reset, and `answer` the JSON that was given, or None.
    """

    when: float
    method: str
    path: str
    body: Any
    files: tuple[tuple[str, str, bytes], ...]
    status: int
    answer: Any


class State(World):
    """The world, its messages and interactions, and what the bot did to them."""

    def __init__(self, *, check, token, ack_deadline, token_life, heartbeat):
        super().__init__()
        self.check, self.token = check, token
        self.messages = Messages(self)
        self.interactions = Interactions(ack_deadline=ack_deadline, token_life=token_life)
        self.gateway = Gateway(self, token=token, heartbeat=heartbeat, changed=self.has_changed)
        self.commands: list[dict[str, Any]] = []
        self.guild_commands: dict[str, list[dict[str, Any]]] = {}
        # By the ids of a guild, and of a command or the application: what was chosen under Integrations.
        self.command_permissions: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.synced = asyncio.Event()
        self.log: list[Logged] = []
        self.faults: list[Fault] = []
        self.violations: list[tuple[str, str, Any]] = []
        self.unknown_routes: list[tuple[str, str]] = []
        self.closed_dms: set[str] = set()
        # What was set in the developer portal otherwise than it was at first: members of the application object.
        self.portal: dict[str, Any] = {}
        self.starts_left = 999
        self._pulse = asyncio.Event()

    def has_changed(self):
        self._pulse.set()
        self._pulse = asyncio.Event()

    async def until(self, true, timeout=20.0):  # noqa: ASYNC109 - the parameter is what a test reads best
        """Wait until `true()` is; it is called after every request and event, and 20 times a second.

        Raises:
            TimeoutError: it was not within `timeout` seconds; the message has the last requests.
        """
        end = asyncio.get_running_loop().time() + timeout
        while not (found := true()):
            if asyncio.get_running_loop().time() > end:
                last = [(one.method, one.path[:60], one.status) for one in self.log[-6:]]
                raise TimeoutError(f"still not so after {timeout} s; the last requests: {last}")
            # What is waited for may be outside this server, such as the end of a process.
            with suppress(TimeoutError):
                await asyncio.wait_for(self._pulse.wait(), 0.05)
        return found

    def publish(self, event, message):
        """Tell the bot of a message, unless only one person sees it or the bot is not in the channel."""
        channel = self.channels[message["channel_id"]]
        if self.messages.only_for(message["id"]) or not self.bot_is_in(channel):
            return
        data = self.messages.as_delivered(message)
        if channel.guild:
            data["guild_id"] = channel.guild.id
            author = self.users[message["author"]["id"]]
            # Answers of interactions come from a webhook: such authors are no members.
            if "webhook_id" not in message:
                data["member"] = payloads.member_json(channel.guild, author, with_user=False)
        self.gateway.dispatch(event, data, GUILD_MESSAGES if channel.guild else DIRECT_MESSAGES)

    def delete_message(self, message):
        """A message goes, by the bot or by somebody with the right to; takes a message or its id."""
        gone = self.messages.remove(message if isinstance(message, str) else message["id"])
        channel = self.channels[gone["channel_id"]]
        if self.bot_is_in(channel) and not gone["flags"] & EPHEMERAL:
            where = {"guild_id": channel.guild.id} if channel.guild else {}
            intent = GUILD_MESSAGES if channel.guild else DIRECT_MESSAGES
            self.gateway.dispatch("MESSAGE_DELETE", {"id": gone["id"], "channel_id": channel.id, **where}, intent)
        self.has_changed()

    async def delete_channel(self, channel):
        """A channel goes with its threads and all their messages."""
        for one in [one for one in self.channels.values() if channel in (one, one.parent)]:
            one.deleted = True
            for message in [message for message in self.messages.values() if message["channel_id"] == one.id]:
                self.messages.remove(message["id"])
            if one is channel and self.bot_is_in(one):
                event = "THREAD_DELETE" if one.kind is Kind.THREAD else "CHANNEL_DELETE"
                self.gateway.dispatch(event, payloads.channel_json(one), GUILDS)

    async def add_bot(self, guild):
        """The bot is invited to a guild. What tells this from a guild that can be reached again is a member that only
        those have which were ready before (events/gateway-events: Guild Create).
        """
        guild.join(self.bot)
        payload = payloads.guild_create_json(guild, self.channels.values())
        del payload["unavailable"]
        self.gateway.dispatch("GUILD_CREATE", payload, GUILDS)

    async def remove_bot(self, guild):
        """The bot is kicked from a guild."""
        del guild.members[self.bot.id]
        self.gateway.dispatch("GUILD_DELETE", {"id": guild.id}, GUILDS)

    def deny(self, channel, *flags, to=None):
        """Take permissions ("send_messages") away in a channel: from the bot, or from this user or role."""
        over = self._overwrite(channel, to)
        over.deny |= names(*flags)
        over.allow &= ~names(*flags)
        self.tell_of_channel(channel)

    def allow(self, channel, *flags, to=None):
        """Give permissions in a channel: to the bot, or to this user or role."""
        over = self._overwrite(channel, to)
        over.allow |= names(*flags)
        over.deny &= ~names(*flags)
        self.tell_of_channel(channel)

    def choose_who_may(self, command, allowed, *, at=None, told=True):
        """Choose under Integrations who may use a command (its name), or all of them (None): {user or role or channel:
        True or False}, the guild standing for all its channels. The bot is told, unless it was not connected."""
        guild = at or self.guild_a
        id_ = self.app_id if command is None else next(one["id"] for one in self.commands if one["name"] == command)
        self.command_permissions[guild.id, id_] = [entry(whom, allowed=may) for whom, may in allowed.items()]
        if told:
            # Sent without any intent (events/gateway: List of Intents).
            data = payloads.command_permissions_json(self, guild.id, id_)
            self.gateway.dispatch("APPLICATION_COMMAND_PERMISSIONS_UPDATE", data)

    def tell_of_channel(self, channel):
        self.gateway.dispatch("CHANNEL_UPDATE", payloads.channel_json(channel), GUILDS)

    def _overwrite(self, channel, whose):
        whose = whose or self.bot
        return channel.overwrites.setdefault(whose.id, Overwrite(is_member=whose.id in self.users))

    def tell_of_interaction(self, payload):
        # With an endpoint of its own for them, an application gets none over the gateway
        # (interactions/receiving-and-responding: Receiving an Interaction).
        if not self.portal.get("interactions_endpoint_url"):
            self.gateway.dispatch("INTERACTION_CREATE", payload, ALWAYS)
