"""What is offered while somebody types: from memory, right after a start as well, and forgotten when it changes."""

import pytest

from fakes.channel import bot_on
from fakes.house import House
from fakes.store import MemoryArticles, MemoryJournal

SPOKEN = (
    "The ferry hit a rock near Holm.\n\n“We hit a rock,” said Ann Dey. “It was dark,” said Ann Dey.\n\n"
    "“The crew was brave,” said Lee Orr. “Divers will come,” said Kim Bo.\n\nOla Ness declined to comment."
)


class Counted:
    """Counts whatever is asked of it."""

    looks = 0

    def __getattribute__(self, name):
        if not name.startswith("_") and callable(getattr(type(self), name, None)):
            type(self).looks += 1
        return super().__getattribute__(name)


class CountedArticles(Counted, MemoryArticles):
    pass


class CountedJournal(Counted, MemoryJournal):
    pass


def looks():
    return CountedArticles.looks + CountedJournal.looks


class Asleep(House):
    """A house whose models are not loaded, and must not be."""

    def reader(self):
        raise AssertionError("a model was wanted")


@pytest.fixture
def house(real_parser):
    real_parser.parse(["Loaded before anybody waits for it."])
    return House(articles=CountedArticles(), journal=CountedJournal(), parser=real_parser)


@pytest.fixture
def simcord_bot(house):
    return bot_on(house)


async def offered(who, place, typed, command="ask", option="question", **given):
    return [one["name"] for one in await who.autocomplete(place.channel, command, option, typed, **given)]


async def test_first_questions_of_what_is_open_are_offered_and_what_was_typed(place):
    assert await offered(place.reader, place, "wh") == ["wh"]
    await place.load(SPOKEN, title="Ferry")
    assert await offered(place.reader, place, "") == [
        "Who declined to comment?", "What did Ann Dey say?", "What did Lee Orr say?", "Who is quoted?",
        "What did Kim Bo say?",
    ]  # fmt: skip
    assert await offered(place.reader, place, "declined") == ["declined", "Who declined to comment?"]


async def test_everybody_who_speaks_is_offered_by_a_part_of_the_name(place):
    await place.load(SPOKEN, title="Ferry")
    assert await offered(place.reader, place, "kim") == ["kim", "What did Kim Bo say?"]
    assert await offered(place.reader, place, "what did") == [
        "what did", "What did Ann Dey say?", "What did Lee Orr say?", "What did Kim Bo say?",
    ]  # fmt: skip


async def test_a_keystroke_asks_the_store_nothing(place):
    await place.load(SPOKEN, title="Ferry")
    await place.ask("Who declined to comment?")
    kinds = (
        (place.reader, "ask", "question", {}),
        (place.reader, "ask", "article", {"question": "When?"}),
        (place.reader, "article read", "article", {}),
        (place.moderator, "open", "article", {}),
        (place.moderator, "audit answer", "answer", {}),
    )
    for who, command, option, given in kinds:
        first = await offered(who, place, "", command, option, **given)
        before = looks()
        assert await offered(who, place, "", command, option, **given) == first
        for typed in ("w", "wh", "who"):
            await offered(who, place, typed, command, option, **given)
        assert looks() == before, command
        assert first, command


async def test_right_after_a_start_all_of_it_is_offered_and_no_model_is_waited_for(place, house):
    await place.load(SPOKEN, title="Ferry")
    await place.ask("Who declined to comment?")
    before = await offered(place.reader, place, "who")
    anew = Asleep(articles=house.articles, journal=house.journal, parser=house.parser)
    await place.env.restart_bot(bot_on(anew))
    assert await offered(place.reader, place, "who") == before == ["who", "Who declined to comment?", "Who is quoted?"]
    assert await offered(place.reader, place, "fer", option="article", question="When?") == ["Ferry"]
    assert len(await offered(place.moderator, place, "declined", "audit answer", "answer")) == 1


async def test_what_is_opened_closed_asked_or_taken_out_changes_what_is_offered(place):
    await place.load(SPOKEN, title="Ferry")
    assert "What did Ann Dey say?" in await offered(place.reader, place, "what")
    await place.moderator.slash(place.channel, "close")
    assert await offered(place.reader, place, "what") == ["what"]
    await place.moderator.slash(place.channel, "open", article="Ferry")
    assert "What did Ann Dey say?" in await offered(place.reader, place, "what")
    assert await offered(place.moderator, place, "", "audit answer", "answer") == []
    await place.ask("Who hit a rock?")
    (first,) = await offered(place.moderator, place, "", "audit answer", "answer")
    assert first.endswith("Who hit a rock?")
    removing = await place.moderator.slash(place.channel, "remove", article="Ferry")
    await place.moderator.click(removing.response, label="Remove it")
    assert await offered(place.reader, place, "what") == ["what"]
    assert await offered(place.reader, place, "fer", option="article", question="When?") == []


async def test_a_question_that_was_erased_is_offered_to_nobody_any_more(place):
    await place.load(SPOKEN, title="Ferry")
    await place.ask("Who hit a rock?")
    assert len(await offered(place.moderator, place, "", "audit answer", "answer")) == 1
    shown = (await place.reader.slash(place.channel, "privacy")).response
    await place.reader.click(shown, label="Erase it")
    await place.reader.click(shown, label="Erase all of it")
    assert [one for one in await offered(place.moderator, place, "", "audit answer", "answer") if "rock" in one] == []
