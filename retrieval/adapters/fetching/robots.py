"""robots.txt as RFC 9309 has it: the longest rule that fits decides, and an allowing one wins a draw."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

LONGEST: Final = 500 * 1024
"""Bytes that are read at most (RFC 9309, section 2.5)."""

_RULES: Final = 5_000
"""Rules of a file that are looked at."""

_KEPT: Final = "/?&=#:;@!$'()*+,%-._~"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one agent: paths, and whether they are allowed."""

    rules: tuple[tuple[str, bool], ...]

    def allows(self, path: str) -> bool:
        """Whether the agent may fetch that path with its query."""
        wanted = quote(path, safe=_KEPT)
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, wanted)]
        return max(fitting, default=(0, True))[1]


EVERYTHING: Final = Robots(())
NOTHING: Final = Robots((("/", False),))


def robots_of(text: str, agent: str) -> Robots:
    """The rules of the groups that name the agent, else of those for all. `agent` is a product's name."""
    own: list[tuple[str, bool]] = []
    common: list[tuple[str, bool]] = []
    named: set[str] = set()
    own_is_named, in_rules = False, False
    for line in text.splitlines():
        name, parted, value = line.partition("#")[0].partition(":")
        field, value = name.strip().lower(), value.strip()
        if not parted:
            continue
        if field == "user-agent":
            named = (named if not in_rules else set()) | {value.lower()}
            in_rules = False
            own_is_named = own_is_named or agent.lower() in named
        elif field in {"allow", "disallow"}:
            in_rules = True
            rule = (quote(value, safe=_KEPT), field == "allow")
            if value and agent.lower() in named:
                own.append(rule)
            if value and "*" in named:
                common.append(rule)
    return Robots(tuple((own if own_is_named else common)[:_RULES]))


def _fits(rule: str, path: str) -> bool:
    """Whether a rule fits, with `*` for anything and `$` for the end, in time linear in both."""
    ends = rule.endswith("$")
    first, *parts = (rule[:-1] if ends else rule).split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if ends and not parts:
        return path == first
    for part in parts[:-1] if ends else parts:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return not ends or (path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= place)
