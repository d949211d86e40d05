"""Plain text, kept as it came."""

from dataclasses import replace

from retrieval.adapters.loaders.charset import decoded
from retrieval.bylines import with_byline
from retrieval.draft import Doubt, Draft
from retrieval.plain import draft_of_text
from retrieval.sources import Given


class TextLoader:
    """`retrieval.ports.Loader` of plain text."""

    def read(self, given: Given) -> Draft:
        """See the port. Raises `NotText`, `BrokenCharacters`."""
        text, guessed = decoded(given.content, given.charset)
        draft = with_byline(draft_of_text(text, url=given.url))
        return replace(draft, doubts=(*draft.doubts, *([Doubt.ENCODING] if guessed else [])))
