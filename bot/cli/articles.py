"""Loading, listing and showing articles."""

import click

from bot import formats, wiring, words
from bot.cli.options import OWNER, ROOM, as_json, note, print_json
from bot.console import Screen
from bot.sources import article_from, is_file
from config.settings import settings
from retrieval.answer import Room


@click.command()
@click.argument("file")
@click.option("--title", help="Title of the article, where its first line is not one.")
@click.option("--url", help="Address of the article.")
@click.option("--room", default=ROOM.name, show_default=True, help="Room in which it is opened.")
@as_json
def load(file: str, title: str | None, url: str | None, room: str, in_json: bool) -> None:
    """Load the article in FILE (or standard input, where FILE is -) and open it. Prints its id.

    \b
    Blocks between blank lines are the paragraphs. Plain text or Markdown, UTF-8.

    \b
    Examples:
      pullquote load story.txt
      pullquote load - --title "Ferry line cut" < story.txt
    """
    article = article_from(file, title=title, url=url)
    chosen = settings()
    screen = Screen.on_stderr()
    with (
        wiring.open_library(chosen, wiring.Models(chosen).reader) as library,
        screen.progress(words.READING) as progress,
    ):
        done = library.load(article, Room(OWNER, room), progress)
    if in_json:
        print_json(formats.loaded(done, room))
        return
    title_shown = words.title_of(done.article)
    note(words.loaded(title_shown, len(done.article.paragraphs), done.sentences, new=done.new))
    click.echo(done.article.id)


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
        shown = article_from(article)
    else:
        chosen = settings()
        with wiring.open_library(chosen, wiring.Models(chosen).reader) as library:
            shown = library.article(OWNER, article)
    if in_json:
        print_json(formats.shown(shown))
    else:
        Screen.on_stdout().article(shown)
