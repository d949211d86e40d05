"""The lists that the rules go by, read from the text files beside this one at first use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retrieval.statement import Stance


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying. `takes` are the letters that verbs.txt explains."""

    lemma: str
    particle: str
    stance: Stance
    takes: frozenset[str]


@cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """Verbs of saying by lemma; those with a particle first."""
    found: dict[str, list[Verb]] = {}
    for line in _lines("verbs.txt"):
        name, stance, takes = line.split()
        lemma, _, particle = name.partition("_")
        found.setdefault(lemma, []).append(Verb(lemma, particle, Stance(stance), frozenset(takes)))
    return {lemma: tuple(sorted(those, key=lambda one: not one.particle)) for lemma, those in found.items()}


@cache
def nouns(section: str) -> frozenset[str]:
    """A section of nouns.txt."""
    return _sections("nouns.txt")[section]


@cache
def names(section: str) -> frozenset[str]:
    """A section of names.txt."""
    return _sections("names.txt")[section]


@cache
def refusals(section: str) -> frozenset[str]:
    """A section of refusals.txt."""
    return _sections("refusals.txt")[section]


@cache
def _sections(name: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    current = ""
    for line in _lines(name):
        if line.startswith("["):
            current = line.strip("[]")
        else:
            found.setdefault(current, set()).update(line.split())
    return {section: frozenset(words) for section, words in found.items()}


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    stripped = (line.strip() for line in text.splitlines())
    return (line for line in stripped if line and not line.startswith("#"))
