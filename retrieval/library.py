"""The use cases: articles are loaded, opened and asked about; every answer is journalled and can be asked again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.answer import Asked, Posting, Question, Room
from retrieval.article import Article
from retrieval.attribution.ledger import ledger_of, reader_id
from retrieval.choosing import chosen
from retrieval.draft import Piece
from retrieval.errors import AmbiguousArticle, NoArticleOpen, UnknownArticle, UnknownEntry
from retrieval.people import ERASED, QuestionErased
from retrieval.ports import (
    ArticleStore,
    Clock,
    Embedded,
    Journal,
    Opening,
    Origin,
    Parser,
    Progress,
    Shelved,
    Version,
    unheard,
)
from retrieval.quota import UNLIMITED, Quota
from retrieval.reader import Reader
from retrieval.remembered import Remembered, asking
from retrieval.replay import Replay, differences
from retrieval.shelf import Shelf
from retrieval.shelves import Shelves
from retrieval.statement import Ledger


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that is now in the owner's library; `new` unless the owner had its text."""

    article: Article
    sentences: int
    new: bool


class Library:
    """Articles on shelves, one of them open in each room, and the journal of all that was asked: all of it an owner's.

    Whatever is asked for is looked for with its owner alone; what another owner has is not there, in the same words as
    what nobody has. All methods may be called from any thread.

    `reader` is called when a question or an article needs it, each time: it may load models at the first call, and a
    front end may hand out a better one later. `ids` gives each answer an id that no other has; see `opaque_id`.
    """

    def __init__(
        self,
        *,
        articles: ArticleStore,
        journal: Journal,
        reader: Callable[[], Reader],
        now: Clock,
        seconds: Callable[[], float],
        ids: Callable[[], str],
        quota: Quota = UNLIMITED,
    ) -> None:
        self._articles = articles
        self._journal = journal
        self._reader = reader
        self._now = now
        self._seconds = seconds
        self._ids = ids
        self._quota = quota
        self._shelves = Shelves()
        self._remembered = Remembered()

    def load(
        self,
        article: Article,
        room: Room,
        progress: Progress = unheard,
        origin: Origin | None = None,
        *,
        beside: bool = False,
    ) -> Loaded:
        """Keep the article with its vectors and open it in the room; all of it or nothing. Raises `ArticleTooLong`.

        A text that the owner has keeps its title, its address and its paragraphs. Without `origin` an article with an
        address comes from there. `beside`: the articles that are open there stay open.
        """
        key, reader = (room.owner, article.id), self._reader()
        self.admit(room.owner, article)
        with self._shelves.turn(key):  # two loads of one text agree on its paragraphs before vectors are made
            known = self._articles.get(*key) or article
            kept, ledger = self._kept_vectors(*key, reader), self._kept_ledger(*key, reader)
            shelf, vectors = reader.shelve(known, kept=kept, ledger=ledger, progress=progress)
            new = self._articles.add(
                room.owner,
                known,
                shelf.sentences,
                vectors,
                shelf.ledger,
                opening=Opening(room.name, beside),
                when=self._now(),
                origin=origin or origin_of(article),
            )
            self._shelves.keep(key, shelf)
        return Loaded(known, len(shelf.sentences), new)

    def ask(self, question: Question, article_id: str | None = None, progress: Progress = unheard) -> Asked:
        """Answer from the owner's article of that id, or from the one open where it is asked, and journal it.

        Raises `NoArticleOpen`, `UnknownArticle`, `UnusableInput`.
        """
        named = article_id or next(iter(self._open_at(question.room)), None)
        if named is None:
            raise NoArticleOpen
        asked = self._asked(self._ids(), question, named, progress)
        self._journal.record(asked)
        return asked

    def ask_each(self, question: Question, article_ids: Sequence[str]) -> tuple[Asked, ...]:
        """Answer from several of the owner's articles: what is worth showing, journalled, the best first.

        More than one where several answer. Raises `NoArticleOpen` for none, `UnknownArticle`, `UnusableInput`.
        """
        if not article_ids:
            raise NoArticleOpen
        found = chosen([self._asked(self._ids(), question, one) for one in article_ids])
        for asked in found:
            self._journal.record(asked)
        return found

    def at_hand(self, room: Room) -> list[Shelf]:
        """The articles that are open there, as far as they are in memory."""
        found = [self._shelves.find((room.owner, one), dense=False) for one in self._open_at(room)]
        return [shelf for shelf in found if shelf is not None]

    def admit(self, owner: str, article: Article | None = None) -> None:
        """Whether the owner may have one more. Raises `QuotaReached`; not for one that is there."""
        if article is None or article.id not in self._articles.find(owner, article.id):
            self._quota.check(self._articles.size(owner), 0 if article is None else len(article.text))

    def forget(self, owner: str, article_id: str) -> None:
        """The article was taken out: nothing of it stays in memory."""
        self._shelves.drop((owner, article_id))

    def cited(self, owner: str, article_id: str) -> Article:
        """The owner's article, also where it was taken out and an answer cites it. Raises `UnknownArticle`."""
        article = self._articles.get(owner, article_id)
        if article is None:
            raise UnknownArticle(article_id)
        return article

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

    def _all(self, owner: str, ids: Sequence[str]) -> list[Article]:
        return [article for one in ids if (article := self._articles.get(owner, one)) is not None]

    def replay(self, owner: str, answer_id: str) -> Replay:
        """Ask an old question again with today's models and constants; not journalled.

        Raises `UnknownEntry`, `QuestionErased`.
        """
        before = self.answer(owner, answer_id)
        if before.question.asked_by == ERASED:
            raise QuestionErased
        now = self._asked(before.id, before.question, before.article_id, anew=True)
        return Replay(before, now, differences(before.answer, now.answer))

    def answer(self, owner: str, answer_id: str) -> Asked:
        """The owner's answer of that id, as a person may type it. Raises `UnknownEntry`."""
        meant = _typed(answer_id)
        asked = self._journal.find(owner, meant)
        if asked is None:
            raise UnknownEntry(meant)
        return asked

    def recent(self, owner: str, count: int) -> list[Asked]:
        """The owner's answers, newest first, at most `count`."""
        return self._journal.recent(owner, count)

    def post(self, owner: str, answer_id: str, link: str | None, *, private: bool) -> None:
        """Keep that an answer was shown now: in the message of that link, or to one person alone.

        Raises `UnknownEntry`.
        """
        self._journal.post(owner, Posting(_typed(answer_id), self._now(), link, private))

    def postings(self, owner: str, answer_id: str) -> list[Posting]:
        """Where an answer was shown, oldest first; nowhere, too, if the owner has no such answer."""
        return self._journal.postings(owner, _typed(answer_id))

    def article(self, owner: str, name: str) -> Article:
        """The owner's article whose id begins with `name`. Raises `UnknownArticle`, `AmbiguousArticle`."""
        ids = self._articles.find(owner, name)
        if len(ids) > 1:
            raise AmbiguousArticle(name)
        if not ids:
            raise UnknownArticle(name)
        return self.cited(owner, ids[0])

    def removed(self, owner: str, article_id: str) -> tuple[Piece, ...]:
        """What the page of an article of the owner's held beside it."""
        return self._articles.removed(owner, article_id)

    def versions(self, owner: str, article_id: str) -> list[Version]:
        """The texts that the addresses of an article had, oldest first; none where it came from no address."""
        return self._articles.versions(owner, article_id=article_id)

    def listed(self, owner: str) -> list[Shelved]:
        """All articles of the owner, the latest loaded first."""
        return self._articles.listed(owner)

    def shelf(self, owner: str, article_id: str, progress: Progress = unheard) -> Shelf:
        """The article made searchable, from memory, from the vectors kept, or anew. Raises `UnknownArticle`."""
        return self._shelf(owner, article_id, self._reader(), progress)

    def ledger(self, owner: str, name: str, parser: Parser) -> tuple[Article, Ledger]:
        """The owner's article whose id begins with `name`, and who says what in it: as kept, or read now.

        Raises `UnknownArticle`, `AmbiguousArticle`, `ModelsUnavailable`.
        """
        article = self.article(owner, name)
        kept = self._articles.ledger(owner, article.id, reader_id(parser))
        if kept is not None:
            return article, kept
        read = ledger_of(article, parser)
        self._articles.keep_ledger(owner, article.id, read)
        return article, read

    def let_go(self, owner: str) -> None:
        """Keep nothing of the owner's in memory: what there was is gone from the stores."""
        self._shelves.let_go(owner)

    def _shelf(self, owner: str, article_id: str, reader: Reader, progress: Progress) -> Shelf:
        def built() -> Shelf:
            article = self._articles.get(owner, article_id)
            if article is None:
                raise UnknownArticle(article_id)
            kept, ledger = self._kept_vectors(owner, article_id, reader), self._kept_ledger(owner, article_id, reader)
            shelf, vectors = reader.shelve(article, kept=kept, ledger=ledger, progress=progress)
            if vectors is not None and kept is None:
                self._articles.keep_vectors(owner, article_id, vectors)
            if shelf.ledger is not None and ledger is None:
                self._articles.keep_ledger(owner, article_id, shelf.ledger)
            return shelf

        return self._shelves.found_or_built((owner, article_id), built, dense=reader.embedder is not None)

    def _asked(
        self, id_: str, question: Question, article_id: str, progress: Progress = unheard, *, anew: bool = False
    ) -> Asked:
        reader = self._reader()  # one for all of it: the journal names the models that did take part
        shelf = self._shelf(question.room.owner, article_id, reader, progress)
        begun = self._seconds()
        key = asking(question.room.owner, article_id, question.text, reader.models, reader.policy.fingerprint)
        answer = (None if anew else self._remembered.find(key)) or reader.answer(shelf, question.text)
        self._remembered.keep(key, answer)
        ms, policy = (self._seconds() - begun) * 1000, reader.policy.fingerprint
        return Asked(id_, self._now(), question, article_id, answer, reader.models, policy, ms)

    def _open_at(self, room: Room) -> list[str]:
        opened = self._articles.open_in(room.owner, room.name)
        return opened or (self._articles.open_in(room.owner, room.within) if room.within is not None else [])

    def _kept_vectors(self, owner: str, article_id: str, reader: Reader) -> Embedded | None:
        embedder = reader.embedder
        return self._articles.embedded(owner, article_id, embedder.model_id) if embedder else None

    def _kept_ledger(self, owner: str, article_id: str, reader: Reader) -> Ledger | None:
        wanted = reader.ledger_reader
        return None if wanted is None else self._articles.ledger(owner, article_id, wanted)


def origin_of(article: Article, removed: tuple[Piece, ...] = ()) -> Origin:
    """Where an article comes from: its own address, without a fragment."""
    return Origin(None if article.url is None else article.url.partition("#")[0], removed)


def _typed(answer_id: str) -> str:
    return answer_id.strip().lower()
