"""The composition root: the only file that knows which adapter stands behind which port."""

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

import config
from bot.marks import unmarked
from bot.people import People, key_in
from config.settings import Settings
from retrieval.adapters.models.files import Entry, manifest, resolve
from retrieval.company import InCompany
from retrieval.erasures import catch_up
from retrieval.gate import Gate
from retrieval.ids import opaque_id
from retrieval.library import Library
from retrieval.moderation.auditing import Auditing
from retrieval.moderation.moderation import Moderation
from retrieval.policy import Policy
from retrieval.ports import Embedder, IndexOf, Parser, Reranker, VectorIndex, Vectors
from retrieval.privacy import Privacy
from retrieval.quota import Allowance, Quota
from retrieval.reader import Reader
from retrieval.sources import Fetcher, Given
from retrieval.stewardship import Stewardship
from retrieval.unavailable import StoreReadOnly

if TYPE_CHECKING:
    from retrieval.adapters.erasure_log import FileErasureLog
    from retrieval.adapters.loaders.apart import ApartLoader
    from retrieval.adapters.store.database import Database


_LOG: Final = logging.getLogger("pullquote.wiring")


class Models:
    """The models of the settings, each loaded at its first use, once in whatever threads, and kept."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._reranking, self._embedding, self._parsing = Lock(), Lock(), Lock()
        self._reranker: Reranker | None = None
        self._embedder: Embedder | None = None
        self._parser: Parser | None = None

    @cached_property
    def manifest(self) -> dict[str, Entry]:
        """What the packaged models are."""
        return manifest(config.MODELS)

    @property
    def reranker(self) -> Reranker:
        """Raises `ModelsUnavailable`."""
        from retrieval.adapters.models.reranker import reranker_in

        with self._reranking:
            if self._reranker is None:
                files = resolve(self._settings.reranker, self.manifest["reranker"])
                self._reranker = reranker_in(files, self._settings.rerank_threads)
            return self._reranker

    @property
    def embedder(self) -> Embedder:
        """Takes seconds. Raises `ModelsUnavailable`."""
        from retrieval.adapters.models.embedder import SentenceEmbedder

        with self._embedding:
            if self._embedder is None:
                files = resolve(self._settings.embedder, self.manifest["embedder"])
                self._embedder = InCompany(SentenceEmbedder(files, self._settings.embed_threads))
            return self._embedder

    @property
    def parser(self) -> Parser:
        """Its weights are loaded when it first parses. Raises `ModelsUnavailable`."""
        from retrieval.adapters.models.parser import SpacyParser

        with self._parsing:
            if self._parser is None:
                self._parser = SpacyParser(resolve(self._settings.parser, self.manifest["parser"]))
            return self._parser

    def reader(self) -> Reader:
        """Answers with every stage; waits for both models. Raises `ModelsUnavailable`."""
        return Reader(self.reranker, self.embedder, self.parser, index_of(), Policy(), unmarked)

    def early_reader(self) -> Reader:
        """Answers by words and the reranker, for front ends that someone waits at. Raises `ModelsUnavailable`."""
        return Reader(self.reranker, None, self.parser, index_of(), Policy(), unmarked)


def index_of() -> IndexOf:
    """What makes an index of vectors; FAISS is imported with the first one made."""

    def build(vectors: Vectors) -> VectorIndex:
        from retrieval.adapters.models.vector_index import FaissIndex

        return FaissIndex(vectors)

    return build


@dataclass(frozen=True, slots=True)
class House:
    """All that stands on one database: a library, the gate before it, and what is done beside asking."""

    library: Library
    gate: Gate
    stewardship: Stewardship
    privacy: Privacy
    moderation: Moderation
    auditing: Auditing


@contextmanager
def open_library(settings: Settings, reader: Callable[[], Reader]) -> Iterator[Library]:
    """The library of the settings; its database is made on first use and closed after. Raises `StoreUnavailable`."""
    with open_house(settings, reader) as house:
        yield house.library


@contextmanager
def open_house(
    settings: Settings, reader: Callable[[], Reader], early: Callable[[], Reader] | None = None
) -> Iterator[House]:
    """The library with all that stands around it; the gate needs no search by meaning: `early` is its reader."""
    with opened(settings) as database:
        caught_up(settings, database)
        yield _furnished(settings, database, reader, early or reader)


def _furnished(
    settings: Settings, database: "Database", reader: Callable[[], Reader], early: Callable[[], Reader]
) -> House:
    from retrieval.adapters.store.articles import SqlArticles
    from retrieval.adapters.store.cases import SqlCases
    from retrieval.adapters.store.journal import SqlJournal
    from retrieval.adapters.store.pending import SqlDrafts
    from retrieval.adapters.store.people import SqlPeople
    from retrieval.adapters.store.record import SqlRecord
    from retrieval.adapters.store.rulebook import SqlRulebook

    articles, journal, cases = SqlArticles(database), SqlJournal(database), SqlCases(database)
    rulebook, drafts = SqlRulebook(database), SqlDrafts(database)
    library = Library(
        articles=articles,
        journal=journal,
        reader=reader,
        now=now,
        seconds=time.perf_counter,
        ids=opaque_id,
        allowance=Allowance(Quota(settings.quota_articles, settings.quota_bytes), articles, drafts),
        rulebook=rulebook,
    )
    return House(
        library,
        Gate(library=library, articles=articles, drafts=drafts, reader=early, now=now, ids=opaque_id),
        Stewardship(library=library, articles=articles, rulebook=rulebook, now=now),
        Privacy(
            people=SqlPeople(database),
            library=library,
            articles=articles,
            journal=journal,
            erasures=_erasures(settings),
            now=now,
            days=settings.retention_days,
        ),
        Moderation(library=library, cases=cases, now=now),
        Auditing(library=library, record=SqlRecord(database), cases=cases, now=now),
    )


def people(settings: Settings) -> People:
    """What knows people's pseudonyms, by the key in the home folder. Raises `StoreReadOnly`, `KeyUnusable`."""
    make_home(settings.home)
    return People(key_in(settings.home))


def _pseudonyms(settings: Settings) -> Callable[[str], str]:
    """For a database that may hold ids of people still: the key is looked for, and made, where it does."""
    known = cache(lambda: people(settings))
    return lambda user_id: known().pseudonym(user_id)


def loader() -> "ApartLoader":
    """What reads documents of every kind."""
    from retrieval.adapters.loaders.apart import ApartLoader

    return ApartLoader()


async def fetched(settings: Settings, link: str) -> Given:
    """The document behind a link. Raises `Refused`."""
    async with fetcher(settings) as web:
        return await web.fetch(link)


def fetcher(settings: Settings, *, exceptions: bool = True) -> AbstractAsyncContextManager[Fetcher]:
    """What follows links; to be entered in the event loop that it is used in. `exceptions`: those of the settings."""
    from retrieval.adapters.fetching.fetcher import WebFetcher
    from retrieval.adapters.fetching.rules import FetchRules

    return WebFetcher(
        FetchRules(
            allowed=settings.fetch_allowed if exceptions else frozenset(),
            robots=settings.fetch_robots,
            contact=settings.fetch_contact,
        )
    )


async def guard_holds(settings: Settings) -> bool:
    """Whether the fetcher refuses what it must never dial; nothing is dialled to find out."""
    from retrieval.adapters.fetching.proof import guard_holds as holds

    async with fetcher(settings, exceptions=False) as web:
        return await holds(web)


def opened(settings: Settings) -> "Database":
    """The database of the settings, made on first use. Raises `StoreUnavailable`."""
    from retrieval.adapters.store.database import Database

    if settings.database_url is None:
        make_home(settings.home)
    return Database(settings.database, pseudonym=_pseudonyms(settings))


def _erasures(settings: Settings) -> "FileErasureLog":
    from retrieval.adapters.erasure_log import ERASURES_FILE, FileErasureLog

    make_home(settings.home)
    return FileErasureLog(settings.home / ERASURES_FILE)


def caught_up(settings: Settings, database: "Database") -> int:
    """Whoever was erased since this database was copied is erased again; returns how many."""
    from retrieval.adapters.store.people import SqlPeople

    again = catch_up(SqlPeople(database), _erasures(settings))
    if again:
        _LOG.warning("erasings done again, as the database was of before: %d", again)
    return again


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def make_home(home: Path) -> None:
    """The home folder, readable by its owner alone. Raises `StoreReadOnly`."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise StoreReadOnly(str(home)) from None


def calm_threads() -> None:
    """Settings that libraries read at their import: no thread pools that fight for the cores, no calls home."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
