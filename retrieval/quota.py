"""How much an owner may keep."""

from dataclasses import dataclass

from retrieval.article import Article
from retrieval.errors import QuotaReached
from retrieval.ports import ArticleStore, Drafts
from retrieval.refusals import LibraryFull, StorageFull


@dataclass(frozen=True, slots=True)
class Quota:
    """Articles, and the bytes that they and what waits to be let in take, of one owner; none is no limit."""

    articles: int | None = None
    bytes: int | None = None


UNLIMITED = Quota()


class Allowance:
    """What an owner may still keep. All methods may be called from any thread."""

    def __init__(self, quota: Quota, articles: ArticleStore, drafts: Drafts | None = None) -> None:
        """`drafts`: what waits, where anything may."""
        self._quota = quota
        self._articles = articles
        self._drafts = drafts

    def check(self, owner: str, article: Article, more: int, instead_of: str | None = None) -> None:
        """Whether an article that takes so many bytes may be kept, in the place of the draft of that id.

        Raises `QuotaReached`; never for a text that is there. One that was removed, and stays because an answer cites
        it, takes no more room when it comes back.
        """
        if article.id in self._articles.find(owner, article.id):
            return
        kept, limit = self._articles.size(owner), self._quota
        if limit.articles is not None and kept.articles >= limit.articles:
            raise LibraryFull(limit.articles)
        stays = self._articles.get(owner, article.id) is not None
        if limit.bytes is not None and not stays:
            waiting = 0 if self._drafts is None else self._drafts.size(owner, but=instead_of)
            if kept.bytes + waiting + more > limit.bytes:
                raise StorageFull(limit.bytes)

    def reached(self, owner: str, article: Article, more: int) -> QuotaReached | None:
        """What `check` would raise."""
        try:
            self.check(owner, article, more)
        except QuotaReached as error:
            return error
        return None

    def check_draft(self, owner: str, article: Article) -> None:
        """Whether one more draft may wait: any one, so that nothing read in is lost; more of them while there is room.

        Raises `QuotaReached`; never for a text that is there.
        """
        if self._drafts is None or self._quota.bytes is None or article.id in self._articles.find(owner, article.id):
            return
        waiting = self._drafts.size(owner)
        if waiting and self._articles.size(owner).bytes + waiting >= self._quota.bytes:
            raise StorageFull(self._quota.bytes)
