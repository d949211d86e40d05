"""One question, and an old question again."""

import sys
import time

import click

from bot import formats, wiring
from bot.cli.options import OWNER, ROOM, as_json, print_json
from bot.console import Screen
from bot.failures import CHECK_FAILED
from bot.reply import reply, reply_to
from bot.sources import article_from, is_file
from config.settings import Settings, settings
from retrieval.answer import Question
from retrieval.reader import checked


@click.command()
@click.argument("question")
@click.option("--article", "name", metavar="FILE|ID", help="A file, or an id from the library; else the open article.")
@click.option("--follows", metavar="ID", help="An earlier answer, of the same article, that the question may lean on.")
@as_json
def ask(question: str, name: str | None, follows: str | None, in_json: bool) -> None:
    """Ask QUESTION about an article; the answer is the article's own words.

    \b
    About a file nothing is kept; a question to the library is journalled.

    \b
    Examples:
      pullquote ask "who declined to comment?"
      pullquote ask --article story.txt "when was the vote?" --json
      pullquote ask --follows k7m2xq4d9t "and why?"
    """
    checked(question)
    if name is not None and is_file(name):
        _ask_file(settings(), name, question, in_json)
    else:
        _ask_library(settings(), name, question, follows, in_json)


def _ask_file(chosen: Settings, name: str, question: str, in_json: bool) -> None:
    article = article_from(name)
    reader = wiring.Models(chosen).reader()
    shelf, _ = reader.shelve(article)
    begun = time.perf_counter()
    answer = reader.answer(shelf, question)
    milliseconds = (time.perf_counter() - begun) * 1000
    if in_json:
        print_json(formats.result(article, question, answer, name=article.id, n=0, ms=milliseconds))
    else:
        Screen.on_stdout().reply(reply(article, question, answer, wiring.now().date()))


def _ask_library(chosen: Settings, name: str | None, question: str, follows: str | None, in_json: bool) -> None:
    with wiring.open_library(chosen, wiring.Models(chosen).reader) as library:
        article_id = library.article(OWNER, name).id if name else None
        asked = library.ask(Question(question, ROOM, OWNER), article_id, follows=follows)
        article = library.article(OWNER, asked.article_id)
    if in_json:
        print_json(formats.result_of(asked, article))
    else:
        Screen.on_stdout().reply(reply_to(asked, article))


@click.command()
@click.argument("answer_id", metavar="ID")
@as_json
def replay(answer_id: str, in_json: bool) -> None:
    """Ask the question of the answer ID again, and show what is different now.

    \b
    Ends with status 7 where outcome, passages, order or scores differ.

    \b
    Example:
      pullquote replay k7m2xq4d9t
    """
    chosen = settings()
    with wiring.open_library(chosen, wiring.Models(chosen).reader) as library:
        replayed = library.replay(OWNER, answer_id)
        article = library.article(OWNER, replayed.before.article_id)
    if in_json:
        print_json(formats.replayed(replayed, article))
    else:
        Screen.on_stdout().replay(replayed, article)
    if replayed.differences:
        sys.exit(CHECK_FAILED)
