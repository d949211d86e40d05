"""Many articles with their questions, a line each."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import click

from bot import formats, wiring, words
from bot.cli.options import note
from bot.failures import failure
from bot.gold_words import GoldSays
from bot.sources import STDIN
from config.settings import settings
from retrieval.article import Article
from retrieval.errors import FileMissing, MalformedLine, PullquoteError
from retrieval.reader import Reader
from retrieval.segment import article_from_paragraphs

_EVERY_SECONDS = 5.0
"""Between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Line:
    """An article with its questions."""

    id: str
    article: Article
    questions: tuple[str, ...]


@click.command()
@click.argument("source", metavar="INPUT.jsonl", required=False)
@click.option(
    "--gold", metavar="FILE", help="A file of the same form with `gold`, as `cases export` writes it: scored."
)
@click.option("-o", "--output", metavar="OUTPUT.jsonl", help="File for the results; else standard output.")
@click.option("--json", "in_json", is_flag=True, help="Errors and scores as JSON; the results always are.")
def batch(source: str | None, gold: str | None, output: str | None, in_json: bool) -> None:
    """Answer every question of INPUT.jsonl (- for standard input); one JSON object a question comes out.

    \b
    A line in: {"id": "a1", "title": null, "url": null, "paragraphs": ["…"], "questions": ["…"]}
    Library and journal are left untouched. A bad line gives an error object, and the rest goes on.
    With --gold each answer is held against the passages that the file gives: right, missed or false.

    \b
    Examples:
      pullquote batch articles.jsonl -o answers.jsonl
      cat articles.jsonl | pullquote batch -
      pullquote batch --gold regression.jsonl
    """
    if (source is None) == (gold is None):
        raise click.UsageError(GoldSays.ONE_SOURCE)
    if gold is not None:
        from bot.cli.scoring import held_against_gold

        held_against_gold(wiring.Models(settings()).reader(), gold, output, in_json=in_json)
    else:
        _answer(source or "", output)


def _answer(source: str, output: str | None) -> None:
    with opened(source) as lines, written(output) as sink:
        reader = wiring.Models(settings()).reader()
        done, bad, told = 0, 0, time.monotonic()
        for number, raw in enumerate(lines, start=1):
            for printed in results(reader, number, raw):
                done, bad = done + 1, bad + ("error" in printed)
                sink.write(formats.dumped(printed) + "\n")
                sink.flush()
                if time.monotonic() - told > _EVERY_SECONDS:
                    told = time.monotonic()
                    note(f"line {number}: {done:,} results so far")
    note(words.batched(done - bad, bad))


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
            raise MalformedLine(f"its {field} is neither a string nor null")
    for field in ("paragraphs", "questions"):
        value = given.get(field)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise MalformedLine(f"its {field} are not a list of strings")
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
