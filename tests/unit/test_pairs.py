"""Whose pairs are read first: those of the calm, and a flood's now and then."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Event

import pytest

from retrieval.adapters.models.pairs import Pairs
from retrieval.patience import PATIENCE


def asking(pairs, patience, work, given):
    """A question of somebody with so many more behind it, in a thread of its own."""
    context = copy_context()
    context.run(PATIENCE.set, patience)
    return context.run, pairs.map, work, given


def read_in_order(*questions):
    """What was read in which order by one thread, when all of them come while something else is being read."""
    pairs, order, begun, hold = Pairs(1), [], Event(), Event()

    def first(_):
        begun.set()
        assert hold.wait(10)

    with ThreadPoolExecutor(len(questions) + 1) as callers:
        callers.submit(pairs.map, first, [0])
        assert begun.wait(10)
        waiting = []
        for patience, given in questions:
            before = len(pairs._questions)
            waiting.append(callers.submit(*asking(pairs, patience, order.append, given)))
            while len(pairs._questions) == before:
                assert not waiting[-1].done()
        hold.set()
        for one in waiting:
            one.result(10)
    return "".join(order)


def test_a_calm_owners_pairs_are_read_between_those_of_a_flood():
    assert read_in_order((40, "ffffffff"), (0, "ccccccccc")) == "ccfcccfcccfcfffff"


def test_among_equals_first_come_is_first_served():
    assert read_in_order((0, "aaaaa"), (0, "bbb")) == "aaaaabbb"


def test_what_comes_back_is_in_the_order_of_what_was_given_whatever_was_read_first():
    assert Pairs(3).map(lambda one: one * 2, range(50)) == [one * 2 for one in range(50)]
    assert Pairs(1).map(str, []) == []


def test_what_one_pair_raises_is_its_questions_alone():
    pairs = Pairs(2)

    def broken(one):
        return 1 // one

    with pytest.raises(ZeroDivisionError):
        pairs.map(broken, [1, 0, 1])
    assert pairs.map(broken, [1, 1]) == [1, 1]
