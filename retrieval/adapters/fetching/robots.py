"""What a robots.txt asks of us: RFC 9309."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

LARGEST: Final = 500 * 1024
"""Bytes of a robots.txt that are read: RFC 9309 2.5."""

_LINE: Final = re.compile(r"\r\n|\r|\n")
_TOKEN: Final = re.compile(r"[a-z_-]+|\*", re.IGNORECASE | re.ASCII)
"""A product token: RFC 9309 2.2.1."""

_ESCAPE: Final = re.compile(r"%[0-9a-fA-F]{2}")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
"""RFC 3986 2.3: these are the same with and without escaping."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that are for us: each a pattern, and whether it allows."""

    rules: tuple[tuple[str, bool], ...] = ()

    def allow(self, path: str) -> bool:
        """Whether a path, with its query, may be read: the longest rule that fits it says so, and else it may."""
        plain = _plain(path)
        fitting = ((len(pattern), allows) for pattern, allows in self.rules if _fits(pattern, plain))
        return max(fitting, default=(0, True))[1]


def robots_of(content: bytes, agent: str) -> Robots:
    """The rules of all groups for that product token, or else of those for everybody."""
    lines = tuple(_lines(content.decode("utf-8", "replace").removeprefix("\ufeff")))
    ours = tuple(_rules(lines, agent.lower()))
    named = any(key == "user-agent" and _token(value) == agent.lower() for key, value in lines)
    return Robots(ours if named else tuple(_rules(lines, "*")))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in _LINE.split(text):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _rules(lines: tuple[tuple[str, str], ...], agent: str) -> Iterator[tuple[str, bool]]:
    in_group = among_agents = False
    for key, value in lines:
        if key == "user-agent":
            in_group = (in_group and among_agents) or _token(value) == agent
            among_agents = True
        elif key in {"allow", "disallow"}:
            among_agents = False
            if in_group and value:
                yield _plain(value), key == "allow"


def _token(value: str) -> str:
    found = _TOKEN.match(value)
    return found[0].lower() if found else ""


def _plain(path: str) -> str:
    """One way of writing a path: RFC 9309 2.2.2."""
    return _ESCAPE.sub(_unescaped, quote(path, safe="%/?#[]@!$&'()*+,;=:~"))


def _unescaped(escape: re.Match[str]) -> str:
    character = chr(int(escape[0][1:], 16))
    return character if character in _UNRESERVED else escape[0].upper()


def _fits(pattern: str, path: str) -> bool:
    """Whether the path begins as the pattern says: `*` is any characters, a last `$` the end. Takes linear time."""
    to_the_end = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not to_the_end or path == first
    *between, last = others
    reached = len(first)
    for part in between:
        found = path.find(part, reached)
        if found < 0:
            return False
        reached = found + len(part)
    return path.endswith(last, reached) if to_the_end else path.find(last, reached) >= 0
