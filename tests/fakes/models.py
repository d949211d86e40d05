"""Models that need no weights: the same numbers on every machine, small enough to work out by hand."""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np

from retrieval.article import Span
from retrieval.parsed import Parsed, Token
from retrieval.ports import Progress, Vectors, unheard

DIM = 64
"""Buckets that words fall into: few enough to print, enough that two words of a test seldom share one."""

_COMMON = frozenset(
    """
    a an and are as at be by did do does for from had has have he her his how in is it its of on or she that the they
    this to was were what when where which who whom why will with
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_ENDINGS = re.compile(r"(?:ing|ed|es|s|d|e)$")


class BagOfWords:
    """`retrieval.ports.Embedder`: texts that share words point the same way."""

    model_id = "bag-of-words@1"

    def __init__(self, room: int = 64) -> None:
        """`room` is how many words are read of one text."""
        self._room = room

    def windows(self, text: str) -> tuple[Span, ...]:
        starts = [word.start() for word in _WORD.finditer(text)]
        if len(starts) <= self._room:
            return (Span(0, len(text)),)
        edges = [0, *starts[1:], len(text)]
        shared = self._room // 4
        firsts = range(0, len(starts) - shared, self._room - shared)
        return tuple(Span(edges[first], edges[min(first + self._room, len(starts))]) for first in firsts)

    def embed(self, texts: Sequence[str], progress: Progress = unheard) -> Vectors:
        rows = np.zeros((len(texts), DIM), np.float32)
        for row, text in enumerate(texts):
            for stem in _stems(text)[: self._room] or [""]:  # no words point somewhere too: rows are never zero
                rows[row, crc32(stem.encode()) % DIM] += 1
            progress(row + 1, len(texts))
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self.embed(texts)


class WordOverlap:
    """`retrieval.ports.Reranker`: from -10 where the text shares no telling word with the question to 6 for all."""

    model_id = "word-overlap@1"

    def logits(self, question: str, texts: Sequence[str]) -> list[float]:
        asked = telling(question)
        return [-10 + 16 * len(asked & telling(text)) / max(len(asked), 1) for text in texts]


class ExactIndex:
    """`retrieval.ports.VectorIndex` by the definition of a cosine, in double precision."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = np.array(vectors, np.float64)

    def nearest(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        if vector.shape != self._vectors.shape[1:]:
            raise ValueError(f"a vector of shape {vector.shape} for rows of shape {self._vectors.shape[1:]}")
        cosines = np.clip(self._vectors @ vector.astype(np.float64), -1, 1)
        best_first = sorted(enumerate(cosines.tolist()), key=lambda hit: (-hit[1], hit[0]))
        return best_first[: max(k, 0)]


def telling(text: str) -> frozenset[str]:
    """Stems of the words that are not among the commonest."""
    return frozenset(_stems(text)) - _COMMON


def _stems(text: str) -> list[str]:
    words = [word.group().casefold() for word in _WORD.finditer(text)]
    return [word if word in _COMMON else _ENDINGS.sub("", word) for word in words]


_WORD = re.compile(r"\w+")


class FirstVerb:
    """`retrieval.ports.Parser`: the first verb of saying it knows is the root, the word before it its subject."""

    model_id = "first-verb@1"

    def parse(self, texts: Sequence[str], progress: Progress = unheard) -> list[Parsed]:
        trees = []
        for text in texts:
            found = list(_TOKEN.finditer(text))
            trees.append(Parsed(text, tuple(_token(found, place) for place in range(len(found)))))
            progress(len(trees), len(texts))
        return trees


_TOKEN = re.compile(r"\w+|[^\w\s]")
_SAYING = {"said": "say", "says": "say", "declined": "decline", "reads": "read"}


def _token(found: Sequence[re.Match[str]], place: int) -> Token:
    root = next((one for one, word in enumerate(found) if word.group() in _SAYING), 0)
    word = found[place]
    is_subject = place == root - 1
    lemma = _SAYING.get(word.group(), word.group().casefold())
    pos, tag = ("VERB", "VBD") if place == root and lemma in _SAYING.values() else ("NOUN", "NN")
    dep = "ROOT" if place == root else "nsubj" if is_subject else "dep"
    return Token(place, word.start(), word.end(), word.group(), lemma, pos, tag, dep, root)
