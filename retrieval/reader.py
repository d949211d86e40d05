"""A question put to one article: the stages in their order, with no store and no journal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.answer import EARLY, FULL, Answer, Answered, Asked, Note, NotInArticle
from retrieval.article import Article, Sentence
from retrieval.attribution.ledger import ledger_of, reader_id
from retrieval.attribution.questions import asked_about
from retrieval.errors import BrokenCharacters, QuestionEmpty, QuestionTooLong
from retrieval.following import Understood, understood
from retrieval.language import asked_in_another
from retrieval.phrased import as_typed, first, several
from retrieval.policy import Limits, Policy
from retrieval.ports import Embedded, Embedder, IndexOf, Parser, Progress, Reranker, unheard
from retrieval.rank import evidence, reranked
from retrieval.retold import retold
from retrieval.select import select
from retrieval.shelf import Shelf, embedded, shelved
from retrieval.spoken import Asking, spoken
from retrieval.statement import Ledger
from retrieval.unsaid import without_withheld
from retrieval.weighing import WEIGHED, likeliest, weighed


@dataclass(frozen=True, slots=True)
class Reader:
    """Answers with every stage; without an embedder by words and the reranker alone, and says so in a note.

    Without a parser nobody is told apart in an article. `unmarked` takes from a question what means something to the
    place where it was typed alone.
    """

    reranker: Reranker
    embedder: Embedder | None
    parser: Parser | None
    index_of: IndexOf
    policy: Policy
    unmarked: Callable[[str], str] = as_typed

    @property
    def models(self) -> dict[str, str]:
        """Name and hash of each model that takes part, by role."""
        roles = {"embedder": self.embedder, "reranker": self.reranker, "parser": self.parser}
        return {role: model.model_id for role, model in roles.items() if model is not None}

    @property
    def ledger_reader(self) -> str | None:
        """The id that ledgers of this reader are kept under; none where it has no parser."""
        return None if self.parser is None else reader_id(self.parser)

    def ledger(self, article: Article, progress: Progress = unheard) -> Ledger | None:
        """Who says what in an article, read now; none where there is no parser. Raises `ModelsUnavailable`."""
        return None if self.parser is None else ledger_of(article, self.parser, progress)

    def shelve(
        self,
        article: Article,
        found: tuple[Sentence, ...] | None = None,
        kept: Embedded | None = None,
        ledger: Ledger | None = None,
        progress: Progress = unheard,
    ) -> tuple[Shelf, Embedded | None]:
        """The article made searchable, and its vectors: those `kept` and the `ledger` are taken as they are.

        Raises `ArticleTooLong`, `ModelsUnavailable`.
        """
        shelf = shelved(article, found)
        read = ledger or self.ledger(article)
        if read is not None:
            shelf = shelf.with_ledger(read)
        if self.embedder is None:
            return shelf, None
        vectors = kept or embedded(shelf, self.embedder, progress)
        return shelf.with_vectors(vectors, self.index_of), vectors

    def get_ready(self, questions: Sequence[str]) -> None:
        """Embeds what questions that come in a moment are looked for by, together. Raises `ModelsUnavailable`."""
        if self.embedder is not None:
            self.embedder.questions([first(self.unmarked(one)) for one in questions])

    def answer(self, shelf: Shelf, question: str, turns: Sequence[Asked] = ()) -> Answer:
        """The same question to the same shelf after the same turns has the same answer. Raises `UnusableInput`.

        `turns` are earlier questions about this article with their answers, newest last: "and why?" is understood from
        them, and looked for in the article again. A question that stands on its own is answered as if there were none.
        """
        bare = self.unmarked(checked(question))
        asked = first(bare)
        return _remarked(self._meant(shelf, asked, turns), bare, asked, shelf.language)

    def _meant(self, shelf: Shelf, question: str, turns: Sequence[Asked]) -> Answer:
        meant = understood(question, turns, shelf)
        if meant.form is None:
            return self._answer(shelf, meant)
        meant = likeliest(shelf, meant, self.reranker)
        told = retold(shelf, meant, self._answer(shelf, meant), self.policy)
        if meant.form not in WEIGHED:
            return told
        return weighed(shelf, meant, told, self._answer(shelf, Understood(question, question)))

    def answer_but(self, shelf: Shelf, question: str, turns: Sequence[Asked], excluded: Mapping[int, str]) -> Answer:
        """The answer without those paragraphs; and which of them it would have cited, with the reasons."""
        whole = self.answer(shelf, question, turns)
        missed = sorted({one.paragraph for one in whole.citations} & set(excluded))
        if not missed:
            return whole
        rest = self.answer(shelf.without(excluded), question, turns)
        return replace(rest, excluded=tuple((number, excluded[number]) for number in missed))

    def _answer(self, shelf: Shelf, meant: Understood) -> Answer:
        asked = meant.text
        if not shelf.sentences:  # moderators let none of it be cited
            return Answer(NotInArticle(), 0.0, (), EARLY)
        vector = self.embedder.questions([asked])[0] if self.embedder and shelf.dense else None
        found = evidence(shelf, asked, vector, self.policy)
        candidates = reranked(shelf, asked, found, self.reranker, self.policy, meant.nearby)
        ordinary = select(shelf, meant.asks, candidates, EARLY if vector is None else FULL, self.policy)
        about = asked_about(asked) if shelf.ledger is not None else None
        if about is None:
            return without_withheld(shelf, meant.asks, ordinary, self.policy)

        def logits(sentences: Sequence[Sentence]) -> list[float]:
            return self.reranker.logits(asked, shelf.quotes(sentences))

        told = spoken(Asking(shelf, about, ordinary, logits, self.reranker.logits, self.policy))
        return told or without_withheld(shelf, meant.asks, ordinary, self.policy)


def _remarked(answer: Answer, question: str, asked: str, language: str) -> Answer:
    """With a note where the question held several, or where it was not found and is in another language."""
    several_asked = (Note.FIRST_ALONE,) if several(question) else ()
    found = isinstance(answer.outcome, Answered)
    foreign = (Note.OTHER_LANGUAGE,) if not found and asked_in_another(asked, language) else ()
    added = (*several_asked, *foreign)
    return replace(answer, notes=(*answer.notes, *added)) if added else answer


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
