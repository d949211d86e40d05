"""What the commands share."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

import click

from bot import formats, wiring
from bot.sources import STDIN
from bot.tongue import say
from config.settings import settings
from retrieval.answer import Room
from retrieval.article import Article
from retrieval.errors import BrokenCharacters, FileMissing, UnknownArticle
from retrieval.library import Library

OWNER: Final = "console"
"""Whose library the command line keeps."""

ROOM: Final = Room(OWNER, "console")
"""Where its questions are asked."""

as_json: Final[Callable[[Callable[..., None]], Callable[..., None]]] = click.option(
    "--json", "in_json", is_flag=True, help="Print JSON, as docs/formats.md describes it."
)


def sound(_ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """What a look-up can be made with: no argument that is not UTF-8. Raises `BrokenCharacters`."""
    if value is not None and any("\ud800" <= character <= "\udfff" for character in value):
        raise BrokenCharacters(parameter.human_readable_name.lower())
    return value


an_owner: Final[Callable[[Callable[..., None]], Callable[..., None]]] = click.option(
    "--owner",
    default=OWNER,
    show_default=True,
    callback=sound,
    help="Whose record: `console`, `server:` and a server's id, or a person's pseudonym.",
)

to_file: Final[Callable[[Callable[..., None]], Callable[..., None]]] = click.option(
    "-o", "--out", metavar="FILE", help="File for it, there once it is whole; else standard output."
)


@contextmanager
def house(owner: str = OWNER) -> Iterator[wiring.House]:
    """All that stands on the database of the settings; models are loaded where they are needed.

    That nothing is kept of the `owner` whose record is asked for is noted: a digit may be wrong.
    """
    chosen = settings()
    with wiring.open_house(chosen, wiring.Models(chosen).reader) as opened:
        if owner != OWNER and not opened.auditing.keeps(owner):
            note(say("Nothing is kept of {owner}.", owner=owner))
        yield opened


def article_of(library: Library, owner: str, name: str) -> Article:
    """The article of that id, or its beginning; by the whole id also one that was taken out and is cited.

    Raises `UnknownArticle`, `AmbiguousArticle`.
    """
    try:
        return library.article(owner, name)
    except UnknownArticle:
        return library.cited(owner, name)


@contextmanager
def whole(out: str | None) -> Iterator[BinaryIO]:
    """Where a file is written: beside its name until it is whole, so that nobody finds half of one.

    Nobody but its owner may read it. Raises `FileMissing`.
    """
    if out is None or out == STDIN:
        yield sys.stdout.buffer
        return
    target = Path(out).resolve()
    try:
        if target.exists() and not target.is_file():  # a device or a pipe is written to, and never replaced
            with target.open("wb") as sink:
                yield sink
            return
        number, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(number, "wb") as sink:
                yield sink
                sink.flush()
                os.fsync(sink.fileno())
            Path(beside).replace(target)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileMissing(out, (error.strerror or "the system refuses").lower()) from None


def print_json(printed: formats.Json) -> None:
    """One object on standard output."""
    click.echo(formats.dumped(printed))


def note(text: str) -> None:
    """A remark, on standard error."""
    click.echo(text, err=True)
