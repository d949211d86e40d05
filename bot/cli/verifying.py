"""Whether an article says what somebody claims it says."""

import sys

import click

from bot import formats, wiring
from bot.cli.options import OWNER, ROOM, as_json, print_json
from bot.console import Screen
from bot.sources import STDIN, article_from, is_file
from config.settings import Settings, settings
from retrieval.errors import NoArticleOpen
from retrieval.finding import Finder, Found, check


@click.command()
@click.argument("text")
@click.option("--article", "name", metavar="FILE|ID", help="A file, or an id from the library; else the open article.")
@as_json
def verify(text: str, name: str | None, in_json: bool) -> None:
    """Hold TEXT against an article: identical, altered, cut, joined, or not there.

    \b
    What stands in quotation marks is checked, or else all of it. With - it is read from standard input.

    \b
    Examples:
      pullquote verify "The ferry hit a rock." --article story.txt
      pullquote verify - --json < message.txt
    """
    message = sys.stdin.read() if text == STDIN else text
    found = _found(settings(), name, message)
    if in_json:
        print_json(formats.verified(found))
    else:
        Screen.on_stdout().verified(found, wiring.now().date())


def _found(chosen: Settings, name: str | None, message: str) -> list[Found]:
    models = wiring.Models(chosen)
    if name is not None and is_file(name):
        shelf, _ = models.early_reader().shelve(article_from(name))
        return check([shelf], [message])
    with wiring.open_library(chosen, models.early_reader) as library:
        ids = [library.article(OWNER, name).id] if name else [one.id for one in library.open_in(ROOM)]
        if not ids:
            raise NoArticleOpen
        return Finder(library).checked(OWNER, ids, [message])
