"""Conversations about the piece of `fakes.talk`, read by the real parser; the reranker counts words."""

import pytest

from fakes.house import POLICY
from fakes.models import BagOfWords, ExactIndex, WordOverlap
from fakes.talk import PIECE, Talk
from retrieval.reader import Reader
from retrieval.segment import article_from_text


@pytest.fixture(scope="module")
def reader(real_parser):
    return Reader(WordOverlap(), BagOfWords(), real_parser, ExactIndex, POLICY)


@pytest.fixture(scope="module")
def shelf(reader):
    return reader.shelve(article_from_text(PIECE))[0]


@pytest.fixture
def talk(reader, shelf):
    return Talk(reader, shelf)
