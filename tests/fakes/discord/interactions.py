"""Interactions: what somebody did, what was answered, and until when (interactions/receiving-and-responding)."""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from . import errors
from .messages import Messages
from .world import Channel, User


class Asks(IntEnum):
    """Interaction Type."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Answers(IntEnum):
    """Interaction Callback Type."""

    MESSAGE = 4
    DEFERRED = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


# "MODAL is not available for MODAL_SUBMIT"; updates are "only valid for component-based interactions".
ALLOWED = {
    Asks.COMMAND: {Answers.MESSAGE, Answers.DEFERRED, Answers.MODAL},
    Asks.COMPONENT: {Answers.MESSAGE, Answers.DEFERRED, Answers.DEFERRED_UPDATE, Answers.UPDATE, Answers.MODAL},
    Asks.AUTOCOMPLETE: {Answers.CHOICES},
    Asks.MODAL: {Answers.MESSAGE, Answers.DEFERRED, Answers.DEFERRED_UPDATE, Answers.UPDATE},
}
DONE = {
    Answers.MESSAGE: "message",
    Answers.DEFERRED: "deferred",
    Answers.DEFERRED_UPDATE: "update",
    Answers.UPDATE: "update",
    Answers.CHOICES: "autocomplete",
    Answers.MODAL: "modal",
}


@dataclass(slots=True, eq=False)
class Interaction:
    """One thing that a person did, and what came of it.

    `done` is None until it was acknowledged, then "message", "deferred", "update", "autocomplete" or "modal".
    `original` is the id of the message that answers, `followups` those of the others; `acked_after` is in seconds.
    """

    id: str
    token: str
    type: Asks
    user: User
    channel: Channel
    owners: dict[str, str]
    messages: Messages = field(repr=False)
    later: str = field(repr=False)
    source: str | None = None
    opened_by: "Interaction | None" = field(default=None, repr=False)
    command: str | None = None
    command_type: int = 1
    born: float = field(default_factory=time.monotonic)
    done: str | None = None
    ephemeral: bool = False
    original: str | None = None
    followups: list[str] = field(default_factory=list)
    modal: dict[str, Any] | None = None
    choices: list[dict[str, Any]] | None = None
    acked_after: float | None = None
    withdrawn: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    @property
    def shown(self):
        """The message that answers this as it can be seen now; None if none can."""
        return self.messages.get(self.original)

    @property
    def age(self):
        return time.monotonic() - self.born

    @property
    def waits_to_be_filled(self):
        """Whether a "thinking" message stands where the answer will be."""
        return self.done == "deferred" and self.original is None and not self.withdrawn

    @property
    def by_own_app(self):
        """Whether the bot is here as an app of this user alone, not as a member of the guild."""
        return "0" not in self.owners


class Interactions(dict):
    """All interactions by id; the deadlines are in seconds."""

    def __init__(self, *, ack_deadline, token_life):
        super().__init__()
        self.ack_deadline, self.token_life = ack_deadline, token_life

    def begin(self, world, messages, type_, user, channel, **more):
        one = Interaction(
            world.snow(),
            secrets.token_urlsafe(48),
            type_,
            user,
            channel,
            owners(world, user, channel),
            messages,
            world.snow(),
            **more,
        )
        self[one.id] = one
        return one

    def to_acknowledge(self, id_, token, answer):
        """The interaction that this callback answers, if it may still be answered so."""
        one = self.get(id_)
        if one is None or one.token != token or (one.done is None and one.age > self.ack_deadline):
            raise errors.unknown_interaction()
        if one.done is not None:
            raise errors.acknowledged_before()
        allowed = set(ALLOWED[one.type])
        if one.source is None:
            allowed -= {Answers.UPDATE, Answers.DEFERRED_UPDATE}
        if answer not in allowed:
            wanted = ", ".join(str(int(kind)) for kind in sorted(allowed))
            raise errors.invalid_form(("type", "BASE_TYPE_CHOICES", f"Value must be one of {{{wanted}}}."))
        return one

    def alive(self, token):
        """The acknowledged interaction of this token, before the token ends."""
        for one in self.values():
            if one.token == token and one.done is not None:
                if one.age > self.token_life:
                    raise errors.token_expired()
                return one
        raise errors.unknown_webhook()


def owners(world, user, channel):
    """Who installed the app that is used here (Authorizing Integration Owners Object)."""
    if not world.bot_is_in(channel):
        return {"1": user.id}
    return {"0": channel.guild.id if channel.guild else "0"}
