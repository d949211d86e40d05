"""The gate before an article is let in: somebody looks at what would be loaded, corrects it, and decides."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import Final, Literal

from retrieval.answer import Room
from retrieval.article import Article
from retrieval.attribution.speakers import Spoken, speakers
from retrieval.changes import Change, changes
from retrieval.doubts import doubts_of
from retrieval.draft import Doubt, Draft, Field, Piece, Reason
from retrieval.errors import QuotaReached
from retrieval.language import language_of
from retrieval.library import Library, Loaded
from retrieval.plain import article_of, origin_of
from retrieval.ports import ArticleStore, Clock, Drafts, Origin, Progress, Waiting, unheard
from retrieval.reader import Reader
from retrieval.refusals import UnknownDraft, UnknownPiece
from retrieval.segment import sentences
from retrieval.statement import Ledger

_LEDGERS: Final = 16
"""Readings kept between a look and the next: an article is corrected a few times, by a few people at once."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be loaded, and what to know before deciding.

    `speakers` is none where nobody was told apart; `known` is the owner's article of the same text; `earlier` the
    latest text of the same address, where that is another, and `changes` what is new since. `full`: why it would not be
    let in now.
    """

    draft: Draft
    article: Article
    language: str
    doubts: tuple[Doubt, ...]
    speakers: tuple[Spoken, ...] | None
    known: Article | None
    earlier: Article | None
    changes: tuple[Change, ...]
    full: QuotaReached | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody sets right: None leaves a field as it is, an empty one empties it; numbers as in the preview."""

    title: str | None = None
    author: tuple[str, ...] | None = None
    published: date | Literal[""] | None = None
    drop: tuple[int, ...] = ()
    restore: tuple[int, ...] = ()


class Gate:
    """Drafts on their way into a library. All methods may be called from any thread."""

    def __init__(
        self,
        *,
        library: Library,
        articles: ArticleStore,
        drafts: Drafts,
        reader: Callable[[], Reader],
        now: Clock,
        ids: Callable[[], str],
    ) -> None:
        self._library = library
        self._articles = articles
        self._drafts = drafts
        self._reader = reader
        self._now = now
        self._ids = ids
        self._ledgers: OrderedDict[str, Ledger] = OrderedDict()
        self._lock = Lock()

    def look(self, owner: str, draft: Draft, progress: Progress = unheard) -> Preview:
        """What would be loaded. Raises `EmptyArticle`, `ArticleTooShort`, `ArticleTooLong`, `ModelsUnavailable`."""
        article = article_of(draft)
        sentences(article)  # what is too long to be loaded is too long to be looked at
        known, earlier = self._articles.get(owner, article.id), self._earlier(owner, draft, article)
        ledger = self._ledger(article, progress)
        full = self._library.allowance.reached(owner, article, self._articles.weight(article, None, ledger))
        return replace(preview_of(draft, ledger, known, earlier), full=full)

    def wait(self, owner: str, draft: Draft, made_by: str) -> str:
        """Keep a draft until somebody decides; returns its id. Raises `QuotaReached`."""
        self._library.allowance.check_draft(owner, article_of(draft))
        draft_id = self._ids()
        self._drafts.keep(owner, draft_id, Waiting(draft, self._now(), made_by))
        return draft_id

    def waiting(self, owner: str, draft_id: str) -> Waiting:
        """The owner's draft of that id. Raises `UnknownDraft`."""
        found = self._drafts.find(owner, draft_id)
        if found is None:
            raise UnknownDraft
        return found

    def correct(self, owner: str, draft_id: str, correction: Correction) -> Draft:
        """Set a waiting draft right. Raises `UnknownDraft`, `UnknownPiece`, and as `look` does."""
        waiting = self.waiting(owner, draft_id)
        draft = corrected(waiting.draft, correction)
        article_of(draft)
        self._drafts.keep(owner, draft_id, replace(waiting, draft=draft))
        return draft

    def accept(self, draft_id: str, room: Room, progress: Progress = unheard) -> Loaded:
        """Let a waiting draft in and open it in the room. Raises `UnknownDraft`, and as `Library.load` does."""
        loaded = self.let_in(self.waiting(room.owner, draft_id).draft, room, progress, draft_id)
        self._drafts.forget(room.owner, draft_id)
        return loaded

    def let_in(self, draft: Draft, room: Room, progress: Progress = unheard, draft_id: str | None = None) -> Loaded:
        """Load the article of a draft and open it in the room; see `Library.load`."""
        article = article_of(draft)
        return self._library.load(article, room, progress, _origin(draft, article), draft_id=draft_id)

    def discard(self, owner: str, draft_id: str) -> bool:
        """Forget a waiting draft. Returns whether it was there."""
        return self._drafts.forget(owner, draft_id)

    def _earlier(self, owner: str, draft: Draft, article: Article) -> Article | None:
        """The latest text of the article's address, where it is another."""
        address = _origin(draft, article).address
        chain = self._articles.versions(owner, address=address) if address is not None else []
        return self._articles.get(owner, chain[-1].article) if chain and chain[-1].article != article.id else None

    def _ledger(self, article: Article, progress: Progress) -> Ledger | None:
        reader = self._reader()
        if reader.ledger_reader is None:
            return None
        with self._lock:
            kept = self._ledgers.get(article.id)
        if kept is not None and kept.reader == reader.ledger_reader:
            return kept
        read = reader.ledger(article, progress)
        if read is not None:
            with self._lock:
                self._ledgers[article.id] = read
                while len(self._ledgers) > _LEDGERS:
                    self._ledgers.popitem(last=False)
        return read


def preview_of(
    draft: Draft, ledger: Ledger | None, known: Article | None = None, earlier: Article | None = None
) -> Preview:
    """What would be loaded, beside what is known of it. Raises `EmptyArticle`, `ArticleTooShort`, `ArticleTooLong`."""
    article = article_of(draft)
    return Preview(
        draft,
        article,
        draft.byline.language or language_of(article.text),
        doubts_of(draft),
        None if ledger is None or not ledger.determined else tuple(speakers(article, ledger)),
        known,
        earlier,
        () if earlier is None else changes(earlier, article),
    )


def _origin(draft: Draft, article: Article) -> Origin:
    """Where a draft comes from: an address that nothing but a file gives is none whose versions it may join."""
    found = replace(origin_of(article, draft.removed), settled=draft.settled)
    return replace(found, address=None) if Doubt.ADDRESS in draft.doubts else found


def corrected(draft: Draft, correction: Correction) -> Draft:
    """The draft set right; numbers are those before any of it is changed. Raises `UnknownPiece`."""
    dropped = _numbered(dict(draft.kept), correction.drop)
    restored = _numbered(dict(enumerate(draft.removed, start=1)), correction.restore)

    def decided(piece: Piece) -> Piece:
        if any(piece is one for one in dropped):
            return replace(piece, reason=Reason.OTHER)
        return replace(piece, reason=None) if any(piece is one for one in restored) else piece

    title = draft.title if correction.title is None else correction.title.strip() or None
    byline, doubts, settled = draft.byline, set(draft.doubts), set(draft.settled)
    if correction.title is not None:
        settled.add(Field.TITLE)
    if correction.author is not None:
        byline = replace(byline, author=correction.author)
        settled, doubts = settled | {Field.AUTHOR}, doubts - {Doubt.AUTHOR}
    if correction.published is not None:
        byline = replace(byline, published=correction.published or None)
        settled, doubts = settled | {Field.DATE}, doubts - {Doubt.DATE}
    return replace(
        draft,
        pieces=tuple(map(decided, draft.pieces)),
        title=title,
        byline=byline,
        doubts=tuple(one for one in draft.doubts if one in doubts),
        settled=tuple(one for one in Field if one in settled),
    )


def _numbered(pieces: dict[int, Piece], numbers: Sequence[int]) -> list[Piece]:
    for number in numbers:
        if number not in pieces:
            raise UnknownPiece(number)
    return [pieces[number] for number in numbers]
