"""A retracted or replaced answer, where readers saw it, and where it cannot be changed any more."""

import re

from channel.reported import HIT, ROCK, judged, labels, replace, report, retract, said, texts


async def test_a_retracted_answer_says_so_where_readers_saw_it_and_below_its_buttons(place, desk):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    alone = await place.ask(HIT, private=True)
    await report(place, answer)
    await retract(place, log.last_message)
    read = texts(log.last_message.components)
    assert "answer retracted by <@" in read
    assert "The answer is retracted." in read
    assert "**It was changed where readers saw it.**" in read
    public = texts(answer.response.components)
    assert "Moderators have retracted this answer. Why: It is another ferry." in public
    assert ROCK not in public
    assert labels(answer.response.components) == []
    assert ROCK in texts(alone.response.components)  # another answer, of its own
    await place.moderator.click(log.last_message, label="Restore")
    assert ROCK in texts(answer.response.components)
    assert "retracted this answer" not in texts(answer.response.components)


async def test_an_answer_that_cannot_be_changed_any_more_says_so_behind_its_buttons(place, desk):
    log = await desk()
    await place.load()
    alone = await place.ask(HIT, private=True)
    await report(place, alone)
    await retract(place, log.last_message)
    assert "It could not be changed where it was shown" in texts(log.last_message.components)
    pressed = await place.reader.click(alone.response, label="In context")
    assert texts(pressed.response.components).startswith("-# What did the ferry hit?\n**Moderators have retracted")
    shared = await place.reader.click(alone.response, label="Share")
    assert "hit a rock" not in said(shared)


async def test_other_passages_of_the_article_can_stand_in_the_place_of_those_given(place, desk):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    await report(place, answer)
    await replace(place, log.last_message)
    public = texts(answer.response.components)
    assert "> The mayor thanked the crew." in public
    assert ROCK not in public
    assert "Moderators have put other passages in the place of those first given. Why: This one." in public
    pressed = await place.reader.click(answer.response, label="In context")
    assert "**The mayor thanked the crew.**" in texts(pressed.response.components)
    wrong = await replace(place, log.last_message, "p3s1, p99s1", "")
    assert "The article has no passage p99s1; nothing was changed. Name passages" in said(wrong)
    wrong = await replace(place, log.last_message, "p3s1, *p7*", "")
    assert "The article has no passage \\*p7\\*; nothing was changed." in said(wrong)


async def test_of_a_long_history_beside_long_passages_the_latest_is_drawn_and_how_much_came_before_is_said(
    place, desk, house
):
    log = await desk()
    await place.load(
        "\n\n".join(f"The ferry hit a rock near Holm, {'and the wind was high, ' * 15}{one}." for one in range(9))
    )
    await report(place, await place.ask(HIT))
    owner = f"server:{place.guild.id}"
    for number in range(12):
        house.moderation.note(owner, 1, "person:mod", f"{number} {'w*' * 200}")
    await judged(place, log, "Correct")  # on a card that shows none of the notes yet
    read = await judged(place, log, "Wrong passage")
    assert "judged by <@" in read
    assert re.search(r"and [0-9]+ things before", read)


EDITED = "**It was changed where readers saw it.**"
NOT_EDITED = "It could not be changed where it was shown"


async def test_an_answer_whose_message_is_gone_is_retracted_and_the_card_says_that_nobody_sees_it(place, desk):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    await report(place, answer)
    await place.moderator.delete(answer.response)
    await retract(place, log.last_message)
    read = texts(log.last_message.components)
    assert "The answer is retracted." in read
    assert NOT_EDITED in read


async def test_an_answer_that_the_bot_may_not_change_any_more_is_retracted_all_the_same(place, desk, simcord_env):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    await report(place, answer)
    simcord_env.inject_error("PATCH", f"/channels/{place.channel.id}/messages/*", status=403, code=50001)
    await retract(place, log.last_message)
    assert NOT_EDITED in texts(log.last_message.components)
    pressed = await place.reader.click(answer.response, label="In context")
    assert "Moderators have retracted this answer." in texts(pressed.response.components)


async def test_of_several_messages_it_is_said_how_many_were_changed(place, desk, house):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    await report(place, answer)
    gone = f"https://discord.com/channels/{place.guild.id}/{place.channel.id}/1"
    house.library.post(f"server:{place.guild.id}", "a000000001", gone, private=False)
    await retract(place, log.last_message)
    assert "It was changed in 1 of the 2 messages where readers saw it: the rest are gone, closed to me" in texts(
        log.last_message.components
    )


async def test_a_shared_answer_that_is_retracted_and_restored_says_again_who_shared_it(place, desk):
    log = await desk()
    await place.load()
    alone = await place.ask(HIT, private=True)
    shared = (await place.reader.click(alone.response, label="Share")).followups[0]
    assert "Shared by reader-news" in texts(shared.components)
    await report(place, alone)
    await retract(place, log.last_message)
    read = texts(log.last_message.components)
    assert EDITED not in read
    assert "It was changed in 1 of the 2 messages where readers saw it: the rest are" in read
    assert "Moderators have retracted this answer." in texts(shared.components)
    assert ROCK in texts(alone.response.components)  # nobody can change it there
    await judged(place, log, "Restore")
    read = texts(shared.components)
    assert read.startswith(f"-# Shared by {place.reader.mention}")
    assert ROCK in read
