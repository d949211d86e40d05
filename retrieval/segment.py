"""A text cut into paragraphs and sentences: spans that together hold every word."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import sentencex

from retrieval.article import Article, Paragraph, Role, Sentence, Span
from retrieval.errors import ArticleTooLong, ArticleTooShort, BrokenCharacters, EmptyArticle
from retrieval.language import language_of
from retrieval.policy import Limits

_LINE_END = r"(?>\r\n|[\r\n\x85\u2028\u2029])"
_BLANK_LINES = re.compile(rf"{_LINE_END}(?:[^\S\r\n\x85\u2028\u2029]*{_LINE_END})+")
_LINE_ENDS = re.compile(_LINE_END)
_NARROWEST, _WIDEST = 40, 100
"""Characters of a line that a program broke: mail and typewriters keep to 60 to 80."""
_HASHES = re.compile(r"#{1,6}[ \t]+")
_WORDS = re.compile(r"\w+")
_CLOSING = (".", "!", "?", "…", ":", ";", ",", "”", '"')
_GAP = "\n\n"


def article_from_text(text: str, *, title: str | None = None, url: str | None = None) -> Article:
    """An article whose paragraphs are the blocks between blank lines of `text`.

    Where no title is given, a first block of one short line without closing punctuation is the headline: it stays
    the first paragraph and lends its words to the title. Raises `UnusableInput`.
    """
    refuse_broken(text)
    spans = list(blocks(text))
    named = headline(text, spans)
    paragraphs = tuple(
        Paragraph(number, span, Role.HEADING if number == 1 and named else Role.PARAGRAPH)
        for number, span in enumerate(spans, start=1)
    )
    return checked(Article(text, paragraphs, title or named, url))


def article_from_paragraphs(given: Sequence[str], *, title: str | None = None, url: str | None = None) -> Article:
    """An article of the paragraphs as given, blank ones keeping their number. Raises `UnusableInput`."""
    text = _GAP.join(given)
    refuse_broken(text)
    paragraphs, start = [], 0
    for number, paragraph in enumerate(given, start=1):
        if paragraph.strip():
            paragraphs.append(Paragraph(number, Span(start, start + len(paragraph))))
        start += len(paragraph) + len(_GAP)
    return checked(Article(text, tuple(paragraphs), title, url))


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Every sentence of the article, in order. A line break ends one, unless a paragraph is wrapped.

    Raises `ArticleTooLong`.
    """
    language, again = language_of(article.text), repeated(article)
    found = tuple(
        Sentence(paragraph.number, number, span)
        for paragraph in article.paragraphs
        if paragraph.number not in again
        for number, span in enumerate(_sentence_spans(article.text, paragraph.span, language), start=1)
    )
    if len(found) > Limits.SENTENCES:
        raise ArticleTooLong(len(found), Limits.SENTENCES, "sentences")
    return found


def repeated(article: Article) -> frozenset[int]:
    """Numbers of pull quotes whose words stand in another paragraph: they are there to be seen, not to be cited."""
    pulled = [one for one in article.paragraphs if one.role is Role.PULLQUOTE]
    rest = [_plain(article.quote(one.span)) for one in article.paragraphs if one.role is not Role.PULLQUOTE]
    return frozenset(one.number for one in pulled if any(_plain(article.quote(one.span)) in text for text in rest))


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def refuse_broken(text: str) -> None:
    """Raises `BrokenCharacters`."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise BrokenCharacters("article")


def checked(article: Article) -> Article:
    """The article, if it can be one. Raises `EmptyArticle`, `ArticleTooShort`, `ArticleTooLong`."""
    if not article.paragraphs:
        raise EmptyArticle
    refuse_long(article.text)
    if len(article.text.split(maxsplit=1)) < 2 and len(article.text.strip()) < Limits.SHORTEST:
        raise ArticleTooShort
    return article


def refuse_long(text: str) -> None:
    """Raises `ArticleTooLong` for more characters than an article may have."""
    if len(text) > Limits.CHARACTERS:
        raise ArticleTooLong(len(text), Limits.CHARACTERS, "characters")


def blocks(text: str) -> Iterator[Span]:
    """What stands between blank lines, without the white space around it."""
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        yield from _trimmed(text, start, gap.start())
        start = gap.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without the white space at its ends, or nothing where there is only that."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        yield Span(start + left, start + right)


def headline(text: str, spans: Sequence[Span]) -> str | None:
    """The words of a first block that is a headline; none where it is not."""
    if len(spans) < 2:
        return None
    first = text[spans[0].start : spans[0].end]
    marked = _HASHES.match(first)
    if marked:
        return first[marked.end() :].splitlines()[0].strip() or None
    short = len(first) <= Limits.HEADLINE and len(first.splitlines()) == 1
    return first if short and not first.endswith(_CLOSING) else None


def is_wrapped(block: str) -> bool:
    """Whether the lines of a block are one paragraph, broken where a column ends: about as long but for the last."""
    lines = [line.strip() for line in block.splitlines()]
    full = [len(line) for line in lines[:-1]]
    if not full or max(full) > _WIDEST or min(full) < _NARROWEST:
        return False
    broken = [line for line in lines[:-1] if not line.endswith((".", "!", "?", "”", '"', ":"))]
    column = max(full)
    fits = [len(line) + 1 + len(after.split(" ")[0]) > column - 2 for line, after in pairwise(lines)]
    return len(broken) * 2 >= len(full) and all(fits) and len(lines[-1]) <= column


def _sentence_spans(text: str, within: Span, language: str) -> Iterator[Span]:
    start, block = within.start, text[within.start : within.end]
    lines = (
        [_LINE_ENDS.sub(lambda end: " " * len(end[0]), block)] if is_wrapped(block) else block.splitlines(keepends=True)
    )
    for line in lines:
        for left, right in _cuts(line, language):
            yield from _trimmed(text, start + left, start + right)
        start += len(line)


def _cuts(line: str, language: str) -> list[tuple[int, int]]:
    """Boundaries of the sentences of one line; the whole line where the splitter loses its place."""
    cuts = [(piece["start_index"], piece["end_index"]) for piece in sentencex.get_sentence_boundaries(language, line)]
    ends = [0, *(end for _, end in cuts)]
    whole = ends[-1] == len(line) and all(start == end for (start, _), end in zip(cuts, ends, strict=False))
    return cuts if whole else [(0, len(line))]
