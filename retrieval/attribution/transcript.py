"""Turns of a transcript: paragraphs or lines that begin with a name and a colon; and headlines that do."""

import re
from collections.abc import Iterator
from typing import Final

from retrieval.article import Article, Paragraph, Role, Span
from retrieval.attribution.sentence import trim
from retrieval.statement import Cue, Kind, Speaker, Stance, Statement

_TURN: Final = re.compile(
    r"(?P<who>(?:(?:Mr|Ms|Mrs|Miss|Dr|Sir|Lord|Lady|Prof|Judge|Justice|Senator|Sen|Rep)\.? )?"
    r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){0,3}):"
    r"[ \t]+(?=\S)"
)
_LABELS: Final = frozenset(
    """
    q a q&a question answer note update correction photo photos picture pictures image source credit caption related
    video watch editor gallery slideshow listen poll quiz advertisement sponsored share tags topics more contact email
    phone follow by location date time where when tickets price
    address website read_more read_also see_also editor's_note
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""What stands before a colon and is nobody's name."""
_FEWEST: Final = 2
"""Turns that make a transcript; one line with a colon may be anything."""


_SAYS: Final = re.compile(
    r"^(?P<words>.{12,}), (?P<who>[\w’'. -]{2,40}?) (?P<cue>says?|claims?|warns?|admits?|insists?)$"
)
"""A headline that ends with who says it."""


def turns(article: Article, others: int = 0) -> list[Statement]:
    """The words of each turn, where the article holds a transcript; of a headline that a name begins or ends.

    `others` are turns without a name that it is known to hold.
    """
    headings = [one for one in article.paragraphs if one.role is Role.HEADING]
    headlines = [said for one in headings for said in (_says(article, one), *_spoken(article, one)) if said is not None]
    spoken = [turn for one in article.paragraphs if one not in headings for turn in _spoken(article, one)]
    return [*headlines, *(spoken if len(spoken) + others >= _FEWEST else ())]


def _says(article: Article, heading: Paragraph) -> Statement | None:
    """Such as "Nurses to strike over rotas, union says"."""
    match = _SAYS.match(article.quote(heading.span))
    if match is None or set("\"“‘'") & set(match["words"]):
        return None
    start = heading.span.start
    given, who, cue = (Span(start + match.start(one), start + match.end(one)) for one in ("words", "who", "cue"))
    return Statement(Kind.INDIRECT, Speaker(who), Cue(cue, Stance.SAID), (given,))


def _spoken(article: Article, paragraph: Paragraph) -> Iterator[Statement]:
    """Such as "TREECE: Did you ever get lonely?", a line each."""
    place = paragraph.span.start
    for line in article.quote(paragraph.span).splitlines(keepends=True):
        start, place = place, place + len(line)
        match = _TURN.match(line)
        if (
            match is None
            or match["who"].casefold().rstrip(".").replace(" ", "_") in _LABELS
            or line[match.end()] in "\"“‘'«„"
        ):
            continue
        if (
            paragraph.role is Role.HEADING
            and " " in match["who"]
            and not (match["who"].istitle() or match["who"].isupper())
        ):
            continue
        words = trim(article.text, Span(start + match.end(), start + len(line.rstrip())))
        if words is not None:
            who = Span(start + match.start("who"), start + match.end("who"))
            yield Statement(Kind.INDIRECT, Speaker(who), None, (words,))


_ANSWERED: Final = re.compile(r"(?P<label>Q|A|Question|Answer)[:.][ \t]+(?=\S)")


def interview(article: Article) -> tuple[list[Statement], list[Span]]:
    """The answers of an interview that is written as Q and A, given to nobody by name; and where questions stand."""
    answers: list[Statement] = []
    asked: list[Span] = []
    for paragraph in article.paragraphs:
        place = paragraph.span.start
        for line in article.quote(paragraph.span).splitlines(keepends=True):
            start, place = place, place + len(line)
            match = _ANSWERED.match(line)
            words = trim(article.text, Span(start + match.end(), start + len(line.rstrip()))) if match else None
            if match is None or words is None:
                continue
            if match["label"][0] == "Q":
                asked.append(words)
            else:
                answers.append(Statement(Kind.INDIRECT, content=(words,)))
    return (answers, asked) if len(asked) >= _FEWEST else ([], [])
