"""What the core needs from the world. Adapters in `retrieval.adapters` stand behind these; tests have fakes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.answer import Asked, Posting
from retrieval.article import Article, Sentence, Span
from retrieval.draft import Draft, Piece
from retrieval.parsed import Parsed
from retrieval.statement import Ledger

Vectors = NDArray[np.float32]
"""Rows of unit length, float32, shape `(n, dim)`."""

Progress = Callable[[int, int], None]
"""Called with how many are done, and of how many."""

Clock = Callable[[], datetime]


def unheard(done: int, of: int) -> None:
    """Progress that nobody watches."""


DRAFT_DAYS = 7
"""Days that a draft waits for somebody to decide: over a weekend, and not for ever."""


class Embedder(Protocol):
    """Texts to vectors whose inner product is their cosine."""

    @property
    def model_id(self) -> str:
        """Name and hash of the model; vectors of different ids are never mixed."""

    def windows(self, text: str) -> tuple[Span, ...]:
        """Overlapping spans of `text`, each short enough to be read whole; one where the text fits."""

    def embed(self, texts: Sequence[str], progress: Progress = unheard) -> Vectors:
        """One unit row a text, shape `(len(texts), dim)`; what exceeds the model's window is not read."""


class Reranker(Protocol):
    """Reads a question together with a text and says how well the text answers."""

    @property
    def model_id(self) -> str:
        """Name and hash of the model."""

    def logits(self, question: str, texts: Sequence[str]) -> list[float]:
        """One logit a text, higher is better. A pair's logit does not depend on the other texts."""


class Parser(Protocol):
    """Reads sentences of English and says how their words hang together."""

    @property
    def model_id(self) -> str:
        """Name and hash of the model."""

    def parse(self, texts: Sequence[str], progress: Progress = unheard) -> list[Parsed]:
        """One tree a text; each text is one sentence. A tree does not depend on the other texts."""


class VectorIndex(Protocol):
    """Exact search over the rows it was built from; immutable."""

    def nearest(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        """The `k` rows of highest cosine with the unit `vector` of shape `(dim,)`, or all where there are fewer.

        Best first, equal cosines by row.
        """


IndexOf = Callable[[Vectors], VectorIndex]


@dataclass(frozen=True, slots=True)
class Row:
    """What one vector stands for: a window of a paragraph, or a sentence (`sentence` is its place in the article)."""

    paragraph: int
    sentence: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vectors of an article under one model, with the row map."""

    model_id: str
    rows: tuple[Row, ...]
    vectors: Vectors

    def __post_init__(self) -> None:
        if len(self.rows) != len(self.vectors):
            raise ValueError(f"{len(self.rows)} rows for {len(self.vectors)} vectors")


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article as the list shows it."""

    id: str
    title: str | None
    url: str | None
    loaded: datetime
    paragraphs: int
    sentences: int
    open_in: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from: an address without its fragment, and what its page held beside it."""

    address: str | None = None
    removed: tuple[Piece, ...] = ()


PASTED = Origin()
"""From nowhere in particular."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the texts that an address had, by the order in which they were loaded; `number` is 1-based."""

    address: str
    number: int
    article: str
    loaded: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that somebody is to accept, correct or discard. `made_by` is opaque: a pseudonym."""

    draft: Draft
    made: datetime
    made_by: str


class ArticleStore(Protocol):
    """Articles with their vectors, and which one is open in each room: a library an owner.

    What one owner keeps is neither found nor shared through another, equal texts included. Usable from any thread.
    """

    def add(
        self,
        owner: str,
        article: Article,
        sentences: tuple[Sentence, ...],
        embedded: Embedded | None,
        ledger: Ledger | None,
        *,
        room: str | None,
        when: datetime,
        origin: Origin = PASTED,
    ) -> bool:
        """Keep the article, its spans, vectors and ledger, and that it is open in `room`: all or nothing.

        An article that this owner has keeps its record. Returns whether it was new to the owner. Where it comes from
        an address whose latest text is another, this one becomes its latest.
        """

    def find(self, owner: str, prefix: str) -> list[str]:
        """Ids of the owner's articles whose id begins with `prefix`, at most two of them."""

    def get(self, owner: str, article_id: str) -> Article | None:
        """The owner's article of that id."""

    def embedded(self, owner: str, article_id: str, model_id: str) -> Embedded | None:
        """Its vectors under that model, where they were kept."""

    def keep_vectors(self, owner: str, article_id: str, embedded: Embedded) -> None:
        """Keep vectors of an article of the owner's. Raises `UnknownArticle`."""

    def ledger(self, owner: str, article_id: str, reader: str) -> Ledger | None:
        """Its statements as that reader (`Ledger.reader`) found them, where they were kept."""

    def keep_ledger(self, owner: str, article_id: str, ledger: Ledger) -> None:
        """Keep the ledger of an article of the owner's, unless that reader's is kept. Raises `UnknownArticle`."""

    def removed(self, owner: str, article_id: str) -> tuple[Piece, ...]:
        """What the page of an article of the owner's held beside it."""

    def versions(self, owner: str, *, article_id: str | None = None, address: str | None = None) -> list[Version]:
        """The chain of that address, or those that the article is in; oldest first in each."""

    def listed(self, owner: str) -> list[Shelved]:
        """All articles of the owner, the latest loaded first."""

    def open_in(self, owner: str, room: str) -> str | None:
        """Id of the article that is open in that very room."""

    def open(self, owner: str, room: str, article_id: str, when: datetime) -> None:
        """Open an article of the owner's in the room, in the place of any other. Raises `UnknownArticle`."""

    def close(self, owner: str, room: str) -> bool:
        """Leave no article open in the room. Returns whether one was open there."""


class Drafts(Protocol):
    """What waits to be let in, an owner's each. Usable from any thread."""

    def keep(self, owner: str, draft_id: str, waiting: Waiting) -> None:
        """Keep it, in the place of any of that id; those made more than `DRAFT_DAYS` before it are forgotten."""

    def find(self, owner: str, draft_id: str) -> Waiting | None:
        """The owner's draft of that id."""

    def forget(self, owner: str, draft_id: str) -> bool:
        """Keep it no longer. Returns whether it was there: of two who call it at once, one is told so."""


class Journal(Protocol):
    """Append-only record of every question asked, and of where its answer was shown. Usable from any thread.

    Whoever asked may have it erased: see `retrieval.people.People.erase`.
    """

    def record(self, asked: Asked) -> None:
        """Keep it, under the owner of its room. Raises `UnknownArticle`."""

    def find(self, owner: str, answer_id: str) -> Asked | None:
        """The owner's entry of that id."""

    def recent(self, owner: str, count: int) -> list[Asked]:
        """The owner's entries, newest first, at most `count`."""

    def post(self, owner: str, posting: Posting) -> None:
        """Keep where an answer was shown. Raises `UnknownEntry` for an answer that is not there, or another's."""

    def postings(self, owner: str, answer_id: str) -> list[Posting]:
        """Where an answer of the owner's was shown, oldest first."""
