"""What `ArticleStore` promises of articles that are taken out, and of several in one room; on fake and database."""

import pytest

from fakes.kept import FERRY, FERRY_LEDGER, FERRY_SENTENCES, FERRY_VECTORS, GLACIER, LATER, MINE, NOON, THEIRS, add
from fakes.store import MemoryArticles, MemoryJournal
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.statements import ledger_to_json
from retrieval.answer import Answer, Asked, NotInArticle, Posting, Question, Room
from retrieval.article import Article, Paragraph, Span
from retrieval.errors import UnknownArticle
from retrieval.ports import Opening, Origin, Size

ADDRESS = "https://example.org/ferry"
HALL = "https://discord.example/1"


@pytest.fixture(params=["memory", "sqlite"])
def house(request, tmp_path):
    """A store with its journal."""
    if request.param == "memory":
        journal, articles = MemoryJournal(), MemoryArticles()
        articles.cited = lambda owner, article: any(one.article_id == article for one in journal.recent(owner, 99))
        yield articles, journal
        return
    with Database(f"sqlite:///{tmp_path / 'library.db'}") as database:
        yield SqlArticles(database), SqlJournal(database)


def asked(article, id_="a1", room="hall", owner=MINE):
    question = Question("Late?", Room(owner, room), "person:1")
    return Asked(id_, NOON, question, article.id, Answer(NotInArticle(), 0.0, (), ()), {}, "0123456789ab", 1.0)


def filled(store):
    store.add(
        MINE, FERRY, FERRY_SENTENCES, FERRY_VECTORS, FERRY_LEDGER,
        opening=Opening("hall"), when=NOON, origin=Origin(ADDRESS),
    )  # fmt: skip


def test_an_article_that_nobody_asked_about_goes_with_all_that_was_kept_of_it(house):
    store, _ = house
    filled(store)

    assert (store.remove(MINE, FERRY.id, LATER), store.remove(MINE, FERRY.id, LATER)) == (True, False)

    assert (store.get(MINE, FERRY.id), store.find(MINE, FERRY.id), store.listed(MINE)) == (None, [], [])
    assert (store.open_in(MINE, "hall"), store.versions(MINE, address=ADDRESS)) == ([], [])
    assert store.embedded(MINE, FERRY.id, FERRY_VECTORS.model_id) is None
    assert store.ledger(MINE, FERRY.id, FERRY_LEDGER.reader) is None


def test_an_article_that_an_answer_is_about_is_kept_for_the_audit_and_found_no_more(house):
    store, journal = house
    filled(store)
    journal.record(asked(FERRY))

    assert store.remove(MINE, FERRY.id, LATER) is True

    assert (store.find(MINE, FERRY.id), store.listed(MINE), store.open_in(MINE, "hall")) == ([], [], [])
    assert (store.get(MINE, FERRY.id), journal.find(MINE, "a1").article_id) == (FERRY, FERRY.id)
    assert [one.number for one in store.versions(MINE, address=ADDRESS)] == [1]
    with pytest.raises(UnknownArticle):
        store.open(MINE, "hall", FERRY.id, LATER)


def test_a_removed_article_is_back_when_it_is_loaded_again(house):
    store, journal = house
    filled(store)
    journal.record(asked(FERRY))
    store.remove(MINE, FERRY.id, LATER)

    assert add(store, FERRY, room="attic", when=LATER) is True
    assert [(one.id, one.loaded, one.open_in) for one in store.listed(MINE)] == [(FERRY.id, LATER, ("attic",))]


def test_nobody_removes_what_is_anothers(house):
    store, _ = house
    filled(store)
    assert store.remove(THEIRS, FERRY.id, LATER) is False
    assert store.open_in(MINE, "hall") == [FERRY.id]


def test_several_articles_are_open_beside_each_other_the_latest_first(house):
    store, _ = house
    filled(store)
    add(store, GLACIER)

    store.open(MINE, "hall", GLACIER.id, LATER, beside=True)
    assert store.open_in(MINE, "hall") == [GLACIER.id, FERRY.id]
    assert (store.close(MINE, "hall", GLACIER.id), store.close(MINE, "hall", GLACIER.id)) == (True, False)
    assert store.open_in(MINE, "hall") == [FERRY.id]

    store.open(MINE, "hall", GLACIER.id, LATER)
    assert store.open_in(MINE, "hall") == [GLACIER.id]


def test_what_an_owner_keeps_is_counted_in_bytes_of_texts_vectors_and_statements(house):
    store, _ = house
    ice = Article("Ís — 氷", (Paragraph(1, Span(0, 6)),))
    assert store.weight(ice, None, None) == 11
    weight = store.weight(FERRY, FERRY_VECTORS, FERRY_LEDGER)
    assert weight == len(FERRY.text) + 2 * 2 * 4 + len(ledger_to_json(FERRY_LEDGER))
    add(store, ice)
    add(store, FERRY, embedded=FERRY_VECTORS, ledger=FERRY_LEDGER)
    assert (store.size(MINE), store.size(THEIRS)) == (Size(2, 11 + weight), Size(0, 0))


def test_what_was_removed_counts_as_no_article_and_its_bytes_for_as_long_as_it_stays(house):
    store, journal = house
    filled(store)
    add(store, GLACIER)
    before = store.size(MINE)
    journal.record(asked(FERRY))
    store.remove(MINE, FERRY.id, LATER)
    assert store.size(MINE) == Size(before.articles - 1, before.bytes)
    store.remove(MINE, GLACIER.id, LATER)
    assert store.size(MINE) == Size(before.articles - 2, before.bytes - len(GLACIER.text))


def test_the_latest_answer_of_a_room_and_the_one_in_a_message_are_found(house):
    store, journal = house
    filled(store)
    for id_, room in (("a1", "hall"), ("a2", "hall"), ("a3", "attic")):
        journal.record(asked(FERRY, id_, room))
    journal.post(MINE, Posting("a1", NOON, HALL, private=False))

    assert (journal.latest_in(MINE, "hall").id, journal.latest_in(MINE, "attic").id) == ("a2", "a3")
    assert (journal.shown_at(MINE, HALL).id, journal.shown_at(MINE, "elsewhere"), journal.shown_at(THEIRS, HALL)) == (
        "a1",
        None,
        None,
    )
    assert (journal.latest_in(MINE, "cellar"), journal.latest_in(THEIRS, "hall")) == (None, None)
