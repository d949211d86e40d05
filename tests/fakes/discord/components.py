"""Walking through the components of messages and modals (components/reference)."""

from enum import IntEnum

from . import errors


class Type(IntEnum):
    """components/reference: Component Types."""

    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    LABEL = 18
    FILE_UPLOAD = 19


# components/reference: Button Styles.
LINK = 5
# Where components refer to a file: File, Thumbnail, and each item of a Media Gallery.
MEDIA = ("file", "media")


def within(one):
    """The components directly inside this one, wherever the kind keeps them."""
    inner = [*one.get("components", []), one.get("accessory"), one.get("component")]
    return [found for found in inner if found]


def walk(several):
    for one in several:
        yield one
        yield from walk(within(one))


def settle(several, attachments, numbers):
    """Number the components and let references to files lead to the files, as Discord does when it keeps them."""
    by_name = {f"attachment://{one['filename']}": one for one in attachments}
    taken = {one["id"] for one in walk(several) if one.get("id")}
    for one in walk(several):
        if not one.get("id"):
            one["id"] = next(number for number in numbers if number not in taken)
        for place in (one, *one.get("items", [])):
            for key in MEDIA:
                if key in place:
                    place[key] = unfurled(place[key], by_name)
        named = next((found for found in attachments if found["url"] == one.get("file", {}).get("url")), None)
        if named:
            one.update(name=named["filename"], size=named["size"])


def unfurled(media, by_name):
    """components/reference: Unfurled Media Item Structure."""
    if not media["url"].startswith("attachment://"):
        return media
    if media["url"] not in by_name:
        raise errors.invalid_form(("components", "REFERENCED_ATTACHMENT_NOT_FOUND", f"{media['url']} was not uploaded"))
    found = by_name[media["url"]]
    return {
        "id": found["id"],
        "url": found["url"],
        "proxy_url": found["proxy_url"],
        "width": None,
        "height": None,
        "content_type": found["content_type"],
        "attachment_id": found["id"],
    }


def button(several, label):
    """The button of this label that can be clicked.

    Raises:
        LookupError: there is none.
    """
    buttons = [one for one in walk(several) if one["type"] == Type.BUTTON and one.get("style") != LINK]
    for one in buttons:
        if one.get("label") == label and not one.get("disabled"):
            return one
    shown = [(one.get("label"), "disabled" if one.get("disabled") else "enabled") for one in buttons]
    raise LookupError(f"no button {label!r} to click; there are {shown}")


def menu(several, name):
    """The select menu of this placeholder or custom id.

    Raises:
        LookupError: there is none that can be used.
    """
    for one in walk(several):
        known = (one.get("placeholder"), one.get("custom_id"))
        if "options" in one and name in known and not one.get("disabled"):
            return one
    raise LookupError(f"no menu {name!r}")


def values(menu_, labels):
    """The values behind these labels of a select menu.

    Raises:
        LookupError: the menu has no such option.
        ValueError: too few or too many were chosen.
    """
    by_label = {one["label"]: one["value"] for one in menu_["options"]}
    missing = [one for one in labels if one not in by_label]
    if missing:
        raise LookupError(f"no option {missing[0]!r}; there are {sorted(by_label)}")
    if not menu_.get("min_values", 1) <= len(labels) <= menu_.get("max_values", 1):
        raise ValueError(f"the menu does not take {len(labels)} options")
    return [by_label[one] for one in labels]


def fields(modal):
    """The fields of a modal, each with the names a person may know it by: its label, its custom id."""
    for row in modal["components"]:
        for one in walk([row]):
            if one.get("custom_id"):
                yield one, {row.get("label"), one.get("label"), one["custom_id"]} - {None}
