"""Questions that come at the same time are embedded together, and each as if it were alone."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import numpy as np
import pytest

from fakes.models import BagOfWords
from retrieval.company import MOST, InCompany
from retrieval.unavailable import ModelsUnavailable


class Slow(BagOfWords):
    """Embeds questions when it is let, and knows in what batches."""

    def __init__(self):
        super().__init__()
        self.batches, self.begun, self.open = [], Event(), Event()
        self.broken = False

    def questions(self, texts):
        self.batches.append(list(texts))
        self.begun.set()
        assert self.open.wait(10)
        if self.broken:
            raise ModelsUnavailable("Broken.", "Mend it.")
        return super().questions(texts)


def together(slow, company, *questions):
    """What each has, when all of them come while the first is being embedded."""
    with ThreadPoolExecutor(len(questions)) as pool:
        first = pool.submit(company.questions, [questions[0]])
        assert slow.begun.wait(10)
        rest = [pool.submit(company.questions, [one]) for one in questions[1:]]
        while len(company._waiting) < len(set(questions)):
            assert not any(one.done() for one in rest)
        slow.open.set()
        return [one.result(10)[0] for one in [first, *rest]]


def test_a_question_that_comes_alone_is_embedded_at_once_and_alone():
    slow = Slow()
    slow.open.set()
    company = InCompany(slow)
    assert np.array_equal(company.questions(["When?"]), BagOfWords().embed(["When?"]))
    assert slow.batches == [["When?"]]


def test_what_waits_while_one_is_embedded_is_the_next_batch():
    slow = Slow()
    found = together(slow, InCompany(slow), "Who?", "When?", "Where?", "Why?")
    assert [slow.batches[0], sorted(slow.batches[1])] == [["Who?"], ["When?", "Where?", "Why?"]]
    assert len(slow.batches) == 2
    assert np.array_equal(found, BagOfWords().embed(["Who?", "When?", "Where?", "Why?"]))


def test_a_batch_is_thirty_two_at_most():
    slow = Slow()
    together(slow, InCompany(slow), *(f"Question {number}?" for number in range(40)))
    assert [len(one) for one in slow.batches] == [1, MOST, 40 - 1 - MOST]


def test_the_same_question_is_embedded_once():
    slow = Slow()
    company = InCompany(slow)
    together(slow, company, "Who?", "When?", "When?")
    company.questions(["When?", "Who?", "When?"])
    assert slow.batches == [["Who?"], ["When?"]]


def test_what_fails_fails_for_whoever_asked_and_is_tried_again():
    slow = Slow()
    slow.open.set()
    slow.broken = True
    company = InCompany(slow)
    with pytest.raises(ModelsUnavailable):
        company.questions(["Who?"])
    slow.broken = False
    assert company.questions(["Who?"]).shape == (1, 64)
    assert company.questions([]).shape == (0, 64)


def test_an_article_is_embedded_by_itself():
    slow = Slow()
    company = InCompany(slow)
    assert np.array_equal(company.embed(["A text."]), BagOfWords().embed(["A text."]))
    assert (company.model_id, company.windows("A text.")) == (slow.model_id, slow.windows("A text."))
    assert slow.batches == []
