"""Questions that lean on the one before: in reply chains, threads and direct messages."""

from contextlib import asynccontextmanager

from channel.conftest import FERRY

from fakes.channel import PEOPLE, texts
from fakes.discord.world import Channel, Kind
from fakes.online import bot_online
from fakes.shipped import filled, opened, reply_to, rules
from retrieval.answer import Room
from retrieval.ports import Origin
from retrieval.segment import article_from_text

HIT = "What did the ferry hit?"


def told(place):
    """What was written in the channel in reply to messages."""
    path = f"/channels/{place.channel.id}/messages"
    sent = [one.json for one in place.env.http_requests if (one.method, one.path) == ("POST", path)]
    return [texts(one["components"]) for one in sent if one and one.get("components")]


async def follows(house, place):
    """Each question with the one that it follows, newest first."""
    owner = f"server:{place.guild.id}"
    by_id = {one.id: one for one in house.library.recent(owner, 9)}
    return [(one.question.text, by_id[one.follows].question.text if one.follows else None) for one in by_id.values()]


async def test_a_reply_to_an_answer_follows_it_also_when_others_were_asked_since(place, house):
    await place.load()
    first = await place.ask(HIT)
    await place.ask("Who declined to comment?")
    me = place.env.bot.user.mention
    await place.reader.send(place.channel, f"{me} and was anybody hurt?", reply_to=first.response)
    await place.env.settle()
    assert (await follows(house, place))[0] == ("and was anybody hurt?", HIT)


async def test_in_a_channel_a_question_follows_none(place, house):
    await place.load()
    await place.ask(HIT)
    await place.ask("Who declined to comment?")
    assert [before for _, before in await follows(house, place)] == [None, None]


async def test_a_reply_without_a_mention_is_told_how_to_be_understood_once(place):
    await place.load()
    first = await place.ask(HIT)
    for _ in range(2):
        await place.reader.send(place.channel, "and why?", reply_to=first.response)
        await place.env.settle()
    assert told(place).count("I cannot read that message: mention me in it, or use /ask.") == 1


async def test_in_a_direct_message_what_somebody_asked_last_is_followed(house):
    async with bot_online(house, rules()) as (server, _):
        dm = server.dm(server.alice)
        story = {"file": ("ferry.txt", "text/plain", FERRY.encode())}
        await opened(server, await server.slash("load", by=server.alice, at=dm, files=story))
        await filled(server, await server.slash("ask", by=server.alice, at=dm, question=HIT), "answer a")
        said = await server.say("and was anybody hurt?", by=server.alice, at=dm)
        await server.until(lambda: reply_to(server, said), 10)
    owner = PEOPLE.pseudonym(int(server.alice.id))
    last, first = house.library.recent(owner, 2)
    assert (last.question.text, last.follows) == ("and was anybody hurt?", first.id)


POOL = "The pool closed in March.\n\nChildren protested."
HURT = "and was anybody hurt?"


@asynccontextmanager
async def ferry_online(house, *, at=None):
    """The bot in a server whose channel has the ferry open, or in the direct messages of alice."""
    async with bot_online(house, rules()) as (server, _):
        place = server.dm(server.alice) if at == "dm" else server.news
        by = server.alice if at == "dm" else server.mod
        story = {"file": ("ferry.txt", "text/plain", FERRY.encode())}
        await opened(server, await server.slash("load", by=by, at=place, files=story))
        yield server, place


async def put(server, house, text, *, by, at):
    """A question that is answered, and it is written down where the answer was shown: what comes next follows that."""
    asked = await filled(server, await server.slash("ask", by=by, at=at, question=text), "answer a")
    await server.until(lambda: house.journal.postings(*_latest(house)))
    return asked


def _latest(house):
    last = house.journal.entries[-1]
    return last.question.room.owner, last.id


def last_two(house, owner):
    last, before, *_ = house.library.recent(owner, 9)
    return last, before


async def test_in_a_thread_what_anybody_asked_last_is_followed(house):
    async with ferry_online(house) as (server, _):
        await put(server, house, HIT, by=server.alice, at=server.thread)
        await put(server, house, HURT, by=server.bob, at=server.thread)
        owner = f"server:{server.news.guild.id}"
    last, first = last_two(house, owner)
    assert (last.question.text, last.follows, first.question.text) == (HURT, first.id, HIT)


async def test_in_a_thread_what_somebody_else_asked_privately_is_not_followed(house):
    async with ferry_online(house) as (server, _):
        asked = await server.slash("ask", by=server.alice, at=server.thread, question=HIT, private=True)
        await filled(server, asked, "answer a")
        await put(server, house, HURT, by=server.bob, at=server.thread)
        owner = f"server:{server.news.guild.id}"
    last, _ = last_two(house, owner)
    assert (last.question.text, last.follows) == (HURT, None)


async def test_in_a_thread_below_an_answer_the_first_question_follows_that_answer(house):
    async with ferry_online(house) as (server, news):
        asked = await put(server, house, HIT, by=server.alice, at=news)
        below = Channel(asked.original, "below", Kind.THREAD, news.guild, news, ())
        server.channels[below.id] = below
        await put(server, house, HURT, by=server.bob, at=below)
        owner = f"server:{news.guild.id}"
    last, first = last_two(house, owner)
    assert (last.question.text, last.follows) == (HURT, first.id)


async def test_in_a_direct_message_a_reply_to_ones_own_message_follows_what_was_asked_last(house):
    async with ferry_online(house, at="dm") as (server, dm):
        await put(server, house, HIT, by=server.alice, at=dm)
        mine = await server.say("What did the ferry hit?", by=server.alice, at=dm)
        await server.until(lambda: reply_to(server, mine), 10)
        said = await server.say(HURT, by=server.alice, at=dm, reply_to=mine)
        await server.until(lambda: reply_to(server, said), 10)
    last, before = last_two(house, PEOPLE.pseudonym(int(server.alice.id)))
    assert (last.question.text, last.follows) == (HURT, before.id)


async def test_in_a_thread_a_reply_to_what_a_person_wrote_follows_the_last_answer_there(house):
    async with ferry_online(house) as (server, news):
        await put(server, house, HIT, by=server.alice, at=server.thread)
        remark = await server.say("Poor crew.", by=server.bob, at=server.thread)
        said = await server.say(f"<@{server.bot.id}> {HURT}", by=server.alice, at=server.thread, reply_to=remark)
        await server.until(lambda: reply_to(server, said), 10)
        owner = f"server:{news.guild.id}"
    last, first = last_two(house, owner)
    assert (last.question.text, last.follows) == (HURT, first.id)


async def reply(place, shown, text="and was anybody hurt?"):
    await place.reader.send(place.channel, f"{place.env.bot.user.mention} {text}", reply_to=shown.response)
    await place.env.settle()
    return told(place)[-1]


async def test_a_follow_up_to_an_article_that_was_closed_is_answered_from_it(place, house):
    await place.load()
    first = await place.ask(HIT)
    await place.moderator.slash(place.channel, "close")
    await reply(place, first)
    assert (await follows(house, place))[0] == (HURT, HIT)


async def test_a_follow_up_to_an_article_that_was_removed_is_told_so_also_where_another_is_open(place, house):
    await place.load()
    first = await place.ask(HIT)
    await place.load(POOL)
    removing = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    await place.moderator.click(removing.response, label="Remove it")
    assert "The article of that answer was removed." in await reply(place, first)
    assert len(await follows(house, place)) == 1


async def test_a_follow_up_to_an_article_whose_page_has_a_newer_version_is_answered_from_it_and_told(place, house):
    await place.load()
    first = await place.ask(HIT)
    room = Room(f"server:{place.guild.id}", f"channel:{place.channel.id}")
    old = house.library.open_in(room)[0]
    page = "https://example.org/ferry"
    house.library.load(old, room, origin=Origin(address=page))
    house.library.load(article_from_text(FERRY + "\n\nOne more line was added."), room, origin=Origin(address=page))
    assert "newer version" in await reply(place, first)
    last = house.library.recent(room.owner, 1)[0]
    assert (last.article_id, last.question.text) == (old.id, HURT)


async def test_in_a_channel_a_reply_to_an_answer_of_the_newest_version_says_nothing_of_versions(place):
    await place.load()
    assert "newer version" not in await reply(place, await place.ask(HIT))


async def test_below_an_answer_that_was_retracted_a_question_is_taken_alone(place, house):
    await place.load()
    first = await place.ask(HIT)
    owner, me = f"server:{place.guild.id}", place.env.bot.user.mention
    case = house.moderation.open(owner, house.library.recent(owner, 1)[0].id, "person:mod")
    retracted = house.moderation.retract(owner, case.number, "person:mod", "No.", case.seen)
    await place.reader.send(place.channel, f"{me} and who said that?", reply_to=first.response)
    await place.env.settle()
    assert (await follows(house, place))[0] == ("and who said that?", None)
    house.moderation.restore(owner, case.number, "person:mod", retracted.seen)
    await place.reader.send(place.channel, f"{me} and was anybody hurt?", reply_to=first.response)
    await place.env.settle()
    assert (await follows(house, place))[0] == ("and was anybody hurt?", HIT)
