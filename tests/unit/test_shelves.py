"""Shelves in memory, asked for from several threads at once. They wait for each other, never for time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event
from time import monotonic

import pytest

from fakes.house import CONSOLE, House
from fakes.models import BagOfWords, ExactIndex
from retrieval.answer import EARLY, FULL, Question, Room
from retrieval.article import Article
from retrieval.segment import article_from_paragraphs, article_from_text
from retrieval.shelf import embedded, shelved
from retrieval.shelves import KEPT, Shelves

FERRY = article_from_text("Ferry aground\n\nThe ferry hit a rock. Nobody was hurt.\n\nThe mayor thanked the crew.")
POOL = article_from_text("The pool closed in March.\n\nChildren protested.")
HIT = Question("What did the ferry hit?", CONSOLE, "me")
KEY = ("console", FERRY.id)
BY_WORDS = shelved(FERRY)
FULLY = BY_WORDS.with_vectors(embedded(BY_WORDS, BagOfWords()), ExactIndex)

SOON = 20
"""Seconds after which a test that waits for ever is failed; none comes near it."""


@pytest.fixture
def threads():
    with ThreadPoolExecutor(8) as pool:
        yield pool


class Held:
    """A `build` that says when it is called, and returns when it is let go."""

    def __init__(self, shelf):
        self.shelf, self.calls, self.begun, self.let_go = shelf, 0, Event(), Event()

    def __call__(self):
        self.calls += 1
        self.begun.set()
        assert self.let_go.wait(SOON)
        return self.shelf


def waiting_for(shelves, key):
    """How many threads hold or want the turn of that key; looked at without waiting."""
    with shelves._lock:
        return shelves._turns[key].wanted_by if key in shelves._turns else 0


def until(condition):
    begun = monotonic()
    while not condition():
        assert monotonic() < begun + SOON
        Event().wait(0.001)


def test_one_shelf_is_built_once_however_many_ask_for_it_at_once(threads):
    shelves, build = Shelves(), Held(FULLY)
    asked = [threads.submit(shelves.found_or_built, KEY, build, dense=True) for _ in range(8)]
    until(lambda: waiting_for(shelves, KEY) == 8)
    build.let_go.set()
    assert all(one.result(SOON) is FULLY for one in asked)
    assert build.calls == 1
    assert waiting_for(shelves, KEY) == 0


def test_nobody_waits_for_the_building_of_another_shelf(threads):
    shelves, build = Shelves(), Held(FULLY)
    slow = threads.submit(shelves.found_or_built, KEY, build, dense=True)
    assert build.begun.wait(SOON)
    other = shelved(POOL)
    for key in (("console", POOL.id), ("server:1", FERRY.id)):  # another article; the same one of another owner
        assert threads.submit(shelves.found_or_built, key, lambda: other, dense=False).result(SOON) is other
        assert threads.submit(shelves.find, key, dense=False).result(SOON) is other
    assert not slow.done()
    build.let_go.set()
    assert slow.result(SOON) is FULLY


def test_a_build_that_fails_is_told_to_its_caller_and_the_next_one_builds(threads):
    shelves, begun, let_go = Shelves(), Event(), Event()

    def fail():
        begun.set()
        assert let_go.wait(SOON)
        raise RuntimeError("no memory")

    first = threads.submit(shelves.found_or_built, KEY, fail, dense=True)
    assert begun.wait(SOON)
    second = threads.submit(shelves.found_or_built, KEY, lambda: FULLY, dense=True)
    until(lambda: waiting_for(shelves, KEY) == 2)
    let_go.set()
    with pytest.raises(RuntimeError, match="no memory"):
        first.result(SOON)
    assert second.result(SOON) is FULLY
    assert waiting_for(shelves, KEY) == 0


def test_a_shelf_without_vectors_serves_until_vectors_are_wanted_and_is_then_replaced():
    shelves = Shelves()
    assert shelves.found_or_built(KEY, lambda: BY_WORDS, dense=False) is BY_WORDS
    assert shelves.find(KEY, dense=True) is None
    assert shelves.found_or_built(KEY, lambda: FULLY, dense=True) is FULLY
    assert shelves.find(KEY, dense=False) is FULLY


def test_a_shelf_without_vectors_that_comes_late_does_not_displace_one_that_has_them():
    shelves = Shelves()
    shelves.keep(KEY, FULLY)
    assert shelves.keep(KEY, BY_WORDS) is FULLY
    assert shelves.find(KEY, dense=True) is FULLY


def test_the_least_used_goes_when_there_are_too_many_whoever_owns_them():
    shelves = Shelves()
    keys = [(f"server:{number % 2}", str(number)) for number in range(KEPT)]
    for key in keys:
        shelves.keep(key, BY_WORDS)
    assert shelves.find(keys[0], dense=False) is BY_WORDS  # now the latest
    shelves.keep(("server:3", "one more"), BY_WORDS)
    gone = [key for key in keys if shelves.find(key, dense=False) is None]
    assert gone == [keys[1]]


def test_many_threads_asking_a_cold_article_embed_it_once_and_all_get_their_answer(threads):
    house = House()
    house.library.load(FERRY, CONSOLE)
    house.embedder.texts, cold = 0, house.another()
    house.articles._vectors.clear()
    together = Barrier(8)

    def ask(_):
        together.wait(SOON)
        return cold.ask(HIT)

    asked = list(threads.map(ask, range(8)))
    assert {(one.answer, len(one.answer.citations)) for one in asked} == {(asked[0].answer, 1)}
    assert 7 + 1 <= house.embedder.texts <= 7 + 8  # the article once, and the question until its answer is remembered
    assert {one.id for one in asked} == {one.id for one in house.library.recent("console", 99)}
    assert len({one.id for one in asked}) == 8


def test_questions_are_answered_while_another_article_is_being_loaded(threads):
    house = House()
    house.library.load(FERRY, CONSOLE)
    begun, let_go = Event(), Event()

    def progress(_done, _of):
        begun.set()
        assert let_go.wait(SOON)

    loading = threads.submit(house.library.load, POOL, Room("server:1", "channel:1"), progress)
    assert begun.wait(SOON)
    assert threads.submit(house.library.ask, HIT).result(SOON).article_id == FERRY.id
    let_go.set()
    assert loading.result(SOON).new is True


def test_a_load_that_is_given_up_leaves_nothing_and_the_next_one_works(threads):
    house = House()

    def stop(_done, _of):
        raise KeyError("stopped")

    with pytest.raises(KeyError):
        threads.submit(house.library.load, FERRY, CONSOLE, stop).result(SOON)
    assert house.library.listed("console") == []
    assert threads.submit(house.library.load, FERRY, CONSOLE).result(SOON).new is True


def test_a_text_loaded_twice_at_once_in_other_paragraphs_has_the_vectors_of_those_that_were_kept(threads):
    text = "Rain fell.\n\nThe ferry hit a rock."
    ways = [article_from_text(text), article_from_paragraphs([text])]
    for _ in range(20):
        house, together = House(), Barrier(2)

        def load(article: Article, house=house, together=together):
            together.wait(SOON)
            return house.library.load(article, CONSOLE)

        loaded = list(threads.map(load, ways))
        assert sorted(one.new for one in loaded) == [False, True]
        (article,) = {one.article for one in loaded}
        kept = house.articles.embedded("console", article.id, "bag-of-words@1")
        assert {row.paragraph for row in kept.rows} == {one.number for one in article.paragraphs}


def test_an_answer_names_the_models_that_took_part_though_the_embedder_comes_while_it_is_given():
    house = House(early=True)
    house.library.load(FERRY, CONSOLE)
    readers = iter([house.reader()])
    house.early = False
    full = house.reader()
    house.library._reader = lambda: next(readers, full)  # as a front end does that warms up
    early, late = house.library.ask(HIT), house.library.ask(replace(HIT, text="Who was hurt?"))
    assert (early.answer.stages, sorted(early.models)) == (EARLY, ["reranker"])
    assert (late.answer.stages, sorted(late.models)) == (FULL, ["embedder", "reranker"])
