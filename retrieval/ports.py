"""What the core needs from the world. Adapters in `retrieval.adapters` stand behind these; tests have fakes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.answer import Asked, Posting
from retrieval.article import Article, Sentence, Span
from retrieval.draft import Draft, Field, Piece
from retrieval.parsed import Parsed
from retrieval.rules import HouseRules
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

    def questions(self, texts: Sequence[str]) -> Vectors:
        """As `embed`, and each row to the last bit the one that its text has alone."""


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
class Origin:
    """Where an article comes from: an address without its fragment, what its page held beside it, what a person set."""

    address: str | None = None
    removed: tuple[Piece, ...] = ()
    settled: tuple[Field, ...] = ()


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
class Opening:
    """The room in which an article is opened: beside those that are open there, or in their place."""

    room: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Size:
    """How many articles, and the bytes that are kept of them."""

    articles: int
    bytes: int


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
        opening: Opening | None,
        when: datetime,
        origin: Origin = PASTED,
    ) -> bool:
        """Keep the article, its spans, vectors and ledger, and open it as `open` does: all or nothing.

        One that this owner has keeps its record, but for what is settled; a removed one is back. Returns whether it
        was new to the owner, or back. At an address whose latest text is another it becomes the latest.
        """

    def find(self, owner: str, prefix: str) -> list[str]:
        """Ids of the owner's articles whose id begins with `prefix`, at most two of them; none that was removed."""

    def get(self, owner: str, article_id: str) -> Article | None:
        """The owner's article of that id, also where it was removed and an answer cites it."""

    def embedded(self, owner: str, article_id: str, model_id: str) -> Embedded | None:
        """Its vectors under that model, where they were kept."""

    def keep_vectors(self, owner: str, article_id: str, embedded: Embedded) -> None:
        """Keep vectors of an article of the owner's. Raises `UnknownArticle`."""

    def ledger(self, owner: str, article_id: str, reader: str | None = None) -> Ledger | None:
        """Its statements as that reader (`Ledger.reader`), or whichever, found them, where they were kept."""

    def keep_ledger(self, owner: str, article_id: str, ledger: Ledger) -> None:
        """Keep the ledger of an article of the owner's, unless that reader's is kept. Raises `UnknownArticle`."""

    def removed(self, owner: str, article_id: str) -> tuple[Piece, ...]:
        """What the page of an article of the owner's held beside it."""

    def versions(self, owner: str, *, article_id: str | None = None, address: str | None = None) -> list[Version]:
        """The chain of that address, or those that the article is in; oldest first. See `retrieval.addresses`."""

    def listed(self, owner: str) -> list[Shelved]:
        """All articles of the owner, the latest loaded first."""

    def open_in(self, owner: str, room: str) -> list[str]:
        """Ids of the articles that are open in that very room, the latest opened first."""

    def open(self, owner: str, room: str, article_id: str, when: datetime, *, beside: bool = False) -> None:
        """Open an article of the owner's in the room: beside those that are open, or in their place.

        Raises `UnknownArticle`, for one that was removed too.
        """

    def close(self, owner: str, room: str, article_id: str | None = None) -> bool:
        """Leave that article, or any, open in the room no longer. Returns whether it, or any, was open there."""

    def remove(self, owner: str, article_id: str, when: datetime) -> bool:
        """Take it out: open nowhere, neither listed nor found. Returns whether it was there.

        Where an entry of the journal is about it, `get` has it still, and vectors and ledger stay; else all is gone.
        """

    def size(self, owner: str) -> Size:
        """What the owner keeps. Removed ones are not counted as articles; where they stay, their bytes are."""

    def weight(self, article: Article, embedded: Embedded | None, ledger: Ledger | None) -> int:
        """The bytes of a new article's text, vectors and statements, as `size` will count them."""


class Drafts(Protocol):
    """What waits to be let in, an owner's each. Usable from any thread."""

    def keep(self, owner: str, draft_id: str, waiting: Waiting) -> None:
        """Keep it, in the place of any of that id; those made more than `DRAFT_DAYS` before it are forgotten."""

    def find(self, owner: str, draft_id: str) -> Waiting | None:
        """The owner's draft of that id."""

    def forget(self, owner: str, draft_id: str) -> bool:
        """Keep it no longer. Returns whether it was there: of two who call it at once, one is told so."""

    def size(self, owner: str, *, but: str | None = None) -> int:
        """The bytes of all that waits for the owner, but for the draft of that id."""


class Rulebook(Protocol):
    """What owners have laid down. Usable from any thread."""

    def rules(self, owner: str) -> HouseRules:
        """The owner's rules; the defaults where none were laid down."""

    def lay_down(self, owner: str, rules: HouseRules) -> None:
        """From now on these hold."""

    def chosen(self) -> Mapping[str, HouseRules]:
        """The rules of all owners who have laid some down."""


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

    def latest_in(self, owner: str, room: str) -> Asked | None:
        """The owner's newest entry of that very room."""

    def shown_at(self, owner: str, link: str) -> Asked | None:
        """The owner's entry that was shown in the message of that link."""

    def post(self, owner: str, posting: Posting) -> None:
        """Keep where an answer was shown. Raises `UnknownEntry` for an answer that is not there, or another's."""

    def postings(self, owner: str, answer_id: str) -> list[Posting]:
        """Where an answer of the owner's was shown, oldest first."""
