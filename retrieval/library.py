"""The use cases: articles are loaded, opened and asked about; every answer is journalled and can be asked again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.answer import Asked, Posting, Question, Room
from retrieval.article import Article
from retrieval.attribution.ledger import ledger_of, reader_id
from retrieval.choosing import chosen
from retrieval.draft import Piece
from retrieval.errors import NoArticleOpen, UnknownEntry
from retrieval.openings import Openings
from retrieval.people import ERASED, QuestionErased
from retrieval.plain import amended, origin_of
from retrieval.ports import (
    ArticleStore,
    Clock,
    Journal,
    Opening,
    Origin,
    Parser,
    Progress,
    Rulebook,
    Shelved,
    Version,
    unheard,
)
from retrieval.quota import UNLIMITED, Allowance
from retrieval.reader import Reader
from retrieval.remembered import Remembered, asking
from retrieval.replay import Replay, differences, differences_of_texts
from retrieval.rules import HouseRules
from retrieval.shelf import Shelf
from retrieval.shelving import Shelving
from retrieval.statement import Ledger
from retrieval.suggesting import Suggestion, offered
from retrieval.talk import Talk, typed
from retrieval.withholding import unlocked


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that is now in the owner's library; `new` unless the owner had its text."""

    article: Article
    sentences: int
    new: bool


class Library(Openings):
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
        allowance: Allowance | None = None,
        rulebook: Rulebook | None = None,
    ) -> None:
        super().__init__(articles, now)
        self._journal = journal
        self._talk = Talk(journal, now)
        self._reader = reader
        self._seconds = seconds
        self._ids = ids
        self.allowance = allowance or Allowance(UNLIMITED, articles)
        self._rulebook = rulebook
        self._shelving = Shelving(articles)
        self._remembered = Remembered()

    def load(
        self,
        article: Article,
        room: Room,
        progress: Progress = unheard,
        origin: Origin | None = None,
        *,
        beside: bool = False,
        draft_id: str | None = None,
    ) -> Loaded:
        """Keep the article with its vectors and open it in the room; all of it or nothing.

        A text that is there keeps what is known of it, but for what a person has settled. Without `origin` one with an
        address comes from there. `beside`: the articles that are open there stay open. `draft_id`: what it waited as.

        Raises `ArticleTooLong`, `QuotaReached`.
        """
        key, reader, allowed = (room.owner, article.id), self._reader(), self.allowance.check
        allowed(room.owner, article, self._articles.weight(article, None, None), draft_id)  # before any work
        with self._shelving.turn(key):  # two loads of one text agree on its paragraphs before vectors are made
            origin = origin or origin_of(article)
            known = amended(self._articles.get(*key) or article, article, origin.settled)
            kept, ledger = self._shelving.kept(*key, reader)
            shelf, vectors = reader.shelve(known, kept=kept, ledger=ledger, progress=progress)
            allowed(room.owner, known, self._articles.weight(known, vectors, shelf.ledger), draft_id)
            new = self._articles.add(
                room.owner,
                known,
                shelf.sentences,
                vectors,
                shelf.ledger,
                opening=Opening(room.name, beside),
                when=self._now(),
                origin=origin,
            )
            self._shelving.keep(key, shelf)
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

        Raises `NoArticleOpen`, `UnknownArticle`, `ArticleLocked`, `UnusableInput`.
        """
        named = article_id or next(iter(self._open_at(question.room)), None)
        if named is None:
            raise NoArticleOpen
        unlocked(self.rules(question.room.owner), [named])
        turns = self._talk.turns(question.room.owner, named, follows)
        asked = self._asked(self._ids(), question, named, progress, turns)
        self._journal.record(asked)
        return asked

    def ask_each(self, question: Question, article_ids: Sequence[str], follows: str | None = None) -> tuple[Asked, ...]:
        """Answer from several of the owner's articles: what is worth showing, journalled, the best first.

        More than one where several answer; `follows` as in `ask`. Raises `NoArticleOpen` for none, and as `ask` does.
        """
        if not article_ids:
            raise NoArticleOpen
        article_ids = unlocked(self.rules(question.room.owner), article_ids)
        turns = {one: self._talk.turns(question.room.owner, one, follows) for one in article_ids}
        found = chosen([self._asked(self._ids(), question, one, turns=those) for one, those in turns.items()])
        for asked in found:
            self._journal.record(asked)
        return found

    def get_ready(self, questions: Sequence[str]) -> None:
        """They will be asked in a moment: what can be done together for all of them. Raises `ModelsUnavailable`."""
        self._reader().get_ready(questions)

    def before(self, room: Room, by: str, link: str | None, *, shared: bool = False) -> Asked | None:
        """What a question of theirs may follow: the answer in the message of that link, or their own just before.

        `shared`: all who ask there speak of one thing, and anybody's answer just before may be followed.
        """
        return self._talk.latest(room, by, shared=shared) if link is None else self._talk.shown_at(room, link)

    def questions_at(self, room: Room) -> tuple[Suggestion, ...]:
        """Questions for whoever types there: of the articles that are open, by what is kept of them. Needs no model."""
        owner, store = room.owner, self._articles
        found = [(store.get(owner, one), store.ledger(owner, one)) for one in self._open_at(room)]
        return tuple(dict.fromkeys(one for article, read in found if article for one in offered(article, read)))

    def forget(self, owner: str, article_id: str) -> None:
        """The article was taken out: nothing of it stays in memory."""
        self._shelving.drop((owner, article_id))

    def replay(self, owner: str, answer_id: str, of: str | None = None) -> Replay:
        """Ask an old question again with today's models and constants; not journalled.

        `of`: the id of another article of the owner's to ask it of, such as a new version. Raises `UnknownEntry`,
        `UnknownArticle`, `QuestionErased`, `ArticleLocked`.
        """
        before = self.answer(owner, answer_id)
        if before.question.asked_by == ERASED:
            raise QuestionErased
        unlocked(self.rules(owner), [of or before.article_id])
        if of in {None, before.article_id}:
            turns = self._talk.turns(owner, before.article_id, before.follows)
            now = self._asked(before.id, before.question, before.article_id, turns=turns, anew=True)
            return Replay(before, now, differences(before.answer, now.answer))
        old, new = self.cited(owner, before.article_id), self.cited(owner, of or "")
        now = self._asked(before.id, before.question, new.id, anew=True)
        return Replay(before, now, differences_of_texts(before.answer, old, now.answer, new))

    def answer(self, owner: str, answer_id: str) -> Asked:
        """The owner's answer of that id, as a person may type it. Raises `UnknownEntry`."""
        meant = typed(answer_id)
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
        self._journal.post(owner, Posting(typed(answer_id), self._now(), link, private))

    def postings(self, owner: str, answer_id: str) -> list[Posting]:
        """Where an answer was shown, oldest first; nowhere, too, if the owner has no such answer."""
        return self._journal.postings(owner, typed(answer_id))

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
        return self._shelving.found((owner, article_id), self._reader(), progress)

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
        self._shelving.let_go(owner)

    def rules(self, owner: str) -> HouseRules:
        """What the owner has laid down."""
        return HouseRules() if self._rulebook is None else self._rulebook.rules(owner)

    def _asked(
        self,
        id_: str,
        question: Question,
        article_id: str,
        progress: Progress = unheard,
        turns: tuple[Asked, ...] = (),
        *,
        anew: bool = False,
    ) -> Asked:
        reader = self._reader()  # one for all of it: the journal names the models that did take part
        shelf = self._shelving.found((question.room.owner, article_id), reader, progress)
        begun = self._seconds()
        excluded = self.rules(question.room.owner).not_cited(article_id)
        key = asking(question, article_id, reader, turns, excluded)
        answer = (None if anew else self._remembered.find(key)) or reader.answer_but(
            shelf, question.text, turns, excluded
        )
        self._remembered.keep(key, answer)
        ms, policy = (self._seconds() - begun) * 1000, reader.policy.fingerprint
        follows = turns[-1].id if turns else None
        return Asked(id_, self._now(), question, article_id, answer, reader.models, policy, ms, follows)
