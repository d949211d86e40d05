"""Questions that lean on the one before: in reply chains, threads and direct messages."""

from channel.conftest import FERRY

from fakes.channel import PEOPLE, texts
from fakes.online import bot_online
from fakes.shipped import filled, opened, reply_to, rules

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


async def test_a_follow_up_to_an_article_that_is_gone_is_told_so(place):
    await place.load()
    first = await place.ask(HIT)
    removing = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    await place.moderator.click(removing.response, label="Remove it")
    await place.reader.send(place.channel, f"{place.env.bot.user.mention} and why?", reply_to=first.response)
    await place.env.settle()
    assert "No article is open here." in told(place)[-1]
