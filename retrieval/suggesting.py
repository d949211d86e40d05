"""First questions that an article is known to answer, from its own speakers and statements."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from retrieval.article import Article
from retrieval.attribution.speakers import Spoken, speakers
from retrieval.statement import Kind, Ledger

MOST: Final = 4
"""Questions for an article: as many as are read at a glance, and a row of buttons has room for five."""

_NAME: Final = 50
"""Characters of a name that fits into a question on a button."""

_SAYING: Final = (Kind.DIRECT, Kind.MIXED, Kind.INDIRECT)


class Ask(StrEnum):
    """What is asked; the front ends have the words."""

    DECLINED = "declined"
    SAID = "said"
    DOCUMENT = "document"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, and the name that it is about, as the article has it; none for one about all of it."""

    ask: Ask
    name: str | None = None


def suggestions(article: Article, ledger: Ledger | None) -> tuple[Suggestion, ...]:
    """At most `MOST`: who declined, what the two who say most said, what a document says, who is quoted."""
    if ledger is None or not ledger.determined:
        return ()
    everybody = [one for one in speakers(article, ledger) if not one.anonymous]
    declined = [Suggestion(Ask.DECLINED)] if _of(ledger, Kind.DECLINED) else []
    said = [Suggestion(Ask.SAID, name) for name in _names(article, everybody, _SAYING)[:2]]
    read = [Suggestion(Ask.DOCUMENT, name) for name in _names(article, everybody, (Kind.DOCUMENT,))[:1]]
    quoted = [Suggestion(Ask.QUOTED)] if _of(ledger, Kind.DIRECT) else []
    return tuple([*declined, *said, *read, *quoted][:MOST])


def offered(article: Article, ledger: Ledger | None) -> tuple[Suggestion, ...]:
    """The same, and after them what everybody else said: for whoever types a part of a name."""
    if ledger is None or not ledger.determined:
        return ()
    everybody = [one for one in speakers(article, ledger) if not one.anonymous]
    said = [Suggestion(Ask.SAID, name) for name in _names(article, everybody, _SAYING)]
    return tuple(dict.fromkeys([*suggestions(article, ledger), *said]))


def _of(ledger: Ledger, kind: Kind) -> bool:
    return any(one.kind is kind and one.speaker is not None and not one.anonymous for one in ledger.statements)


def _names(article: Article, everybody: list[Spoken], kinds: tuple[Kind, ...]) -> list[str]:
    """Names of those who speak so, whoever does it most first, ties as they come."""
    counted = [(sum(one.kinds.get(kind, 0) for kind in kinds), one) for one in everybody]
    most_first = sorted((pair for pair in counted if pair[0]), key=lambda pair: -pair[0])
    names = [_spoken_of(article, one) for _, one in most_first]
    papers = Kind.DOCUMENT in kinds  # "the internal memo" is name enough
    return [name for name in names if len(name) <= _NAME and (_is_name(name) or (papers and name.startswith("the ")))]


def _spoken_of(article: Article, one: Spoken) -> str:
    """The name as a question has it: with the "the" that stands before it, and what is new there is known here."""
    words = article.quote(one.name).split()
    if words[0].casefold() in {"a", "an"} and len(words) > 1:
        words[0] = "the"
    elif article.text[: one.name.start].casefold().endswith(("the ", "the\n")):
        words.insert(0, "the")
    return " ".join(words)


def _is_name(name: str) -> bool:
    """Whether a reader would know who is meant: a capital somewhere, and no pronoun."""
    return any(word[:1].isupper() for word in name.split()) and name.casefold() not in _PRONOUNS


_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "we", "i", "you", "this", "that", "these", "those", "who"})
