"""The cross-encoder: a question and a text read together."""

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from retrieval.adapters.models.embedder import calm_libraries
from retrieval.adapters.models.files import ModelFiles, unusable
from retrieval.adapters.models.pairs import Pairs

_LONGEST = 512
"""Tokens that the model reads, question included."""
_QUESTION = 256
"""Tokens of a question that are read; a question of the most characters allowed has some 250, of emoji more."""
_STRIDE = 64
"""Tokens that neighbouring windows of a long text share: two sentences' worth."""
_WINDOWS = 16
"""Windows of one text that are read: 4,000 tokens, five times the longest sentence a splitter leaves whole."""
_CHARACTERS = 40_000
"""Characters that may hold that many tokens; what follows is not even tokenised."""


class OnnxReranker:
    """ms-marco-MiniLM-L-12-v2, int8, on onnxruntime.

    The file is dynamically quantised: a pair's logit would move with the other rows and the padding of its batch. So
    every pair is a batch of its own, and pairs are spread over threads that share the session.
    """

    def __init__(self, files: ModelFiles, threads: int = 2) -> None:
        # The Linux wheels report usage to their maker and leave files in the home folder unless told before the import.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                files.folder / "model.onnx", options, providers=["CPUExecutionProvider"]
            )
            self._tokens = Tokenizer.from_file(str(files.folder / "tokenizer.json"))
            self._begin, self._end = (self._token(mark) for mark in ("[CLS]", "[SEP]"))
        except Exception as error:  # onnxruntime and tokenizers raise classes of their own, without a common base
            raise unusable(files, error) from error
        self._tokens.no_padding()
        self._tokens.no_truncation()
        self._inputs = {given.name for given in self._session.get_inputs()}
        self._pairs = Pairs(threads)
        self.model_id = files.model_id

    def logits(self, question: str, texts: Sequence[str]) -> list[float]:
        """See `retrieval.ports.Reranker`. A text too long for the model has the logit of its best window."""
        asked = self._tokens.encode(question, add_special_tokens=False).ids[:_QUESTION]
        return self._pairs.map(lambda text: self._logit(asked, text), texts)

    def _logit(self, asked: Sequence[int], text: str) -> float:
        read = self._tokens.encode(text[:_CHARACTERS], add_special_tokens=False).ids
        room = _LONGEST - len(asked) - 3
        starts = range(0, max(1, len(read) - _STRIDE), room - _STRIDE)
        return max(self._run(asked, read[start : start + room]) for start in starts[:_WINDOWS])

    def _run(self, asked: Sequence[int], read: Sequence[int]) -> float:
        ids = np.array([[self._begin, *asked, self._end, *read, self._end]], np.int64)
        types = np.array([[0] * (len(asked) + 2) + [1] * (len(read) + 1)], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}
        (scores, *_) = self._session.run(None, {name: feed[name] for name in self._inputs})
        return float(np.asarray(scores)[0, 0])

    def _token(self, mark: str) -> int:
        number: int | None = self._tokens.token_to_id(mark)
        if number is None:
            raise ValueError(f"its tokenizer has no {mark}")
        return number


class CrossEncoderReranker:
    """Another cross-encoder, of any kind that sentence-transformers loads. The thresholds are not made for it."""

    def __init__(self, files: ModelFiles, threads: int = 2) -> None:
        calm_libraries(threads)
        from sentence_transformers import CrossEncoder
        from torch.nn import Identity

        try:
            self._model: Any = CrossEncoder(str(files.folder), device="cpu", local_files_only=True)
        except Exception as error:  # any of a dozen libraries may refuse the folder
            raise unusable(files, error) from error
        self._identity = Identity()
        self._lock = Lock()
        self.model_id = files.model_id

    def logits(self, question: str, texts: Sequence[str]) -> list[float]:
        """See `retrieval.ports.Reranker`; one pair at a time, so that no pair depends on its company."""
        return [self._logit(question, text) for text in texts]

    def _logit(self, question: str, text: str) -> float:
        with self._lock:
            scores = self._model.predict([(question, text)], activation_fn=self._identity, show_progress_bar=False)
        return float(scores[0])


def reranker_in(files: ModelFiles, threads: int) -> OnnxReranker | CrossEncoderReranker:
    """The reranker that the folder holds."""
    if Path(files.folder, "model.onnx").is_file() and Path(files.folder, "tokenizer.json").is_file():
        return OnnxReranker(files, threads)
    return CrossEncoderReranker(files, threads)
