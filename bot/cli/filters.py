"""What a search of the record is for, as options; `audit search` and `audit export` share them."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import click

from bot.cli.options import article_of, sound
from retrieval.library import Library
from retrieval.moderation.cases import Verdict
from retrieval.moderation.errors import UnusableFilter
from retrieval.moderation.ports import Wanted

Command = Callable[..., None]

_OPTIONS: Final = (
    click.option("--person", metavar="PSEUDONYM", callback=sound, help="Who asked, as the record names them."),
    click.option("--article", metavar="ID", callback=sound, help="Article, by the beginning of its id."),
    click.option(
        "--speaker", metavar="NAME", callback=sound, help="Part of the name of somebody whose words were shown."
    ),
    click.option("--outcome", type=click.Choice(["answered", "closest", "not_in_article"])),
    click.option("--verdict", type=click.Choice([one.value for one in Verdict]), help="Of the answer's case."),
    click.option("--reported", is_flag=True, help="Only answers that have a case."),
    click.option("--room", metavar="ROOM", callback=sound, help="Where it was asked."),
    click.option("--since", metavar="YYYY-MM-DD", help="First day."),
    click.option("--until", metavar="YYYY-MM-DD", help="Last day."),
)


def filtered(command: Command) -> Command:
    """The command with all of them, and the part of a question to look for."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return click.argument("text", required=False, callback=sound)(command)


def wanted_of(library: Library, owner: str, given: dict[str, Any]) -> Wanted:
    """The conditions. Raises `UnusableFilter`, `UnknownArticle`, `AmbiguousArticle`."""
    conditions = {name: value or None for name, value in given.items() if name != "reported"}
    days = {name: day(given[name]) for name in ("since", "until") if given[name] is not None}
    article = article_of(library, owner, given["article"]).id if given["article"] else None
    verdict = Verdict(given["verdict"]) if given["verdict"] else None
    return Wanted(**{**conditions, **days, "article": article, "verdict": verdict, "reported": given["reported"]})


def day(typed: str) -> date:
    """The day as it is written. Raises `UnusableFilter`."""
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        raise UnusableFilter(typed) from None
    if str(found) != typed:
        raise UnusableFilter(typed)
    return found
