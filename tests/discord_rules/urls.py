"""Addresses in a body."""

from typing import Any
from urllib.parse import urlsplit

from .rules import Found, broken

WEB = frozenset({"http", "https"})


def address(thing: dict[str, Any], at: str, member: str, schemes: set[str] | frozenset[str] = WEB) -> Found:
    """Found when the address of that name is none, or of a scheme that Discord does not take there."""
    value = thing.get(member)
    if isinstance(value, str) and value and not well_formed(value, schemes):
        yield broken("url", f"{at}/{member}", f"{value[:60]!r} is no address of {', '.join(sorted(schemes))}")


def well_formed(value: str, schemes: set[str] | frozenset[str]) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in schemes and bool(parts.netloc) and not any(one.isspace() for one in value)
