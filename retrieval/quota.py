"""How much an owner may keep."""

from dataclasses import dataclass

from retrieval.errors import QuotaReached
from retrieval.ports import Size


@dataclass(frozen=True, slots=True)
class Quota:
    """Articles, and characters of their texts together, of one owner; none is no limit."""

    articles: int | None = None
    characters: int | None = None

    def check(self, kept: Size, more: int) -> None:
        """Whether one more article of so many characters may be kept. Raises `QuotaReached`."""
        if self.articles is not None and kept.articles >= self.articles:
            raise QuotaReached("articles", self.articles)
        if self.characters is not None and kept.characters + more > self.characters:
            raise QuotaReached("characters", self.characters)


UNLIMITED = Quota()
