"""Rooms, owners and postings: what holds where, and that nobody sees another's."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from fakes.house import CONSOLE, NOON, House
from retrieval.answer import Posting, Question, Room
from retrieval.errors import AmbiguousArticle, NoArticleOpen, UnknownArticle, UnknownEntry
from retrieval.ids import opaque_id
from retrieval.segment import article_from_text

FERRY = article_from_text("Ferry aground\n\nThe ferry hit a rock. Nobody was hurt.")
POOL = article_from_text("The pool closed in March.\n\nChildren protested.")
CHANNEL = Room("server:1", "channel:1")
THREAD = Room("server:1", "thread:5", within="channel:1")
ELSEWHERE = Room("server:2", "channel:1")


def what_closed(room):
    return Question("What closed in March?", room, "person:1")


def test_what_is_open_in_a_channel_holds_in_its_thread_until_the_thread_opens_its_own():
    library = House().library
    library.load(POOL, CHANNEL)
    assert library.open_in(THREAD) == [POOL]
    assert library.ask(what_closed(THREAD)).article_id == POOL.id
    library.load(FERRY, THREAD)
    assert (library.open_in(THREAD), library.open_in(CHANNEL)) == ([FERRY], [POOL])
    assert library.ask(what_closed(THREAD)).article_id == FERRY.id


def test_closing_a_thread_leaves_the_article_of_the_channel():
    library = House().library
    library.load(POOL, CHANNEL)
    library.load(FERRY, THREAD)
    assert library.close(THREAD) == [FERRY]
    assert library.open_in(THREAD) == [POOL]
    assert library.close(THREAD) == []
    assert library.open_in(CHANNEL) == [POOL]


def test_a_closed_room_has_nothing_open_and_its_article_can_still_be_named():
    library = House().library
    library.load(POOL, CHANNEL)
    assert (library.close(CHANNEL), library.open_in(CHANNEL)) == ([POOL], [])
    with pytest.raises(NoArticleOpen):
        library.ask(what_closed(CHANNEL))
    assert library.ask(what_closed(CHANNEL), POOL.id).article_id == POOL.id


def test_an_article_is_opened_again_by_the_beginning_of_its_id():
    library = House().library
    library.load(POOL, CHANNEL)
    library.load(FERRY, CHANNEL)
    assert library.open(CHANNEL, POOL.id[:8]) == POOL
    assert library.open_in(CHANNEL) == [POOL]


def test_a_question_remembers_its_room_whole():
    house = House()
    house.library.load(POOL, CHANNEL)
    asked = house.library.ask(what_closed(THREAD))
    assert house.library.answer("server:1", asked.id).question.room == THREAD


def test_nothing_of_one_server_is_found_in_another_with_a_room_of_the_same_name():
    library = House().library
    library.load(POOL, CHANNEL)
    asked = library.ask(what_closed(CHANNEL))
    library.post("server:1", asked.id, "https://example.org/1", private=False)
    assert (library.listed("server:2"), library.recent("server:2", 9), library.open_in(ELSEWHERE)) == ([], [], [])
    assert (library.postings("server:2", asked.id), library.close(ELSEWHERE)) == ([], [])
    for look_up in (
        lambda: library.article("server:2", POOL.id),
        lambda: library.open(ELSEWHERE, POOL.id),
        lambda: library.shelf("server:2", POOL.id),
        lambda: library.ask(what_closed(ELSEWHERE), POOL.id),
    ):
        with pytest.raises(UnknownArticle) as refused:
            look_up()
        assert str(refused.value) == str(UnknownArticle(POOL.id))
    with pytest.raises(NoArticleOpen):
        library.ask(what_closed(ELSEWHERE))
    assert library.open_in(CHANNEL) == [POOL]


@pytest.mark.parametrize("id_", ["a000000001", "a000000009"], ids=["another's", "nobody's"])
def test_an_answer_of_anothers_is_refused_in_the_words_for_one_that_is_not_there(id_):
    library = House().library
    library.load(POOL, CHANNEL)
    assert library.ask(what_closed(CHANNEL)).id == "a000000001"
    for look_up in (
        lambda: library.answer("server:2", id_),
        lambda: library.replay("server:2", id_),
        lambda: library.post("server:2", id_, None, private=True),
    ):
        with pytest.raises(UnknownEntry) as refused:
            look_up()
        assert (refused.value.message, refused.value.remedy) == (UnknownEntry(id_).message, UnknownEntry(id_).remedy)
    assert library.postings("server:2", id_) == []


def test_a_text_that_another_has_is_new_and_is_read_anew():
    house = House()
    house.library.load(article_from_text(POOL.text, title="Theirs"), CHANNEL)
    texts = house.embedder.texts
    loaded = house.library.load(POOL, ELSEWHERE)
    assert (loaded.new, loaded.article.title) == (True, POOL.title)
    assert house.embedder.texts == 2 * texts
    assert [one.title for one in house.library.listed("server:1")] == ["Theirs"]
    shelves = [house.library.shelf(owner, POOL.id) for owner in ("server:1", "server:2")]
    assert [shelf.article.title for shelf in shelves] == ["Theirs", POOL.title]


def test_the_beginning_of_an_id_is_ambiguous_among_the_owners_own_articles_alone():
    library = House().library
    storms = [article_from_text(f"Storm {number} came ashore.") for number in range(17)]  # two share a first digit
    one, other = next(pair for pair in pairwise(sorted(storms, key=lambda storm: storm.id)) if shared(*pair))
    library.load(one, CHANNEL)
    library.load(other, ELSEWHERE)
    assert library.article("server:1", one.id[0]) == one
    library.load(other, CHANNEL)
    with pytest.raises(AmbiguousArticle):
        library.article("server:1", one.id[0])
    assert library.article("server:2", one.id[0]) == other


def shared(one, other):
    return one.id[0] == other.id[0]


def test_recent_answers_are_the_owners_newest_first():
    library = House().library
    library.load(POOL, CHANNEL)
    library.load(POOL, ELSEWHERE)
    mine = [library.ask(what_closed(room)) for room in (CHANNEL, THREAD)]
    library.ask(what_closed(ELSEWHERE))
    assert library.recent("server:1", 10) == mine[::-1]
    assert library.recent("server:1", 1) == mine[1:]


def test_it_is_kept_where_and_when_an_answer_was_shown():
    library = House().library
    library.load(POOL, CONSOLE)
    asked = library.ask(what_closed(CONSOLE))
    assert library.postings("console", asked.id) == []
    library.post("console", asked.id, None, private=True)
    library.post("console", f" {asked.id.upper()} ", "https://example.org/1", private=False)
    first = Posting(asked.id, NOON + timedelta(minutes=2), None, private=True)
    second = replace(first, when=NOON + timedelta(minutes=3), link="https://example.org/1", private=False)
    assert library.postings("console", asked.id.upper()) == [first, second]


def test_an_id_is_ten_characters_that_cannot_be_misread_and_never_the_same():
    ids = [opaque_id() for _ in range(2_000)]
    assert len(set(ids)) == 2_000
    assert {len(one) for one in ids} == {10}
    assert {character for one in ids for character in one} == set("0123456789abcdefghjkmnpqrstvwxyz")
