"""The library and the journal in memory: what they promise, and nothing that outlives the process."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import Lock, RLock

import numpy as np

from retrieval.adapters.drafts import draft_to_json
from retrieval.adapters.store.statements import ledger_to_json
from retrieval.addresses import chain_of
from retrieval.answer import Asked, Posting
from retrieval.article import Article, Sentence
from retrieval.draft import Piece
from retrieval.errors import UnknownArticle, UnknownEntry
from retrieval.ports import DRAFT_DAYS, PASTED, Embedded, Opening, Origin, Shelved, Size, Version, Waiting
from retrieval.rules import HouseRules
from retrieval.statement import Ledger


@dataclass(frozen=True)
class _Kept:
    article: Article
    sentences: int
    loaded: datetime
    removed: tuple[Piece, ...]


class MemoryArticles:
    """`retrieval.ports.ArticleStore` in dictionaries."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], _Kept] = {}
        self._vectors: dict[tuple[str, str, str], Embedded] = {}
        self._ledgers: dict[tuple[str, str, str], Ledger] = {}
        self._rooms: dict[tuple[str, str], list[str]] = {}
        self._gone: set[tuple[str, str]] = set()
        self.cited: Callable[[str, str], bool] = lambda _owner, _article: True
        self._chains: dict[tuple[str, str], list[Version]] = {}
        self._lock = RLock()

    def add(
        self,
        owner: str,
        article: Article,
        sentences: Sequence[Sentence],
        embedded: Embedded | None,
        ledger: Ledger | None,
        *,
        opening: Opening | None,
        when: datetime,
        origin: Origin = PASTED,
    ) -> bool:
        copied = None if embedded is None else _copy(embedded)  # whatever can fail comes before the first change
        with self._lock:
            back = (owner, article.id) in self._gone
            new = back or (owner, article.id) not in self._kept
            self._gone.discard((owner, article.id))
            if back:
                kept = self._kept[owner, article.id]
                self._kept[owner, article.id] = replace(kept, loaded=when.astimezone(UTC))
            elif new:
                self._kept[owner, article.id] = _Kept(article, len(sentences), when.astimezone(UTC), origin.removed)
            if origin.settled:
                kept = self._kept[owner, article.id]
                amended = replace(kept.article, title=article.title, byline=article.byline)
                self._kept[owner, article.id] = replace(kept, article=amended)
            if origin.address is not None:
                self._append(owner, origin.address, article.id, when.astimezone(UTC))
            if copied is not None:
                self._keep(owner, article.id, copied)
            if ledger is not None:
                self._ledgers.setdefault((owner, article.id, ledger.reader), ledger)
            if opening is not None:
                self.open(owner, opening.room, article.id, when, beside=opening.beside)
            return new

    def find(self, owner: str, prefix: str) -> list[str]:
        if not re.fullmatch("[0-9a-f]+", prefix):
            return []
        return sorted(kept.article.id for kept in self._of(owner) if kept.article.id.startswith(prefix))[:2]

    def get(self, owner: str, article_id: str) -> Article | None:
        kept = self._kept.get((owner, article_id))
        return kept.article if kept else None

    def embedded(self, owner: str, article_id: str, model_id: str) -> Embedded | None:
        kept = self._vectors.get((owner, article_id, model_id))
        return _copy(kept) if kept else None

    def keep_vectors(self, owner: str, article_id: str, embedded: Embedded) -> None:
        if (owner, article_id) not in self._kept:
            raise UnknownArticle(article_id)
        self._keep(owner, article_id, _copy(embedded))

    def ledger(self, owner: str, article_id: str, reader: str | None = None) -> Ledger | None:
        kept = [one for key, one in sorted(self._ledgers.items()) if key[:2] == (owner, article_id)]
        return next((one for one in reversed(kept) if reader in {None, one.reader}), None)

    def keep_ledger(self, owner: str, article_id: str, ledger: Ledger) -> None:
        if (owner, article_id) not in self._kept:
            raise UnknownArticle(article_id)
        self._ledgers.setdefault((owner, article_id, ledger.reader), ledger)

    def removed(self, owner: str, article_id: str) -> tuple[Piece, ...]:
        kept = self._kept.get((owner, article_id))
        return kept.removed if kept else ()

    def versions(self, owner: str, *, article_id: str | None = None, address: str | None = None) -> list[Version]:
        with self._lock:
            chains = [chain for (whose, _), chain in sorted(self._chains.items()) if whose == owner]
            address = None if address is None else self._chain(owner, address)
        return [
            one
            for chain in chains
            if article_id is None or any(version.article == article_id for version in chain)
            for one in chain
            if address is None or one.address == address
        ]

    def listed(self, owner: str) -> list[Shelved]:
        by_id = sorted(self._of(owner), key=lambda kept: kept.article.id)
        latest_first = sorted(by_id, key=lambda kept: kept.loaded, reverse=True)
        return [self._shelved(owner, kept) for kept in latest_first]

    def open_in(self, owner: str, room: str) -> list[str]:
        return list(self._rooms.get((owner, room), ()))

    def open(self, owner: str, room: str, article_id: str, when: datetime, *, beside: bool = False) -> None:  # noqa: ARG002 - it is not told
        if (owner, article_id) not in self._kept or (owner, article_id) in self._gone:
            raise UnknownArticle(article_id)
        with self._lock:
            others = [one for one in self.open_in(owner, room) if one != article_id] if beside else []
            self._rooms[owner, room] = [article_id, *others]

    def close(self, owner: str, room: str, article_id: str | None = None) -> bool:
        with self._lock:
            before = self._rooms.pop((owner, room), [])
            left = [one for one in before if article_id is not None and one != article_id]
            if left:
                self._rooms[owner, room] = left
            return left != before

    def remove(self, owner: str, article_id: str, when: datetime) -> bool:  # noqa: ARG002 - it is not told
        key = (owner, article_id)
        with self._lock:
            if key not in self._kept or key in self._gone:
                return False
            for whose, room in list(self._rooms):
                if whose == owner:
                    self.close(owner, room, article_id)
            if self.cited(*key):
                self._gone.add(key)
                return True
            del self._kept[key]
            for kept in (self._vectors, self._ledgers):
                for one in [one for one in kept if one[:2] == key]:
                    del kept[one]
            for chain in self._chains.values():
                chain[:] = [one for one in chain if one.article != article_id]
            return True

    def size(self, owner: str) -> Size:
        mine = [kept.article for key, kept in self._kept.items() if key[0] == owner]
        vectors = [one for key, one in self._vectors.items() if key[0] == owner]
        ledgers = [one for key, one in self._ledgers.items() if key[0] == owner]
        taken = [*(len(one.text.encode()) for one in mine), *(one.vectors.nbytes for one in vectors)]
        return Size(len(self._of(owner)), sum([*taken, *(len(ledger_to_json(one)) for one in ledgers)]))

    def weight(self, article: Article, embedded: Embedded | None, ledger: Ledger | None) -> int:
        floats = 0 if embedded is None else 4 * embedded.vectors.size
        return len(article.text.encode()) + floats + (0 if ledger is None else len(ledger_to_json(ledger)))

    def _chain(self, owner: str, address: str) -> str:
        return chain_of(address, [one for whose, one in self._chains if whose == owner])

    def all_of(self, owner: str) -> list[Article]:
        """For the record: those that were removed as well."""
        return [kept.article for (whose, _), kept in self._kept.items() if whose == owner]

    def owners(self) -> set[str]:
        """For the record."""
        return {owner for owner, _ in self._kept}

    def _append(self, owner: str, address: str, article_id: str, when: datetime) -> None:
        address = self._chain(owner, address)
        chain = self._chains.setdefault((owner, address), [])
        if not chain or chain[-1].article != article_id:
            number = chain[-1].number + 1 if chain else 1
            chain.append(Version(address, number, article_id, when))

    def _of(self, owner: str) -> list[_Kept]:
        with self._lock:
            return [kept for key, kept in self._kept.items() if key[0] == owner and key not in self._gone]

    def _keep(self, owner: str, article_id: str, embedded: Embedded) -> None:
        if embedded.rows:
            self._vectors.setdefault((owner, article_id, embedded.model_id), embedded)

    def _shelved(self, owner: str, kept: _Kept) -> Shelved:
        article = kept.article
        with self._lock:
            opened = [room for (whose, room), ids in self._rooms.items() if whose == owner and article.id in ids]
        counts = (len(article.paragraphs), kept.sentences)
        return Shelved(article.id, article.title, article.url, kept.loaded, *counts, tuple(sorted(opened)))


class MemoryDrafts:
    """`retrieval.ports.Drafts` in a dictionary."""

    def __init__(self) -> None:
        self.waiting: dict[tuple[str, str], Waiting] = {}
        self._lock = Lock()

    def keep(self, owner: str, draft_id: str, waiting: Waiting) -> None:
        old = waiting.made - timedelta(days=DRAFT_DAYS)
        with self._lock:
            self.waiting = {key: one for key, one in self.waiting.items() if one.made >= old}
            self.waiting[owner, draft_id] = replace(waiting, made=waiting.made.astimezone(UTC))

    def find(self, owner: str, draft_id: str) -> Waiting | None:
        return self.waiting.get((owner, draft_id))

    def forget(self, owner: str, draft_id: str) -> bool:
        with self._lock:
            return self.waiting.pop((owner, draft_id), None) is not None

    def size(self, owner: str, *, but: str | None = None) -> int:
        mine = [one.draft for (whose, id_), one in self.waiting.items() if whose == owner and id_ != but]
        return sum(len(json.dumps(draft_to_json(one), ensure_ascii=False).encode()) for one in mine)


class MemoryJournal:
    """`retrieval.ports.Journal` in lists; the articles are taken on trust."""

    def __init__(self) -> None:
        self.entries: list[Asked] = []
        self.posted: list[tuple[str, Posting]] = []
        self._lock = Lock()

    def record(self, asked: Asked) -> None:
        with self._lock:
            if any(one.id == asked.id for one in self.entries):
                raise ValueError(f"the id {asked.id} is taken")
            self.entries.append(replace(asked, when=asked.when.astimezone(UTC)))

    def find(self, owner: str, answer_id: str) -> Asked | None:
        return next((one for one in self._of(owner) if one.id == answer_id), None)

    def recent(self, owner: str, count: int) -> list[Asked]:
        return self._of(owner)[::-1][: max(count, 0)]

    def latest_in(self, owner: str, room: str) -> Asked | None:
        return next((one for one in reversed(self._of(owner)) if one.question.room.name == room), None)

    def shown_at(self, owner: str, link: str) -> Asked | None:
        shown = [posting.answer for whose, posting in list(self.posted) if (whose, posting.link) == (owner, link)]
        return self.find(owner, shown[-1]) if shown else None

    def post(self, owner: str, posting: Posting) -> None:
        if self.find(owner, posting.answer) is None:
            raise UnknownEntry(posting.answer)
        self.posted.append((owner, replace(posting, when=posting.when.astimezone(UTC))))

    def postings(self, owner: str, answer_id: str) -> list[Posting]:
        return [posting for whose, posting in list(self.posted) if (whose, posting.answer) == (owner, answer_id)]

    def _of(self, owner: str) -> list[Asked]:
        with self._lock:
            return [one for one in self.entries if one.question.room.owner == owner]


class MemoryRulebook:
    """`retrieval.ports.Rulebook` in a dictionary."""

    def __init__(self) -> None:
        self._rules: dict[str, HouseRules] = {}

    def rules(self, owner: str) -> HouseRules:
        return self._rules.get(owner, HouseRules())

    def chosen(self) -> dict[str, HouseRules]:
        return dict(self._rules)

    def lay_down(self, owner: str, rules: HouseRules) -> None:
        self._rules[owner] = rules


def _copy(embedded: Embedded) -> Embedded:
    return replace(embedded, vectors=np.array(embedded.vectors, dtype=np.float32))
