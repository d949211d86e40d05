"""BM25 over the texts of one article."""

import logging
from collections.abc import Sequence
from functools import cache

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from retrieval.language import STEMMERS, stop_words
from retrieval.normal import words

Scores = NDArray[np.float64]

K1, B = 1.2, 0.75
"""Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009, and the defaults of Lucene."""

_FRAMING = """
    article piece story text say said tell told mention mentioned report reported state stated take took taken place
    happen happened occur occurred kind sort type way name named called exact exactly date time day year month number
    amount many much long reason person people somebody someone anybody anyone
"""
FRAME = frozenset(Stemmer.Stemmer("english").stemWords(_FRAMING.split()))
"""Stems of words that say what kind of thing is asked for, not about what: most answers do without them."""


class Lexicon:
    """The texts of one article as bags of stems. Immutable once built."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self._language = language
        self._count = len(texts)
        bags = [stems(text, language) for text in texts]
        self._bags = tuple(frozenset(bag) for bag in bags)
        self._known = frozenset().union(*self._bags)
        if self._known:
            logging.getLogger("bm25s").setLevel(logging.WARNING)  # it reports every index it builds
            self._index = bm25s.BM25(method="lucene", k1=K1, b=B)
            # An empty bag would be dropped by the index; a stem that nobody can type keeps its row.
            self._index.index([bag or ["\x00"] for bag in bags], show_progress=False)

    def scores(self, question: str) -> Scores:
        """One BM25 score a text, 0 where no stem is shared; shape `(texts,)`."""
        asked = [stem for stem in stems(question, self._language) if stem in self._known]
        if not asked:
            return np.zeros(self._count)
        return np.asarray(self._index.get_scores(asked), dtype=np.float64)

    def coverage(self, question: str) -> Scores:
        """The share of the question's stems that each text holds, 0..1, rare stems counting more; shape `(texts,)`.

        Words that only frame the question do not count. 0 everywhere for a question of common words alone.
        """
        asked = {stem: self._rarity(stem) for stem in stems(question, self._language) if stem not in FRAME}
        whole = sum(asked.values())
        if not whole:
            return np.zeros(self._count)
        return np.array([sum(rarity for stem, rarity in asked.items() if stem in bag) / whole for bag in self._bags])

    def _rarity(self, stem: str) -> float:
        """Inverse document frequency over the texts of the article, as BM25 has it."""
        having = sum(stem in bag for bag in self._bags)
        return float(np.log1p((self._count - having + 0.5) / (having + 0.5)))


def stems(text: str, language: str) -> list[str]:
    """The words that carry meaning, reduced to their stems."""
    common = stop_words(language)
    kept = [word for word in words(text) if word not in common]
    return _stemmer(language).stemWords(kept) if language in STEMMERS else kept


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(STEMMERS[language])
