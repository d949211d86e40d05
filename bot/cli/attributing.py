"""Who says what in an article, and everybody who speaks in it."""

import time
from collections.abc import Iterator

import click

from bot import formats, statements, wiring, words
from bot.cli.lines import Line, failed, line_of, opened, written
from bot.cli.options import OWNER, as_json, note, print_json
from bot.console import Screen
from bot.says import Says
from bot.sources import article_from, is_file
from bot.tongue import say
from config.settings import settings
from retrieval.article import Article
from retrieval.attribution.ledger import ledger_of
from retrieval.attribution.narration import with_narration
from retrieval.attribution.speakers import speakers as everybody
from retrieval.ports import Parser
from retrieval.segment import sentences
from retrieval.statement import Ledger

_EVERY_SECONDS = 5.0
"""Between two reports of progress."""


@click.command()
@click.argument("article", required=False)
@click.option("--all", "narrated", is_flag=True, help="The sentences that nobody is given, too.")
@click.option("--batch", "source", metavar="INPUT.jsonl", help="Every article of a file in the form of `batch`.")
@click.option("-o", "--output", metavar="OUTPUT.jsonl", help="With --batch: file for the results.")
@as_json
def attributions(article: str | None, source: str | None, output: str | None, *, narrated: bool, in_json: bool) -> None:
    """Tell who says what in ARTICLE, a file or an id from the library: speaker, cue, words, kind, and where.

    \b
    Examples:
      pullquote attributions story.txt
      pullquote attributions 3f2a --json
      pullquote attributions --batch articles.jsonl -o statements.jsonl
    """
    if (article is None) == (source is None):
        raise click.UsageError("Name an article, or a file with --batch.")
    if source is not None:
        _batch(source, output, narrated=narrated)
        return
    found, ledger = _read(article or "")
    told = with_narration(ledger, sentences(found)) if narrated else ledger.statements
    if in_json:
        print_json(formats.attributed(found, ledger, told))
        return
    if not ledger.determined:
        note(Says.UNDETERMINED)
    Screen.on_stdout().statements(found, told)


@click.command()
@click.argument("article")
@as_json
def speakers(article: str, in_json: bool) -> None:
    """List everybody who is given words in ARTICLE, a file or an id from the library, or who withholds them.

    \b
    Example:
      pullquote speakers story.txt
    """
    found, ledger = _read(article)
    if in_json:
        print_json(formats.spoken(found, ledger))
        return
    if not ledger.determined:
        note(Says.UNDETERMINED)
    Screen.on_stdout().speakers(found, everybody(found, ledger))


def _read(name: str) -> tuple[Article, Ledger]:
    """The article with its ledger: of a file, read now; of the library, as it is kept. Raises `ModelsUnavailable`."""
    chosen = settings()
    models = wiring.Models(chosen)
    if is_file(name):
        article = article_from(name)
        with Screen.on_stderr().progress(Says.READING) as progress:
            return article, ledger_of(article, models.parser, progress)
    with wiring.open_library(chosen, models.reader) as library:
        return library.ledger(OWNER, name, models.parser)


def _batch(source: str, output: str | None, *, narrated: bool) -> None:
    """A line out for each line in; a bad one gives an error object, and the rest goes on."""
    parser = wiring.Models(settings()).parser
    with opened(source) as lines, written(output) as sink:
        done, bad, told = 0, 0, time.monotonic()
        for number, raw in enumerate(lines, start=1):
            for printed in _results(parser, number, raw, narrated=narrated):
                done, bad = done + 1, bad + ("error" in printed)
                sink.write(formats.dumped(printed) + "\n")
                sink.flush()
                if time.monotonic() - told > _EVERY_SECONDS:
                    told = time.monotonic()
                    note(say("line {number}: {done:,} articles so far", number=number, done=done))
    note(words.attributed_batch(done - bad, bad))


def _results(parser: Parser, number: int, raw: bytes, *, narrated: bool) -> Iterator[formats.Json]:
    line = line_of(number, raw, asking=False)
    if not isinstance(line, Line):
        yield from [] if line is None else [line]
        return
    try:
        ledger = ledger_of(line.article, parser)
        found = with_narration(ledger, sentences(line.article)) if narrated else ledger.statements
    except Exception as error:  # noqa: BLE001 - whatever a line does, the next ones are read
        yield failed(error, line.id, number)
        return
    yield {"id": line.id, "statements": [statements.statement(line.article, one) for one in found]}
