"""What was moved out of an order: as few as can be."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.moderation.order import moved


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], set()),
        ([1, 2, 5], set()),
        ([6, 2, 3, 4, 5, 1], {0, 5}),
        ([9, 1, 2, 3], {0}),
        ([2, 3, 4, 1], {3}),
        ([1, 1], {0}),
    ],
)
def test_as_few_as_can_be_are_named(numbers, expected):
    assert moved(numbers) == expected


@given(st.lists(st.integers(0, 9), max_size=8))
def test_without_them_the_rest_goes_up_and_with_fewer_it_never_does(numbers):
    named = moved(numbers)
    rest = [one for place, one in enumerate(numbers) if place not in named]
    assert all(before < after for before, after in pairwise(rest))
    longer = combinations(numbers, len(rest) + 1) if len(rest) < len(numbers) else ()
    assert not any(all(before < after for before, after in pairwise(one)) for one in longer)
