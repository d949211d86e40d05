"""From an article and a question to the sentences worth reading closely, and those read and ranked.

A question first finds paragraphs: cosines and BM25 added as z-scores. The sentences of the best paragraphs, and any
sentence near the top of either ranking of sentences, go to the reranker.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.answer import Candidate
from retrieval.policy import Policy
from retrieval.ports import Reranker, Vectors
from retrieval.shelf import Shelf, similarities

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the first stage says of every sentence: one row a sentence, in article order.

    `words` and `cosines` are z-scores of the sentence plus those of its paragraph; `cosine` is the plain cosine.
    """

    paragraph_ranks: NDArray[np.int64]
    sentence_ranks: NDArray[np.int64]
    coverage: Scores
    words: Scores
    cosines: Scores
    cosine: Scores | None
    near_top: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Nearby:
    """Places of sentences beside a passage that was cited before, and the question as it was typed.

    Such a sentence may point back as the question does: "It resumes on Wednesday" answers "when does it resume?".
    """

    places: tuple[int, ...]
    question: str


NOWHERE = Nearby((), "")
"""For a question that stands on its own."""


def evidence(shelf: Shelf, question: str, vector: Vectors | None, policy: Policy) -> Evidence:
    """`vector` is the question's unit vector; without one, or without vectors of the article, words alone decide."""
    home = _homes(shelf)
    words = (shelf.paragraph_words.scores(question), shelf.sentence_words.scores(question))
    if vector is None or shelf.dense is None:
        cosines, seen = (np.zeros(len(words[0])), np.zeros(len(words[1]))), None
    else:
        cosines = similarities(shelf, shelf.dense, vector)
        seen = cosines[1]
    by_paragraph, by_sentence = fused((words[0], cosines[0])), fused((words[1], cosines[1]))
    tops = [_near_top(scores, policy.sentences) for scores in (words[1], cosines[1], by_sentence)]
    return Evidence(
        ranks(by_paragraph)[home],
        ranks(by_sentence),
        shelf.paragraph_words.coverage(question)[home],
        z_scores(words[1]) + z_scores(words[0])[home],
        z_scores(cosines[1]) + z_scores(cosines[0])[home],
        seen,
        np.any(tops, axis=0),
    )


def chosen(found: Evidence, policy: Policy) -> list[int]:
    """Places of the sentences to be read closely, in article order.

    Of endless paragraphs only the sentences that rank best are taken.
    """
    places = np.flatnonzero((found.paragraph_ranks <= policy.paragraphs) | found.near_top)
    best = places[np.argsort(found.sentence_ranks[places])][: policy.candidates]
    return [int(place) for place in np.sort(best)]


def reranked(
    shelf: Shelf, question: str, found: Evidence, reranker: Reranker, policy: Policy, nearby: Nearby = NOWHERE
) -> tuple[Candidate, ...]:
    """The chosen sentences read by the reranker, best first; equal scores keep article order.

    Sentences `nearby` are read whatever the first stage says of them, with either question.

    The logit leads; what the first stage saw is added with the language's weights: it decides between near equals,
    and carries texts in languages that the reranker reads badly.
    """
    reading = policy.reading(shelf.language)
    places = sorted({*chosen(found, policy), *nearby.places})
    logits = reranker.logits(question, shelf.quotes([shelf.sentences[place] for place in places]))
    if nearby.places:
        own = reranker.logits(nearby.question, shelf.quotes([shelf.sentences[place] for place in nearby.places]))
        either = dict(zip(nearby.places, own, strict=True))
        logits = [max(logit, either.get(place, logit)) for place, logit in zip(places, logits, strict=True)]
    read = [
        Candidate(
            shelf.sentences[place],
            int(found.paragraph_ranks[place]),
            int(found.sentence_ranks[place]),
            float(found.coverage[place]),
            None if found.cosine is None else float(found.cosine[place]),
            logit,
            float(logit + reading.rank_dense * found.cosines[place] + reading.rank_words * found.words[place]),
        )
        for place, logit in zip(places, logits, strict=True)
    ]
    return tuple(sorted(read, key=lambda candidate: (-candidate.score, candidate.sentence.span)))


def fused(rankings: Sequence[Scores]) -> Scores:
    """The sum of the z-scores."""
    return np.asarray(np.sum([z_scores(scores) for scores in rankings], axis=0), np.float64)


def ranks(scores: Scores) -> NDArray[np.int64]:
    """1-based places, best first; equal scores keep article order."""
    places = np.empty(len(scores), np.int64)
    places[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return places


def z_scores(scores: Scores) -> Scores:
    """Distances from the mean in standard deviations; all zero where the scores differ by rounding alone."""
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread > _FLAT else np.zeros_like(scores)


_FLAT = 1e-9


def _near_top(scores: Scores, k: int) -> NDArray[np.bool_]:
    """The `k` best, without those that score no better than the worst."""
    return np.asarray((ranks(scores) <= k) & (scores > scores.min()), np.bool_)


def _homes(shelf: Shelf) -> NDArray[np.int64]:
    """For each sentence the place of its paragraph."""
    place_of = {paragraph.number: place for place, paragraph in enumerate(shelf.article.paragraphs)}
    return np.array([place_of[sentence.paragraph] for sentence in shelf.sentences], np.int64)
