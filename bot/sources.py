"""Articles from what a person names: a file, or standard input."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from retrieval.adapters.loaders.plain import text_of_file, text_of_stream
from retrieval.article import Article
from retrieval.segment import article_from_text

STDIN: Final = "-"


def article_from(name: str, *, title: str | None = None, url: str | None = None) -> Article:
    """The article in a file, or on standard input where the name is `-`. Raises `PullquoteError`."""
    text = text_of_stream(sys.stdin.buffer, "standard input") if name == STDIN else text_of_file(Path(name))
    return article_from_text(text, title=title, url=url)


def article_from_bytes(content: bytes, name: str, *, title: str | None = None) -> Article:
    """The article in a file that somebody sent; `name` is what errors call it. Raises `UnusableInput`."""
    return article_from_text(text_of_stream(BytesIO(content), name), title=title)


def is_file(name: str) -> bool:
    """Whether an argument that names an article means a file; an id is meant where no such file exists."""
    try:
        return name == STDIN or Path(name).exists()
    except (OSError, ValueError):  # a name too long, or with a NUL, is no file
        return False
