"""Plain text and Markdown from a file or a stream."""

import codecs
from pathlib import Path
from typing import BinaryIO

from retrieval.errors import ArticleTooLong, FileMissing, NotText
from retrieval.policy import Limits

_BYTES = 4 * Limits.CHARACTERS + 4
"""The longest article there can be, in the widest encoding, with its byte-order mark."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_of_file(path: Path) -> str:
    """The file's text. Raises `FileMissing`, `NotText`, `ArticleTooLong`."""
    try:
        with path.open("rb") as opened:
            return text_of_stream(opened, path.name)
    except IsADirectoryError:
        raise FileMissing(path.name, "it is a folder") from None
    except FileNotFoundError:
        raise FileMissing(path.name) from None
    except OSError as error:
        raise FileMissing(path.name, (error.strerror or "the system refuses").lower()) from None


def text_of_stream(stream: BinaryIO, name: str) -> str:
    """The text of an open stream: by its byte-order mark, else UTF-8. Raises `NotText`, `ArticleTooLong`."""
    raw = stream.read(_BYTES + 1)
    if len(raw) > _BYTES:
        raise ArticleTooLong(len(raw), _BYTES, "bytes or more")
    encoding = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        why = "it looks like a binary file" if b"\0" in raw else "its encoding is not UTF-8"
        raise NotText(name, why) from None
    if "\0" in text:
        raise NotText(name, "it looks like a binary file")
    return text
