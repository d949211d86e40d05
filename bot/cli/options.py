"""What the commands share."""

from collections.abc import Callable
from typing import Final

import click

from bot import formats
from retrieval.answer import Room

OWNER: Final = "console"
"""Whose library the command line keeps."""

ROOM: Final = Room(OWNER, "console")
"""Where its questions are asked."""

as_json: Final[Callable[[Callable[..., None]], Callable[..., None]]] = click.option(
    "--json", "in_json", is_flag=True, help="Print JSON, as docs/formats.md describes it."
)


def print_json(printed: formats.Json) -> None:
    """One object on standard output."""
    click.echo(formats.dumped(printed))


def note(text: str) -> None:
    """A remark, on standard error."""
    click.echo(text, err=True)
