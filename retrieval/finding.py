"""What is found without an answer: a passage by its certificate, what may be asked first, and where to look at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answer import Citation
from retrieval.article import Article
from retrieval.catalogue import Catalogue
from retrieval.certificate import certified, parsed
from retrieval.claims import claims, words_claimed
from retrieval.errors import NoArticleOpen, NotFound, NothingClaimed, UnknownPassage
from retrieval.library import Library
from retrieval.shelf import Shelf
from retrieval.suggesting import Suggestion, suggestions
from retrieval.verifying import Checked, verified_among


@dataclass(frozen=True, slots=True)
class Found:
    """A claim in its own words, the article that has most of it, and what became of its words there."""

    claim: str
    article: Article
    checked: Checked


def check(shelves: Sequence[Shelf], message: str) -> list[Found]:
    """Each claim of a message beside some articles. Raises `NothingClaimed` for a message without words."""
    found = []
    for one in claims(message):
        words = words_claimed(message, one)
        shelf, told = verified_among(shelves, words)
        found.append(Found(words, shelf.article, told))
    if not found:
        raise NothingClaimed
    return found


class Finder:
    """All methods may be called from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._catalogue = Catalogue()

    def passage(self, owner: str, typed: str) -> tuple[Article, Citation]:
        """The passage of that certificate, of an article of the owner's. Raises `UnknownPassage`."""
        wanted = parsed(typed)
        try:
            article = self._library.article(owner, wanted.article)
        except NotFound:
            raise UnknownPassage(typed) from None
        return article, certified(self._library.shelf(owner, article.id), wanted)

    def suggested(self, owner: str, article_id: str) -> tuple[Suggestion, ...]:
        """First questions that the article answers. Raises `UnknownArticle`."""
        shelf = self._library.shelf(owner, article_id)
        return suggestions(shelf.article, shelf.ledger)

    def checked(self, owner: str, article_ids: Sequence[str], message: str) -> list[Found]:
        """Each claim of a message beside the owner's articles. Raises `NoArticleOpen`, `NothingClaimed`."""
        if not article_ids:
            raise NoArticleOpen
        shelves = [self._library.shelf(owner, one) for one in article_ids]
        return check(shelves, message)

    def likely(self, owner: str, question: str) -> list[str]:
        """Ids of the owner's articles that a question may be about, best first, by their words."""

        def text_of(article_id: str) -> str:
            article = self._library.cited(owner, article_id)
            return f"{article.title or ''}\n{article.text}"

        return self._catalogue.likely(owner, [one.id for one in self._library.listed(owner)], text_of, question)
