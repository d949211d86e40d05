"""The demo, and the chat on the console."""

import sys
from importlib.resources import as_file, files

import click

from bot import wiring
from bot.cli.options import OWNER, ROOM
from bot.console import Screen
from bot.conversation import Conversation
from bot.says import Says
from bot.sources import article_from, is_file
from bot.warming import Warming
from config.settings import settings
from retrieval.answer import Room

_SAMPLE = "ferry.txt"
_DEMO_ROOM = Room(OWNER, "demo")
_FIRST = "Who declined to comment?"
_THEN = (
    "What did the spokeswoman say?",
    "When is the council vote?",
    "Who won the football match?",
)
"""Several answers, a direct quotation, a near miss, and one that the article does not touch."""


@click.command()
def demo() -> None:
    """Open the sample article and answer a few questions about it; then ask your own.

    \b
    Needs no token and no network. Ends after the answers where standard input is not a terminal.

    \b
    Example:
      pullquote demo
    """
    chosen, screen = settings(), Screen.on_stdout()
    models = wiring.Models(chosen)
    warming = Warming(models)
    with wiring.open_library(chosen, warming.reader) as library:
        conversation = Conversation(library, warming, screen, _DEMO_ROOM)
        with as_file(files("bot") / "samples" / _SAMPLE) as sample:
            conversation.open(article_from(str(sample)))
        screen.gap()
        if sys.stdout.isatty():
            conversation.ask(_FIRST)
            warming.start()
            _wait(warming, screen)
            conversation.finish()
        else:  # nobody watches the first answer appear, so it comes with every stage at once
            warming.start()
            _wait(warming, screen)
            conversation.ask(_FIRST)
        screen.gap()
        for question in _THEN:
            conversation.ask(question)
        if sys.stdin.isatty():
            screen.say(Says.YOUR_TURN)
            conversation.hold()


@click.command()
@click.argument("article", required=False)
def chat(article: str | None) -> None:
    """Ask about ARTICLE (a file, or an id from the library), or about the article that is open.

    \b
    Commands: /open FILE|ID, /list, /quit (or Ctrl-D). Until the models are loaded answers come by words alone, except
    from a pipe.

    \b
    Examples:
      pullquote chat story.txt
      pullquote chat
    """
    chosen, screen = settings(), Screen.on_stdout()
    warming = Warming(wiring.Models(chosen))
    with wiring.open_library(chosen, warming.reader) as library:
        conversation = Conversation(library, warming, screen, ROOM)
        if article is not None:
            conversation.open(article_from(article) if is_file(article) else library.article(OWNER, article))
        elif not library.open_in(ROOM):
            screen.say(Says.NONE_OPEN_YET)
        warming.start()
        if sys.stdin.isatty():
            screen.say(Says.CHAT_HELP, "dim")
        else:  # nobody waits at a screen, so every stage takes part from the first question
            _wait(warming, screen)
        conversation.hold()


def _wait(warming: Warming, screen: Screen) -> None:
    """Until every stage takes part. Raises what keeps the embedder from it."""
    with screen.progress(Says.WARMING):
        warming.wait()
    if warming.trouble is not None:
        raise warming.trouble
