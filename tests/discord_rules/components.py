"""Components: where each may stand, what it must hold, and what holds of all of them together."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .rules import Found, beyond, broken, inside, listed, measure, misshapen, objects, whole
from .urls import address

ROW, BUTTON, STRING_SELECT, TEXT_INPUT, SECTION, TEXT, GALLERY, FILE = 1, 2, 3, 4, 9, 10, 12, 13
LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 18, 19, 21, 22, 23
KINDS = {
    ROW: "row",
    BUTTON: "button",
    STRING_SELECT: "string-select",
    TEXT_INPUT: "text-input",
    5: "user-select",
    6: "role-select",
    7: "mentionable-select",
    8: "channel-select",
    SECTION: "section",
    TEXT: "text-display",
    11: "thumbnail",
    GALLERY: "gallery",
    FILE: "file",
    14: "separator",
    17: "container",
    LABEL: "label",
    FILE_UPLOAD: "file-upload",
    RADIO_GROUP: "radio-group",
    CHECKBOX_GROUP: "checkbox-group",
    CHECKBOX: "checkbox",
}
"""Component types by number (components/reference: Component Types)."""

SELECTS = {STRING_SELECT, 5, 6, 7, 8}
V2 = {SECTION, TEXT, 11, GALLERY, FILE, 14, 17}
LINK, PREMIUM = 5, 6
CUSTOM = {1, 2, 3, 4}
"""Button styles that send an interaction (components/reference: Button Styles)."""

AT_THE_TOP = {ROW, SECTION, TEXT, GALLERY, FILE, 14, 17}
IN_A_CONTAINER = AT_THE_TOP - {17}
IN_A_ROW = {BUTTON, *SELECTS}
IN_A_MODAL = {ROW, TEXT, LABEL}
IN_A_LABEL = {TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX}
CHILDREN = {
    ROW: {"components": IN_A_ROW},
    SECTION: {"components": {TEXT}, "accessory": {BUTTON, 11}},
    17: {"components": IN_A_CONTAINER},
    LABEL: {"component": IN_A_LABEL},
}
OPTION = {STRING_SELECT: "select-option", RADIO_GROUP: "radio-option", CHECKBOX_GROUP: "checkbox-option"}
MEDIA = {11: "media", FILE: "file"}

Placed = tuple[str, dict[str, Any]]


def walk(holder: dict[str, Any], at: str, member: str = "components") -> Iterator[Placed]:
    """Every component with its place, nested ones after what holds them."""
    for where, one in objects(holder, member, at):
        yield from within(one, where)


def within(component: dict[str, Any], at: str) -> Iterator[Placed]:
    yield at, component
    yield from walk(component, at)
    for member in ("accessory", "component"):
        if isinstance(component.get(member), dict):
            yield from within(component[member], f"{at}/{member}")


def check_components(holder: dict[str, Any], at: str, top: set[int]) -> Found:
    """All rules of components that messages and modals share; `top` are the types that may stand outermost."""
    yield from misshapen(holder, at, lists="components")
    for where, one in objects(holder, "components", at):
        yield from placed(one, where, top)
    everything = list(walk(holder, at))
    for where, one in everything:
        yield from check_one(one, where, modal=top is IN_A_MODAL)
    yield from unlike_each_other(everything)


def type_of(component: dict[str, Any]) -> int:
    """Its type; 0, which none has, for none or something else."""
    return whole(component.get("type"))


def placed(one: dict[str, Any], where: str, allowed: set[int]) -> Found:
    if type_of(one) not in allowed:
        name = KINDS.get(type_of(one), "no known component")
        yield broken("component-place", f"{where}/type", f"{one.get('type')!r} ({name}) may not stand here")


def check_one(one: dict[str, Any], where: str, *, modal: bool) -> Found:
    """The rules of one component by itself, and of what may stand in it."""
    type_ = type_of(one)
    if type_ not in KINDS:
        return
    yield from measure("component", one, where)
    yield from measure(KINDS[type_], one, where)
    yield from check_children(one, where, modal=modal)
    if type_ == ROW:
        types = [type_of(child) for _, child in objects(one, "components", where)]
        if len(types) > 1 and not SELECTS.isdisjoint(types):
            yield broken("row-mix", where, "a menu does not stand alone in its row")
    if type_ == BUTTON:
        yield from check_button(one, where)
    if type_ in OPTION:
        yield from check_options(one, where, OPTION[type_])
    if type_ in SELECTS | {CHECKBOX_GROUP, FILE_UPLOAD}:
        yield from check_range(one, where)
    if type_ == TEXT_INPUT:
        yield from check_input(one, where)
    if modal:
        yield from check_answerable(one, where)
    yield from check_media(one, where)


def check_children(one: dict[str, Any], where: str, *, modal: bool) -> Found:
    for member, allowed in CHILDREN.get(type_of(one), {}).items():
        # Text inputs straight in a row are out of date, not forbidden.
        may = {TEXT_INPUT} if modal and type_of(one) == ROW else allowed
        if member == "components":
            yield from misshapen(one, where, lists=member)
            for place, child in objects(one, member, where):
                yield from placed(child, place, may)
        elif not isinstance(one.get(member), dict):
            yield broken("shape", f"{where}/{member}", "a component is wanted")
        else:
            yield from placed(one[member], f"{where}/{member}", may)


def check_button(one: dict[str, Any], where: str) -> Found:
    style = whole(one.get("style"))
    custom, url, sku = (bool(one.get(name)) for name in ("custom_id", "url", "sku_id"))
    shows = bool(one.get("label") or one.get("emoji"))
    if style == LINK and (custom or sku or not url):
        yield broken("button-kind", where, "a link has a url, no custom_id and no sku_id")
    elif style == PREMIUM and (custom or url or shows or not sku):
        yield broken("button-kind", where, "a premium button has a sku_id and nothing else")
    elif style in CUSTOM and (url or sku or not custom):
        yield broken("button-kind", where, "a button has a custom_id, no url and no sku_id")
    elif style not in {*CUSTOM, LINK, PREMIUM}:
        yield broken("button-kind", f"{where}/style", f"{one.get('style')!r} is no style")
    if style != PREMIUM and not shows:
        yield broken("button-shows", where, "neither a label nor an emoji")
    yield from misshapen(one, where, objects="emoji")
    yield from measure("emoji", inside(one, "emoji"), f"{where}/emoji")
    yield from address(one, where, "url", {"http", "https", "discord"})


def check_options(one: dict[str, Any], where: str, name: str) -> Found:
    yield from misshapen(one, where, lists="options")
    for place, option in objects(one, "options", where):
        yield from measure(name, option, place)
        yield from measure("emoji", inside(option, "emoji"), f"{place}/emoji")
    values = Counter(str(option.get("value")) for _, option in objects(one, "options", where))
    for value in (value for value, times in values.items() if times > 1):
        yield broken("select-values", f"{where}/options", f"{value!r} is there twice")


def check_range(one: dict[str, Any], where: str) -> Found:
    """Of 1 and 1 where nothing is said; a checkbox group may take as many as it has options."""
    options = len(listed(one, "options"))
    least, most = whole(one.get("min_values"), 1), one.get("max_values")
    most = whole(most, options if type_of(one) == CHECKBOX_GROUP else 1)
    if least > most or (type_of(one) in OPTION and most > options):
        yield broken("select-range", where, f"from {least} to {most} of {options} options")
    defaults = len(listed(one, "default_values"))
    if defaults and not least <= defaults <= most:
        yield broken("select-defaults", f"{where}/default_values", f"{defaults}, and {least} to {most} may be chosen")


def check_input(one: dict[str, Any], where: str) -> Found:
    least, most = whole(one.get("min_length")), whole(one.get("max_length"), 4_000)
    if least > most:
        yield broken("input-range", where, f"from {least} to {most} characters")
    value = one.get("value")
    if isinstance(value, str) and value and not least <= len(value) <= most:
        yield broken("input-range", f"{where}/value", f"{len(value)} characters, and {least} to {most} are allowed")


def check_answerable(one: dict[str, Any], where: str) -> Found:
    if one.get("disabled"):
        yield broken("modal-disabled", f"{where}/disabled", "not in a modal")
    if type_of(one) in SELECTS | {CHECKBOX_GROUP, FILE_UPLOAD}:
        wanted = one.get("required")
        if (wanted is None or wanted) and one.get("min_values") == 0:
            yield broken("select-required", f"{where}/min_values", "0, and an answer is required")


def check_media(one: dict[str, Any], where: str) -> Found:
    """Addresses of pictures and files; a file is always one that was uploaded."""
    if type_of(one) in MEDIA:
        yield from medium(one, where, MEDIA[type_of(one)])
    if type_of(one) == GALLERY:
        yield from misshapen(one, where, lists="items")
        for place, item in objects(one, "items", where):
            yield from measure("gallery-item", item, place)
            yield from medium(item, place, "media")


def medium(one: dict[str, Any], where: str, member: str) -> Found:
    yield from misshapen(one, where, objects=member)
    yield from measure("media", inside(one, member), f"{where}/{member}")
    schemes = {"attachment"} if member == "file" else {"http", "https", "attachment"}
    yield from address(inside(one, member), f"{where}/{member}", "url", schemes)


def unlike_each_other(everything: list[Placed]) -> Found:
    """No two components of a message share a custom_id or an id; an id of 0 counts as none."""
    for member, rule in (("custom_id", "custom-id-unique"), ("id", "component-id-unique")):
        seen = set()
        for where, one in everything:
            value = one.get(member)
            if isinstance(value, str | int) and value in seen:
                yield broken(rule, where, f"{value!r} is there twice")
            if isinstance(value, str | int) and value != 0:
                seen.add(value)


def together(everything: list[Placed], at: str) -> Found:
    """The sums over a whole message."""
    texts = [one.get("content") for _, one in everything if type_of(one) == TEXT]
    yield from beyond("components-together", f"{at}/components", len(everything))
    yield from beyond("texts-together", f"{at}/components", sum(len(one) for one in texts if isinstance(one, str)))
