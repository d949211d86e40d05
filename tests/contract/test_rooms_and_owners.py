"""What `retrieval.ports.ArticleStore` promises of rooms and of owners, on the fake and on the database."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.kept import FERRY, FERRY_SENTENCES, FERRY_VECTORS, GLACIER, LATER, MINE, NOON, THEIRS, add, same
from retrieval.article import Article, Span
from retrieval.errors import UnknownArticle
from retrieval.ports import Embedded, Row, Shelved

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def test_an_article_is_opened_in_the_place_of_another_and_closed_again(store):
    add(store, FERRY, room="console")
    add(store, GLACIER)

    store.open(MINE, "console", GLACIER.id, LATER)
    assert store.open_in(MINE, "console") == [GLACIER.id]

    assert [store.close(MINE, "console"), store.close(MINE, "console")] == [True, False]
    assert store.open_in(MINE, "console") == []
    assert [shelved.open_in for shelved in store.listed(MINE)] == [(), ()]


def test_closing_one_room_leaves_the_others_open(store):
    add(store, FERRY, room="attic")
    store.open(MINE, "cellar", FERRY.id, LATER)

    assert store.close(MINE, "attic") is True
    assert store.open_in(MINE, "cellar") == [FERRY.id]


def test_what_is_not_kept_cannot_be_opened_and_what_was_open_stays(store):
    add(store, FERRY, room="console")

    with pytest.raises(UnknownArticle):
        store.open(MINE, "console", GLACIER.id, LATER)

    assert store.open_in(MINE, "console") == [FERRY.id]


def test_nothing_of_one_owner_is_seen_through_another(store):
    add(store, FERRY, owner=THEIRS, sentences=FERRY_SENTENCES, embedded=FERRY_VECTORS, room="console")

    assert (store.get(MINE, FERRY.id), store.find(MINE, FERRY.id), store.listed(MINE)) == (None, [], [])
    assert (store.embedded(MINE, FERRY.id, "model@1"), store.open_in(MINE, "console")) == (None, [])
    with pytest.raises(UnknownArticle):
        store.keep_vectors(MINE, FERRY.id, FERRY_VECTORS)
    with pytest.raises(UnknownArticle):
        store.open(MINE, "console", FERRY.id, LATER)
    assert store.close(MINE, "console") is False
    assert store.open_in(THEIRS, "console") == [FERRY.id]


def test_the_same_text_is_new_to_each_owner_and_is_kept_twice(store):
    add(store, FERRY, owner=THEIRS, sentences=FERRY_SENTENCES, embedded=FERRY_VECTORS, room="console")
    mine = Article(FERRY.text, FERRY.paragraphs[:1], title="Mine")

    assert add(store, mine, sentences=FERRY_SENTENCES[:1], room="console", when=LATER) is True

    assert (store.get(MINE, FERRY.id), store.get(THEIRS, FERRY.id)) == (mine, FERRY)
    assert store.embedded(MINE, FERRY.id, "model@1") is None
    assert store.listed(MINE) == [Shelved(FERRY.id, "Mine", None, LATER, 1, 1, ("console",))]
    assert store.listed(THEIRS) == [Shelved(FERRY.id, "Ferry", FERRY.url, NOON, 2, 3, ("console",))]


def test_vectors_of_one_owner_are_never_given_to_another(store):
    add(store, FERRY, owner=THEIRS, embedded=FERRY_VECTORS)
    other = Embedded("model@1", (Row(1, None, Span(0, 9)),), np.array([[1, 0]], np.float32))

    add(store, FERRY, embedded=other)

    assert same(store.embedded(MINE, FERRY.id, "model@1"), other)
    assert same(store.embedded(THEIRS, FERRY.id, "model@1"), FERRY_VECTORS)


def test_a_beginning_is_told_apart_among_the_articles_of_the_owner_alone(store):
    articles = [Article(f"Text {number}", ()) for number in range(17)]  # two of seventeen share their first digit
    ids = sorted(article.id for article in articles)
    one, other = next(pair for pair in pairwise(ids) if pair[0][0] == pair[1][0])
    for article in articles:
        add(store, article, owner=MINE if article.id == one else THEIRS)

    assert store.find(MINE, one[0]) == [one]
    assert store.find(MINE, other) == []


@given(owners=st.lists(ANY_TEXT, min_size=2, max_size=2, unique=True), room=ANY_TEXT)
def test_owners_are_told_apart_to_the_letter(lasting_store, owners, room):
    one, other = owners
    add(lasting_store, FERRY, owner=f"one {one}", room=room)
    add(lasting_store, GLACIER, owner=f"one {other}", room=room)

    assert lasting_store.open_in(f"one {one}", room) == [FERRY.id]
    assert lasting_store.open_in(f"one {other}", room) == [GLACIER.id]
