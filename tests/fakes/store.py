"""The library and the journal in memory: what they promise, and nothing that outlives the process."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from retrieval.answer import Asked
from retrieval.article import Article, Sentence
from retrieval.errors import UnknownArticle
from retrieval.ports import Embedded, Shelved


@dataclass(frozen=True)
class _Kept:
    article: Article
    sentences: int
    loaded: datetime


class MemoryArticles:
    """`retrieval.ports.ArticleStore` in dictionaries."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._vectors: dict[tuple[str, str], Embedded] = {}
        self._rooms: dict[str, str] = {}

    def add(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        embedded: Embedded | None,
        *,
        room: str | None,
        when: datetime,
    ) -> bool:
        copied = None if embedded is None else _copy(embedded)  # whatever can fail comes before the first change
        new = article.id not in self._kept
        if new:
            self._kept[article.id] = _Kept(article, len(sentences), when.astimezone(UTC))
        if copied is not None:
            self._keep(article.id, copied)
        if room is not None:
            self._rooms[room] = article.id
        return new

    def find(self, prefix: str) -> list[str]:
        if not re.fullmatch("[0-9a-f]+", prefix):
            return []
        return sorted(known for known in self._kept if known.startswith(prefix))[:2]

    def get(self, article_id: str) -> Article | None:
        kept = self._kept.get(article_id)
        return kept.article if kept else None

    def embedded(self, article_id: str, model_id: str) -> Embedded | None:
        kept = self._vectors.get((article_id, model_id))
        return _copy(kept) if kept else None

    def keep_vectors(self, article_id: str, embedded: Embedded) -> None:
        if article_id not in self._kept:
            raise UnknownArticle(article_id)
        self._keep(article_id, _copy(embedded))

    def listed(self) -> list[Shelved]:
        by_id = sorted(self._kept.values(), key=lambda kept: kept.article.id)
        latest_first = sorted(by_id, key=lambda kept: kept.loaded, reverse=True)
        return [self._shelved(kept) for kept in latest_first]

    def open_in(self, room: str) -> str | None:
        return self._rooms.get(room)

    def _keep(self, article_id: str, embedded: Embedded) -> None:
        if embedded.rows:
            self._vectors.setdefault((article_id, embedded.model_id), embedded)

    def _shelved(self, kept: _Kept) -> Shelved:
        article = kept.article
        rooms = tuple(sorted(room for room, opened in self._rooms.items() if opened == article.id))
        return Shelved(
            article.id, article.title, article.url, kept.loaded, len(article.paragraphs), kept.sentences, rooms
        )


class MemoryJournal:
    """`retrieval.ports.Journal` in a list."""

    def __init__(self) -> None:
        self.entries: list[Asked] = []

    def record(self, asked: Asked) -> int:
        entry = len(self.entries) + 1
        self.entries.append(replace(asked, entry=entry))
        return entry

    def find(self, entry: int) -> Asked | None:
        return self.entries[entry - 1] if 1 <= entry <= len(self.entries) else None


def _copy(embedded: Embedded) -> Embedded:
    return replace(embedded, vectors=np.array(embedded.vectors, dtype=np.float32))
