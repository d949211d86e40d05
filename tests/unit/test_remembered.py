"""The same question to the same article is answered once, and every time journalled."""

from fakes.house import House
from retrieval.answer import Question, Room
from retrieval.remembered import Asking, Remembered
from retrieval.segment import article_from_text

FERRY = article_from_text("Ferry aground\n\nThe ferry hit a rock near Holm. Nobody was hurt.")
MINE, THEIRS = Room("server:1", "hall"), Room("server:2", "hall")
HIT = "What did the ferry hit?"


def ask(house, text=HIT, room=MINE):
    return house.library.ask(Question(text, room, "person:1"))


def test_a_second_asking_costs_no_model_and_is_an_entry_of_its_own():
    house = House()
    house.library.load(FERRY, MINE)
    first, before = ask(house), house.embedder.texts
    second = ask(house, f"  {HIT} ")
    assert house.embedder.texts == before
    assert (second.answer, second.id != first.id) == (first.answer, True)
    assert [one.id for one in house.library.recent("server:1", 5)] == [second.id, first.id]


def test_what_another_library_asked_is_asked_anew():
    house = House()
    for room in (MINE, THEIRS):
        house.library.load(FERRY, room)
    ask(house)
    before = house.embedder.texts
    ask(house, room=THEIRS)
    assert house.embedder.texts > before


def test_a_replay_asks_the_models():
    house = House()
    house.library.load(FERRY, MINE)
    first, before = ask(house), house.embedder.texts
    house.library.replay("server:1", first.id)
    assert house.embedder.texts > before


def test_an_early_answer_is_not_given_once_there_is_a_full_one():
    house = House(early=True)
    house.library.load(FERRY, MINE)
    early = ask(house)
    house.early = False
    assert ask(house).answer.stages != early.answer.stages


def test_the_answer_that_was_not_asked_for_longest_is_forgotten():
    kept, keys = Remembered(), [Asking("o", "a", f"q{n}", (), "p") for n in range(1_001)]
    for key in keys[:-1]:
        kept.keep(key, key)
    assert kept.find(keys[0]) == keys[0]
    kept.keep(keys[-1], keys[-1])
    assert (kept.find(keys[0]), kept.find(keys[1])) == (keys[0], None)
