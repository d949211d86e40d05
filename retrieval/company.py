"""Questions that come at the same time, embedded together."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from threading import Lock
from typing import Final

import numpy as np

from retrieval.article import Span
from retrieval.ports import Embedder, Progress, Vectors, unheard

MOST: Final = 32
"""Questions in a batch: some 150 ms of them on one core, during which whoever comes next waits."""

_KEPT: Final = 1_024
"""Vectors of questions that are remembered: 1.5 MB, and more than wait at once."""


class InCompany:
    """`retrieval.ports.Embedder` for many threads: what waits while a batch is embedded is the next batch.

    A question that comes alone is embedded at once. One of `questions` is found again when it is asked for a second
    time, so they can be embedded while they wait for something else. Vectors are the same as alone, by the port.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: OrderedDict[bytes, Vectors] = OrderedDict()
        self._waiting: OrderedDict[str, int] = OrderedDict()
        self._lock, self._turn = Lock(), Lock()  # the first around the dictionaries, the second around the model

    @property
    def model_id(self) -> str:
        """See the port."""
        return self._embedder.model_id

    def windows(self, text: str) -> tuple[Span, ...]:
        """See the port."""
        return self._embedder.windows(text)

    def embed(self, texts: Sequence[str], progress: Progress = unheard) -> Vectors:
        """See the port; of an article, and never in company."""
        return self._embedder.embed(texts, progress)

    def questions(self, texts: Sequence[str]) -> Vectors:
        """See the port."""
        if not texts:
            return self._embedder.questions(texts)
        with self._lock:
            found = self._found(texts)
            for text in texts:
                self._waiting[text] = self._waiting.get(text, 0) + 1
        try:
            return self._embedded(texts) if found is None else found
        finally:
            with self._lock:
                for text in texts:
                    self._waiting[text] -= 1
                    if not self._waiting[text]:
                        del self._waiting[text]

    def _embedded(self, texts: Sequence[str]) -> Vectors:
        with self._turn:
            with self._lock:
                found = self._found(texts)  # by whoever had the turn before
                batch = list(dict.fromkeys([*self._unknown(texts), *self._unknown(self._waiting)]))[
                    : max(MOST, len(texts))
                ]
            if found is not None:
                return found
            rows = dict(zip(batch, self._embedder.questions(batch), strict=True))
            with self._lock:
                mine = [rows[one] if one in rows else self._known[_key(one)] for one in texts]
                self._known.update((_key(one), row) for one, row in rows.items())
                while len(self._known) > _KEPT:
                    self._known.popitem(last=False)
            return np.stack(mine)

    def _found(self, texts: Sequence[str]) -> Vectors | None:
        known = [self._known.get(_key(one)) for one in texts]
        return np.stack(known) if all(one is not None for one in known) else None  # type: ignore[arg-type]

    def _unknown(self, texts: Iterable[str]) -> list[str]:
        return [one for one in texts if _key(one) not in self._known]


def _key(text: str) -> bytes:
    """A question's own words are not kept longer than they are needed."""
    return sha256(text.encode(errors="surrogatepass")).digest()
