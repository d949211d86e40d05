"""What is found in an article without a question: a passage by its certificate, and what may be asked first."""

from retrieval.answer import Citation
from retrieval.article import Article
from retrieval.certificate import certified, parsed
from retrieval.errors import NotFound, UnknownPassage
from retrieval.library import Library
from retrieval.suggesting import Suggestion, suggestions


def passage(library: Library, owner: str, typed: str) -> tuple[Article, Citation]:
    """The passage of that certificate, of an article of the owner's. Raises `UnknownPassage`."""
    wanted = parsed(typed)
    try:
        article = library.article(owner, wanted.article)
    except NotFound:
        raise UnknownPassage(typed) from None
    return article, certified(library.shelf(owner, article.id), wanted)


def suggested(library: Library, owner: str, article_id: str) -> tuple[Suggestion, ...]:
    """First questions that the article answers. Raises `UnknownArticle`."""
    shelf = library.shelf(owner, article_id)
    return suggestions(shelf.article, shelf.ledger)
