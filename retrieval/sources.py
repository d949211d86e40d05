"""Where documents come from: what is needed of those who read them and of those who fetch them."""

from dataclasses import dataclass
from typing import Protocol

from retrieval.draft import Draft


@dataclass(frozen=True, slots=True)
class Given:
    """A document as it came: its bytes, and what was said of them, none of which is trusted.

    `name` is a file's, `url` the address that it was fetched from, `kind` the media type declared, in lower case and
    without parameters; `charset` the encoding declared.
    """

    content: bytes
    name: str | None = None
    url: str | None = None
    kind: str | None = None
    charset: str | None = None


class Loader(Protocol):
    """Reads documents of one kind."""

    def read(self, given: Given) -> Draft:
        """What would be loaded, and what was removed. Raises `UnusableInput`."""


class Fetcher(Protocol):
    """Follows links that strangers give."""

    async def fetch(self, link: str) -> Given:
        """The document behind the link; `url` is where it was found in the end. Raises `Refused`."""
