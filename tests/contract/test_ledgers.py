"""What `retrieval.ports.ArticleStore` promises of ledgers, on the fake and on the database."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.kept import FERRY, FERRY_LEDGER, FERRY_SENTENCES, FERRY_VECTORS, GLACIER, LATER, MINE, THEIRS, add
from fakes.statements import LEDGERS, STATEMENTS
from retrieval.adapters.store.statements import (
    statement_from_json,
    statement_to_json,
    statements_from_json,
    statements_to_json,
)
from retrieval.errors import UnknownArticle
from retrieval.ports import Embedded
from retrieval.statement import Ledger

READER = FERRY_LEDGER.reader
EMPTY = Ledger(READER, ())

WAYS = pytest.mark.parametrize(
    "keep",
    [
        lambda store, ledger: add(store, FERRY, ledger=ledger, when=LATER),
        lambda store, ledger: store.keep_ledger(MINE, FERRY.id, ledger),
    ],
    ids=["with the article", "afterwards"],
)
PLACES = range(len(statement_to_json(FERRY_LEDGER.statements[0])))


@pytest.mark.parametrize(
    "ledger",
    [FERRY_LEDGER, EMPTY, replace(FERRY_LEDGER, determined=False)],
    ids=["full", "nobody speaks", "speakers not told"],
)
def test_a_ledger_comes_back_as_it_was(store, ledger):
    add(store, FERRY, ledger=ledger)

    assert store.ledger(MINE, FERRY.id, READER) == ledger


def test_an_article_without_a_ledger_has_none(store):
    add(store, FERRY)

    assert store.ledger(MINE, FERRY.id, READER) is None


@WAYS
def test_a_ledger_that_was_missing_can_be_kept_later(store, keep):
    add(store, FERRY)

    keep(store, FERRY_LEDGER)

    assert store.ledger(MINE, FERRY.id, READER) == FERRY_LEDGER
    assert len(store.listed(MINE)) == 1


@WAYS
def test_a_second_ledger_of_the_same_reader_does_not_replace_the_first(store, keep):
    add(store, FERRY, ledger=FERRY_LEDGER)

    keep(store, replace(EMPTY, determined=False))

    assert store.ledger(MINE, FERRY.id, READER) == FERRY_LEDGER


@WAYS
def test_ledgers_of_two_readers_stand_side_by_side(store, keep):
    add(store, FERRY, ledger=FERRY_LEDGER)
    other = replace(EMPTY, reader="another reader@2")

    keep(store, other)

    assert store.ledger(MINE, FERRY.id, READER) == FERRY_LEDGER
    assert store.ledger(MINE, FERRY.id, other.reader) == other
    assert store.ledger(MINE, FERRY.id, "no reader") is None
    assert store.ledger(MINE, GLACIER.id, READER) is None
    assert store.ledger(MINE, FERRY.id) == FERRY_LEDGER  # of whichever reader: the last by name
    assert store.ledger(MINE, GLACIER.id) is None
    assert store.ledger(THEIRS, FERRY.id) is None


def test_the_ledger_of_an_article_that_is_not_known_is_refused(store):
    with pytest.raises(UnknownArticle):
        store.keep_ledger(MINE, FERRY.id, FERRY_LEDGER)

    assert store.ledger(MINE, FERRY.id, READER) is None
    add(store, FERRY)
    assert store.ledger(MINE, FERRY.id, READER) is None


def test_a_ledger_of_one_owner_is_never_given_to_another(store):
    add(store, FERRY, owner=THEIRS, ledger=FERRY_LEDGER)

    with pytest.raises(UnknownArticle):
        store.keep_ledger(MINE, FERRY.id, EMPTY)
    assert store.ledger(MINE, FERRY.id, READER) is None
    add(store, FERRY)
    assert store.ledger(MINE, FERRY.id, READER) is None
    store.keep_ledger(MINE, FERRY.id, EMPTY)

    assert store.ledger(MINE, FERRY.id, READER) == EMPTY
    assert store.ledger(THEIRS, FERRY.id, READER) == FERRY_LEDGER


def test_where_the_vectors_cannot_be_kept_the_ledger_is_not_kept_either(store):
    broken = Embedded("model@1", FERRY_VECTORS.rows, np.array([["0.5", "0.5"], ["not a", "number"]]))

    with pytest.raises(ValueError, match="could not convert"):
        add(store, FERRY, sentences=FERRY_SENTENCES, embedded=broken, ledger=FERRY_LEDGER)

    assert store.ledger(MINE, FERRY.id, READER) is None
    add(store, FERRY)
    assert store.ledger(MINE, FERRY.id, READER) is None


@given(ledger=LEDGERS)
def test_every_statement_of_a_ledger_comes_back(lasting_store, ledger):
    ledger = replace(ledger, reader=f"{ledger.reader} of {ledger}")  # drawn again it is the same one
    add(lasting_store, FERRY)
    lasting_store.keep_ledger(MINE, FERRY.id, ledger)

    assert repr(lasting_store.ledger(MINE, FERRY.id, ledger.reader)) == repr(ledger)


@given(statement=STATEMENTS)
def test_a_statement_that_is_written_and_read_is_the_same_statement(statement):
    assert repr(statement_from_json(json.loads(json.dumps(statement_to_json(statement))))) == repr(statement)


@given(statements=st.lists(STATEMENTS).map(tuple))
def test_statements_are_read_in_the_order_in_which_they_were_written(statements):
    assert statements_from_json(json.loads(json.dumps(statements_to_json(statements)))) == statements


@given(statement=STATEMENTS, place=st.sampled_from(PLACES))
def test_a_statement_with_a_part_too_few_or_too_many_is_refused(statement, place):
    written = statement_to_json(statement)

    for damaged in (written[:place] + written[place + 1 :], [*written[:place], None, *written[place:]]):
        with pytest.raises(ValueError, match="values to unpack"):
            statement_from_json(damaged)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "value", ["", "ab", -1, 1.5, {}, [[]], [[0, 4], "shouted"], [[4, 0], None], [True, 4], [0.0, 4.0], ["0", "4"]]
)
def test_a_part_of_a_statement_that_cannot_be_one_is_refused(place, value):
    written = statement_to_json(FERRY_LEDGER.statements[0])
    written[place] = value

    with pytest.raises((ValueError, TypeError)):
        statement_from_json(written)


@pytest.mark.parametrize("value", [None, "", {}, 0, [[]], [None]])
def test_what_is_no_list_of_statements_is_not_read_as_an_empty_one(value):
    with pytest.raises((ValueError, TypeError)):
        statements_from_json(value)


def test_a_statement_of_nothing_is_not_read():
    nothing = ["direct", None, None, [], [], False, False, None]

    with pytest.raises(ValueError, match="a statement of nothing"):
        statement_from_json(nothing)
