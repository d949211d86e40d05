"""What a violation is; the rules that are no mere numbers; and how a body is held against the limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .limits import (
    COMMANDS,
    CREATE,
    LIMITS,
    MENTIONS,
    MESSAGE,
    OPENAPI,
    OPTIONS,
    RESPONDING,
    STRUCTURES,
    THREADS,
    UPLOADING,
    part,
)

SOURCES = {
    "shape": "the structures of the pages named in the limits: a member is of another kind than described",
    "message-empty": f"{CREATE}: at least one of content, embeds, sticker_ids, components, files, poll",
    "message-member": f"{CREATE}, Edit Message; resources/webhook; {RESPONDING}: the members a message may have",
    "v2-exclusive": f"{CREATE}: IS_COMPONENTS_V2 forbids content, embeds, sticker_ids and poll",
    "v2-flag": "components/reference: each new type needs the message flag 1 << 15",
    "rows-only": part("Legacy Message Component Behavior"),
    "component-place": part("Component Types, and the child components of each layout component"),
    "row-mix": part("Action Row: up to 5 buttons or a single select"),
    "custom-id-unique": part("Custom ID: not shared within a message"),
    "component-id-unique": part("Anatomy of a Component: id unique within the message"),
    "button-kind": part("Button Structure: link, premium and other styles"),
    "button-shows": "seen: a button shows a label or an emoji",
    "select-range": part("String Select Structure: min_values <= max_values <= number of options"),
    "select-values": "seen: the values of the options of a menu are unique",
    "select-defaults": part("User Select Structure: as many default values as may be chosen"),
    "select-required": part("String Select Structure: min_values is at least 1 where an answer is required"),
    "modal-disabled": part("String Select Structure: nothing in a modal can be disabled"),
    "input-range": part("Text Input Structure: min_length <= max_length, and value between"),
    "url": f"{MESSAGE}: Embed Structures; {part('Unfurled Media Item Structure')}; the schemes are partly seen",
    "field-blank": "seen: name and value of an embed's field are not blank",
    "flags-allowed": f"{CREATE}: flags; {RESPONDING}: Messages",
    "defer-flags": f"{RESPONDING}: Interaction Callback Type, only EPHEMERAL with a deferred answer",
    "callback-type": f"{RESPONDING}: Interaction Callback Type",
    "mentions-parse": f"{MENTIONS}: Allowed Mention Types",
    "mentions-exclusive": f"{MENTIONS}: parse excludes the same kind listed",
    "reference": f"{MESSAGE}: Message Reference Structure",
    "attachment-ref": f"{UPLOADING}: Referencing Uploaded Files, Using Attachments within Embeds",
    "archive-after": f"{THREADS}: auto_archive_duration",
    "command-type": f"{COMMANDS}: Application Command Types",
    "command-naming": f"{COMMANDS}: Application Command Naming",
    "command-described": f"{COMMANDS}: Application Command Structure, 1-100 for CHAT_INPUT, else empty",
    "menu-options": f"{COMMANDS}: Application Command Structure, options for CHAT_INPUT alone",
    "command-unique": f"{COMMANDS}: Registering a Command; option names are unique",
    "command-context": f"{COMMANDS}: Contexts",
    "option-type": f"{COMMANDS}: Application Command Option Type",
    "option-order": f"{OPTIONS}: required options stand before optional ones",
    "option-choosing": f"{OPTIONS}: which types have choices or autocomplete, and not both",
    "option-range": f"{OPTIONS}: which types have a least and a most, and least <= most",
    "option-channels": f"{OPENAPI}: which types of channels can be chosen (ChannelTypes), each once",
    "option-nesting": f"{COMMANDS}: Subcommands and Subcommand Groups",
    "choice-type": f"{OPENAPI}: the value of a choice is of its option's type",
    "choice-unique": "seen: the names of an option's choices are unique",
}
"""The rules that are no limits, and where each is from."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a request breaks; `where` is a JSON pointer into its body."""

    rule: str
    where: str
    message: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.rule} at {self.where or '/'}: {self.message}"


type_name = {dict: "an object", list: "a list", str: "text", bool: "a truth value", int: "a number", float: "a number"}
Found = Iterator[Violation]


def broken(rule: str, where: str, what: str) -> Violation:
    """A violation of a rule of the table; a rule that is not there is a mistake of ours (KeyError)."""
    return Violation(rule, where, f"{what} [{SOURCES[rule]}]")


def beyond(rule: str, where: str, size: float) -> Found:
    """Found when this size is outside the limit of that name."""
    limit = LIMITS[rule]
    if size > limit.most:
        yield Violation(rule, where, f"{size} {limit.unit.value}, at most {limit.most} [{limit.source}]")
    elif size < limit.least:
        yield Violation(rule, where, f"{size} {limit.unit.value}, at least {limit.least} [{limit.source}]")


def measure(of: str, thing: dict[str, Any], at: str) -> Found:
    """Hold the members of an object against all limits of its structure; null counts as left out."""
    for limit in STRUCTURES[of]:
        value, where = thing.get(limit.member), f"{at}/{limit.member}"
        if value is None:
            if limit.needed:
                yield Violation(limit.rule, where, f"is missing [{limit.source}]")
            continue
        size = limit.unit.size(value)
        if size is None:
            yield broken("shape", where, f"{kind(value)} where {limit.unit.value} are counted")
        else:
            yield from beyond(limit.rule, where, size)


def kind(value: Any) -> str:
    return type_name.get(type(value), "nothing")


def listed(thing: dict[str, Any], member: str) -> list[Any]:
    """The list of that name; an empty one where there is none, or something else."""
    value = thing.get(member)
    return value if isinstance(value, list) else []


def inside(thing: dict[str, Any], member: str) -> dict[str, Any]:
    """The object of that name; an empty one where there is none, or something else."""
    value = thing.get(member)
    return value if isinstance(value, dict) else {}


def objects(thing: dict[str, Any], member: str, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects in the list of that name, each with its place."""
    for index, one in enumerate(listed(thing, member)):
        if isinstance(one, dict):
            yield f"{at}/{member}/{index}", one


def misshapen(thing: dict[str, Any], at: str, *, lists: str = "", objects: str = "") -> Found:
    """Found where a member (names parted by blanks) is no object, no list, or a list of something else than objects."""
    for member in (*lists.split(), *objects.split()):
        value = thing.get(member)
        wanted = list if member in lists.split() else dict
        if value is not None and not isinstance(value, wanted):
            yield broken("shape", f"{at}/{member}", f"{kind(value)} where {type_name[wanted]} is wanted")
        elif isinstance(value, list):
            for index, one in enumerate(value):
                if not isinstance(one, dict):
                    yield broken("shape", f"{at}/{member}/{index}", f"{kind(one)} where an object is wanted")


def whole(value: Any, otherwise: int = 0) -> int:
    """A whole number, also written as text, as Discord takes it."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return otherwise
    return int(value) if str(value).lstrip("-").isdecimal() else otherwise
