"""The use cases: articles are loaded, opened and asked about; every answer is journalled and can be asked again."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from retrieval.answer import Answer, Asked, Posting, Question, Room
from retrieval.article import Article
from retrieval.attribution.ledger import ledger_of, reader_id
from retrieval.draft import Piece
from retrieval.errors import AmbiguousArticle, NoArticleOpen, UnknownArticle, UnknownEntry
from retrieval.following import TURNS
from retrieval.ports import ArticleStore, Clock, Embedded, Journal, Origin, Parser, Progress, Shelved, Version, unheard
from retrieval.reader import Reader
from retrieval.shelf import Shelf
from retrieval.shelves import Shelves
from retrieval.statement import Ledger

SCORE_TOLERANCE = 1e-4
"""Scores closer than this are equal: float32 sums in another order differ by less on one machine."""

_BASE32: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's, in lower case, without letters that look like digits (https://www.crockford.com/base32.html)."""

_ID_CHARACTERS: Final = 10
"""50 bits: with a million answers kept, a guess meets one of them once in a thousand million tries."""


def opaque_id() -> str:
    """A new id for an answer: nobody can guess it, and it says neither how many came before nor whose they are."""
    return "".join(secrets.choice(_BASE32) for _ in range(_ID_CHARACTERS))


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that is now in the owner's library; `new` unless the owner had its text."""

    article: Article
    sentences: int
    new: bool


@dataclass(frozen=True, slots=True)
class Replay:
    """An entry of the journal, the same question answered now under the same id, and in what the two differ."""

    before: Asked
    now: Asked
    differences: tuple[str, ...]


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
    ) -> None:
        self._articles = articles
        self._journal = journal
        self._reader = reader
        self._now = now
        self._seconds = seconds
        self._ids = ids
        self._shelves = Shelves()

    def load(self, article: Article, room: Room, progress: Progress = unheard, origin: Origin | None = None) -> Loaded:
        """Keep the article with its vectors and open it in the room; all of it or nothing. Raises `ArticleTooLong`.

        A text that the owner has keeps its title, its address and its paragraphs. Without `origin` an article with an
        address comes from there.
        """
        key, reader = (room.owner, article.id), self._reader()
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
                room=room.name,
                when=self._now(),
                origin=origin or origin_of(article),
            )
            self._shelves.keep(key, shelf)
        return Loaded(known, len(shelf.sentences), new)

    def ask(
        self,
        question: Question,
        article_id: str | None = None,
        progress: Progress = unheard,
        follows: str | None = None,
    ) -> Asked:
        """Answer from the owner's article of that id, or from the one open where it is asked, and journal it.

        `follows` is the id of an earlier answer of the owner's that the question may lean on, with those that it
        followed. Where it is of another article, or is not there, the question is taken alone.

        Raises `NoArticleOpen`, `UnknownArticle`, `UnusableInput`.
        """
        named = self._open_at(question.room) if article_id is None else article_id
        if named is None:
            raise NoArticleOpen
        turns = self._turns(question.room.owner, named, follows)
        asked = self._asked(self._ids(), question, named, progress, turns)
        self._journal.record(asked)
        return asked

    def open(self, room: Room, name: str) -> Article:
        """Open the article whose id begins with `name` in the room. Raises `UnknownArticle`, `AmbiguousArticle`."""
        article = self.article(room.owner, name)
        self._articles.open(room.owner, room.name, article.id, self._now())
        return article

    def close(self, room: Room) -> Article | None:
        """Leave no article open in the room itself; returns the one that was. The room around it stays as it is."""
        opened = self._articles.open_in(room.owner, room.name)
        closed = self._articles.close(room.owner, room.name)
        return self._articles.get(room.owner, opened) if closed and opened is not None else None

    def open_in(self, room: Room) -> Article | None:
        """The article that a question asked there is answered from: open in the room, else in the one around it."""
        opened = self._open_at(room)
        return None if opened is None else self._articles.get(room.owner, opened)

    def replay(self, owner: str, answer_id: str) -> Replay:
        """Ask an old question again with today's models and constants; not journalled. Raises `UnknownEntry`."""
        before = self.answer(owner, answer_id)
        turns = self._turns(owner, before.article_id, before.follows)
        now = self._asked(before.id, before.question, before.article_id, turns=turns)
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
        article = self._articles.get(owner, ids[0]) if ids else None
        if article is None:
            raise UnknownArticle(name)
        return article

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

    def _turns(self, owner: str, article_id: str, follows: str | None) -> tuple[Asked, ...]:
        """An earlier answer and those that it followed, newest last; none of another article."""
        found: list[Asked] = []
        while follows is not None and len(found) < TURNS:
            turn = self._journal.find(owner, _typed(follows))
            if turn is None or turn.article_id != article_id:
                break
            found.append(turn)
            follows = turn.follows
        return tuple(reversed(found))

    def _asked(
        self,
        id_: str,
        question: Question,
        article_id: str,
        progress: Progress = unheard,
        turns: tuple[Asked, ...] = (),
    ) -> Asked:
        reader = self._reader()  # one for all of it: the journal names the models that did take part
        shelf = self._shelf(question.room.owner, article_id, reader, progress)
        begun = self._seconds()
        answer = reader.answer(shelf, question.text, turns)
        milliseconds = (self._seconds() - begun) * 1000
        follows = turns[-1].id if turns else None
        policy = reader.policy.fingerprint
        return Asked(id_, self._now(), question, article_id, answer, reader.models, policy, milliseconds, follows)

    def _open_at(self, room: Room) -> str | None:
        opened = self._articles.open_in(room.owner, room.name)
        if opened is None and room.within is not None:
            return self._articles.open_in(room.owner, room.within)
        return opened

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


def differences(before: Answer, now: Answer) -> tuple[str, ...]:
    """In what two answers differ: outcome, passages and order, scores, stages, and what the question meant."""
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
    if before.understood != now.understood:
        found.append("understood")
    return tuple(found)
