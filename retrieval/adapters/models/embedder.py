"""The sentence embedder, through sentence-transformers."""

import os
from collections.abc import Sequence
from threading import Lock
from typing import Any

import numpy as np

from retrieval.adapters.models.files import ModelFiles
from retrieval.article import Span
from retrieval.errors import ModelsUnavailable
from retrieval.ports import Progress, Vectors, unheard

_BATCH = 16
"""Texts between two reports of progress: about a fifth of a second of news paragraphs on one core."""
_SPECIAL = 2
"""Tokens that the model adds to each text."""


class SentenceEmbedder:
    """A model that `SentenceTransformer` loads from a folder. One text at a time is embedded, from whatever thread."""

    def __init__(self, files: ModelFiles, threads: int = 1) -> None:
        os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
        os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        torch.set_num_threads(threads)
        try:
            self._model: Any = SentenceTransformer(str(files.folder), device="cpu", local_files_only=True)
        except Exception as error:  # any of a dozen libraries may refuse the folder
            raise ModelsUnavailable(f"The model in {files.folder.name} cannot be loaded.", str(error)) from error
        self._lock = Lock()
        self.model_id = files.model_id

    def windows(self, text: str) -> tuple[Span, ...]:
        """See `retrieval.ports.Embedder`. Neighbouring windows share a quarter of their tokens."""
        encoded = self._model.tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        offsets = encoded["offset_mapping"]
        room = self._model.max_seq_length - _SPECIAL
        if len(offsets) <= room:
            return (Span(0, len(text)),)
        stride = room - room // 4
        firsts = range(0, len(offsets) - room // 4, stride)
        # Each window reaches to where the next token begins, so that what the tokenizer drops lies in some window.
        edges = [start for start, _ in offsets] + [len(text)]
        return tuple(
            Span(0 if first == 0 else edges[first], edges[min(first + room, len(offsets))]) for first in firsts
        )

    def embed(self, texts: Sequence[str], progress: Progress = unheard) -> Vectors:
        """See `retrieval.ports.Embedder`. Raises `ModelsUnavailable` where the model gives no usable vector."""
        parts = []
        for start in range(0, len(texts), _BATCH):
            parts.append(self._unit_rows(texts[start : start + _BATCH]))
            progress(min(start + _BATCH, len(texts)), len(texts))
        return np.concatenate(parts) if parts else np.empty((0, self._dimension()), np.float32)

    def _unit_rows(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            rows = self._model.encode(list(texts), batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        if not np.isfinite(lengths).all() or (lengths == 0).any():
            raise ModelsUnavailable(
                "The embedding model gave a vector without direction.", "Check it: pullquote models check"
            )
        return np.asarray(rows / lengths, np.float32)

    def _dimension(self) -> int:
        return int(self._model.get_embedding_dimension())
