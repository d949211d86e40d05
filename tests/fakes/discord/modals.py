"""A modal as somebody fills it in."""

from . import components
from .components import Type

# components/reference: Text Input; "max: 4000" where the modal says nothing.
LONGEST_TEXT = 4000


def filled(state, shown, given, *, raw):
    """The rows of a submitted modal, and the files it refers to ("resolved")."""
    found, left, resolved = {}, dict(given), {}
    for field, names in components.fields(shown.modal):
        name = next((name for name in names if name in left), None)
        value = left.pop(name) if name is not None else None
        if not raw:
            check(field, value)
        found[field["custom_id"]] = enter(state, shown.channel, field, value, resolved)
    if left:
        known = [sorted(names) for _, names in components.fields(shown.modal)]
        raise LookupError(f"no field {sorted(left)}; there are {known}")
    return [row(one, found) for one in shown.modal["components"]], resolved


def check(field, value):
    if field["type"] == Type.TEXT_INPUT:
        text = field.get("value", "") if value is None else value
        least = field.get("min_length", 1 if field.get("required", True) else 0)
        if not text and not field.get("required", True):
            return
        if not max(least, 0) <= len(text) <= field.get("max_length", LONGEST_TEXT):
            raise ValueError(f"{field['custom_id']} has {len(text)} characters")
    elif not value and field.get("required", True):
        raise ValueError(f"{field['custom_id']} is required")


def enter(state, channel, field, value, resolved):
    """What is sent of a field (receiving-and-responding: Modal Submit Data)."""
    out = {"type": field["type"], "custom_id": field["custom_id"], "id": field.get("id") or 1}
    if field["type"] == Type.TEXT_INPUT:
        return {**out, "value": field.get("value", "") if value is None else value}
    if field["type"] == Type.STRING_SELECT:
        return {**out, "values": components.values(field, value) if value else []}
    if field["type"] == Type.FILE_UPLOAD:
        files = [state.messages.attach(channel, *one, ephemeral=True) for one in value or []]
        if files:
            resolved["attachments"] = {one["id"]: one for one in files}
        return {**out, "values": [one["id"] for one in files]}
    return {**out, "values": list(value or [])}


def row(one, found):
    out = {"type": one["type"], "id": one.get("id") or 1}
    if one["type"] == Type.LABEL:
        return {**out, "component": found[one["component"]["custom_id"]]}
    if "components" in one:
        return {**out, "components": [found[inner["custom_id"]] for inner in one["components"]]}
    return out
