"""What `retrieval.ports.ArticleStore` promises, on the fake and on the database."""

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.kept import BLANK, FERRY, FERRY_SENTENCES, FERRY_VECTORS, GLACIER, LATER, MINE, NOON, add, same
from retrieval.article import Article, Paragraph, Span
from retrieval.errors import UnknownArticle
from retrieval.ports import Embedded, Row, Shelved

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
AWKWARD = st.sampled_from(
    [
        "a\0b",
        "\r\n \r\n",
        "👩‍🚒 e\u0301 \u200f\u05e9\u05dc\u05d5\u05dd",
        "\ufeff\u2028",
        "'; DROP TABLE articles; --",
        "🧊" * 999,
    ]
)


def test_an_article_comes_back_as_it_was(store):
    assert add(store, FERRY, sentences=FERRY_SENTENCES, embedded=FERRY_VECTORS, room="console") is True

    assert store.get(MINE, FERRY.id) == FERRY
    assert same(store.embedded(MINE, FERRY.id, "model@1"), FERRY_VECTORS)
    assert store.open_in(MINE, "console") == [FERRY.id]
    assert store.listed(MINE) == [Shelved(FERRY.id, "Ferry", "https://example.org/ferry", NOON, 2, 3, ("console",))]


def test_an_empty_store_knows_nothing(store):
    assert (store.get(MINE, FERRY.id), store.find(MINE, "a"), store.listed(MINE), store.open_in(MINE, "console")) == (
        None,
        [],
        [],
        [],
    )
    assert store.embedded(MINE, FERRY.id, "model@1") is None


def test_an_article_without_words_title_vectors_or_room_is_kept(store):
    assert add(store, BLANK) is True

    assert store.get(MINE, BLANK.id) == BLANK
    assert store.listed(MINE) == [Shelved(BLANK.id, None, None, NOON, 0, 0, ())]


def test_an_empty_title_is_not_the_same_as_none(store):
    article = Article("Ice.", (), title="", url="")
    add(store, article)

    assert store.get(MINE, article.id) == article


def test_a_known_article_keeps_its_record_and_is_opened_in_the_room(store):
    add(store, FERRY, sentences=FERRY_SENTENCES, room="console")
    renamed = Article(FERRY.text, FERRY.paragraphs[:1], title="Another name")

    assert add(store, renamed, room="discord:1", when=LATER) is False

    assert store.get(MINE, FERRY.id) == FERRY
    assert store.listed(MINE) == [
        Shelved(FERRY.id, "Ferry", "https://example.org/ferry", NOON, 2, 3, ("console", "discord:1"))
    ]


def test_loading_into_no_room_leaves_the_rooms_as_they_are(store):
    add(store, FERRY, room="console")
    add(store, GLACIER, room=None)

    assert store.open_in(MINE, "console") == [FERRY.id]


def test_one_article_is_open_in_a_room_the_last_one(store):
    add(store, FERRY, room="console")
    add(store, GLACIER, room="console", when=LATER)

    assert store.open_in(MINE, "console") == [GLACIER.id]
    assert [shelved.open_in for shelved in store.listed(MINE)] == [("console",), ()]


def test_vectors_that_were_missing_are_kept_when_the_article_comes_again(store):
    add(store, FERRY)
    assert store.embedded(MINE, FERRY.id, "model@1") is None

    assert add(store, FERRY, embedded=FERRY_VECTORS) is False

    assert same(store.embedded(MINE, FERRY.id, "model@1"), FERRY_VECTORS)


@pytest.mark.parametrize(
    "again", [add, lambda store, article, embedded: store.keep_vectors(MINE, article.id, embedded)]
)
def test_vectors_that_are_kept_are_never_mixed_with_others_of_the_same_model(store, again):
    add(store, FERRY, embedded=FERRY_VECTORS)
    longer = Embedded("model@1", tuple(Row(1, None, Span(n, n + 1)) for n in range(3)), np.eye(3, 2, dtype=np.float32))

    again(store, FERRY, embedded=longer)

    assert same(store.embedded(MINE, FERRY.id, "model@1"), FERRY_VECTORS)


def test_vectors_of_two_models_stand_side_by_side(store):
    add(store, FERRY, embedded=FERRY_VECTORS)
    other = Embedded("model@2", (Row(1, None, Span(0, 9)),), np.array([[1, 0, 0]], np.float32))

    store.keep_vectors(MINE, FERRY.id, other)

    assert same(store.embedded(MINE, FERRY.id, "model@1"), FERRY_VECTORS)
    assert same(store.embedded(MINE, FERRY.id, "model@2"), other)
    assert store.embedded(MINE, FERRY.id, "model@3") is None
    assert store.embedded(MINE, GLACIER.id, "model@1") is None


def test_no_vectors_at_all_are_as_good_as_none(store):
    add(store, BLANK, embedded=Embedded("model@1", (), np.zeros((0, 2), np.float32)))

    assert store.embedded(MINE, BLANK.id, "model@1") is None


def test_vectors_come_back_as_float32_that_may_be_written_to(store):
    add(store, FERRY, embedded=FERRY_VECTORS)

    vectors = store.embedded(MINE, FERRY.id, "model@1").vectors
    vectors *= 0

    assert (vectors.dtype, vectors.shape) == (np.float32, (2, 2))
    assert same(store.embedded(MINE, FERRY.id, "model@1"), FERRY_VECTORS)


def test_vectors_of_an_article_that_is_not_known_are_refused(store):
    with pytest.raises(UnknownArticle):
        store.keep_vectors(MINE, FERRY.id, FERRY_VECTORS)

    add(store, FERRY)
    assert store.embedded(MINE, FERRY.id, "model@1") is None


def test_an_article_whose_vectors_cannot_be_kept_is_not_kept_either(store):
    broken = Embedded("model@1", FERRY_VECTORS.rows, np.array([["0.5", "0.5"], ["not a", "number"]]))

    with pytest.raises(ValueError, match="could not convert"):
        add(store, FERRY, sentences=FERRY_SENTENCES, embedded=broken, room="console")

    assert (store.get(MINE, FERRY.id), store.listed(MINE), store.open_in(MINE, "console")) == (None, [], [])
    assert store.embedded(MINE, FERRY.id, "model@1") is None
    assert add(store, FERRY) is True


def test_articles_are_found_by_the_beginning_of_their_id_at_most_two(store):
    articles = [Article(f"Text {number}", ()) for number in range(40)]
    for article in articles:
        add(store, article)
    ids = sorted(article.id for article in articles)
    shared = next(one[0] for one, third in zip(ids, ids[2:], strict=False) if one[0] == third[0])

    assert store.find(MINE, shared) == [one for one in ids if one.startswith(shared)][:2]
    assert [store.find(MINE, one) for one in ids] == [[one] for one in ids]
    assert [store.find(MINE, one[:length]) for one in ids for length in (8, 9, 10, 63)] == [
        [one] for one in ids for _ in "1234"
    ]


@pytest.mark.parametrize("prefix", ["", "%", "_", "a%", "g", "A", " ", "a\n", "*", "é"])
def test_what_is_no_beginning_of_an_id_finds_nothing(store, prefix):
    add(store, FERRY)

    assert store.find(MINE, prefix) == []
    assert store.find(MINE, FERRY.id + prefix + "0") == []


def test_the_list_has_the_latest_first_and_equal_times_by_id(store):
    early = Article("Early.", ())
    tied = sorted([Article("One.", ()), Article("Two.", ()), Article("Three.", ())], key=lambda article: article.id)
    for article in reversed(tied):
        add(store, article, when=NOON)
    add(store, GLACIER, when=LATER)
    add(store, early, when=datetime(2026, 3, 1, 13, 59, 59, tzinfo=timezone(timedelta(hours=2))))

    assert [shelved.id for shelved in store.listed(MINE)] == [GLACIER.id, *(article.id for article in tied), early.id]


def test_times_are_told_in_utc(store):
    add(store, FERRY, when=datetime(2026, 3, 1, 14, 0, 0, 5, tzinfo=timezone(timedelta(hours=2))))

    assert store.listed(MINE)[0].loaded.isoformat() == "2026-03-01T12:00:00.000005+00:00"


@given(text=ANY_TEXT | AWKWARD)
def test_every_character_of_text_title_url_and_room_comes_back(lasting_store, text):
    article = Article(text, (Paragraph(1, Span(0, len(text))),), title=text[::-1], url=text)
    add(lasting_store, article, room=text)

    assert lasting_store.get(MINE, article.id) == article
    assert lasting_store.open_in(MINE, text) == [article.id]


@given(values=st.lists(st.floats(width=32, allow_nan=False), min_size=1))
def test_every_float_of_a_vector_comes_back(lasting_store, values):
    add(lasting_store, FERRY)
    embedded = Embedded(f"model of {values}", (Row(3, 1, Span(13, 24)),), np.array([values], np.float32))
    lasting_store.keep_vectors(MINE, FERRY.id, embedded)

    assert same(lasting_store.embedded(MINE, FERRY.id, embedded.model_id), embedded)
