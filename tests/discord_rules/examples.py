"""Small parts of requests that keep all rules, to build right and wrong requests of."""

from dataclasses import dataclass
from typing import Any

Part = dict[str, Any]

MESSAGES, CALLBACK = "/channels/1/messages", "/interactions/1/tok/callback"
ORIGINAL, COMMANDS = "/webhooks/1/tok/messages/@original", "/applications/1/commands"
V2, EPHEMERAL = 1 << 15, 1 << 6


@dataclass(frozen=True, slots=True)
class Request:
    """What `check` is asked about."""

    method: str
    path: str
    body: Any = None
    files: list[tuple[str, int]] | None = None
    reason: str | None = None


def post(body: Part, files: list[tuple[str, int]] | None = None) -> Request:
    return Request("POST", MESSAGES, body, files)


def said(**more: Any) -> Request:
    """A message with some text."""
    return post({"content": "x", **more})


def shown(*components: Part) -> Request:
    """A message made of components."""
    return post({"flags": V2, "components": list(components)})


def embedded(**embed: Any) -> Request:
    return post({"embeds": [embed]})


def callback(type_: int, data: Part) -> Request:
    return Request("POST", CALLBACK, {"type": type_, "data": data})


def put(*commands: Part) -> Request:
    return Request("PUT", COMMANDS, list(commands))


def asked(*components: Part, **more: Any) -> Request:
    """A modal."""
    return callback(9, {"custom_id": "m", "title": "t", "components": list(components), **more})


def thread(**more: Any) -> Request:
    return Request("POST", f"{MESSAGES}/2/threads", {"name": "n", **more})


def button(name: Any = 1, **more: Any) -> Part:
    return {"type": 2, "style": 1, "label": "b", "custom_id": str(name), **more}


def link(url: str) -> Part:
    return {"type": 2, "style": 5, "label": "b", "url": url}


def row(*components: Part) -> Part:
    return {"type": 1, "components": list(components)}


def menu(count: int = 1, **more: Any) -> Part:
    return {"type": 3, "custom_id": "s", "options": selectable(count), **more}


def selectable(count: int = 1, **more: Any) -> list[Part]:
    """The options of a menu, a radio group or a checkbox group."""
    return [{"label": "a", "value": str(one), **more} for one in range(count)]


def written(text: str = "t") -> Part:
    return {"type": 10, "content": text}


def box(*components: Part, **more: Any) -> Part:
    return {"type": 17, "components": list(components), **more}


def section(*components: Part, accessory: Part | None = None) -> Part:
    return {"type": 9, "components": list(components), "accessory": accessory or button()}


def gallery(*items: Part) -> Part:
    return {"type": 12, "items": list(items)}


def picture(url: str = "https://e.org/a.png") -> Part:
    return {"media": {"url": url}}


def labelled(component: Part, **more: Any) -> Part:
    return {"type": 18, "label": "l", "component": component, **more}


def entry(name: Any = 1, **more: Any) -> Part:
    """A text input."""
    return {"type": 4, "custom_id": str(name), "style": 1, **more}


def command(**more: Any) -> Part:
    return {"name": "ask", "description": "d", "type": 1, **more}


def option(name: str = "o", **more: Any) -> Part:
    return {"type": 3, "name": name, "description": "d", **more}


def choices(count: int) -> list[Part]:
    return [{"name": str(one), "value": str(one)} for one in range(count)]


def poll(**more: Any) -> Request:
    return post({"poll": {"question": {"text": "q"}, "answers": [{"poll_media": {"text": "a"}}], **more}})


def of_size(characters: int) -> Part:
    """A command whose texts come to so many characters, of 7200 to 9000."""
    left = characters - len("ask") - 2 * len("o0") - 25 * 200
    pairs, left = min(divmod(left - 3, 200), (25, left - 3 - 25 * 200))
    described = [1 + min(left, 99), 1 + min(max(left - 99, 0), 99), 1 + max(left - 198, 0)]
    full = [{"name": f"{one:0100}", "value": "v" * 100} for one in range(25)]
    return command(
        description="d" * described[0],
        options=[
            option("o0", description="d" * described[1], choices=full),
            option("o1", description="d" * described[2], choices=full[:pairs]),
        ],
    )
