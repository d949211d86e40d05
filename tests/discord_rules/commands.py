"""Definitions of application commands, and the choices an autocomplete answers with."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .rules import Found, beyond, broken, inside, measure, misshapen, objects, whole

CHAT_INPUT, USER, MESSAGE, ENTRY_POINT = 1, 2, 3, 4
COUNTED = {CHAT_INPUT: "chat-input", USER: "user", MESSAGE: "message", ENTRY_POINT: "entry-point"}
"""Types of commands (interactions/application-commands: Application Command Types)."""

SUBCOMMAND, GROUP, STRING, INTEGER, CHANNEL, NUMBER = 1, 2, 3, 4, 7, 10
OPTION_TYPES = range(1, 12)
VALUES = {STRING: (str,), INTEGER: (int,), NUMBER: (int, float)}
"""Types of options that take choices, and of what type those are (Application Command Option Type)."""

CHANNELS = {0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15}
"""Types of channels that an option can be narrowed to; media channels (16) are not among them."""

CONTEXTS = {"contexts": {0, 1, 2}, "integration_types": {0, 1}}
DEEPEST = 2


def check_commands(commands: list[Any]) -> Found:
    """A whole set of commands, as it replaces what is registered in its scope."""
    there = [(f"/{index}", one) for index, one in enumerate(commands) if isinstance(one, dict)]
    if len(there) < len(commands):
        yield broken("shape", "", "a command is an object")
    seen = set()
    for where, one in there:
        yield from check_command(one, where)
        key = type_of(one), str(one.get("name"))
        if key in seen:
            yield broken("command-unique", f"{where}/name", f"{one.get('name')!r} is there twice")
        seen.add(key)
    for type_, count in Counter(type_of(one) for _, one in there).items():
        if type_ in COUNTED:
            yield from beyond(f"commands-{COUNTED[type_]}", "", count)


def type_of(command: dict[str, Any]) -> int:
    return whole(command.get("type"), CHAT_INPUT)


def check_command(command: dict[str, Any], at: str, *, partial: bool = False) -> Found:
    """One command; `partial` is one that is changed, of which only what changes is sent."""
    type_, name, description = type_of(command), command.get("name"), command.get("description")
    yield from misshapen(command, at, lists="options", objects="name_localizations description_localizations")
    yield from measure("command", command, at)
    if type_ not in COUNTED:
        yield broken("command-type", f"{at}/type", f"{command.get('type')!r} is no type of command")
    if not partial or "name" in command:
        yield from check_name(name, f"{at}/name", free=partial or type_ in (USER, MESSAGE))
    if type_ == CHAT_INPUT and not partial:
        if not isinstance(description, str) or not description.strip():
            yield broken("command-described", f"{at}/description", "is missing or blank")
    elif type_ in (USER, MESSAGE) and description:
        yield broken("command-described", f"{at}/description", "commands of menus have none")
    if type_ != CHAT_INPUT and command.get("options"):
        yield broken("menu-options", f"{at}/options", "only slash commands have options")
    yield from check_translations(command, at, "command", free=type_ in (USER, MESSAGE))
    yield from check_contexts(command, at)
    yield from check_options(command, at, depth=0)
    yield from beyond("command-together", at, characters(command))


def check_name(name: Any, where: str, *, free: bool = False) -> Found:
    """A name of letters, digits, - _ and ' in lower case; commands of menus are named freely."""
    if not isinstance(name, str) or not name.strip():
        yield broken("command-naming", where, "is missing or blank")
    elif not free and (name != name.lower() or not all(map(allowed, name))):
        yield broken("command-naming", where, f"{name!r} is no name in lower case of letters, digits, - and _")


def allowed(character: str) -> bool:
    script = unicodedata.name(character, "").split(" ")[0]
    return character in "-_'" or unicodedata.category(character)[0] in "LN" or script in {"DEVANAGARI", "THAI"}


def check_translations(thing: dict[str, Any], at: str, of: str, *, free: bool = False) -> Found:
    """Names and descriptions in other languages keep the limits of the originals."""
    for member in ("name", "description"):
        for language, words in inside(thing, f"{member}_localizations").items():
            where = f"{at}/{member}_localizations/{language}"
            # Only what is translated can be wrong here: the original stands in for the rest.
            stand_in = {"name": "n", "description": "d", member: words}
            for one in measure(of, stand_in, ""):
                yield type(one)(one.rule, where, one.message)
            if member == "name" and of != "choice":
                yield from check_name(words, where, free=free)


def check_contexts(command: dict[str, Any], at: str) -> Found:
    for member, known in CONTEXTS.items():
        value = command.get(member)
        if isinstance(value, list) and (
            not known.issuperset(map(whole, value)) or len(set(map(whole, value))) < len(value)
        ):
            yield broken("command-context", f"{at}/{member}", f"{value!r} is not made of {sorted(known)}, each once")


def check_options(holder: dict[str, Any], at: str, depth: int) -> Found:
    """Options, and those of subcommands; `depth` is how many subcommands and groups stand around."""
    options = list(objects(holder, "options", at))
    types = {whole(one.get("type")) for _, one in options}
    if types & {SUBCOMMAND, GROUP} and types - {SUBCOMMAND, GROUP}:
        yield broken("option-nesting", f"{at}/options", "subcommands stand beside plain options")
    names, optional = set(), False
    for where, one in options:
        yield from check_option(one, where, depth)
        if str(one.get("name")) in names:
            yield broken("command-unique", f"{where}/name", f"{one.get('name')!r} is there twice")
        names.add(str(one.get("name")))
        if one.get("required") and optional:
            yield broken("option-order", where, "a required option stands after an optional one")
        optional = optional or not one.get("required")


def check_option(one: dict[str, Any], where: str, depth: int) -> Found:
    type_ = whole(one.get("type"))
    yield from misshapen(one, where, lists="options choices", objects="name_localizations description_localizations")
    yield from measure("option", one, where)
    yield from check_name(one.get("name"), f"{where}/name")
    yield from check_translations(one, where, "option")
    if type_ not in OPTION_TYPES:
        yield broken("option-type", f"{where}/type", f"{one.get('type')!r} is no type of option")
    if (type_ == GROUP and depth) or (type_ == SUBCOMMAND and depth >= DEEPEST):
        yield broken("option-nesting", where, "nested too deep")
    if type_ in (SUBCOMMAND, GROUP):
        yield from check_options(one, where, depth + 1)
    elif one.get("options"):
        yield broken("option-nesting", f"{where}/options", "only subcommands and groups hold options")
    if (one.get("choices") or one.get("autocomplete")) and type_ not in VALUES:
        yield broken("option-choosing", where, "neither choices nor autocomplete for this type")
    if one.get("choices") and one.get("autocomplete"):
        yield broken("option-choosing", where, "choices and autocomplete")
    kinds = one.get("channel_types") or []
    if kinds and (type_ != CHANNEL or not set(kinds) <= CHANNELS or len(set(kinds)) < len(kinds)):
        yield broken("option-channels", f"{where}/channel_types", f"{kinds} are no types to choose from")
    yield from check_least_and_most(one, where, type_)
    yield from check_choices(one, where, type_)


def check_least_and_most(one: dict[str, Any], where: str, type_: int) -> Found:
    for measured, types in (("length", {STRING}), ("value", {INTEGER, NUMBER})):
        least, most = one.get(f"min_{measured}"), one.get(f"max_{measured}")
        if (least is not None or most is not None) and type_ not in types:
            yield broken("option-range", where, f"min_{measured} and max_{measured} are not for this type")
        if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
            yield broken("option-range", where, f"from {least} to {most}")


def check_choices(holder: dict[str, Any], at: str, type_: int = 0) -> Found:
    """The choices of an option of this type; of an autocomplete, where that is not known, with 0."""
    names = set()
    for where, one in objects(holder, "choices", at):
        yield from measure("choice", one, where)
        yield from check_translations(one, where, "choice")
        if str(one.get("name")) in names and type_:
            yield broken("choice-unique", f"{where}/name", f"{one.get('name')!r} is there twice")
        names.add(str(one.get("name")))
        value = one.get("value")
        if isinstance(value, bool) or not isinstance(value, VALUES.get(type_, (str, int, float))):
            yield broken("choice-type", f"{where}/value", f"{value!r} is not of the option's type")
        elif isinstance(value, str):
            yield from beyond("choice-value", f"{where}/value", len(value))


def check_autocomplete(data: dict[str, Any], at: str) -> Found:
    """The answer to an autocomplete."""
    yield from misshapen(data, at, lists="choices")
    yield from measure("autocomplete", data, at)
    yield from check_choices(data, at)


def characters(thing: dict[str, Any]) -> int:
    """What counts towards the sum of a command: of every translated text, the longest form."""

    def longest(member: str) -> int:
        texts = [thing.get(member), *inside(thing, f"{member}_localizations").values()]
        return max((len(one) for one in texts if isinstance(one, str)), default=0)

    value = thing.get("value")
    own = longest("name") + longest("description") + (len(value) if isinstance(value, str) else 0)
    return own + sum(characters(one) for one in parts(thing))


def parts(thing: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for member in ("options", "choices"):
        yield from (one for _, one in objects(thing, member, ""))
