"""Documents from what a person names: a link, a file, or standard input."""

import asyncio
import sys
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from bot import wiring
from bot.tongue import say
from config.settings import settings
from retrieval.article import Article
from retrieval.draft import Draft
from retrieval.errors import FileMissing
from retrieval.plain import article_of
from retrieval.policy import Limits
from retrieval.sources import Given

STDIN: Final = "-"


def given(name: str, url: str | None = None) -> Given:
    """The document behind a link, in a file, or on standard input where the name is `-`.

    `url` is the address that a file came from. Raises `FileMissing`, `Refused`.
    """
    if is_link(name):
        return asyncio.run(wiring.fetched(settings(), name))
    if name == STDIN:
        return Given(_read(sys.stdin.buffer), say("standard input"), url)
    path = Path(name)
    try:
        with path.open("rb") as opened:
            return Given(_read(opened), path.name, url)
    except IsADirectoryError:
        raise FileMissing(path.name, "it is a folder") from None
    except FileNotFoundError:
        raise FileMissing(path.name) from None
    except OSError as error:
        raise FileMissing(path.name, (error.strerror or "the system refuses").lower()) from None


def draft_from(name: str, url: str | None = None) -> Draft:
    """What would be loaded. Raises `UnusableInput`, `FileMissing`."""
    return wiring.loader().read(given(name, url))


def article_from(name: str) -> Article:
    """The article in a file, behind a link, or on standard input. Raises `UnusableInput`, `FileMissing`."""
    return article_of(draft_from(name))


def is_file(name: str) -> bool:
    """Whether an argument that names an article means a file or a link; an id is meant where it is neither."""
    try:
        return name == STDIN or is_link(name) or Path(name).exists()
    except (OSError, ValueError):  # a name too long, or with a NUL, is no file
        return False


def is_link(name: str) -> bool:
    """Whether it is a link, as one gives it: with its scheme, or in angle brackets."""
    try:
        return urlsplit(name.strip().strip("<>")).scheme in {"http", "https"}
    except ValueError:
        return False


def _read(opened: BinaryIO) -> bytes:
    return opened.read(Limits.FILE + 1)
