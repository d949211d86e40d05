"""Plain text, kept as it came."""

from retrieval.adapters.loaders.charset import decoded
from retrieval.draft import Doubt, Draft
from retrieval.plain import draft_of_text
from retrieval.sources import Given


class TextLoader:
    """`retrieval.ports.Loader` of plain text."""

    def read(self, given: Given) -> Draft:
        """See the port. Raises `NotText`, `BrokenCharacters`."""
        text, guessed = decoded(given.content, given.charset)
        draft = draft_of_text(text, url=given.url)
        return Draft(draft.pieces, draft.title, draft.url, draft.byline, (Doubt.ENCODING,) * guessed, draft.as_it_came)
