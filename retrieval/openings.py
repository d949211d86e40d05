"""Articles by the beginning of their ids, and which of them are open in which room."""

from collections.abc import Sequence

from retrieval.answer import Room
from retrieval.article import Article
from retrieval.errors import AmbiguousArticle, UnknownArticle
from retrieval.ports import ArticleStore, Clock


class Openings:
    """All methods may be called from any thread."""

    def __init__(self, articles: ArticleStore, now: Clock) -> None:
        self._articles = articles
        self._now = now

    def open(self, room: Room, name: str, *, beside: bool = False) -> Article:
        """Open the article whose id begins with `name` in the room: beside those that are open, or in their place.

        Raises `UnknownArticle`, `AmbiguousArticle`.
        """
        article = self.article(room.owner, name)
        self._articles.open(room.owner, room.name, article.id, self._now(), beside=beside)
        return article

    def close(self, room: Room, article_id: str | None = None) -> list[Article]:
        """Leave that article, or any, open in the room itself no longer; returns those that were open.

        The room around it stays as it is.
        """
        opened = [one for one in self._articles.open_in(room.owner, room.name) if article_id in (None, one)]
        self._articles.close(room.owner, room.name, article_id)
        return self._all(room.owner, opened)

    def open_in(self, room: Room) -> list[Article]:
        """The articles that a question asked there is answered from: open in the room, else in the one around it."""
        return self._all(room.owner, self._open_at(room))

    def article(self, owner: str, name: str) -> Article:
        """The owner's article whose id begins with `name`. Raises `UnknownArticle`, `AmbiguousArticle`."""
        ids = self._articles.find(owner, name)
        if len(ids) > 1:
            raise AmbiguousArticle(name)
        if not ids:
            raise UnknownArticle(name)
        return self.cited(owner, ids[0])

    def cited(self, owner: str, article_id: str) -> Article:
        """The owner's article, also where it was taken out and an answer cites it. Raises `UnknownArticle`."""
        article = self._articles.get(owner, article_id)
        if article is None:
            raise UnknownArticle(article_id)
        return article

    def _all(self, owner: str, ids: Sequence[str]) -> list[Article]:
        return [article for one in ids if (article := self._articles.get(owner, one)) is not None]

    def _open_at(self, room: Room) -> list[str]:
        opened = self._articles.open_in(room.owner, room.name)
        return opened or (self._articles.open_in(room.owner, room.within) if room.within is not None else [])
