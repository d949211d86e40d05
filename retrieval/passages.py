"""Passages: runs of sentences of one paragraph, with what they lean on, told once, and whose words they hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.answer import Citation
from retrieval.article import Role, Sentence, Span
from retrieval.attribution.phrase import PRONOUNS
from retrieval.context import leaning
from retrieval.normal import nearly_same, words
from retrieval.shelf import Shelf
from retrieval.statement import Ledger, Statement

_REPEATING: Final = frozenset({Role.HEADING, Role.PULLQUOTE})
"""Roles that give words of the body once more."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of sentences of one paragraph, by their numbers there."""

    paragraph: int
    first: int
    last: int
    score: float


def passage_of(shelf: Shelf, sentence: Sentence, score: float) -> Passage:
    """The sentence with the neighbours that it leans on."""
    neighbours = [other for other in shelf.sentences if other.paragraph == sentence.paragraph]
    first, last = leaning(shelf.quotes(neighbours), sentence.number - 1)
    return Passage(sentence.paragraph, first + 1, last + 1, score)


def apart(passages: Iterable[Passage]) -> list[Passage]:
    """Passages that overlap become one, with the best score of them; the best first, then in article order."""
    found: list[Passage] = []
    for passage in passages:
        touching = [
            other
            for other in found
            if other.paragraph == passage.paragraph and other.first <= passage.last and passage.first <= other.last
        ]
        joined = Passage(
            passage.paragraph,
            min(one.first for one in (passage, *touching)),
            max(one.last for one in (passage, *touching)),
            max(one.score for one in (passage, *touching)),
        )
        found = [one for one in found if one not in touching]
        found.append(joined)
    return sorted(found, key=lambda passage: (-passage.score, passage.paragraph, passage.first))


def told_once(shelf: Shelf, passages: Sequence[Passage]) -> list[Passage]:
    """Near-duplicates are shown once: body text before headings, then the better one."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda one: shelf.article.paragraph(one.paragraph).role is Role.HEADING):
        told = _words(shelf, passage)
        if not any(nearly_same(told, _words(shelf, other)) and not _of_others(shelf, passage, other) for other in kept):
            kept.append(passage)
    return [passage for passage in passages if passage in kept]


def _of_others(shelf: Shelf, one: Passage, other: Passage) -> bool:
    """Whether two paragraphs give their words to different people: "He declined to comment." of one and of the next.

    A heading and a pull quote repeat the body, whatever they call its speaker.
    """
    if {shelf.article.paragraph(each.paragraph).role for each in (one, other)} & _REPEATING:
        return False
    first, second = _speakers(shelf, one), _speakers(shelf, other)
    return bool(first and second) and not any(mine & theirs for mine in first for theirs in second)


def _speakers(shelf: Shelf, passage: Passage) -> list[frozenset[str]]:
    """The words of each speaker's name; a pronoun that nobody is found for is somebody at that place alone."""
    found = []
    for said in spoken_in(shelf.ledger, _span(shelf, passage)):
        if said.speaker is not None:
            means = said.speaker.resolved.span if said.speaker.resolved else said.speaker.span
            name = frozenset(words(shelf.article.quote(means)))
            found.append(frozenset({f"{means.start}"}) if name <= PRONOUNS else name - PRONOUNS)
    return found


def citation(shelf: Shelf, passage: Passage) -> Citation:
    """The passage as it is cited, with the statements that it holds."""
    span = _span(shelf, passage)
    sentences = f"{passage.first}" if passage.first == passage.last else f"{passage.first}-{passage.last}"
    said = spoken_in(shelf.ledger, span)
    return Citation(
        f"p{passage.paragraph}s{sentences}", passage.paragraph, span, passage.score, said[0] if said else None, said[1:]
    )


def spoken_in(ledger: Ledger | None, span: Span) -> tuple[Statement, ...]:
    """The statements that a span holds words of: the one that holds most of it first, the others in their order."""
    held = [(_shared(one, span), one) for one in (ledger.statements if ledger else ())]
    found = [(shared, one) for shared, one in held if shared]
    if not found:
        return ()
    most = max(found, key=lambda one: one[0])[1]
    return (most, *(one for _, one in found if one is not most))


def _shared(statement: Statement, span: Span) -> int:
    """Characters of the span that belong to the statement."""
    return sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in statement.spans)


def _span(shelf: Shelf, passage: Passage) -> Span:
    spans = [
        sentence.span
        for sentence in shelf.sentences
        if sentence.paragraph == passage.paragraph and passage.first <= sentence.number <= passage.last
    ]
    return spans[0].joined(spans[-1])


def _words(shelf: Shelf, passage: Passage) -> str:
    return shelf.article.quote(_span(shelf, passage))
