"""`pullquote cases`: cases opened, judged, reworded, and handed out as a question file."""

import click

from bot import formats, gold_words, record_formats
from bot.cli import drawing
from bot.cli.options import OWNER, an_owner, as_json, house, note, print_json, sound, to_file, whole
from bot.console import Screen
from bot.gold_words import GoldSays
from retrieval.moderation.cases import Case, Verdict
from retrieval.moderation.gold import Omitted, golden
from retrieval.reader import checked

_NUMBER = click.IntRange(1, 10**9)


@click.command()
@click.argument("number", type=_NUMBER, metavar="N")
@an_owner
@as_json
def case(number: int, owner: str, in_json: bool) -> None:
    """Show case N: the answer, and what happened to it.

    \b
    Example:
      pullquote audit case 3
    """
    with house(owner) as opened:
        found = opened.moderation.case(owner, number)
        asked = opened.library.answer(owner, found.answer)
    if in_json:
        print_json(record_formats.case_of(found))
    else:
        drawing.case(Screen.on_stdout(), found, asked)


@click.command("cases")
@click.option("--open", "open_only", is_flag=True, help="Only those that wait for a judgement.")
@an_owner
@as_json
def listed(open_only: bool, owner: str, in_json: bool) -> None:
    """List the cases, the newest first.

    \b
    Example:
      pullquote audit cases --open --owner server:123
    """
    with house(owner) as opened:
        found = opened.moderation.cases(owner, open_only=open_only)
        asked = [opened.library.answer(owner, one.answer) for one in found]
    if in_json:
        print_json(record_formats.cases_of(found))
    else:
        drawing.cases(Screen.on_stdout(), found, asked)


@click.group()
def cases() -> None:
    """Open, judge and reopen cases, reword their questions, and export them as a question file.

    \b
    Examples:
      pullquote cases open k7m2xq4d9t
      pullquote cases judge 3 correct
      pullquote cases rewrite 3 "When will the ferry line end?"
      pullquote cases export --questions --out regression.jsonl
    """


@cases.command("open")
@click.argument("answer_id", metavar="ID", callback=sound)
@click.option("--words", callback=sound, help="A word of explanation.")
@an_owner
@as_json
def open_(answer_id: str, words: str | None, owner: str, in_json: bool) -> None:
    """Open a case about the answer ID, or show the one that there is."""
    with house(owner) as opened:
        found = opened.moderation.open(owner, answer_id, OWNER, words)
    _told(found, in_json)


@cases.command()
@click.argument("number", type=_NUMBER, metavar="N")
@click.argument("verdict", type=click.Choice([one.value for one in Verdict]))
@click.option("--words", callback=sound, help="A word of explanation.")
@an_owner
@as_json
def judge(number: int, verdict: str, words: str | None, owner: str, in_json: bool) -> None:
    """Judge case N; a later verdict amends it. Those who reported the answer are told."""
    with house(owner) as opened:
        seen = opened.moderation.case(owner, number).seen
        found = opened.moderation.judge(owner, number, OWNER, Verdict(verdict), words, seen)
    _told(found, in_json)


@cases.command()
@click.argument("number", type=_NUMBER, metavar="N")
@an_owner
@as_json
def reopen(number: int, owner: str, in_json: bool) -> None:
    """Open case N again: it waits for a judgement, and its verdict counts no more."""
    with house(owner) as opened:
        seen = opened.moderation.case(owner, number).seen
        found = opened.moderation.reopen(owner, number, OWNER, seen)
    _told(found, in_json)


@cases.command()
@click.argument("number", type=_NUMBER, metavar="N")
@click.argument("question", callback=sound)
@an_owner
@as_json
def rewrite(number: int, question: str, owner: str, in_json: bool) -> None:
    """Keep QUESTION, in your words, as the question of case N: it may go into question files."""
    asked = checked(question)
    with house(owner) as opened:
        found = opened.moderation.rewrite(owner, number, OWNER, asked)
    _told(found, in_json)


@cases.command()
@click.option("--questions", is_flag=True, help="As a question file, in the form of `batch` with gold.")
@to_file
@an_owner
@click.option("--json", "_in_json", is_flag=True, help="Errors as JSON.")
def export(questions: bool, out: str | None, owner: str, _in_json: bool) -> None:
    """Write judged cases as questions with the passages that answer them, for `pullquote batch --gold`.

    \b
    Only questions that a moderator has reworded are written: members' own words stay here.
    """
    if not questions:
        raise click.UsageError(GoldSays.QUESTIONS_ALONE)
    with house(owner) as opened:
        golds, omitted = golden(
            opened.moderation.cases(owner),
            lambda one: opened.library.answer(owner, one),
            lambda one: opened.library.cited(owner, one),
        )
    with whole(out) as sink:
        for one in golds:
            sink.write(f"{formats.line(record_formats.questions(one))}\n".encode())
        sink.flush()
    note(gold_words.exported(sum(len(one.questions) for one in golds), len(golds)))
    for why, numbers in omitted.items():
        note(gold_words.omitted(why, numbers))
    if Omitted.RAW in omitted:
        note(GoldSays.REWRITE)


def _told(found: Case, in_json: bool) -> None:
    if in_json:
        print_json(record_formats.case_of(found))
    else:
        drawing.history(Screen.on_stdout(), found)
