"""Follow-ups in every form, whatever moderators let not be cited: answered or not, never from what is excluded."""

from itertools import chain, combinations

import pytest

from fakes.house import POLICY
from fakes.models import BagOfWords, ExactIndex, WordOverlap
from fakes.talk import PIECE, asked
from retrieval.answer import NotInArticle
from retrieval.elliptic import Form, elliptic
from retrieval.reader import Reader
from retrieval.segment import article_from_text

FIRST = ("What did Ann Dey say about the hinges?", "Did the ministry comment?", "When did the quay open?")
FOLLOWING = {
    "who said that?": Form.WHO_SAID,
    "what else?": Form.ELSE,
    "who disagrees?": Form.OPPOSED,
    "is that true?": Form.DOUBTED,
    "and Lee Orr?": Form.OTHER,
    "and why?": Form.BARE,
    "what did she say about it?": Form.POINTING,
}
WHY = "It is wrong."


@pytest.fixture(scope="module")
def reader(real_parser):
    return Reader(WordOverlap(), BagOfWords(), real_parser, ExactIndex, POLICY)


@pytest.fixture(scope="module")
def shelf(reader):
    return reader.shelve(article_from_text(PIECE))[0]


def subsets(numbers):
    return chain.from_iterable(combinations(numbers, many) for many in range(len(numbers) + 1))


def test_the_follow_ups_have_every_form():
    assert {text: elliptic(text, frozenset({"Lee", "Orr"})).form for text in FOLLOWING} == FOLLOWING
    assert set(FOLLOWING.values()) == set(Form)


@pytest.mark.parametrize("follow_up", FOLLOWING)
@pytest.mark.parametrize("first", FIRST)
def test_a_follow_up_is_answered_or_not_whatever_is_excluded_since(reader, shelf, first, follow_up):
    before = asked(first, reader.answer(shelf, first), shelf.article)
    assert before.answer.citations
    for out in subsets([one.number for one in shelf.article.paragraphs]):
        told = reader.answer_but(shelf, follow_up, [before], dict.fromkeys(out, WHY))
        assert not {one.paragraph for one in told.citations} & set(out)
        assert {number for number, _ in told.excluded} <= set(out)


def test_who_said_what_is_excluded_since_is_not_told_and_the_reason_is(reader, shelf):
    before = asked(FIRST[0], reader.answer(shelf, FIRST[0]), shelf.article)
    numbers = {one.paragraph for one in before.answer.citations}
    told = reader.answer_but(shelf, "who said that?", [before], dict.fromkeys(numbers, WHY))
    assert (told.outcome, dict(told.excluded)) == (NotInArticle(), dict.fromkeys(numbers, WHY))


@pytest.mark.parametrize("question", FIRST)
def test_of_an_article_that_is_excluded_altogether_nothing_is_answered(reader, shelf, question):
    told = reader.answer_but(shelf, question, (), {one.number: WHY for one in shelf.article.paragraphs})
    assert (told.outcome, bool(told.excluded)) == (NotInArticle(), True)
