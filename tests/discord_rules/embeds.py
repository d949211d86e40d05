"""Embeds."""

from typing import Any

from .rules import Found, beyond, broken, inside, measure, misshapen, objects
from .urls import address

SHOWN = frozenset({"http", "https", "attachment"})
PARTS = ("footer", "author", "image", "thumbnail")


def check_embeds(body: dict[str, Any], at: str) -> Found:
    """All rules of the embeds of a message, and of their sum."""
    total = 0
    for where, embed in objects(body, "embeds", at):
        yield from check_embed(embed, where)
        total += characters(embed)
    yield from beyond("embeds-together", f"{at}/embeds", total)


def check_embed(embed: dict[str, Any], at: str) -> Found:
    yield from misshapen(embed, at, lists="fields", objects=" ".join(PARTS))
    yield from measure("embed", embed, at)
    yield from address(embed, at, "url")
    for part in PARTS:
        where = f"{at}/{part}"
        yield from measure(f"embed-{part}", inside(embed, part), where)
        yield from address(inside(embed, part), where, "icon_url", SHOWN)
        yield from address(inside(embed, part), where, "url", SHOWN if part != "author" else {"http", "https"})
    for where, field in objects(embed, "fields", at):
        yield from measure("embed-field", field, where)
        for member in ("name", "value"):
            if isinstance(field.get(member), str) and not field[member].strip():
                yield broken("field-blank", f"{where}/{member}", "blank")


def characters(embed: dict[str, Any]) -> int:
    """What counts towards the sum: title, description, names and values of fields, footer, author."""
    texts = [embed.get("title"), embed.get("description"), inside(embed, "footer").get("text")]
    texts.append(inside(embed, "author").get("name"))
    texts += [field.get(member) for _, field in objects(embed, "fields", "") for member in ("name", "value")]
    return sum(len(one.strip()) for one in texts if isinstance(one, str))
