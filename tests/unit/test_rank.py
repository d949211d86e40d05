"""From a question to the sentences worth reading closely, and those ranked; all numbers worked out by hand."""

from math import sqrt

import numpy as np
import pytest

from fakes.models import ExactIndex
from retrieval.answer import Candidate
from retrieval.article import Span
from retrieval.policy import Policy, Reading
from retrieval.ports import Embedded, Row
from retrieval.rank import chosen, evidence, fused, ranks, reranked, z_scores
from retrieval.segment import article_from_paragraphs
from retrieval.shelf import shelved, similarities

WEIGHTS = Reading(rank_dense=0.25, rank_words=0.5, intercept=0.0, logit=1.0, coverage=0.0)
POLICY = Policy(paragraphs=1, sentences=1, english=WEIGHTS)

ARTICLE = article_from_paragraphs(["A storm rose. The bridge held.", "The mayor spoke. A crowd listened."])
PLAIN = shelved(ARTICLE)
STORM, BRIDGE, MAYOR, CROWD = PLAIN.quotes(PLAIN.sentences)

EAST = np.array([1.0, 0.0], np.float32)
"""The question's vector: the cosine of a row with it is the row's first number."""


def dense(paragraphs, by_sentence):
    """The shelf with one vector a window (paragraph number, cosine) and one a sentence."""
    rows = [Row(number, None, ARTICLE.paragraph(number).span) for number, _ in paragraphs]
    rows += [Row(one.paragraph, place, one.span) for place, one in enumerate(PLAIN.sentences)]
    cosines = np.array([*(cosine for _, cosine in paragraphs), *by_sentence])
    vectors = np.stack([cosines, np.sqrt(1 - cosines**2)], axis=1).astype(np.float32)
    return PLAIN.with_vectors(Embedded("by hand", tuple(rows), vectors), ExactIndex)


SHELF = dense([(1, 0.0), (2, 1.0)], [0.0, 0.5, 0.5, 0.0])


class Scripted:
    """`retrieval.ports.Reranker` that says what it was told to say, and remembers what it read."""

    model_id = "scripted@1"

    def __init__(self, logits):
        self._logits = logits
        self.read = []

    def logits(self, question, texts):
        self.read.append((question, list(texts)))
        return [self._logits[text] for text in texts]


def test_z_scores_are_distances_from_the_mean_in_standard_deviations():
    given = np.array([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])  # mean 5, standard deviation 2
    np.testing.assert_array_equal(z_scores(given), [-1.5, -0.5, -0.5, -0.5, 0.0, 0.0, 1.0, 2.0])


@pytest.mark.parametrize("flat", [[3.0, 3.0, 3.0], [0.1 + 0.2, 0.3, 0.3], [7.0]])
def test_scores_that_differ_by_rounding_alone_are_all_nought(flat):
    np.testing.assert_array_equal(z_scores(np.array(flat)), np.zeros(len(flat)))


def test_fused_scores_are_the_sum_of_z_scores_whatever_their_units():
    np.testing.assert_array_equal(fused((np.array([0.0, 10.0]), np.array([0.5, 0.25]))), [0.0, 0.0])
    np.testing.assert_array_equal(fused((np.array([0.0, 10.0]), np.array([0.0, 0.25]))), [-2.0, 2.0])


def test_ranks_begin_at_one_and_equal_scores_keep_article_order():
    assert ranks(np.array([0.5, 2.0, 0.5, 3.0, 0.5])).tolist() == [3, 2, 4, 1, 5]
    assert ranks(np.zeros(1000)).tolist() == list(range(1, 1001))
    assert ranks(np.tile([0.0, 1.0], 50)).tolist()[:4] == [51, 1, 52, 2]


def test_a_paragraph_is_as_near_as_its_best_window():
    shelf = dense([(1, 0.25), (1, 0.75), (1, 0.5), (2, -0.5)], [0.0, 0.5, -1.0, 1.0])
    paragraphs, by_sentence = similarities(shelf, shelf.dense, EAST)
    assert (paragraphs.tolist(), by_sentence.tolist()) == ([0.75, -0.5], [0.0, 0.5, -1.0, 1.0])


def test_evidence_by_meaning_alone_where_no_word_is_shared():
    found = evidence(SHELF, "zeppelin", EAST, POLICY)
    assert found.paragraph_ranks.tolist() == [2, 2, 1, 1]
    assert found.sentence_ranks.tolist() == [3, 1, 2, 4]
    assert found.cosine.tolist() == [0.0, 0.5, 0.5, 0.0]
    assert found.cosines.tolist() == [-2.0, 0.0, 2.0, 0.0]  # (-1, 1, 1, -1) of sentences, (-1, 1) of paragraphs
    assert found.words.tolist() == [0.0, 0.0, 0.0, 0.0]
    assert found.coverage.tolist() == [0.0, 0.0, 0.0, 0.0]
    assert found.near_top.tolist() == [False, True, False, False]


@pytest.mark.parametrize(("shelf", "vector"), [(SHELF, None), (PLAIN, EAST), (PLAIN, None)])
def test_evidence_by_words_alone_where_a_vector_is_wanting(shelf, vector):
    found = evidence(shelf, "Which storm?", vector, POLICY)
    high, low = sqrt(3), -1 / sqrt(3)  # z-scores of (a, 0, 0, 0); those of the paragraphs are 1 and -1
    np.testing.assert_allclose(found.words, [high + 1, low + 1, low - 1, low - 1], rtol=1e-6)
    assert found.cosine is None
    assert found.cosines.tolist() == [0.0, 0.0, 0.0, 0.0]
    assert found.paragraph_ranks.tolist() == [1, 1, 2, 2]
    assert found.sentence_ranks.tolist() == [1, 2, 3, 4]
    assert found.coverage.tolist() == [1.0, 1.0, 0.0, 0.0]
    assert found.near_top.tolist() == [True, False, False, False]


def test_the_sentences_of_the_best_paragraphs_and_the_best_of_either_ranking_are_read():
    found = evidence(SHELF, "Which storm?", EAST, POLICY)  # paragraphs tie, so the first is best
    assert found.paragraph_ranks.tolist() == [1, 1, 2, 2]
    assert chosen(found, POLICY) == [0, 1]
    assert chosen(evidence(SHELF, "zeppelin", EAST, POLICY), POLICY) == [1, 2, 3]
    assert chosen(found, Policy(paragraphs=2, sentences=1)) == [0, 1, 2, 3]


def test_taking_the_vectors_away_changes_what_is_read():
    assert chosen(evidence(SHELF, "zeppelin", EAST, POLICY), POLICY) == [1, 2, 3]
    assert chosen(evidence(SHELF, "zeppelin", None, POLICY), POLICY) == [0, 1]


def test_the_final_score_is_the_logit_with_what_the_first_stage_saw():
    reranker = Scripted({BRIDGE: 1.0, MAYOR: -1.0, CROWD: 3.0})
    found = evidence(SHELF, "zeppelin", EAST, POLICY)
    assert reranked(SHELF, "zeppelin", found, reranker, POLICY) == (
        Candidate(PLAIN.sentences[3], 1, 4, 0.0, 0.0, 3.0, 3.0),
        Candidate(PLAIN.sentences[1], 2, 1, 0.0, 0.5, 1.0, 1.0),
        Candidate(PLAIN.sentences[2], 1, 2, 0.0, 0.5, -1.0, -0.5),  # -1 + 0.25 * 2
    )
    assert reranker.read == [("zeppelin", [BRIDGE, MAYOR, CROWD])]


def test_the_words_weigh_in_the_final_score_as_the_reading_says():
    found = evidence(PLAIN, "Which storm?", None, POLICY)
    first, second = reranked(PLAIN, "Which storm?", found, Scripted({STORM: 0.0, BRIDGE: 0.0}), POLICY)
    assert (first.sentence, second.sentence) == PLAIN.sentences[:2]
    assert first.score == pytest.approx(0.5 * (1 + sqrt(3)))
    assert second.score == pytest.approx(0.5 * (1 - 1 / sqrt(3)))


def test_candidates_of_equal_score_stand_in_article_order():
    found = evidence(SHELF, "zeppelin", EAST, POLICY)
    tied = reranked(SHELF, "zeppelin", found, Scripted({BRIDGE: 1.0, MAYOR: 0.5, CROWD: 1.0}), POLICY)
    assert [(one.sentence.span, one.score) for one in tied] == [
        (Span(14, 30), 1.0),
        (Span(32, 48), 1.0),
        (Span(49, 66), 1.0),
    ]


def test_the_weights_are_those_of_the_articles_language():
    german = shelved(article_from_paragraphs(["Der Sturm kam in der Nacht und das Dach ist weg.", "Das war es nicht."]))
    assert german.language == "de"
    policy = Policy(latin=Reading(rank_dense=0.0, rank_words=10.0, intercept=0.0, logit=1.0, coverage=0.0))
    reader = Scripted(dict.fromkeys(german.quotes(german.sentences), 0.0))
    found = evidence(german, "Wann kam der Sturm?", None, policy)
    best, worst = reranked(german, "Wann kam der Sturm?", found, reader, policy)
    assert (best.score, worst.score) == (pytest.approx(20.0), pytest.approx(-20.0))  # 10 * (1 + 1), 10 * (-1 - 1)
