"""The constants of the decision, each with its source, and what one article or question may hold."""

from dataclasses import asdict, dataclass
from hashlib import sha256
from json import dumps
from math import exp
from typing import Final


class Limits:
    """What an article and a question may hold at most."""

    SENTENCES: Final = 2_000
    """A book chapter; reading it in takes a minute on two cores."""
    CHARACTERS: Final = 2_000_000
    """Two thousand sentences of a thousand characters."""
    FILE: Final = 10_000_000
    """Bytes of a file: what messages may carry for everybody where articles are loaded."""
    REMOVED: Final = 500
    """Pieces that were taken out of a document and are kept to be looked at; of 51 pages the most had 120."""
    SHORTEST: Final = 12
    """Characters below which a text without a space is a word; scripts without spaces have sentences this short."""
    HEADLINE: Final = 150
    """Characters of a first line that can still be a headline."""
    QUESTION: Final = 1_000
    """Characters; the longest of 2,112 questions looked at had 197."""


NEVER: Final = 2.0
"""No cosine is as high: the embedder finds everything alike in languages that it was not trained on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the models can be trusted with a language: weights of the ranking and of the confidence.

    Ranking: logit + `rank_dense` · cosines + `rank_words` · BM25, as z-scores, paragraphs' added to sentences'.
    Confidence: the logistic function of `intercept` + `logit` · logit + `coverage` · share of the question's words
    that stand in the passage's paragraph - `mismatch` where no such thing as was asked for is found.
    A sentence whose cosine is at least `closest_cosine` is of the question's subject, whatever its confidence.
    """

    rank_dense: float
    rank_words: float
    intercept: float
    logit: float
    coverage: float
    mismatch: float = 2.0
    closest_cosine: float = NEVER

    def probability(self, logit: float, coverage: float, doubt: float = 0.0) -> float:
        """The probability that a passage with that logit and coverage answers, in 0..1.

        `doubt` is 1 where the kind of thing asked for is nowhere near, a half where it is in the paragraph alone.
        """
        odds = self.intercept + self.logit * logit + self.coverage * coverage - self.mismatch * doubt
        return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))


@dataclass(frozen=True, slots=True)
class Policy:
    """Every constant that decides between candidates and outcomes.

    The weights are fitted on the even articles of XQuAD (English; German and Spanish; Russian, Chinese and Arabic) and
    the thresholds read off there; docs/decisions/abstaining.md has the procedure and what the odd articles gave.
    `spoken` is the confidence of an answer from the ledger: about the share of speakers that it has right on labelled
    pieces (docs/quality.md). A statement is of a topic where its sentence holds the share `topic_at` of its words,
    or where the reranker, given the topic alone, is not below `topic_logit`: 40 topics put to six pieces had -9.5 to
    -11.3 where nothing was said of them, and 2 to -8.5 where it was in other words.
    """

    paragraphs: int = 3
    sentences: int = 8
    candidates: int = 48
    english: Reading = Reading(
        rank_dense=0.25, rank_words=0.0, intercept=-0.86, logit=0.56, coverage=2.0, closest_cosine=0.35
    )
    latin: Reading = Reading(rank_dense=0.25, rank_words=1.5, intercept=-2.3, logit=0.27, coverage=9.4)
    other: Reading = Reading(rank_dense=0.25, rank_words=1.5, intercept=-2.8, logit=0.0, coverage=12.6)
    answered_at: float = 0.75
    margin: float = 2.0
    closest_at: float = 0.1
    spoken: float = 0.95
    topic_at: float = 0.5
    topic_logit: float = -9.0

    def reading(self, language: str) -> Reading:
        """The weights for a language: the models were trained on English, and know the Latin script."""
        if language == "en":
            return self.english
        return self.latin if language in LATIN else self.other

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any constant."""
        return sha256(dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:12]


LATIN: Final = frozenset({"de", "nl", "fr", "es", "pt", "it", "sv", "no", "da", "tr"})
