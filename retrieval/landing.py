"""Links that land on a passage: text fragments, as browsers look for them.

Source: https://wicg.github.io/scroll-to-text-fragment/ (Draft Community Group Report), sections 3.3 to 3.6.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from retrieval.article import Article, Span

LONGEST: Final = 512
"""Characters of a link; buttons that lead somewhere take no longer one."""

_WHOLE: Final = 80
"""Characters of a passage that is given whole; a longer one by how it begins and how it ends."""

_WORDS: Final = (4, 6, 8, 12)
"""Words that stand for either end of a passage, or for what is around it: as few as tell it apart."""

_WEB: Final = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x1f\x7f]+")
"""What can stand in a link as it is (RFC 3986)."""

_RUN: Final = re.compile(r"\S+")
_LETTER: Final = re.compile(r"[^\W_]")
_UNPARTED: Final = re.compile(r"[\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
"""Scripts without blanks: where their words end, only a dictionary tells, and a browser's may be another."""


@dataclass(frozen=True, slots=True)
class _Directive:
    """Parts of a text directive; empty ones are left out."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def encoded(self) -> str:
        """As it stands in a link. Commas, ampersands and hyphens have a meaning there (section 3.3.2)."""
        parts = [f"{_percent(self.prefix)}-"] if self.prefix else []
        parts.append(_percent(self.start))
        parts += [_percent(self.end)] if self.end else []
        parts += [f"-{_percent(self.suffix)}"] if self.suffix else []
        return ",".join(parts)


def page_of(article: Article) -> str | None:
    """The address of the page that the article stands on; none where it has none on the web."""
    return article.url if article.url is not None and _WEB.fullmatch(article.url) else None


def link_to(article: Article, span: Span) -> str | None:
    """The address of a passage in its article, or of the article where no fragment tells it apart.

    None for an article without an address on the web. The passage lies inside one paragraph.
    """
    url = page_of(article)
    if url is None:
        return None
    page = _Page(article)
    address, mark, anchor = url.partition("#")
    before = anchor.partition(":~:")[0]
    for directive in _directives(article, span):
        link = f"{address}#{before if mark else ''}:~:text={directive.encoded()}"
        if len(link) <= LONGEST and page.found(directive) == page.placed(span):
            return link
    return url


class _Page:
    """An article's words as a browser looks at them: white space collapsed, whatever the case."""

    def __init__(self, article: Article) -> None:
        self._places: list[int] = []
        folded: list[str] = []
        for place, character in enumerate(article.text):
            if character.isspace():
                if folded and folded[-1] != " ":
                    folded.append(" ")
                    self._places.append(place)
                continue
            for one in character.casefold():
                folded.append(one)
                self._places.append(place)
        self._text = "".join(folded)

    def placed(self, span: Span) -> tuple[int, int]:
        """Where the first and the last letter of a span are."""
        inside = [at for at, place in enumerate(self._places) if span.start <= place < span.end]
        letters = [at for at in inside if _LETTER.match(self._text[at])] or inside
        return letters[0], letters[-1]

    def found(self, directive: _Directive) -> tuple[int, int] | None:
        """The first and last letter of what a browser would find first."""
        start, end = _folded(directive.start), _folded(directive.end)
        for at in self._occurrences(start):
            if directive.prefix and not self._text[:at].rstrip().endswith(_folded(directive.prefix)):
                continue
            after = at + len(start)
            if end:
                last = next(iter(self._occurrences(end, after)), None)
                if last is None:
                    return None
                after = last + len(end)
            if directive.suffix and not self._text[after:].lstrip().startswith(_folded(directive.suffix)):
                continue
            return at, after - 1
        return None

    def _occurrences(self, words: str, since: int = 0) -> Iterator[int]:
        """Places of some words, neither beginning nor ending inside a word."""
        at = self._text.find(words, since)
        while at >= 0:
            before, after = self._text[at - 1 : at], self._text[at + len(words) : at + len(words) + 1]
            begins_inside = _LETTER.match(before) and _LETTER.match(words[0])
            ends_inside = _LETTER.match(after) and _LETTER.match(words[-1])
            if not begins_inside and not ends_inside:
                yield at
            at = self._text.find(words, at + 1)


def _directives(article: Article, span: Span) -> Iterator[_Directive]:
    """Ways to name the passage, the shortest first."""
    words = _trimmed(article.quote(span))
    runs = [found.group() for found in _RUN.finditer(words)]
    if not runs:
        return
    whole = " ".join(runs)
    first = span.start + article.quote(span).index(words)
    before, after = _around(article, Span(first, first + len(words)))
    plain: list[_Directive] = []
    if len(whole) <= _WHOLE or len(runs) <= 2 * _WORDS[0] or _UNPARTED.search(whole):
        plain.append(_Directive(whole))
    plain += [
        _Directive(_trimmed(" ".join(runs[:count])), _trimmed(" ".join(runs[-count:])))
        for count in _WORDS
        if 2 * count < len(runs)
    ]
    plain.append(_Directive(whole))
    yield from plain
    for one in plain:
        for count in _WORDS:
            prefix, suffix = _from_letter(" ".join(before[-count:])), _to_letter(" ".join(after[:count]))
            if prefix:
                yield _Directive(one.start, one.end, prefix)
            if suffix:
                yield _Directive(one.start, one.end, "", suffix)
            if prefix and suffix:
                yield _Directive(one.start, one.end, prefix, suffix)


def _around(article: Article, words: Span) -> tuple[list[str], list[str]]:
    """What stands beside some words in their paragraph, or in the next one where they begin or end theirs.

    Prefix and suffix may each be in another block than the words (section 3.5.2), but in one block whole.
    """
    at = next(place for place, one in enumerate(article.paragraphs) if one.span.holds(words))
    own = article.paragraphs[at].span
    before = _RUN.findall(article.text[own.start : words.start])
    after = _RUN.findall(article.text[words.end : own.end])
    if not _has_letter(before) and at > 0:
        before = _RUN.findall(article.quote(article.paragraphs[at - 1].span))
    if not _has_letter(after) and at + 1 < len(article.paragraphs):
        after = _RUN.findall(article.quote(article.paragraphs[at + 1].span))
    return before, after


def _has_letter(runs: list[str]) -> bool:
    return any(_LETTER.search(run) for run in runs)


def _trimmed(words: str) -> str:
    """From the first letter to the last: marks at the ends are not needed, and pages may set them differently."""
    letters = [found.start() for found in _LETTER.finditer(words)]
    return words[letters[0] : letters[-1] + 1] if letters else ""


def _from_letter(words: str) -> str:
    """What stands before a passage: up to it, with the marks between, and nothing where there is no letter."""
    found = _LETTER.search(words)
    return words[found.start() :] if found else ""


def _to_letter(words: str) -> str:
    """What stands after a passage: from its last letter on, with the marks between."""
    return words[: words.rindex(_trimmed(words)) + len(_trimmed(words))] if _trimmed(words) else ""


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _percent(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
