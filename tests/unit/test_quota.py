"""How much an owner may keep: what is counted, what is never refused, and that nothing is lost where it is refused."""

import pytest

from fakes.house import CONSOLE, House
from retrieval.answer import Question
from retrieval.errors import QuotaReached
from retrieval.plain import article_of, draft_of_text
from retrieval.quota import Quota
from retrieval.refusals import LibraryFull, StorageFull

FERRY, POOL = draft_of_text("The ferry hit a rock."), draft_of_text("The pool closed in March.")
OWNER = CONSOLE.owner


def house_of(**quota):
    return House(quota=Quota(**quota))


def weight_of(*drafts):
    house = House()
    for one in drafts:
        house.gate.let_in(one, CONSOLE)
    return house.articles.size(OWNER).bytes


def listed(house):
    return [one.id for one in house.library.listed(OWNER)]


def test_as_many_articles_as_may_be_kept_are_and_not_one_more():
    house = house_of(articles=1)
    house.gate.let_in(FERRY, CONSOLE)
    with pytest.raises(LibraryFull) as told:
        house.gate.let_in(POOL, CONSOLE)
    assert told.value.message == "This library is full: it may hold one article."
    assert told.value.remedy == "Remove an article that is no longer needed, and try again."
    assert listed(house) == [article_of(FERRY).id]
    assert LibraryFull(2_000).message == "This library is full: it may hold 2,000 articles."


def test_texts_with_their_vectors_are_counted_to_the_byte():
    both = weight_of(FERRY, POOL)
    assert both == len(article_of(FERRY).text) + len(article_of(POOL).text) + 4 * 4 * 64  # four vectors of 64 numbers
    enough = house_of(bytes=both)
    enough.gate.let_in(FERRY, CONSOLE)
    enough.gate.let_in(POOL, CONSOLE)
    assert enough.articles.size(OWNER).bytes == both
    short = house_of(bytes=both - 1)
    short.gate.let_in(FERRY, CONSOLE)
    with pytest.raises(StorageFull):
        short.gate.let_in(POOL, CONSOLE)
    assert listed(short) == [article_of(FERRY).id]
    assert short.articles.size(OWNER).bytes == weight_of(FERRY)


def test_a_text_too_large_for_what_is_left_is_refused_before_any_work():
    house = house_of(bytes=10)
    with pytest.raises(StorageFull):
        house.gate.let_in(FERRY, CONSOLE)
    assert house.embedder.texts == 0


@pytest.mark.parametrize(
    ("limit", "told"), [(200_000_000, "200 MB"), (1_500_000, "1.5 MB"), (2_000_000_000, "2,000 MB")]
)
def test_bytes_are_told_in_the_words_of_people(limit, told):
    assert StorageFull(limit).message == f"This library is full: it may take up {told}."


@pytest.mark.parametrize("quota", [{"articles": 1}, {"bytes": weight_of(FERRY)}])
def test_a_text_that_is_there_is_never_refused(quota):
    house = house_of(**quota)
    house.gate.let_in(FERRY, CONSOLE)
    assert not house.gate.let_in(FERRY, CONSOLE).new
    assert house.gate.look(OWNER, FERRY).full is None
    first, second = (house.gate.wait(OWNER, FERRY, "person:1") for _ in range(2))
    assert not house.gate.accept(first, CONSOLE).new
    assert not house.gate.accept(second, CONSOLE).new


def test_what_waits_is_counted_but_for_what_is_being_let_in():
    alone = House()
    alone.gate.wait(OWNER, FERRY, "person:1")
    waiting = alone.drafts.size(OWNER)
    house = house_of(bytes=weight_of(FERRY) + waiting)
    one, other = house.gate.wait(OWNER, FERRY, "person:1"), house.gate.wait(OWNER, POOL, "person:1")
    with pytest.raises(StorageFull):  # the other still waits, and is the longer one
        house.gate.accept(one, CONSOLE)
    house.gate.discard(OWNER, other)
    assert house.gate.accept(one, CONSOLE).new
    assert house.drafts.size(OWNER) == 0


def test_a_draft_stays_where_it_waits_until_there_is_room_for_it():
    house = house_of(articles=1)
    waits = house.gate.wait(OWNER, POOL, "person:1")
    house.gate.let_in(FERRY, CONSOLE)  # somebody else was quicker
    with pytest.raises(LibraryFull):
        house.gate.accept(waits, CONSOLE)
    house.stewardship.remove(OWNER, article_of(FERRY).id)
    assert house.gate.accept(waits, CONSOLE).new


def test_a_look_tells_that_there_is_no_room_and_one_draft_may_wait_all_the_same():
    house = house_of(bytes=weight_of(FERRY))
    house.gate.let_in(FERRY, CONSOLE)
    assert isinstance(house.gate.look(OWNER, POOL).full, StorageFull)
    house.gate.wait(OWNER, POOL, "person:1")
    with pytest.raises(StorageFull):
        house.gate.wait(OWNER, draft_of_text("The pier opened in June."), "person:1")


def test_a_removed_text_that_an_answer_cites_keeps_its_bytes_and_may_come_back():
    house = house_of(bytes=weight_of(FERRY))
    house.gate.let_in(FERRY, CONSOLE)
    house.library.ask(Question("What did the ferry hit?", CONSOLE, "person:1"))
    house.stewardship.remove(OWNER, article_of(FERRY).id)
    with pytest.raises(StorageFull):
        house.gate.let_in(POOL, CONSOLE)
    assert house.gate.let_in(FERRY, CONSOLE).new
    assert listed(house) == [article_of(FERRY).id]


def test_nobody_is_full_because_another_is():
    house = house_of(articles=1)
    house.gate.let_in(FERRY, CONSOLE)
    assert house.library.allowance.reached("server:2", article_of(POOL), 1) is None
    assert isinstance(house.library.allowance.reached(OWNER, article_of(POOL), 1), QuotaReached)
