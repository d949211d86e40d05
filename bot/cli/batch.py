"""Many articles with their questions, a line each."""

import time

import click

from bot import formats, wiring, words
from bot.cli.lines import opened, results, written
from bot.cli.options import note
from bot.cli.scoring import held_against_gold
from bot.gold_words import GoldSays
from bot.tongue import say
from config.settings import settings

_EVERY_SECONDS = 5.0
"""Between two reports of progress."""


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
                    note(say("line {number}: {done:,} results so far", number=number, done=done))
    note(words.batched(done - bad, bad))
