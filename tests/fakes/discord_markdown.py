"""A small model of how Discord reads a message: what it draws, and what of it is live.

Written from Discord's "Markdown Text 101", from "Message Formatting" of its API reference and from the order of rules
its clients have (an escape first, then blocks, then spans). Where clients differ, the model takes the more eager one.
"""

import re
from dataclasses import dataclass, field


@dataclass(slots=True)
class Reading:
    """The text without its markup and its escapes, and the kinds of markup that were found live, in order."""

    text: str = ""
    live: list[str] = field(default_factory=list)

    def add(self, other):
        self.text += other.text
        self.live += other.live


# Tried in this order at every place; a group named `inside` is read again, one named `shown` is drawn as it stands.
_BLOCKS = {
    "quote of the rest": r"[^\S\n]*>>>[^\S\n]?(?P<inside>.*)",
    "quote": r"[^\S\n]*>(?: (?P<inside>[^\n]*)|(?=\n|\Z))",
    "subtext": r"[^\S\n]*-#\s+(?P<inside>[^\n]*)",
    "heading": r"[^\S\n]*\#{1,3}(?:[^\S\n]+(?P<inside>[^\n]*)|(?=\n|\Z))",
    "list": r"[^\S\n]*(?:[*+-]|[0-9]+\.)(?:[^\S\n]+(?P<inside>[^\n]*)|(?=\n|\Z))",
}
_SPANS = {
    "escape": r"\\(?P<shown>[^0-9A-Za-z\s])",
    "written out": r"<U\+(?P<code>[0-9A-F]{4,6})>",
    "fence": r"```(?P<shown>.+?)```",
    "code": r"(?P<ticks>``?)(?P<shown>.+?)(?P=ticks)",
    "bold": r"\*\*(?P<inside>(?:\\.|[^\\])+?)\*\*(?!\*)",
    "underline": r"__(?P<inside>(?:\\.|[^\\])+?)__(?!_)",
    "italics": r"\*(?=\S)(?P<inside>(?:\\.|\*\*|[^\\*])+?)\*(?!\*)",
    "italics of words": r"_(?P<inside>(?:\\.|__|[^\\_])+?)_(?!\w)",
    "strike": r"~~(?P<inside>(?:\\.|[^\\])+?)~~",
    "spoiler": r"\|\|(?P<inside>(?:\\.|[^\\])+?)\|\|",
    "masked link": r"\[(?P<inside>(?:\\.|[^\]\\])*)\]\((?:\\.|[^)\\])*\)",
    "timestamp": r"<t:-?[0-9]+(?::[A-Za-z])?>",
    "mention": r"<(?:@[!&]?|\#)[0-9]+>",
    "command": r"</[^:\n]+:[0-9]+>",
    "place": r"<id:\w+(?::[0-9]+)?>",
    "emoji of a server": r"<a?:\w+:[0-9]+>",
    "bracketed link": r"<[a-z][a-z0-9+.-]*:[^ >\n]+>",
    "mail": r"<[^\s<>]+@[^\s<>]+>",
    "telephone": r"<(?:tel:|sms:)?\+[0-9 ()-]+>",
    "everyone": r"@(?:everyone|here)",
    "link": r"(?:https?|steam|discord|ftp)://[^\s<]+",
    "invite": r"discord(?:app)?\.(?:gg|com|new|gift|me|li|io)[/\\]+[^\s<]+",
    "bare mail": r"[\w.+-]+@[\w-]+\.\w",
    "shortcode": r":[\w+~-]+(?:::skin-tone-[1-6])?:",
}
_RULES = {name: re.compile(rule, re.DOTALL | re.IGNORECASE) for name, rule in (_BLOCKS | _SPANS).items()}
_NOT_LIVE = {"escape", "written out"}
_LINE_START = re.compile(r"(?:\A|\n)[^\S\n]*\Z")

# What is looked for in a message's source, whatever its markup: by the server, and by what draws cards of invites.
# Of @everyone this is true as well, but no escape can help there: that nobody is pinged, a message says on its own.
_IN_THE_SOURCE = {
    "pinged": re.compile(r"<(?:@[!&]?|#)[0-9]+>"),
    "previewed": re.compile(r"\w+://\S"),
    "invited": re.compile(r"discord(?:app)?\.(?:gg|com|new|gift)\b", re.IGNORECASE),
}


def read(drawn):
    """What Discord makes of the source of a message."""
    reading = _parsed(drawn)
    reading.live += [name for name, pattern in _IN_THE_SOURCE.items() if pattern.search(drawn)]
    return reading


def slice_of(drawn):
    """The text a drawn slice was made from: block quotes undone, escapes taken away, written-out characters read."""
    return _parsed(drawn).text


def _parsed(source, *, in_quote=False):
    reading, place = Reading(), 0
    while place < len(source):
        name, match = _first_rule(source, place, in_quote=in_quote)
        if match is None:
            reading.text += source[place]
            place += 1
            continue
        reading.add(_meaning(name, match, in_quote=in_quote))
        place = match.end()
    return reading


def _first_rule(source, place, *, in_quote):
    at_start = _LINE_START.search(source[max(0, source.rfind("\n", 0, place)) : place])
    for name, rule in _RULES.items():
        if name in _BLOCKS and (not at_start or (in_quote and name.startswith("quote"))):
            continue
        if match := rule.match(source, place):
            return name, match
    return "", None


def _meaning(name, match, *, in_quote):
    groups = match.groupdict()
    if name == "written out":
        return Reading(chr(int(groups["code"], 16)))
    if name == "escape":
        return Reading(groups["shown"])
    quoting = in_quote or name.startswith("quote")
    inside = _parsed(groups.get("inside") or "", in_quote=quoting) if "inside" in groups else Reading(match[0])
    return Reading(groups.get("shown") or inside.text, [name, *inside.live])
