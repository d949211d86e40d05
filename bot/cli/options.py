"""What the commands share."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from bot import formats
from retrieval.adapters.loaders.plain import text_of_file, text_of_stream
from retrieval.article import Article
from retrieval.segment import article_from_text

ROOM: Final = "console"
"""The room of the command line."""

STDIN: Final = "-"

as_json: Final[Callable[[Callable[..., None]], Callable[..., None]]] = click.option(
    "--json", "in_json", is_flag=True, help="Print JSON, as docs/formats.md describes it."
)


def print_json(printed: formats.Json) -> None:
    """One object on standard output."""
    click.echo(formats.dumped(printed))


def note(text: str) -> None:
    """A remark, on standard error."""
    click.echo(text, err=True)


def article_from(name: str, *, title: str | None = None, url: str | None = None) -> Article:
    """The article in a file, or on standard input where the name is `-`. Raises `PullquoteError`."""
    if name == STDIN:
        text = text_of_stream(sys.stdin.buffer, "standard input")
    else:
        text = text_of_file(Path(name))
    return article_from_text(text, title=title, url=url)


def is_file(name: str) -> bool:
    """Whether an argument that names an article means a file; an id is meant where no such file exists."""
    try:
        return name == STDIN or Path(name).exists()
    except (OSError, ValueError):  # a name too long, or with a NUL, is no file
        return False
