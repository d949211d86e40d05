"""The record: the latest answers, those that fit, one with all that led to it, and all of them as a file."""

from typing import Any

import click

from bot import record_formats
from bot.cli import drawing
from bot.cli.filters import filtered, wanted_of
from bot.cli.options import an_owner, as_json, house, print_json, sound, to_file, whole
from bot.console import Screen
from retrieval.moderation.auditing import Form
from retrieval.moderation.ports import Wanted
from retrieval.policy import Policy

_MOST = 1_000
"""Answers listed at once; `audit export` has no limit."""

_FURTHEST = 10**12

counted = click.option("--count", type=click.IntRange(1, _MOST), default=10, show_default=True, help="How many.")
skipped = click.option("--skip", type=click.IntRange(0, _FURTHEST), default=0, help="How many to pass over first.")


@click.command()
@counted
@skipped
@an_owner
@as_json
def recent(count: int, skip: int, owner: str, in_json: bool) -> None:
    """List the latest answers.

    \b
    Example:
      pullquote audit recent --count 20 --owner server:123
    """
    _page(owner, {}, count, skip, in_json)


@click.command()
@filtered
@counted
@skipped
@an_owner
@as_json
def search(count: int, skip: int, owner: str, in_json: bool, **given: Any) -> None:
    """List the answers that fit all conditions, the latest first; TEXT is a part of the question.

    \b
    Examples:
      pullquote audit search ferry --outcome not_in_article
      pullquote audit search --verdict wrong_speaker --since 2026-05-01
    """
    _page(owner, given, count, skip, in_json)


def _page(owner: str, given: dict[str, Any], count: int, skip: int, in_json: bool) -> None:
    with house(owner) as opened:
        wanted = wanted_of(opened.library, owner, given) if given else Wanted()
        page = opened.auditing.search(owner, wanted, count, skip)
        rows = opened.auditing.rows(owner, page.found)
    if in_json:
        print_json(record_formats.found(rows, page.of, skip))
    else:
        drawing.rows(Screen.on_stdout(), rows, page.of, skip)


@click.command()
@click.argument("answer_id", metavar="ID", callback=sound)
@an_owner
@as_json
def answer(answer_id: str, owner: str, in_json: bool) -> None:
    """Show why the answer ID is what it is: in words first, with the numbers below.

    \b
    Example:
      pullquote audit answer k7m2xq4d9t
    """
    with house(owner) as opened:
        asked = opened.library.answer(owner, answer_id)
        article = opened.library.cited(owner, asked.article_id)
        postings = opened.library.postings(owner, asked.id)
        case = opened.moderation.about(owner, asked.id)
    if in_json:
        print_json(record_formats.explained(asked, article, postings, case, Policy()))
    else:
        drawing.explained(Screen.on_stdout(), asked, article, postings, case)


@click.command()
@filtered
@click.option("--format", "form", type=click.Choice([one.value for one in Form]), default="jsonl", show_default=True)
@to_file
@an_owner
@click.option("--json", "_in_json", is_flag=True, help="Errors as JSON.")
def export(form: str, out: str | None, owner: str, _in_json: bool, **given: Any) -> None:
    """Write all answers that fit, oldest first; conditions as in `search`.

    \b
    A file is there once it is whole.

    \b
    Example:
      pullquote audit export --format csv --since 2026-05-01 --out may.csv
    """
    with house(owner) as opened:
        wanted = wanted_of(opened.library, owner, given)
        with whole(out) as sink:
            for part in opened.auditing.export(owner, wanted, Form(form)):
                sink.write(part)
            sink.flush()
