"""Listing and showing articles, their versions, and what has changed between two."""

import click

from bot import formats, wiring
from bot.cli.options import OWNER, as_json, print_json
from bot.console import Screen
from bot.sources import article_from, draft_from, is_file
from config.settings import settings
from retrieval.article import Article
from retrieval.changes import changes
from retrieval.plain import article_of


@click.command(name="list")
@as_json
def list_(in_json: bool) -> None:
    """List the articles in the library, the latest first.

    \b
    Example:
      pullquote list
    """
    chosen = settings()
    with wiring.open_library(chosen, wiring.Models(chosen).reader) as library:
        articles = library.listed(OWNER)
    if in_json:
        print_json(formats.listed(articles))
    else:
        Screen.on_stdout().articles(articles)


@click.command()
@click.argument("article")
@as_json
def show(article: str, in_json: bool) -> None:
    """Print ARTICLE, a file or an id from the library, with its paragraph numbers.

    \b
    Examples:
      pullquote show story.txt
      pullquote show 3f2a --json
    """
    if is_file(article):
        draft = draft_from(article)
        shown, removed = article_of(draft), draft.removed
    else:
        chosen = settings()
        with wiring.open_library(chosen, wiring.Models(chosen).reader) as library:
            shown = library.article(OWNER, article)
            removed = library.removed(OWNER, shown.id)
    if in_json:
        print_json(formats.shown(shown, removed))
    else:
        Screen.on_stdout().article(shown)


@click.command()
@click.argument("article")
@as_json
def versions(article: str, in_json: bool) -> None:
    """List the texts that the address of ARTICLE, an id from the library, had when it was loaded.

    \b
    Example:
      pullquote versions 3f2a
    """
    chosen = settings()
    with wiring.open_library(chosen, wiring.Models(chosen).reader) as library:
        found = library.article(OWNER, article)
        chain = library.versions(OWNER, found.id)
        titles = {one.article: library.cited(OWNER, one.article).title for one in chain}
    if in_json:
        print_json(formats.versioned(found, chain, titles))
    else:
        Screen.on_stdout().versions(chain, titles)


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@as_json
def diff(before: str, after: str, in_json: bool) -> None:
    """Show what has changed from article A to article B, files or ids from the library, by paragraphs.

    \b
    Example:
      pullquote diff 3f2a 91c0
    """
    one, other = _named(before), _named(after)
    if in_json:
        print_json(formats.compared(one, other))
    else:
        Screen.on_stdout().changes(one, other, changes(one, other))


def _named(name: str) -> Article:
    if is_file(name):
        return article_from(name)
    chosen = settings()
    with wiring.open_library(chosen, wiring.Models(chosen).reader) as library:
        return library.article(OWNER, name)
