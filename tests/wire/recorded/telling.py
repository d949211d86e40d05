"""How a recorded run is told: what people did, and the messages that came of it, as they read them."""

import re
import time

from fakes.channel import parts, texts
from fakes.shipped import filled, opened, reply_to

_NAMED = re.compile(r"<([@#]|t:)(\d+)(?::f)?>")
_ESCAPED = re.compile(r"\\([^a-zA-Z0-9\s])")
_MESSAGE = re.compile(r"https://discord\.com/channels/[\d/]+")


def shown(message):
    """What a message says, with the file that is attached to it."""
    files = [f"(a file: {one['filename']})" for one in message["attachments"]]
    return "\n".join([message.get("content") or texts(message["components"]), *files])


def buttons(message):
    """The buttons below it; those that lead to a page with the page's address."""
    found = [one for one in parts(message["components"]) if one["type"] == 2]
    return [f"{one['label']} → {one['url']}" if one.get("url") else one["label"] for one in found]


def answer_id(message):
    return texts(message["components"]).rsplit("answer ", 1)[1].split()[0]


class Run:
    """A test server with the bot on it, and what was told of it so far, by the part of the run."""

    def __init__(self, server, bot, out):
        self.server, self.bot, self._out = server, bot, out
        self.told = {}
        self._part, self._last = "", {}

    def part(self, name):
        """What follows belongs together."""
        self._part = name
        self.told[name] = ""
        self.say(f"\n######## {name}")

    def say(self, line):
        self.told[self._part] += f"{line}\n"
        self._out(line)

    def did(self, who, what, message, *, private=False, only_new=False):
        """What somebody did, and what the message says then; with `only_new`, what it did not say before."""
        self.say(f"\n== {who.name}: {what}{'   (only they see it)' if private else ''}")
        lines = [self._read(line) for line in shown(message).split("\n")]
        before = self._last.get(message["id"], []) if only_new else []
        self._last[message["id"]] = lines
        self.say("\n".join(f"   {line}" for line in lines if line not in before))
        below = buttons(message)
        if below and not only_new:
            self.say(f"   [{'] ['.join(below)}]")

    def _read(self, line):
        """As Discord shows it: names for ids, dates for seconds."""

        def put(found):
            kind, number = found.groups()
            if kind == "t:":
                return time.strftime("%d %B %Y %H:%M", time.gmtime(int(number)))
            known = self.server.users if kind == "@" else self.server.channels
            return f"{kind}{known[number].name if number in known else number}"

        return _ESCAPED.sub(r"\1", _MESSAGE.sub("LINK", _NAMED.sub(put, line)))

    def _where(self, at):
        if at is None or at is self.server.news:
            return ""
        return f" [in {at.name}]" if at.guild else " [in direct messages]"

    async def slash(self, name, until, *, by, at=None, **given):
        """A command, once its reply says so."""
        place = {"at": at} if at else {}
        one = await filled(self.server, await self.server.slash(name, by=by, **place, **given), until)
        said = {key: getattr(value, "name", value) for key, value in given.items() if key != "files"}
        options = " ".join([*(f"{key}: {value}" for key, value in said.items()), *given.get("files", {})])
        self.did(by, f"/{name} {options}".strip() + self._where(at), one.shown, private=one.ephemeral)
        return one

    async def click(self, message, label, until, *, by, **how):
        one = await filled(self.server, await self.server.click(message, label, by=by), until)
        self.did(by, f"presses [{label}]", one.shown, private=one.ephemeral, **how)
        return one

    async def fill_in(self, message, label, fields, until, *, by, **how):
        """A button that leads to a form, and the form."""
        form = await self.server.click(message, label, by=by)
        one = await filled(self.server, await self.server.submit(form, fields, by=by), until)
        self.did(by, f"presses [{label}], and fills in the form", one.shown, private=one.ephemeral, **how)
        return one

    async def mention(self, words, *, by, at=None, to=None):
        """A question by mention, or by a reply to a message; in direct messages nobody is mentioned."""
        place = at or self.server.news
        text = f"<@{self.server.bot.id}> {words}" if place.guild else words
        said = await self.server.say(text, by=by, at=place, reply_to=to)
        answer = await self.server.until(lambda: reply_to(self.server, said), 30)
        what = f"replies: {words}" if to else f"@Pullquote {words}" if place.guild else f"writes: {words}"
        self.did(by, what + self._where(at), answer)
        return answer

    async def followed(self, interaction, what, *, by, private=False):
        """What was sent after the reply."""
        await self.server.until(lambda: interaction.followups, 30)
        message = self.server.messages[interaction.followups[-1]]
        self.did(by, what, message, private=private)
        return message

    async def let_in(self, loaded):
        """*Open it here*, once it is open."""
        done = await opened(self.server, loaded)
        self.did(loaded.user, "presses [Open it here]", done.shown)
        return done

    async def types(self, name, option, text, *, by, **given):
        """What is offered while somebody types."""
        offered = await self.server.autocomplete(name, option, text, by=by, **given)
        self.say(f"\n== {by.name} types “{text}” as the {option} of /{name}, and is offered:")
        for one in offered.choices:
            self.say(f"   {one['name']}")
        return [one["value"] for one in offered.choices]
