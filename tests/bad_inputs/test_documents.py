"""Documents made to hang, crash or fill a reader cost a refusal, a few seconds and a process that is thrown away."""

import resource

import pytest

from bad_inputs.documents import BAD
from retrieval.adapters.loaders.apart import ApartLoader
from retrieval.errors import UnusableInput
from retrieval.plain import article_of
from retrieval.sources import Given

GROWTH = 64_000
"""Kilobytes by which this process may grow over any of them."""


@pytest.mark.parametrize(("content", "expected"), BAD.values(), ids=BAD)
def test_a_bad_document_costs_a_refusal_or_is_read_all_the_same(content, expected):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seen = outcome(content)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWTH
    assert any(part in seen for part in expected.split("|"))


def outcome(content):
    """The code of the refusal, or the text that was read."""
    try:
        return article_of(ApartLoader(seconds=12).read(Given(content))).text
    except UnusableInput as refused:
        return refused.code
