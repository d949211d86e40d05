"""A run held against a file of questions with their gold: what is right, what was missed, what is false."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TextIO

from bot import formats, gold_words, record_formats
from bot.cli.lines import Line, line_of, object_of, opened, results_of, written
from bot.cli.options import note
from bot.formats import Json
from retrieval.errors import MalformedLine
from retrieval.moderation.gold import Score, Tally, places_of, scored
from retrieval.reader import Reader

_EVERY_SECONDS = 5.0
"""Between two reports of progress."""


def held_against_gold(reader: Reader, source: str, output: str | None, *, in_json: bool) -> None:
    """Ask every question of the file and score its answer; a bad line is told with its number, the rest goes on."""
    tally, bad, told = Tally(Counter()), 0, time.monotonic()
    with opened(source) as lines, written(output) as sink:
        for number, raw in enumerate(lines, start=1):
            for printed in _scored(reader, number, raw, tally):
                bad += "error" in printed
                _write(sink, formats.dumped(printed) if in_json else _drawn(printed))
                if time.monotonic() - told > _EVERY_SECONDS:
                    told = time.monotonic()
                    note(gold_words.so_far(number, tally.scores.total()))
        _write(sink, formats.dumped(record_formats.tallied(tally, bad)) if in_json else gold_words.tallied(tally, bad))


def _scored(reader: Reader, number: int, raw: bytes, tally: Tally) -> Iterator[Json]:
    line = line_of(number, raw, checked=gold_of)
    if not isinstance(line, Line):
        yield from [] if line is None else [line]
        return
    golds = gold_of(object_of(raw))
    for printed in results_of(reader, number, line):
        if "error" in printed:
            yield printed
            continue
        cited = [one["id"] for one in printed["citations"]]
        gold = golds[printed["n"]]
        worth = scored(gold, cited, answered=printed["outcome"] == "answered")
        tally.add(worth)
        yield record_formats.scored(printed, gold, worth)


def gold_of(given: Json) -> Sequence[Sequence[str]]:
    """The passages for each question, in its place. Raises `MalformedLine`."""
    golds, questions = given.get("gold"), given.get("questions")
    if not isinstance(golds, list) or not all(isinstance(one, list) for one in golds):
        raise MalformedLine("its gold is not a list of lists")
    if not isinstance(questions, list) or len(golds) != len(questions):
        raise MalformedLine("its gold has not one list for each question")
    for one in (passage for gold in golds for passage in gold):
        if not isinstance(one, str) or places_of(one) is None:
            raise MalformedLine("its gold names no passages, such as p7s1")
    return golds


def _drawn(printed: Json) -> str:
    if "error" in printed:
        return gold_words.faulty_line(printed["line"], printed["error"]["message"])
    score = gold_words.score(Score(printed["score"]), whole=printed["whole"])
    gold, cited = (", ".join(printed[name]) or "–" for name in ("gold", "cited"))
    return f"{score:<13}  {' '.join(printed['question'].split())}  {gold_words.beside(gold, cited)}"


def _write(sink: TextIO, line: str) -> None:
    sink.write(f"{line}\n")
    sink.flush()
