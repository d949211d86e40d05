"""Who and what there is: people, guilds, channels, threads; and who may do what where."""

import time
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

# reference: Snowflakes. Milliseconds of 2015-01-01T00:00:00Z.
EPOCH_MS = 1420070400000


class Permission(IntFlag):
    """topics/permissions: Bitwise Permission Flags; those that mean something to this server."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    USE_EXTERNAL_APPS = 1 << 50


NOTHING = Permission(0)
EVERYTHING = ~NOTHING
# What @everyone may do in a new guild, as far as it is known here.
EVERYONE = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.USE_EXTERNAL_APPS
)


class Kind(IntEnum):
    """resources/channel: Channel Types."""

    TEXT = 0
    DM = 1
    THREAD = 11


class Context(IntEnum):
    """interactions/receiving-and-responding: Interaction Context Types."""

    GUILD = 0
    BOT_DM = 1
    PRIVATE_CHANNEL = 2


def names(*flags):
    """The permissions of these names, in discord.py's spelling ("send_messages")."""
    together = Permission(0)
    for flag in flags:
        together |= Permission[flag.upper()]
    return together


class Snowflakes:
    """Ids in the order they were made."""

    def __init__(self):
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return str((int(time.time() * 1000) - EPOCH_MS) << 22 | (self._count & 0x3FFFFF))


@dataclass(frozen=True, slots=True)
class User:
    id: str
    name: str
    is_bot: bool = False

    @property
    def mention(self):
        return f"<@{self.id}>"


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    name: str
    permissions: Permission


@dataclass(slots=True, eq=False)
class Guild:
    """A Discord server. The first role is @everyone, whose id is the guild's."""

    id: str
    name: str
    owner: User
    roles: list[Role]
    members: dict[str, tuple[User, tuple[Role, ...]]] = field(default_factory=dict)
    # Where new members are greeted.
    greets_in: "Channel | None" = None

    def join(self, user, *roles):
        self.members[user.id] = (user, roles)

    def has(self, user):
        return user.id in self.members

    def may(self, user):
        """What this member may do before any channel is looked at; strangers may nothing."""
        if user == self.owner:
            return EVERYTHING
        if not self.has(user):
            return NOTHING
        base = self.roles[0].permissions
        for role in self.members[user.id][1]:
            base |= role.permissions
        return EVERYTHING if base & Permission.ADMINISTRATOR else base


@dataclass(slots=True, eq=False)
class Overwrite:
    """`is_member` tells a person from a role (resources/channel: Overwrite Object)."""

    is_member: bool
    allow: Permission = NOTHING
    deny: Permission = NOTHING


@dataclass(slots=True, eq=False)
class Channel:
    """A text channel, a thread (with a `parent`) or direct messages (with `people` and without a guild)."""

    id: str
    name: str
    kind: Kind = Kind.TEXT
    guild: Guild | None = None
    parent: "Channel | None" = None
    people: tuple[User, ...] = ()
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    deleted: bool = False

    def may(self, user):
        """topics/permissions: Permission Overwrites. A thread has those of its parent."""
        if self.guild is None:
            return EVERYONE if user in self.people else NOTHING
        now = self.guild.may(user)
        if now == EVERYTHING or not self.guild.has(user):
            return now
        over = (self.parent or self).overwrites
        everyone = over.get(self.guild.id, Overwrite(is_member=False))
        now = now & ~everyone.deny | everyone.allow
        roles = [over[role.id] for role in self.guild.members[user.id][1] if role.id in over]
        for one in roles:
            now &= ~one.deny
        for one in roles:
            now |= one.allow
        own = over.get(user.id, Overwrite(is_member=True))
        now = now & ~own.deny | own.allow
        return now if now & Permission.VIEW_CHANNEL else NOTHING


class World:
    """Two guilds the bot is in, one it is not in, the people, and everybody's direct messages with the bot."""

    def __init__(self):
        self.snow = Snowflakes()
        self.app_id = self.snow()
        self.bot = User(self.app_id, "pullquote", is_bot=True)
        self.alice, self.bob, self.mod, self.mod_b, self.owner = (
            User(self.snow(), name) for name in ("alice", "bob", "mod", "mod_b", "owner")
        )
        self.users = {one.id: one for one in (self.bot, self.alice, self.bob, self.mod, self.mod_b, self.owner)}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.guild_a = self.make_guild("Harbour Readers", self.mod, self.bot, self.alice, self.bob)
        self.guild_b = self.make_guild("Valley Readers", self.mod_b, self.bot, self.alice)
        self.stranger_guild = self.make_guild("Strangers", None, self.alice, self.bob)
        self.news, self.other = self.make_channel("news", self.guild_a), self.make_channel("other", self.guild_a)
        self.thread = self.make_channel("about the ferry", self.guild_a, Kind.THREAD, parent=self.news)
        self.elsewhere = self.make_channel("elsewhere", self.guild_b)
        self.stranger_guild_channel = self.make_channel("lounge", self.stranger_guild)
        self.stranger_dm = self.make_channel("friends", None, Kind.DM, people=(self.alice, self.bob))

    def make_guild(self, name, moderator, *members):
        """A guild of `owner`; the moderator, if there is one, has Manage Messages by a role."""
        everyone = Role(self.snow(), "@everyone", EVERYONE)
        moderators = Role(self.snow(), "Moderators", Permission.MANAGE_MESSAGES)
        guild = self.guilds[everyone.id] = Guild(everyone.id, name, self.owner, [everyone, moderators])
        guild.join(self.owner)
        for one in members:
            guild.join(one)
        if moderator:
            guild.join(moderator, moderators)
        return guild

    def make_channel(self, name, guild, kind=Kind.TEXT, *, parent=None, people=()):
        channel = Channel(self.snow(), name, kind, guild, parent, people)
        self.channels[channel.id] = channel
        return channel

    def dm(self, user):
        """The direct messages of this user with the bot."""
        for channel in self.channels.values():
            if channel.kind is Kind.DM and set(channel.people) == {user, self.bot}:
                return channel
        return self.make_channel(user.name, None, Kind.DM, people=(user, self.bot))

    def bot_is_in(self, channel):
        """Whether the bot is installed where this is; elsewhere it is met only as somebody's own app."""
        return channel.guild.has(self.bot) if channel.guild else self.bot in channel.people

    def context_at(self, channel):
        if channel.guild:
            return Context.GUILD
        return Context.BOT_DM if self.bot in channel.people else Context.PRIVATE_CHANNEL
