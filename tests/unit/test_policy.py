"""The constants of the decision."""

import re
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from retrieval.language import STEMMERS
from retrieval.policy import LATIN, NEVER, Policy, Reading

READING = Reading(rank_dense=0.0, rank_words=0.0, intercept=-1.0, logit=0.5, coverage=2.0, mismatch=1.5)


@pytest.mark.parametrize(
    ("logit", "coverage", "doubt", "probability"),
    [
        (2.0, 0.0, 0.0, 0.5),  # odds -1 + 1 + 0 = 0
        (0.0, 0.5, 0.0, 0.5),  # -1 + 0 + 1
        (4.0, 0.5, 0.0, 0.880797),  # -1 + 2 + 1 = 2, 1 / (1 + e^-2)
        (4.0, 0.5, 1.0, 0.622459),  # 2 - 1.5 = 0.5
        (4.0, 0.5, 0.5, 0.777300),  # 2 - 0.75 = 1.25
        (-2.0, 0.0, 1.0, 0.029312),  # -1 - 1 - 1.5 = -3.5
    ],
)
def test_a_probability_is_the_logistic_of_the_weighted_sum(logit, coverage, doubt, probability):
    assert READING.probability(logit, coverage, doubt) == pytest.approx(probability, abs=1e-6)


def test_without_a_doubt_there_is_none():
    assert READING.probability(4.0, 0.5) == READING.probability(4.0, 0.5, 0.0)


@pytest.mark.parametrize("logit", [-1e9, 1e9])
def test_a_logit_out_of_all_measure_gives_a_probability_and_no_error(logit):
    assert 0.0 <= READING.probability(logit, 1.0, 1.0) <= 1.0


def policies():
    """The default with each constant changed, one at a time."""
    for field in fields(Policy):
        value = getattr(Policy(), field.name)
        if isinstance(value, Reading):
            for inner in fields(Reading):
                changed = replace(value, **{inner.name: getattr(value, inner.name) + 1})
                yield f"{field.name}.{inner.name}", Policy(**{field.name: changed})
        else:
            yield field.name, Policy(**{field.name: value + 1})


def test_the_fingerprint_changes_with_any_constant_and_each_time_to_another():
    changed = dict(policies())
    assert len(changed) == 9 + 3 * 7
    assert len({Policy().fingerprint, *(policy.fingerprint for policy in changed.values())}) == 1 + len(changed)


def test_the_fingerprint_is_twelve_hexadecimal_digits_and_the_same_for_the_same_constants():
    assert re.fullmatch("[0-9a-f]{12}", Policy().fingerprint)
    assert Policy().fingerprint == replace(Policy(), margin=Policy().margin).fingerprint


def test_a_policy_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Policy().margin = 0.0
    with pytest.raises(FrozenInstanceError):
        Policy().english.logit = 0.0


def test_each_language_has_its_reading():
    policy = Policy()
    assert policy.reading("en") is policy.english
    assert {code for code in STEMMERS if policy.reading(code) is policy.latin} == LATIN
    assert policy.reading("ru") is policy.reading("zh") is policy.other


def test_only_in_english_does_a_cosine_make_a_passage_the_closest():
    assert Policy().english.closest_cosine < 1
    assert Policy().latin.closest_cosine == Policy().other.closest_cosine == NEVER > 1
