"""The library reads from the journal what a question follows."""

import pytest

from fakes.house import CONSOLE, House
from retrieval.answer import Note, Question, Room
from retrieval.errors import UnknownEntry
from retrieval.segment import article_from_text

FERRY = article_from_text(
    "Ferry aground\n\nThe ferry hit a rock. It hit it at noon.\n\nThe mayor thanked the crew. Rain fell on Monday."
)
POOL = article_from_text("The pool closed in March.\n\nChildren protested.")
ATTIC = Room("console", "attic")
THEIRS = Room("server:2", "channel:1")


def put(house, text, follows=None, room=CONSOLE, article=None):
    return house.library.ask(Question(text, room, "me"), article, follows=follows)


@pytest.fixture
def house():
    made = House()
    made.library.load(FERRY, CONSOLE)
    return made


def test_a_question_that_follows_an_answer_is_understood_from_it_and_journalled_so(house):
    first = put(house, "Did the ferry hit a rock?")
    then = put(house, "when?", first.id)
    assert (then.follows, then.answer.understood) == (first.id, "When did the ferry hit a rock?")
    assert Note.FOLLOWED in then.answer.notes
    assert house.library.answer("console", then.id) == then
    assert then.question.text == "when?"


def test_the_chain_is_followed_back_to_where_it_began(house):
    first = put(house, "Did the mayor thank the crew?")
    second = put(house, "Is there a ferry?", first.id)
    third = put(house, "and the ferry?", second.id)
    assert third.follows == second.id
    assert (second.follows, second.answer.understood) == (first.id, None)


def test_an_id_is_taken_as_a_person_may_type_it(house):
    first = put(house, "Did the ferry hit a rock?")
    assert put(house, "when?", f" {first.id.upper()} ").follows == first.id


def test_after_an_answer_of_another_article_a_question_is_taken_alone(house):
    first = put(house, "Did the ferry hit a rock?")
    house.library.load(POOL, CONSOLE)
    then = put(house, "when?", first.id)
    assert (then.article_id, then.follows, then.answer.understood) == (POOL.id, None, None)
    assert put(house, "when?", first.id, article=FERRY.id).follows == first.id


def test_a_chain_ends_where_another_article_was_asked(house):
    house.library.load(POOL, ATTIC)
    pool = put(house, "When did the pool close?", room=ATTIC)
    ferry = put(house, "Did the ferry hit a rock?", pool.id)
    assert ferry.follows is None


@pytest.mark.parametrize("follows", ["a999999999", "", "ä", "answer 7"])
def test_an_answer_that_is_not_there_is_followed_by_nothing(house, follows):
    then = put(house, "when?", follows)
    assert (then.follows, then.answer.understood) == (None, None)


def test_what_another_owner_was_answered_is_not_there(house):
    house.library.load(FERRY, THEIRS)
    theirs = put(house, "Did the ferry hit a rock?", room=THEIRS)
    assert put(house, "when?", theirs.id).follows is None
    with pytest.raises(UnknownEntry):
        house.library.answer("console", theirs.id)


def test_asked_again_a_follow_up_has_the_same_context(house):
    first = put(house, "Did the ferry hit a rock?")
    then = put(house, "when?", first.id)
    again = house.library.replay("console", then.id)
    assert again.differences == ()
    assert (again.now.follows, again.now.answer) == (first.id, then.answer)


def test_a_question_that_stands_on_its_own_is_journalled_with_what_it_came_after_and_answered_the_same(house):
    first = put(house, "Did the ferry hit a rock?")
    alone, after = put(house, "Who thanked the crew?"), put(house, "Who thanked the crew?", first.id)
    assert after.answer == alone.answer
    assert (alone.follows, after.follows) == (None, first.id)
