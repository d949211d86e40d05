"""A question put to one article: the stages in their order, with no store and no journal."""

from dataclasses import dataclass

from retrieval.answer import EARLY, FULL, Answer
from retrieval.article import Article, Sentence
from retrieval.errors import BrokenCharacters, QuestionEmpty, QuestionTooLong
from retrieval.policy import Limits, Policy
from retrieval.ports import Embedded, Embedder, IndexOf, Progress, Reranker, unheard
from retrieval.rank import evidence, reranked
from retrieval.select import select
from retrieval.shelf import Shelf, embedded, shelved


@dataclass(frozen=True, slots=True)
class Reader:
    """Answers with every stage; without an embedder by words and the reranker alone, and says so in a note."""

    reranker: Reranker
    embedder: Embedder | None
    index_of: IndexOf
    policy: Policy

    @property
    def models(self) -> dict[str, str]:
        """Name and hash of each model that takes part, by role."""
        readers = {"reranker": self.reranker.model_id}
        return readers if self.embedder is None else {"embedder": self.embedder.model_id, **readers}

    def shelve(
        self,
        article: Article,
        found: tuple[Sentence, ...] | None = None,
        kept: Embedded | None = None,
        progress: Progress = unheard,
    ) -> tuple[Shelf, Embedded | None]:
        """The article made searchable, and its vectors: `kept` ones are taken as they are. Raises `ArticleTooLong`."""
        shelf = shelved(article, found)
        if self.embedder is None:
            return shelf, None
        vectors = kept or embedded(shelf, self.embedder, progress)
        return shelf.with_vectors(vectors, self.index_of), vectors

    def answer(self, shelf: Shelf, question: str) -> Answer:
        """The same question to the same shelf has the same answer. Raises `UnusableInput`."""
        asked = checked(question)
        vector = self.embedder.embed([asked])[0] if self.embedder and shelf.dense else None
        found = evidence(shelf, asked, vector, self.policy)
        candidates = reranked(shelf, asked, found, self.reranker, self.policy)
        return select(shelf, asked, candidates, EARLY if vector is None else FULL, self.policy)


def checked(question: str) -> str:
    """The question without the space around it. Raises `UnusableInput`."""
    asked = question.strip()
    if not asked:
        raise QuestionEmpty
    if len(asked) > Limits.QUESTION:
        raise QuestionTooLong(len(asked), Limits.QUESTION)
    if any("\ud800" <= character <= "\udfff" for character in asked):
        raise BrokenCharacters("question")
    return asked
