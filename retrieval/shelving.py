"""Articles out of the store, made searchable: from memory, from what is kept of them, or anew."""

from contextlib import AbstractContextManager

from retrieval.errors import UnknownArticle
from retrieval.ports import ArticleStore, Embedded, Progress
from retrieval.reader import Reader
from retrieval.shelf import Shelf
from retrieval.shelves import Key, Shelves
from retrieval.statement import Ledger


class Shelving:
    """Usable from any thread."""

    def __init__(self, articles: ArticleStore) -> None:
        self._articles = articles
        self._shelves = Shelves()

    def found(self, key: Key, reader: Reader, progress: Progress) -> Shelf:
        """The article of that owner and id; what had to be made is kept. Raises `UnknownArticle`."""

        def built() -> Shelf:
            article = self._articles.get(*key)
            if article is None:
                raise UnknownArticle(key[1])
            kept, ledger = self.kept(*key, reader)
            shelf, vectors = reader.shelve(article, kept=kept, ledger=ledger, progress=progress)
            if vectors is not None and kept is None:
                self._articles.keep_vectors(*key, vectors)
            if shelf.ledger is not None and ledger is None:
                self._articles.keep_ledger(*key, shelf.ledger)
            return shelf

        return self._shelves.found_or_built(key, built, dense=reader.embedder is not None)

    def kept(self, owner: str, article_id: str, reader: Reader) -> tuple[Embedded | None, Ledger | None]:
        """What the store has of the article for that reader."""
        embedder, wanted = reader.embedder, reader.ledger_reader
        vectors = self._articles.embedded(owner, article_id, embedder.model_id) if embedder else None
        return vectors, None if wanted is None else self._articles.ledger(owner, article_id, wanted)

    def turn(self, key: Key) -> AbstractContextManager[None]:
        """See `Shelves.turn`."""
        return self._shelves.turn(key)

    def keep(self, key: Key, shelf: Shelf) -> None:
        """See `Shelves.keep`."""
        self._shelves.keep(key, shelf)

    def drop(self, key: Key) -> None:
        """Keep that article in memory no longer."""
        self._shelves.drop(key)

    def let_go(self, owner: str) -> None:
        """Keep nothing of the owner's in memory."""
        self._shelves.let_go(owner)
