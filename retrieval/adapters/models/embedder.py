"""The sentence embedder, through sentence-transformers."""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from sys import maxsize
from threading import Lock
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from retrieval.adapters.models.files import ModelFiles, unusable
from retrieval.article import Span
from retrieval.ports import Progress, Vectors, unheard
from retrieval.unavailable import ModelsUnavailable

_BATCH = 16
"""Texts between two reports of progress: about a fifth of a second of news paragraphs on one core."""
_SHORT = 8
"""Tokens of a question below which it is embedded by itself: few rows are multiplied in another way. Measured over 843
questions of 3 to 230 tokens in companies of 2 to 32: those of 3 differ in the last bits, no others."""
_SPECIAL = 2
"""Tokens that the model adds to each text."""


class SentenceEmbedder:
    """A model that `SentenceTransformer` loads from a folder. One batch at a time is embedded, from whatever thread."""

    def __init__(self, files: ModelFiles, threads: int = 1) -> None:
        """Raises `ModelsUnavailable` where the folder holds no model that can be used."""
        calm_libraries(threads)
        from sentence_transformers import SentenceTransformer

        try:
            self._model: Any = SentenceTransformer(str(files.folder), device="cpu", local_files_only=True)
            # A copy of its own: encoding switches truncation on and off in the model's tokenizer, for every thread.
            self._tokens = Tokenizer.from_str(self._model.tokenizer.backend_tokenizer.to_str())
            self._room = (self._model.max_seq_length or maxsize) - _SPECIAL
        except Exception as error:  # any of a dozen libraries may refuse the folder
            raise unusable(files, error) from error
        self._tokens.no_truncation()
        self._tokens.no_padding()
        self._lock = Lock()
        self.model_id = files.model_id

    def windows(self, text: str) -> tuple[Span, ...]:
        """See `retrieval.ports.Embedder`. Neighbouring windows share at least a quarter of their tokens."""
        encoded = self._tokens.encode(text, add_special_tokens=False)
        if len(encoded.ids) <= self._room:
            return (Span(0, len(text)),)
        # Each window reaches to where the next token begins, so that what the tokenizer drops lies in some window.
        edges = [0, *(start for start, _ in encoded.offsets[1:]), len(text)]
        last = len(encoded.ids)
        return tuple(
            Span(edges[first], edges[min(first + self._room, last)]) for first in _firsts(encoded.word_ids, self._room)
        )

    def embed(self, texts: Sequence[str], progress: Progress = unheard) -> Vectors:
        """See `retrieval.ports.Embedder`. Raises `ModelsUnavailable` where the model gives no usable vector."""
        parts = []
        for start in range(0, len(texts), _BATCH):
            parts.append(self._unit_rows(texts[start : start + _BATCH]))
            progress(min(start + _BATCH, len(texts)), len(texts))
        return np.concatenate(parts) if parts else np.empty((0, self._dimension()), np.float32)

    def questions(self, texts: Sequence[str]) -> Vectors:
        """See the port. Those of equally many tokens are a batch: without padding no sum has other terms than alone."""
        alike = defaultdict(list)
        for place, text in enumerate(texts):
            tokens = len(self._tokens.encode(text).ids)
            alike[tokens, place if tokens < _SHORT else -1].append(place)
        rows = np.empty((len(texts), self._dimension()), np.float32)
        for places in alike.values():
            rows[places] = self._unit_rows([texts[place] for place in places])
        return rows

    def _unit_rows(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            rows = self._model.encode(
                list(texts), batch_size=len(texts), show_progress_bar=False, convert_to_numpy=True
            )
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        if not np.isfinite(lengths).all() or (lengths == 0).any():
            raise ModelsUnavailable(
                "The embedding model gave a vector without direction.", "Check it: pullquote models check"
            )
        return np.asarray(rows / lengths, np.float32)

    def _dimension(self) -> int:
        return int(self._model.get_embedding_dimension())


def calm_libraries(threads: int) -> None:
    """Torch on that many threads; no network, no progress bars."""
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    import torch
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(threads)


def _firsts(words: Sequence[int | None], room: int) -> Iterator[int]:
    """The first token of each window; `words` has the word that each token belongs to."""
    first = 0
    yield first
    while first + room < len(words):
        ahead = first + room - room // 4
        # The end of a word, read alone, may be more tokens than it was in its word: a window begins with a whole one.
        begin = ahead
        while begin > first and words[begin] == words[begin - 1]:
            begin -= 1
        first = begin if begin > first else ahead
        yield first
