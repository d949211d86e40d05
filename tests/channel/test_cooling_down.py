"""Asking too often: told to one person alone, with the time left, before anything is done about the question."""

import pytest
from channel.conftest import place_in

from bot.cooldowns import CoolDowns, Limit, Pace
from fakes.channel import bot_on, labels, texts
from fakes.house import House

SPOKEN = (
    "The ferry hit a rock near Holm.\n\nThe crew was brave, Mayor Orr said. Ann Dey, the owner, declined to comment."
)
MANY = 1_000
MINE = "That was a lot of questions at once. You can ask again in {} s."
OURS = "A lot is being asked at the moment. Questions are taken again in {} s."


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def house(real_parser):
    real_parser.parse(["Loaded before anybody waits for it."])
    return House(parser=real_parser)


@pytest.fixture
def simcord_bot(request, house, clock):
    """The bot with limits of questions a minute, and an hour, as `pacing` gives them."""
    limits = {"person": MANY, "owner": MANY, "hour": MANY, "everybody": MANY, **request.param}
    pace = Pace(**{one: Limit(number, 3_600 if one == "hour" else 60) for one, number in limits.items()})
    return bot_on(house, cooldowns=CoolDowns(pace, clock))


def pacing(**limits):
    return pytest.mark.parametrize("simcord_bot", [limits], indirect=True)


def told(shown):
    """What was said, and whether to one person alone."""
    return texts(shown.response.components), shown.response.ephemeral


def answered(shown):
    return "passage answers" in texts(shown.response.components)


@pacing(person=2)
async def test_a_person_is_told_alone_how_long_to_wait_and_others_are_answered(place, house, clock):
    await place.load()
    assert [answered(await place.ask()) for _ in range(2)] == [True, True]
    assert told(await place.ask()) == (MINE.format(30), True)
    clock.now = 12.5
    assert told(await place.ask()) == (MINE.format(18), True)
    assert answered(await place.ask(by=place.moderator))
    clock.now = 30
    assert answered(await place.ask())
    assert len(house.library.recent(f"server:{place.guild.id}", 9)) == 4


@pacing(owner=3)
async def test_a_server_is_told_how_long_to_wait_and_another_is_answered(simcord_env, clock):
    busy, calm = place_in(simcord_env), place_in(simcord_env, "calm")
    await busy.load()
    await calm.load()
    for _ in range(3):
        assert answered(await busy.ask())
    assert told(await busy.ask(by=busy.moderator)) == (OURS.format(20), True)
    assert answered(await calm.ask())
    clock.now = 20
    assert answered(await busy.ask())


@pacing(everybody=2)
async def test_all_together_are_told_how_long_to_wait(simcord_env, clock):
    one, other = place_in(simcord_env), place_in(simcord_env, "other")
    await one.load()
    await other.load()
    assert answered(await one.ask())
    assert answered(await other.ask())
    for place in (one, other):
        assert told(await place.ask()) == (OURS.format(30), True)
    clock.now = 30
    assert answered(await one.ask())


@pacing(hour=4)
async def test_a_server_has_so_many_questions_an_hour(place, clock):
    await place.load()
    for _ in range(4):
        assert answered(await place.ask())
    assert told(await place.ask()) == (OURS.format(900), True)
    clock.now = 899
    assert told(await place.ask()) == (OURS.format(1), True)
    clock.now = 900
    assert answered(await place.ask())


@pacing(person=1)
async def test_nothing_is_queued_for_whoever_is_told_to_wait(place, simcord_bot, monkeypatch):
    loaded = await place.load(SPOKEN)
    (question, *_) = labels(loaded.response.components)
    assert answered(await place.ask())
    begun = []
    for queue in ("answered", "_looked"):
        monkeypatch.setattr(simcord_bot.desk, queue, lambda *one: begun.append(one))
    assert told(await place.ask(article="*")) == (MINE.format(60), True)
    assert told(await place.reader.click(loaded.response, label=question)) == (MINE.format(60), True)
    assert begun == []


@pacing(person=1)
async def test_whoever_mentions_the_bot_too_often_is_told_once_in_a_direct_message(place, simcord_env, clock):
    await place.load()
    eager = simcord_env.create_user("eager")
    member = place.guild.add_member(eager)
    for _ in range(4):
        await member.send(place.channel, f"<@{simcord_env.bot.user.id}> What did the ferry hit?")
    answers = [one for one in place.channel.history() if one.reference is not None]
    assert len(answers) == 1
    (message,) = eager.dm_channel.history()
    assert texts([one.to_dict() for one in message.components]) == MINE.format(60)
    clock.now = 60
    await member.send(place.channel, f"<@{simcord_env.bot.user.id}> What did the ferry hit?")
    await member.send(place.channel, f"<@{simcord_env.bot.user.id}> What did the ferry hit?")
    assert len([one for one in place.channel.history() if one.reference is not None]) == 2
    assert len(eager.dm_channel.history()) == 2


@pacing(person=1)
async def test_a_check_against_the_article_is_a_question_too(place):
    await place.load()
    assert answered(await place.ask())
    shown = await place.reader.slash(place.channel, "verify", text="The ferry hit a rock near Holm.")
    assert told(shown) == (MINE.format(60), True)
