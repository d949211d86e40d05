"""Discord's documented limits: name, number, unit, and where the documentation says so.

A source is a page and a heading of the developer documentation; `openapi` is Discord's own description of
its API, for what the documentation leaves out; `seen` is what the API does and nobody wrote down.
Characters are counted as code points: the documentation does not say whether UTF-16 units are meant.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import Any

MESSAGE = "resources/message"
CREATE = f"{MESSAGE}: Create Message"
EMBEDS = f"{MESSAGE}: Embed Limits"
MENTIONS = f"{MESSAGE}: Allowed Mentions Object"
POLL = "resources/poll: Poll Create Request Object"
POLL_TEXT = "resources/poll: Poll Media Object"
COMPONENTS = "components/reference"
RESPONDING = "interactions/receiving-and-responding"
COMMANDS = "interactions/application-commands"
OPTIONS = f"{COMMANDS}: Application Command Option Structure"
CHOICES = f"{COMMANDS}: Application Command Option Choice Structure"
UPLOADING = "reference: Uploading Files"
THREADS = "resources/channel: Start Thread"
OPENAPI = "openapi"
COLOURS = 0xFFFFFF
SECONDS_OF_SLOWMODE = 21_600
LISTED_BY_DISCORD = ("user", "role", "mentionable", "channel")
"""The menus whose options Discord fills in."""


class Unit(Enum):
    """What a limit counts, and of which values it can be counted."""

    CHARACTERS = "characters"
    TRIMMED = "characters without blanks at the ends"
    DIGITS = "digits or characters"
    ITEMS = "items"
    BYTES = "bytes"
    NUMBER = "in value"

    def size(self, value: Any) -> int | float | None:
        """How much of it there is; None for a value of the wrong kind."""
        match self, value:
            case (Unit.CHARACTERS, str()) | (Unit.ITEMS, list()):
                return len(value)
            case Unit.TRIMMED, str():
                return len(value.strip())
            case (_, bool()):
                return None
            case Unit.DIGITS, str() | int():
                return len(str(value))
            case (Unit.NUMBER | Unit.BYTES, int() | float()):
                return value
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Limit:
    """At least `least` and at most `most`, both included, of `unit` in the member of a structure."""

    of: str
    member: str
    most: int
    source: str
    unit: Unit = Unit.CHARACTERS
    least: int = 0
    needed: bool = False

    @property
    def rule(self) -> str:
        """The name under which a violation is told."""
        return f"{self.of}-{self.member.replace('_', '-')}"


def text(of: str, source: str, **members: int | tuple[int, int]) -> list[Limit]:
    """Members of at most so many characters, or of a range."""
    return _rows(of, source, Unit.CHARACTERS, members)


def trimmed(of: str, source: str, **members: int | tuple[int, int]) -> list[Limit]:
    return _rows(of, source, Unit.TRIMMED, members)


def items(of: str, source: str, **members: int | tuple[int, int]) -> list[Limit]:
    return _rows(of, source, Unit.ITEMS, members)


def number(of: str, source: str, **members: int | tuple[int, int]) -> list[Limit]:
    return _rows(of, source, Unit.NUMBER, members)


def needed(limits: list[Limit]) -> list[Limit]:
    """The same limits of members that may not be left out."""
    return [Limit(one.of, one.member, one.most, one.source, one.unit, one.least, needed=True) for one in limits]


def _rows(of: str, source: str, unit: Unit, members: dict[str, Any]) -> list[Limit]:
    ranges = {name: size if isinstance(size, tuple) else (0, size) for name, size in members.items()}
    return [Limit(of, name, most, source, unit, least) for name, (least, most) in ranges.items()]


def part(heading: str) -> str:
    """A heading of the page that describes the components."""
    return f"{COMPONENTS}: {heading}"


def menu(kind: str, heading: str) -> list[Limit]:
    """What all five menus have in common."""
    return [
        *needed(text(kind, part("Custom ID"), custom_id=(1, 100))),
        *text(kind, part(f"{heading} Structure"), placeholder=150),
        *number(kind, part(f"{heading} Structure"), min_values=(0, 25), max_values=(1, 25)),
    ]


def choice_of(kind: str, heading: str) -> list[Limit]:
    """The options of a menu, a radio group or a checkbox group."""
    return [
        *needed(text(kind, part(heading), label=(1, 100), value=(1, 100))),
        *text(kind, part(heading), description=100),
    ]


IN_MESSAGES = [
    *trimmed("message", CREATE, content=2_000),
    *items("message", CREATE, embeds=10, sticker_ids=3),
    *items("message", OPENAPI, attachments=10, components=40),
    Limit("message", "nonce", 25, CREATE, Unit.DIGITS),
    *items("mentions", MENTIONS, users=100, roles=100),
    *text("attachment", f"{MESSAGE}: Attachment Object", description=1_024),
    *text("attachment", OPENAPI, filename=(1, 1_024), title=1_024),
    *trimmed("embed", EMBEDS, title=256, description=4_096),
    *items("embed", EMBEDS, fields=25),
    *text("embed", OPENAPI, url=2_048),
    *number("embed", OPENAPI, color=COLOURS),
    *needed(trimmed("embed-field", EMBEDS, name=256, value=1_024)),
    *trimmed("embed-footer", EMBEDS, text=2_048),
    *trimmed("embed-author", EMBEDS, name=256),
    *chain.from_iterable(text(f"embed-{one}", OPENAPI, icon_url=2_048) for one in ("footer", "author")),
    *chain.from_iterable(text(f"embed-{one}", OPENAPI, url=2_048) for one in ("author", "image", "thumbnail")),
    *needed(items("poll", POLL, answers=(1, 10))),
    *number("poll", POLL, duration=(1, 768)),
    *needed(text("poll-question", POLL_TEXT, text=(1, 300))),
    *text("poll-answer", POLL_TEXT, text=(1, 55)),
    *needed(text("thread", THREADS, name=(1, 100))),
    *number("thread", THREADS, rate_limit_per_user=SECONDS_OF_SLOWMODE),
    *needed(items("bulk-delete", f"{MESSAGE}: Bulk Delete Messages", messages=(2, 100))),
]

IN_COMPONENTS = [
    *number("component", part("Anatomy of a Component"), id=2**31 - 1),
    *needed(items("row", part("Action Row Structure"), components=(1, 5))),
    *text("button", part("Custom ID"), custom_id=(1, 100)),
    *text("button", part("Button Structure"), label=80, url=512),
    *menu("string-select", "String Select"),
    *chain.from_iterable(menu(f"{one}-select", f"{one.title()} Select") for one in LISTED_BY_DISCORD),
    *needed(items("string-select", part("String Select Structure"), options=(1, 25))),
    *chain.from_iterable(items(f"{one}-select", OPENAPI, default_values=25) for one in LISTED_BY_DISCORD),
    *choice_of("select-option", "Select Option Structure"),
    *needed(items("section", part("Section Structure"), components=(1, 3))),
    *needed(text("text-display", OPENAPI, content=(1, 4_000))),
    *text("thumbnail", part("Thumbnail Structure"), description=(1, 1_024)),
    *needed(items("gallery", part("Media Gallery Structure"), items=(1, 10))),
    *text("gallery-item", part("Media Gallery Item Structure"), description=(1, 1_024)),
    *needed(text("media", OPENAPI, url=(1, 2_048))),
    *needed(items("container", OPENAPI, components=(1, 40))),
    *number("container", part("Container Structure"), accent_color=COLOURS),
    *text("emoji", OPENAPI, name=32),
]

IN_MODALS = [
    *needed(text("modal", f"{RESPONDING}: Modal", title=(1, 45), custom_id=(1, 100))),
    *needed(items("modal", f"{RESPONDING}: Modal", components=(1, 5))),
    *needed(text("label", part("Label Structure"), label=(1, 45))),
    *text("label", part("Label Structure"), description=(1, 100)),
    *needed(text("text-input", part("Custom ID"), custom_id=(1, 100))),
    *needed(number("text-input", part("Text Input Styles"), style=(1, 2))),
    *text("text-input", part("Text Input Structure"), value=4_000, placeholder=100),
    *text("text-input", OPENAPI, label=(1, 45)),
    *number("text-input", part("Text Input Structure"), min_length=4_000, max_length=(1, 4_000)),
    *needed(text("file-upload", part("Custom ID"), custom_id=(1, 100))),
    *number("file-upload", part("File Upload Structure"), min_values=10, max_values=(1, 10)),
    *needed(text("radio-group", part("Custom ID"), custom_id=(1, 100))),
    *needed(items("radio-group", part("Radio Group Structure"), options=(2, 10))),
    *choice_of("radio-option", "Radio Group Option Structure"),
    *needed(text("checkbox-group", part("Custom ID"), custom_id=(1, 100))),
    *needed(items("checkbox-group", part("Checkbox Group Structure"), options=(1, 10))),
    *number("checkbox-group", part("Checkbox Group Structure"), min_values=10, max_values=(1, 10)),
    *choice_of("checkbox-option", "Checkbox Group Option Structure"),
    *needed(text("checkbox", part("Custom ID"), custom_id=(1, 100))),
]

IN_COMMANDS = [
    *text("command", f"{COMMANDS}: Application Command Structure", name=(1, 32), description=100),
    *items("command", f"{COMMANDS}: Application Command Structure", options=25),
    *items("command", OPENAPI, contexts=(1, 3), integration_types=(1, 2)),
    *needed(text("option", OPTIONS, name=(1, 32), description=(1, 100))),
    *items("option", OPTIONS, choices=25, options=25),
    *number("option", OPTIONS, min_length=6_000, max_length=(1, 6_000)),
    *needed(text("choice", CHOICES, name=(1, 100))),
    *items("autocomplete", f"{RESPONDING}: Autocomplete", choices=25),
]

TOGETHER = [
    Limit("file", "size", 10 * 2**20, UPLOADING, Unit.BYTES),
    Limit("request", "size", 25 * 2**20, f"{MESSAGE}: Create Message, Limitations", Unit.BYTES),
    Limit("request", "files", 10, OPENAPI, Unit.ITEMS),
    Limit("request", "reason", 512, "resources/audit-log: Audit Log Entry Object", least=1),
    Limit("embeds", "together", 6_000, EMBEDS),
    Limit("components", "together", 40, f"{COMPONENTS}, nested ones counted", Unit.ITEMS),
    Limit("texts", "together", 4_000, "seen: as discord.py's LayoutView.content_length says"),
    Limit("rows", "together", 5, part("Legacy Message Component Behavior"), Unit.ITEMS),
    Limit("command", "together", 8_000, f"{COMMANDS}: Slash Commands"),
    Limit("choice", "value", 100, CHOICES),
    Limit("commands", "chat-input", 100, f"{COMMANDS}: Registering a Command", Unit.ITEMS),
    Limit("commands", "user", 15, f"{COMMANDS}: Registering a Command", Unit.ITEMS),
    Limit("commands", "message", 15, f"{COMMANDS}: Registering a Command", Unit.ITEMS),
    Limit("commands", "entry-point", 1, f"{COMMANDS}: Registering a Command", Unit.ITEMS),
]
"""Limits that no single member of a body holds: of sums, files and headers."""

OF_MEMBERS = (*IN_MESSAGES, *IN_COMPONENTS, *IN_MODALS, *IN_COMMANDS)
LIMITS = {one.rule: one for one in (*OF_MEMBERS, *TOGETHER)}
STRUCTURES: dict[str, list[Limit]] = defaultdict(list)
for _limit in OF_MEMBERS:
    STRUCTURES[_limit.of].append(_limit)
