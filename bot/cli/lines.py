"""Lines of many articles with their questions: what one holds, what comes out for it, and where both are kept."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from bot import formats
from bot.failures import failure
from bot.sources import STDIN
from retrieval.article import Article
from retrieval.errors import FileMissing, MalformedLine, PullquoteError
from retrieval.reader import Reader
from retrieval.segment import article_from_paragraphs


@dataclass(frozen=True, slots=True)
class Line:
    """An article with its questions."""

    id: str
    article: Article
    questions: tuple[str, ...]


def results(reader: Reader, number: int, raw: bytes) -> Iterator[formats.Json]:
    """What comes out for one line of input: a result a question, or an error object. Blank lines give nothing."""
    line = line_of(number, raw)
    if isinstance(line, Line):
        yield from results_of(reader, number, line)
    elif line is not None:
        yield line


def results_of(reader: Reader, number: int, line: Line) -> Iterator[formats.Json]:
    """A result a question, or an error object."""
    try:
        shelf, _ = reader.shelve(line.article)
    except Exception as error:  # noqa: BLE001 - whatever a line does, the next ones are answered
        yield failed(error, line.id, number)
        return
    for n, question in enumerate(line.questions):
        begun = time.perf_counter()
        try:
            answer = reader.answer(shelf, question)
        except Exception as error:  # noqa: BLE001 - the same for a question
            yield {**failed(error, line.id, number), "n": n}
            continue
        milliseconds = (time.perf_counter() - begun) * 1000
        yield formats.result(line.article, question, answer, name=line.id, n=n, ms=milliseconds)


def line_of(
    number: int, raw: bytes, *, asking: bool = True, checked: Callable[[formats.Json], object] = lambda _: None
) -> Line | formats.Json | None:
    """The line, or what is said of one that cannot be read; none where it is blank. `checked` may refuse it as well."""
    if not raw.strip():
        return None
    name: str | None = None
    try:
        given = object_of(raw)
        name = given["id"] if isinstance(given.get("id"), str) else None
        checked(given)
        return parsed(given if asking else {**given, "questions": []})
    except Exception as error:  # noqa: BLE001 - whatever a line does, the next ones are read
        return failed(error, name, number)


def parsed(given: dict[str, Any]) -> Line:
    """The line's article and questions. Raises `UnusableInput`."""
    if not isinstance(given.get("id"), str):
        raise MalformedLine("its id is not a string")
    for field in ("title", "url"):
        if not isinstance(given.get(field), str | None):
            raise MalformedLine("its {field} is neither a string nor null", field=field)
    for field in ("paragraphs", "questions"):
        value = given.get(field)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise MalformedLine("its {field} are not a list of strings", field=field)
    article = article_from_paragraphs(given["paragraphs"], title=given.get("title"), url=given.get("url"))
    return Line(given["id"], article, tuple(given["questions"]))


def object_of(raw: bytes) -> dict[str, Any]:
    """A line's JSON. Raises `MalformedLine`."""
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise MalformedLine("it is not JSON in UTF-8") from None
    if not isinstance(given, dict):
        raise MalformedLine("it is not a JSON object")
    return given


def failed(error: Exception, name: str | None, number: int) -> formats.Json:
    """What is printed of a line that cannot be used."""
    if isinstance(error, PullquoteError) or not isinstance(error, MemoryError):
        return {"id": name, "line": number, **formats.error(failure(error))}
    raise error


def opened(source: str) -> BinaryIO | nullcontext[BinaryIO]:
    """The lines of a file, or of standard input. Raises `FileMissing`."""
    if source == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(source).open("rb")
    except FileNotFoundError:
        raise FileMissing(source) from None
    except OSError as error:
        raise FileMissing(source, (error.strerror or "the system refuses").lower()) from None


def written(output: str | None) -> TextIO | nullcontext[TextIO]:
    """Where the results go. Raises `FileMissing`."""
    if output is None or output == STDIN:
        return nullcontext(sys.stdout)
    try:
        return Path(output).open("w", encoding="utf-8")
    except OSError as error:
        raise FileMissing(output, (error.strerror or "the system refuses").lower()) from None
