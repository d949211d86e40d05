"""What `retrieval.ports.VectorIndex` promises, on the oracle and on FAISS."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.models import ExactIndex
from retrieval.adapters.models.vector_index import FaissIndex

EAST = np.array([1, 0], np.float32)


def at_cosines(*cosines):
    """Unit rows at these cosines to EAST."""
    return np.array([(cosine, (1 - cosine**2) ** 0.5) for cosine in cosines], np.float32)


def rows(hits):
    return [row for row, _ in hits]


def cosines(hits):
    return [cosine for _, cosine in hits]


@pytest.fixture(params=[ExactIndex, FaissIndex])
def index_of(request):
    return request.param


def test_the_nearest_come_first_with_their_cosines(index_of):
    hits = index_of(at_cosines(0.2, 1.0, -0.5, 0.6)).nearest(EAST, 4)
    assert rows(hits) == [1, 3, 0, 2]
    assert cosines(hits) == pytest.approx([1.0, 0.6, 0.2, -0.5], abs=1e-6)


def test_k_cuts_after_the_best(index_of):
    hits = index_of(at_cosines(0.2, 1.0, -0.5, 0.6)).nearest(EAST, 2)
    assert rows(hits) == [1, 3]
    assert cosines(hits) == pytest.approx([1.0, 0.6], abs=1e-6)


def test_asking_for_too_many_never_invents_a_row(index_of):
    assert rows(index_of(at_cosines(1.0, 0.6, 0.2, -0.5)).nearest(EAST, 10)) == [0, 1, 2, 3]


@pytest.mark.parametrize("k", [0, -1])
def test_asking_for_none_gives_none(index_of, k):
    assert index_of(at_cosines(1.0, 0.6)).nearest(EAST, k) == []


def test_an_index_of_nothing_finds_nothing(index_of):
    assert index_of(np.empty((0, 2), np.float32)).nearest(EAST, 5) == []


@pytest.mark.parametrize(("k", "expected"), [(3, [70, 0, 1]), (71, [70, *range(70)]), (72, [70, *range(70), 71])])
def test_equal_cosines_come_by_row_wherever_k_cuts(index_of, k, expected):
    index = index_of(at_cosines(*[0.6] * 70, 1.0, 0.2))
    assert rows(index.nearest(EAST, k)) == expected


def test_the_opposite_direction_is_minus_one(index_of):
    (hit,) = index_of(np.array([[-1, 0]], np.float32)).nearest(EAST, 1)
    assert hit == (0, -1.0)


def test_rounding_never_leaves_the_range_of_a_cosine(index_of):
    long_by_a_hair = np.array([[1.000001, 0], [-1.000001, 0]], np.float32)
    assert index_of(long_by_a_hair).nearest(EAST, 2) == [(0, 1.0), (1, -1.0)]


def test_hits_are_plain_numbers(index_of):
    ((row, cosine),) = index_of(at_cosines(0.6)).nearest(EAST, 1)
    assert (type(row), type(cosine)) == (int, float)


@pytest.mark.parametrize("vector", [np.ones(3, np.float32), np.ones((1, 2), np.float32), np.float32(1)])
def test_a_vector_of_another_shape_is_refused(index_of, vector):
    with pytest.raises(ValueError, match="shape"):
        index_of(at_cosines(1.0, 0.6)).nearest(vector, 1)


def test_what_happens_to_the_rows_afterwards_does_not_matter(index_of):
    vectors = at_cosines(0.2, 1.0)
    index = index_of(vectors)
    vectors[:] = 0
    assert rows(index.nearest(EAST, 2)) == [1, 0]


def test_rows_that_do_not_lie_together_in_memory_are_read_right(index_of):
    apart = np.asfortranarray(at_cosines(0.2, 1.0, -0.5, 0.6))
    assert rows(index_of(apart).nearest(EAST, 4)) == [1, 3, 0, 2]


@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(1, 70))
def test_faiss_finds_what_the_definition_finds(seed, n, k):
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(n + 1, 24)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = FaissIndex(vectors[1:]).nearest(vectors[0], k)
    expected = ExactIndex(vectors[1:]).nearest(vectors[0], n)
    assert cosines(found) == pytest.approx(cosines(expected)[:k], abs=1e-6)
    assert cosines(found) == pytest.approx([dict(expected)[row] for row in rows(found)], abs=1e-6)
    assert len(set(rows(found))) == min(k, n)
