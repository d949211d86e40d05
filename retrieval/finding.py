"""What is found without an answer: a passage by its certificate, what may be asked first, and where to look at all."""

from retrieval.answer import Citation
from retrieval.article import Article
from retrieval.catalogue import Catalogue
from retrieval.certificate import certified, parsed
from retrieval.errors import NotFound, UnknownPassage
from retrieval.library import Library
from retrieval.suggesting import Suggestion, suggestions


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

    def likely(self, owner: str, question: str) -> list[str]:
        """Ids of the owner's articles that a question may be about, best first, by their words."""

        def text_of(article_id: str) -> str:
            article = self._library.cited(owner, article_id)
            return f"{article.title or ''}\n{article.text}"

        return self._catalogue.likely(owner, [one.id for one in self._library.listed(owner)], text_of, question)
