"""The door between the asynchronous front end and the synchronous library: queues, threads, and an end to both."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Final, TypeVar
from weakref import WeakValueDictionary

from bot.ahead import Ahead
from bot.cooldowns import CoolDowns
from bot.memory import Memory
from bot.threads import in_thread, stand_back
from bot.turns import FairTurns
from retrieval.answer import Asked, Citation, Posting, Question, Room
from retrieval.article import Article
from retrieval.errors import Stopping, TooManyWaiting
from retrieval.finding import Finder
from retrieval.finding import Found as FoundClaim
from retrieval.library import Library, Loaded
from retrieval.patience import PATIENCE
from retrieval.ports import Progress, Shelved, Version, unheard
from retrieval.rules import HouseRules
from retrieval.statement import Ledger
from retrieval.stewardship import Stewardship
from retrieval.suggesting import Suggestion

Found = TypeVar("Found")

_LOADS_WAITING: Final = 20
"""Articles that may wait to be read in; one of a hundred paragraphs takes some seconds."""


class Desk:
    """Questions wait in a queue that is fair to all libraries, articles in another; what is only looked up in neither.

    The library, its database and its models are used from these threads alone. All methods belong to one event loop.
    """

    def __init__(
        self,
        library: Library,
        stewardship: Stewardship,
        *,
        workers: int,
        waiting: int,
        ready: Callable[[], bool],
        stop: Callable[[], None],
        cooldowns: CoolDowns | None = None,
    ) -> None:
        """`workers`: questions answered at once; `waiting`: how many more may wait.

        `ready` says whether the models are loaded, `stop` lets go of those threads that wait for them.
        """
        self._library = library
        self._stewardship = stewardship
        self._finder = Finder(library)
        self.ready = ready
        self._cooldowns = cooldowns
        self._let_go = stop
        self._answering = ThreadPoolExecutor(workers, "answer")
        self._loading = ThreadPoolExecutor(1, "load", initializer=stand_back)
        self._looking = ThreadPoolExecutor(1, "look")
        self._turns_to_answer = FairTurns(workers, waiting)
        self._ahead = Ahead(library.get_ready)
        self._loads_left = 1 + _LOADS_WAITING
        self._aborted = threading.Event()
        self._closed = False
        self._listed: Memory[list[Shelved]] = Memory()
        self._opened: Memory[list[Article]] = Memory()
        self._rules: Memory[HouseRules] = Memory()
        self._questions: Memory[tuple[Suggestion, ...]] = Memory()
        self._latest: Memory[list[Asked]] = Memory()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._visits = 0
        self._nobody = asyncio.Event()
        self._nobody.set()

    async def before(self, room: Room, by: str, link: str | None = None, *, shared: bool = False) -> Asked | None:
        """See `Library.before`."""
        return await self._looked(partial(self._library.before, room, by, link, shared=shared))

    async def ask(
        self, question: Question, article_ids: Sequence[str], follows: str | None = None
    ) -> list[tuple[Asked, Article]]:
        """What is worth showing, each with its article; see `Library.ask_each`.

        Raises `TooManyWaiting`, `Stopping` too.
        """

        def both() -> list[tuple[Asked, Article]]:
            found = self._library.ask_each(question, article_ids, follows)
            return [(one, self._library.shelf(question.room.owner, one.article_id).article) for one in found]

        try:
            return await self.answered(question.room.owner, both, question.text)
        finally:
            self._latest.forget(question.room.owner)

    def pace(self, person: str, owner: str) -> None:
        """One question more of that person in that library. Raises `TooOften`, `TooOftenHere`."""
        if self._cooldowns is not None:
            self._cooldowns.admit(person, owner)

    async def checked(self, owner: str, article_ids: Sequence[str], parts: Sequence[str]) -> list[FoundClaim]:
        """See `Finder.checked`. Raises `TooManyWaiting`, `Stopping` too."""
        return await self.answered(owner, partial(self._finder.checked, owner, article_ids, parts))

    async def likely(self, owner: str, question: str) -> list[str]:
        """See `Finder.likely`. Raises `TooManyWaiting`, `Stopping` too."""
        return await self.answered(owner, partial(self._finder.likely, owner, question))

    async def passage(self, owner: str, certificate: str) -> tuple[Article, Citation]:
        """See `Finder.passage`. Raises `TooManyWaiting`, `Stopping` too."""
        return await self.answered(owner, partial(self._finder.passage, owner, certificate))

    async def suggested(self, owner: str, article_id: str) -> tuple[Suggestion, ...]:
        """See `Finder.suggested`. Raises `TooManyWaiting`, `Stopping` too."""
        return await self.answered(owner, partial(self._finder.suggested, owner, article_id))

    async def questions_at(self, room: Room) -> tuple[Suggestion, ...]:
        """See `Library.questions_at`; from memory where it was asked before and nothing has changed."""
        return await self._questions.found((room.owner, room), partial(self._library.questions_at, room), self._looked)

    async def latest(self, owner: str, count: int) -> list[Asked]:
        """See `Library.recent`; from memory until one more is asked."""
        return await self._latest.found((owner, count), partial(self._library.recent, owner, count), self._looked)

    async def steward(self, work: Callable[[Stewardship], Found]) -> Found:
        """Something that those do who look after a library; whoever changes something says so with `forget`."""
        return await self._looked(partial(work, self._stewardship))

    async def load(self, article: Article, room: Room, progress: Progress = unheard) -> Loaded:
        """See `Library.load`; `progress` is called in the event loop. Raises `TooManyWaiting`, `Stopping` too."""
        loaded = await self.at_leisure(lambda told: self._library.load(article, room, told), progress)
        self.forget(room.owner)
        return loaded

    async def at_leisure(self, work: Callable[[Progress], Found], progress: Progress = unheard) -> Found:
        """Work on an article, behind those that wait already; `progress` is called in the event loop.

        Raises `TooManyWaiting`, `Stopping`, and whatever the work does.
        """
        loop = asyncio.get_running_loop()

        def told(done: int, of: int) -> None:
            if self._aborted.is_set():
                raise Stopping
            loop.call_soon_threadsafe(progress, done, of)

        return await self._loaded(partial(work, told))

    async def answered(self, owner: str, work: Callable[[], Found], question: str | None = None) -> Found:
        """What takes the models, in its turn among the owners; a question that waits for it is embedded meanwhile."""
        turns = self._turns_to_answer
        with self._stoppable(), self._ahead.meanwhile(owner, None if turns.free(owner) else question) as ended:
            async with turns.one(owner):
                ended()
                PATIENCE.set(turns.behind(owner))
                return await in_thread(self._answering, work)

    async def kept(self, work: Callable[[], Found]) -> Found:
        """Something that is looked up or written down in no time, in its turn."""
        return await self._looked(work)

    async def open(self, room: Room, name: str, *, beside: bool = False) -> Article:
        """See `Library.open`."""
        article = await self._looked(partial(self._library.open, room, name, beside=beside))
        self.forget(room.owner)
        return article

    async def close(self, room: Room, article_id: str | None = None) -> list[Article]:
        """See `Library.close`."""
        closed = await self._looked(partial(self._library.close, room, article_id))
        self.forget(room.owner)
        return closed

    async def open_in(self, room: Room) -> list[Article]:
        """See `Library.open_in`; from memory where it was asked before and nothing has changed."""
        return await self._opened.found((room.owner, room), partial(self._library.open_in, room), self._looked)

    async def rules(self, owner: str) -> HouseRules:
        """What the owner has laid down; from memory where it was asked before and nothing has changed."""
        return await self._rules.found((owner, None), partial(self._stewardship.rules, owner), self._looked)

    async def article(self, owner: str, name: str) -> Article:
        """See `Library.article`."""
        return await self._looked(partial(self._library.article, owner, name))

    async def speaking(self, owner: str, article_id: str) -> tuple[Article, Ledger | None]:
        """The owner's article with who says what in it. Raises `UnknownArticle`, `TooManyWaiting`, `Stopping`."""

        def both() -> tuple[Article, Ledger | None]:
            shelf = self._library.shelf(owner, article_id)
            return shelf.article, shelf.ledger

        return await self.answered(owner, both)

    async def versions(self, owner: str, article_id: str) -> list[Version]:
        """See `Library.versions`."""
        return await self._looked(partial(self._library.versions, owner, article_id))

    async def listed(self, owner: str) -> list[Shelved]:
        """See `Library.listed`; from memory where it was asked before and nothing has changed."""
        return await self._listed.found((owner, None), partial(self._library.listed, owner), self._looked)

    async def answer(self, owner: str, answer_id: str) -> tuple[Asked, Article]:
        """An answer of the journal with its article. Raises `UnknownEntry`."""

        def both() -> tuple[Asked, Article]:
            asked = self._library.answer(owner, answer_id)
            return asked, self._library.cited(owner, asked.article_id)

        return await self._looked(both)

    async def recent(self, owner: str, count: int) -> list[Asked]:
        """See `Library.recent`."""
        return await self._looked(partial(self._library.recent, owner, count))

    async def post(self, owner: str, answer_id: str, link: str | None, *, private: bool) -> None:
        """See `Library.post`."""
        await self._looked(partial(self._library.post, owner, answer_id, link, private=private))

    async def postings(self, owner: str, answer_id: str) -> list[Posting]:
        """See `Library.postings`."""
        return await self._looked(partial(self._library.postings, owner, answer_id))

    def turn(self, key: str) -> asyncio.Lock:
        """What may be done for `key` by one visit at a time."""
        return self._turns.setdefault(key, asyncio.Lock())

    @contextmanager
    def visit(self) -> Iterator[None]:
        """Somebody is being served, from the acknowledgement to the reply."""
        self._visits += 1
        self._nobody.clear()
        try:
            yield
        finally:
            self._visits -= 1
            if self._visits == 0:
                self._nobody.set()

    async def served(self, seconds: float) -> bool:
        """Whether everybody was served within that time."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._nobody.wait(), seconds)
        return self._visits == 0

    def close_door(self) -> None:
        """From now on whoever comes is turned away; whoever is being served still is."""
        self._closed = True

    def admit(self) -> None:
        """Raises `Stopping` once the door is closed."""
        if self._closed:
            raise Stopping

    def abort(self) -> None:
        """Turn away who waits, and give up what is being read in. What is being answered cannot be stopped."""
        self._aborted.set()
        self._let_go()
        self._turns_to_answer.turn_away()
        self._ahead.close()
        for executor in (self._answering, self._loading):
            executor.shutdown(wait=False, cancel_futures=True)

    def forget(self, owner: str | None = None) -> None:
        """The owner's articles, what is open where, or rules have changed; or something of everybody's."""
        for memory in (self._listed, self._opened, self._rules, self._questions, self._latest):
            memory.forget(owner)

    async def _loaded(self, work: Callable[[], Found]) -> Found:
        """What takes long, one after the other."""
        if self._loads_left == 0:
            raise TooManyWaiting
        self._loads_left -= 1
        try:
            with self._stoppable():
                return await in_thread(self._loading, work)
        finally:
            self._loads_left += 1

    @contextmanager
    def _stoppable(self) -> Iterator[None]:
        """Whoever is turned away because it all ends is told so."""
        if self._aborted.is_set():
            raise Stopping
        try:
            yield
        except asyncio.CancelledError:
            if self._aborted.is_set():
                raise Stopping from None
            raise

    async def _looked(self, work: Callable[[], Found]) -> Found:
        return await in_thread(self._looking, work)
