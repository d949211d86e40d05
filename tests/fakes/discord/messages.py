"""What stands in the channels: messages as Discord would show them, and the files attached to them."""

import copy
import re
import time
from itertools import count

from . import components, errors
from .payloads import member_json, user_json

# resources/message: Message Flags and Message Types.
SUPPRESS_EMBEDS, EPHEMERAL, COMPONENTS_V2 = 1 << 2, 1 << 6, 1 << 15
REPLY, CHAT_INPUT_COMMAND, CONTEXT_MENU_COMMAND = 19, 20, 23
# What is withheld from an app without the message content intent (events/gateway: Message Content Intent).
WITHHELD = {"content": "", "embeds": [], "attachments": [], "components": []}


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%S.000000+00:00", time.gmtime())


class Messages(dict):
    """The messages that can be seen, by id. `deleted` has the ids of those that could be."""

    def __init__(self, world):
        super().__init__()
        self.base = ""
        self.deleted: list[str] = []
        self.blobs: dict[str, tuple[str, bytes]] = {}
        self._only_for: dict[str, str] = {}
        self._world = world

    def only_for(self, message_id):
        """The id of the one user who sees this message, or None if everybody in the channel does."""
        return self._only_for.get(message_id)

    def make(self, author, channel, body, files=(), *, id_=None, only_for=None):
        message = {
            "id": id_ or self._world.snow(),
            "channel_id": channel.id,
            "author": user_json(author),
            "timestamp": now(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "type": 0,
            "content": "",
            "flags": 0,
        }
        if body.get("message_reference"):
            message |= self._reply(channel, body)
        self._fill(message, channel, body, files)
        # Who sees a message is decided where it is sent, not by what is asked for.
        message["flags"] &= ~EPHEMERAL
        if only_for:
            message["flags"] |= EPHEMERAL
            self._only_for[message["id"]] = only_for.id
        self[message["id"]] = message
        return message

    def edit(self, message, body, files=()):
        """Changed in place, if everything about the change is in order."""
        draft = copy.deepcopy(message)
        draft["edited_timestamp"] = now()
        if "attachments" in body:
            kept = {str(one["id"]) for one in body["attachments"] or []}
            draft["attachments"] = [one for one in draft["attachments"] if one["id"] in kept]
        self._fill(draft, self._world.channels[message["channel_id"]], body, files)
        # Neither who sees it nor the kind of its components can be changed.
        draft["flags"] = draft["flags"] & ~EPHEMERAL | message["flags"] & (EPHEMERAL | COMPONENTS_V2)
        message.update(draft)
        return message

    def get_or_refuse(self, message_id):
        if message_id not in self:
            raise errors.unknown_message()
        return self[message_id]

    def remove(self, message_id):
        self.deleted.append(message_id)
        return self.pop(message_id)

    def attach(self, channel, name, content_type, data, **more):
        """An attachment (resources/message: Attachment Object), downloadable from now on."""
        id_ = self._world.snow()
        self.blobs[id_] = (content_type, data)
        url = f"{self.base}/attachments/{channel.id}/{id_}/{name}"
        whole = {"id": id_, "filename": name, "size": len(data), "url": url, "proxy_url": url}
        return {**whole, "content_type": content_type, **more}

    def as_delivered(self, message, *, withhold=True):
        """What the bot gets to read of a message by the gateway or by REST."""
        bot, channel = self._world.bot, self._world.channels[message["channel_id"]]
        free = (
            message["author"]["id"] == bot.id
            or bot in channel.people
            or any(one["id"] == bot.id for one in message["mentions"])
        )
        out = copy.deepcopy(message)
        if withhold and not free:
            out |= copy.deepcopy(WITHHELD)
        if out.get("referenced_message"):
            out["referenced_message"] = self.as_delivered(out["referenced_message"], withhold=withhold)
        return out

    def _fill(self, message, channel, body, files):
        for key, empty in (("content", ""), ("embeds", []), ("components", []), ("flags", 0)):
            if key in body:
                message[key] = empty if body[key] is None else copy.deepcopy(body[key])
        for embed in message["embeds"]:
            embed.setdefault("type", "rich")
        described = {str(one["id"]): one for one in body.get("attachments") or []}
        for index, (name, content_type, data) in enumerate(files):
            own = described.get(str(index), {})
            more = {key: own[key] for key in ("title", "description") if own.get(key)}
            message["attachments"].append(self.attach(channel, own.get("filename") or name, content_type, data, **more))
        components.settle(message["components"], message["attachments"], count(1))
        message["mentions"] = self._mentions(message, channel, body)

    def _mentions(self, message, channel, body):
        ids = set(re.findall(r"<@!?(\d+)>", message["content"]))
        target = message.get("referenced_message")
        # A reply to the answer of a command pings nobody; to another message, its author unless switched off.
        if target and "interaction_metadata" not in target and (body.get("allowed_mentions") or {}).get("replied_user"):
            ids.add(target["author"]["id"])
        people = [self._world.users[one] for one in sorted(ids) if one in self._world.users]
        if channel.guild is None:
            return [user_json(one) for one in people]
        return [{**user_json(one), "member": member_json(channel.guild, one, with_user=False)} for one in people]

    def _reply(self, channel, body):
        reference = body["message_reference"]
        target = self.get(str(reference["message_id"]))
        if target is None or target["channel_id"] != channel.id or self.only_for(target["id"]):
            if reference.get("fail_if_not_exists", True):
                raise errors.invalid_form(("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message"))
            return {}
        where = {"type": 0, "message_id": target["id"], "channel_id": channel.id}
        if channel.guild:
            where["guild_id"] = channel.guild.id
        quoted = {key: value for key, value in target.items() if key != "referenced_message"}
        return {"type": REPLY, "message_reference": where, "referenced_message": quoted}
