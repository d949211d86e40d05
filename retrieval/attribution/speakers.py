"""Everybody who is given words in an article, or withholds them, once each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.article import Article, Span
from retrieval.attribution.wordlists import names
from retrieval.normal import folded
from retrieval.statement import Kind, Ledger, Statement


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker by the fullest name, with all their statements, in the order of the article."""

    name: Span
    statements: tuple[Statement, ...]

    @property
    def anonymous(self) -> bool:
        """Whether the name is kept back wherever they speak."""
        return all(one.anonymous for one in self.statements)

    @property
    def kinds(self) -> Mapping[Kind, int]:
        """How many statements of each kind, in the order of the kinds."""
        counted = Counter(one.kind for one in self.statements)
        return {kind: counted[kind] for kind in Kind if counted[kind]}


def speakers(article: Article, ledger: Ledger) -> tuple[Spoken, ...]:
    """In the order in which they first speak. Whoever a speaker most likely means counts as that speaker."""
    found: dict[str, list[Statement]] = {}
    named: dict[str, Span] = {}
    for one in ledger.statements:
        if one.speaker is None or one.kind is Kind.NARRATION:
            continue
        means = one.speaker.resolved.span if one.speaker.resolved else one.speaker.span
        key = _key(article.quote(means))
        found.setdefault(key, []).append(one)
        named.setdefault(key, means)
    return tuple(Spoken(named[key], tuple(those)) for key, those in found.items())


def _key(name: str) -> str:
    """A name as it is compared: without an article, titles and a possessive at its end."""
    plain = folded(name).removeprefix("the ").removesuffix("'s").split()
    while len(plain) > 1 and plain[0].strip(".") in names("title"):
        plain = plain[1:]
    return " ".join(plain)
