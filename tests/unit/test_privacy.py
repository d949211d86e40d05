"""What a person may ask for, on a library of fakes: what is kept, all of it, and that it be forgotten."""

import json
from datetime import timedelta

import pytest

from bot.registry import Registry
from fakes.channel import PEOPLE, desk_on, person
from fakes.house import House
from retrieval.answer import Question, Room
from retrieval.draft import Draft, Piece
from retrieval.errors import NoArticleOpen
from retrieval.people import ERASED, ERASED_QUESTION, Holdings, QuestionErased
from retrieval.privacy import FORMAT
from retrieval.rules import HouseRules
from retrieval.segment import article_from_text
from retrieval.unavailable import StoreLocked

ANN, BOB = person(11), person(22)
NEWS = Room("server:1", "channel:1")
OWN = Room(ANN, "channel:9")
FERRY = article_from_text("Ferry aground\n\nThe ferry hit a rock. Nobody was hurt.", url="https://example.org/ferry")
DAY = timedelta(days=1)


@pytest.fixture
def house():
    return House()


def ask(house, by=ANN, room=NEWS, text="What did the ferry hit?"):
    asked = house.library.ask(Question(text, room, by))
    house.privacy.seen(room.owner, by, {ANN: "11", BOB: "22"}[by])
    return asked


def test_a_name_is_known_for_thirty_days_after_the_last_question_and_no_longer(house):
    house.library.load(FERRY, NEWS)
    ask(house)
    house.away = 20 * DAY
    ask(house)
    house.away = 49 * DAY
    assert house.privacy.forget_names() == 0
    assert house.privacy.names(NEWS.owner, {ANN, BOB}) == {ANN: "11"}
    house.away = 50 * DAY  # the clock has moved some minutes since
    assert house.privacy.names(NEWS.owner, {ANN}) == {}
    assert house.privacy.forget_names() == 1
    assert house.privacy.about(ANN) == Holdings(questions=2)


def test_a_server_may_have_a_shorter_time_and_no_longer_one(house):
    house.library.load(FERRY, NEWS)
    ask(house)
    house.away = 8 * DAY
    assert house.privacy.names(NEWS.owner, {ANN}, days=7) == {}
    assert house.privacy.names(NEWS.owner, {ANN}) == {ANN: "11"}
    assert house.privacy.forget_names("server:2", days=7) == 0
    assert house.privacy.forget_names(NEWS.owner, days=7) == 1
    ask(house)
    house.away = 40 * DAY
    assert house.privacy.names(NEWS.owner, {ANN}, days=90) == {}


def test_in_a_persons_own_library_no_name_is_kept(house):
    house.library.load(FERRY, OWN)
    ask(house, room=OWN)
    assert house.people.named == {}


def test_of_somebody_who_never_asked_the_export_is_empty(house):
    given = house.privacy.export(person(99))
    assert {name: value for name, value in given.items() if name not in {"made", "person"}} == {
        "format": FORMAT,
        "names": [],
        "questions": [],
        "drafts": [],
        "cases": [],
        "articles": [],
    }
    assert house.privacy.about(person(99)) == house.privacy.erase(person(99)) == Holdings()


def test_an_export_has_every_question_with_the_words_that_were_cited(house):
    house.library.load(FERRY, NEWS)
    asked = ask(house)
    house.library.post(NEWS.owner, asked.id, "https://example.org/m", private=False)
    ask(house, by=BOB, text="Who was hurt?")
    given = house.privacy.export(ANN)
    (one,) = given["questions"]
    (cited,) = one.pop("cited")
    assert one == {
        "id": "a000000001",
        "asked": "2024-05-01T12:01:00+00:00",
        "owner": "server:1",
        "room": "channel:1",
        "question": "What did the ferry hit?",
        "article": {"id": FERRY.id, "title": "Ferry aground"},
        "outcome": "answered",
        "shown": [{"when": "2024-05-01T12:03:00+00:00", "link": "https://example.org/m", "private": False}],
    }
    assert cited["text"] == "The ferry hit a rock." == FERRY.text[cited["start"] : cited["end"]]
    assert given["names"] == [{"owner": "server:1", "user_id": "11", "last_seen": "2024-05-01T12:02:00+00:00"}]
    assert "22" not in json.dumps(given["names"])
    assert "hurt" not in json.dumps([given["questions"]])


def test_an_export_has_drafts_and_the_articles_of_the_persons_own_library(house):
    house.library.load(FERRY, OWN)
    draft = Draft((Piece("The pier opened."),), "Pier", "https://example.org/pier")
    waits = house.gate.wait(NEWS.owner, draft, ANN)
    given = house.privacy.export(ANN)
    assert [(one["id"], one["title"], one["open_in"]) for one in given["articles"]] == [
        (FERRY.id, "Ferry aground", ["channel:9"])
    ]
    (pending,) = given["drafts"]
    assert (pending["owner"], pending["id"], pending["paragraphs"]) == ("server:1", waits, ["The pier opened."])
    assert json.loads(json.dumps(given)) == given


def test_who_was_erased_is_gone_from_memory_too_and_the_audit_keeps_what_was_cited(house):
    house.library.load(FERRY, NEWS)
    house.library.load(FERRY, OWN)
    shown = ask(house)
    ask(house, room=OWN)
    assert house.privacy.erase(ANN) == Holdings(names=1, questions=2, own=1, drafts=0, articles=1)
    with pytest.raises(NoArticleOpen):
        ask(house, room=OWN)
    assert house.library.listed(ANN) == []
    kept = house.library.answer(NEWS.owner, shown.id)
    assert (kept.question.asked_by, kept.question.text) == (ERASED, ERASED_QUESTION)
    assert kept.answer == shown.answer
    assert house.library.recent(ANN, 9) == []


def test_an_erased_question_cannot_be_asked_again(house):
    house.library.load(FERRY, NEWS)
    shown = ask(house)
    house.privacy.erase(ANN)
    with pytest.raises(QuestionErased, match="question was erased"):
        house.library.replay(NEWS.owner, shown.id)


async def test_the_event_loop_has_all_of_it_and_forgets_lists_of_who_was_erased(house):
    house.library.load(FERRY, OWN)
    desk = desk_on(house)
    registry = Registry(desk, house.privacy, PEOPLE)
    await registry.seen(NEWS.owner, ANN, 11)
    assert await registry.names(NEWS.owner, {ANN}) == {ANN: "11"}
    assert len(await desk.listed(ANN)) == 1
    assert (await registry.about(ANN)).articles == len((await registry.export(ANN))["articles"]) == 1
    assert await registry.erase(ANN) == Holdings(names=1, articles=1)
    assert await desk.listed(ANN) == []


class InTrouble:
    """What forgets names, where the database is locked the second time and gone the fourth."""

    def __init__(self):
        self.given = []

    def let_go(self):
        return []

    def forget_names(self, owner, days):
        self.given.append((owner, days))
        if len(self.given) == 2:
            raise StoreLocked("library.db")
        if len(self.given) == 4:
            raise MemoryError
        return 1


async def test_names_are_forgotten_at_once_and_again_though_the_database_is_locked_meanwhile(house, caplog):
    privacy = InTrouble()
    with caplog.at_level("INFO", "pullquote.registry"), pytest.raises(MemoryError):
        await Registry(desk_on(house), privacy, PEOPLE).keep_forgetting(every=0)
    assert privacy.given == [(None, None)] * 4
    assert [one.getMessage() for one in caplog.records if one.name == "pullquote.registry"] == [
        "names forgotten, their time being over: 1",
        "names whose time is over are still kept: store_locked",
        "names forgotten, their time being over: 1",
    ]


async def test_what_was_asked_goes_where_a_server_has_chosen_so_and_nowhere_else(house):
    for owner in ("server:1", "server:2"):
        house.library.load(FERRY, Room(owner, "channel:1"))
        house.library.ask(Question("What did it hit?", Room(owner, "channel:1"), ANN))
    house.rulebook.lay_down("server:1", HouseRules(questions=90))
    house.away = timedelta(days=91)
    assert await Registry(desk_on(house), house.privacy, PEOPLE).forget() == 0
    assert house.library.recent("server:1", 1)[0].question.text == ERASED_QUESTION
    assert house.library.recent("server:2", 1)[0].question.text == "What did it hit?"
