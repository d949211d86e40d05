"""The use cases: articles are loaded, opened and asked about; every answer is journalled and can be asked again."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from retrieval.answer import Answer, Asked, Question
from retrieval.article import Article
from retrieval.errors import AmbiguousArticle, NoArticleOpen, UnknownArticle, UnknownEntry
from retrieval.ports import ArticleStore, Clock, Embedded, Journal, Progress, Shelved, unheard
from retrieval.reader import Reader
from retrieval.shelf import Shelf

_KEPT_SHELVES = 64
"""Shelves in memory: at some 300 kB an article of a hundred sentences, 20 MB."""

SCORE_TOLERANCE = 1e-4
"""Scores closer than this are equal: float32 sums in another order differ by less on one machine."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that is now in the library; `new` unless its text was known."""

    article: Article
    sentences: int
    new: bool


@dataclass(frozen=True, slots=True)
class Replay:
    """An entry of the journal, the same question answered now, and in what the two differ."""

    before: Asked
    now: Asked
    differences: tuple[str, ...]


class Library:
    """Articles on shelves, one of them open in each room, and the journal of all that was asked.

    `reader` is called when a question or an article needs it, each time: it may load models at the first call, and a
    front end may hand out a better one later.
    """

    def __init__(
        self,
        *,
        articles: ArticleStore,
        journal: Journal,
        reader: Callable[[], Reader],
        now: Clock,
        seconds: Callable[[], float],
    ) -> None:
        self._articles = articles
        self._journal = journal
        self._reader = reader
        self._now = now
        self._seconds = seconds
        self._shelves: OrderedDict[str, Shelf] = OrderedDict()

    def load(self, article: Article, room: str | None, progress: Progress = unheard) -> Loaded:
        """Keep the article with its vectors and open it in `room`; all of it or nothing. Raises `ArticleTooLong`.

        A text that is known keeps its title, its address and its paragraphs.
        """
        known = self._articles.get(article.id) or article
        kept = self._kept_vectors(article.id)
        shelf, vectors = self._reader().shelve(known, kept=kept, progress=progress)
        new = self._articles.add(known, shelf.sentences, vectors, room=room, when=self._now())
        self._keep(shelf)
        return Loaded(known, len(shelf.sentences), new)

    def ask(self, question: Question, article_id: str | None = None, progress: Progress = unheard) -> Asked:
        """Answer from the article named, or the one open in the question's room, and journal it.

        Raises `NoArticleOpen`, `UnknownArticle`, `UnusableInput`.
        """
        named = article_id or self._articles.open_in(question.room)
        if named is None:
            raise NoArticleOpen
        asked = self._asked(question, self.shelf(named, progress))
        return replace(asked, entry=self._journal.record(asked))

    def replay(self, entry: int) -> Replay:
        """Ask an old question again with today's models and constants; not journalled. Raises `UnknownEntry`."""
        before = self._journal.find(entry)
        if before is None:
            raise UnknownEntry(str(entry))
        now = self._asked(before.question, self.shelf(before.article_id))
        return Replay(before, now, differences(before.answer, now.answer))

    def article(self, name: str) -> Article:
        """The article whose id begins with `name`. Raises `UnknownArticle`, `AmbiguousArticle`."""
        ids = self._articles.find(name)
        if len(ids) > 1:
            raise AmbiguousArticle(name)
        article = self._articles.get(ids[0]) if ids else None
        if article is None:
            raise UnknownArticle(name)
        return article

    def listed(self) -> list[Shelved]:
        """All articles, the latest loaded first."""
        return self._articles.listed()

    def shelf(self, article_id: str, progress: Progress = unheard) -> Shelf:
        """The article made searchable, from memory, from the vectors kept, or anew. Raises `UnknownArticle`."""
        known = self._shelves.get(article_id)
        if known and (known.dense or not self._reader().embedder):
            self._shelves.move_to_end(article_id)
            return known
        article = self._articles.get(article_id)
        if article is None:
            raise UnknownArticle(article_id)
        kept = self._kept_vectors(article_id)
        shelf, vectors = self._reader().shelve(article, kept=kept, progress=progress)
        if vectors is not None and kept is None:
            self._articles.keep_vectors(article_id, vectors)
        self._keep(shelf)
        return shelf

    def _asked(self, question: Question, shelf: Shelf) -> Asked:
        reader = self._reader()
        begun = self._seconds()
        answer = reader.answer(shelf, question.text)
        milliseconds = (self._seconds() - begun) * 1000
        return Asked(
            self._now(), question, shelf.article.id, answer, reader.models, reader.policy.fingerprint, milliseconds
        )

    def _kept_vectors(self, article_id: str) -> Embedded | None:
        embedder = self._reader().embedder
        return self._articles.embedded(article_id, embedder.model_id) if embedder else None

    def _keep(self, shelf: Shelf) -> None:
        self._shelves[shelf.article.id] = shelf
        while len(self._shelves) > _KEPT_SHELVES:
            self._shelves.popitem(last=False)


def differences(before: Answer, now: Answer) -> tuple[str, ...]:
    """In what two answers to one question differ: outcome, passages and their order, scores, stages; none if equal."""
    found = []
    if type(before.outcome) is not type(now.outcome):
        found.append("outcome")
    if [citation.span for citation in before.citations] != [citation.span for citation in now.citations]:
        found.append("passages")
    if [one.sentence.span for one in before.candidates] != [one.sentence.span for one in now.candidates]:
        found.append("candidates")
    elif any(
        abs(old.score - new.score) > SCORE_TOLERANCE for old, new in zip(before.candidates, now.candidates, strict=True)
    ):
        found.append("scores")
    if abs(before.confidence - now.confidence) > SCORE_TOLERANCE:
        found.append("confidence")
    if before.stages != now.stages:
        found.append("stages")
    return tuple(found)
