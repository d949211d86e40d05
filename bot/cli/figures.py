"""What the record adds up to: an article's paragraphs, figures by week, and what was asked in vain."""

import click

from bot import record_formats
from bot.cli import drawing
from bot.cli.options import an_owner, article_of, as_json, house, print_json, sound
from bot.console import Screen

_YEARS = 520
"""Weeks that can be looked back: ten years."""


@click.command()
@click.argument("name", metavar="ARTICLE", callback=sound)
@an_owner
@as_json
def article(name: str, owner: str, in_json: bool) -> None:
    """Show how often each paragraph of ARTICLE, an id from the library, was cited, and what was found of it.

    \b
    Example:
      pullquote audit article 3f2a
    """
    with house(owner) as opened:
        found = article_of(opened.library, owner, name)
        cited = opened.auditing.cited(owner, found.id)
    if in_json:
        print_json(record_formats.heat(found, cited))
    else:
        drawing.heat(Screen.on_stdout(), found, cited)


@click.command()
@click.option("--weeks", "count", type=click.IntRange(1, _YEARS), default=8, show_default=True, help="How many weeks.")
@an_owner
@as_json
def stats(count: int, owner: str, in_json: bool) -> None:
    """Print by week: questions, answered, closest and none, reports, cases judged and found correct.

    \b
    Example:
      pullquote audit stats --weeks 4
    """
    with house(owner) as opened:
        found = opened.auditing.weeks(owner, count)
    if in_json:
        print_json(record_formats.weeks(found))
    else:
        drawing.weeks(Screen.on_stdout(), found)


@click.command()
@click.option("--article", "name", metavar="ID", callback=sound, help="Only of one article, by its id's beginning.")
@click.option("--most", type=click.IntRange(1, 1_000), default=10, show_default=True, help="Groups.")
@an_owner
@as_json
def gaps(name: str | None, most: int, owner: str, in_json: bool) -> None:
    """List what was asked in vain in the last 90 days, by the words that questions share.

    \b
    Example:
      pullquote audit gaps --owner server:123
    """
    with house(owner) as opened:
        one = article_of(opened.library, owner, name).id if name else None
        found = opened.auditing.gaps(owner, most, one)
    if in_json:
        print_json(record_formats.gaps(found))
    else:
        drawing.gaps(Screen.on_stdout(), found)
