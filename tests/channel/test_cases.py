"""A reader reports an answer, moderators judge it, and readers see what came of it."""

from channel.conftest import place_in
from channel.reported import HIT, ROCK, judged, labels, replace, report, retract, said, texts


async def test_a_report_opens_a_numbered_case_that_moderators_see_in_the_log_channel(place, desk):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    told = await report(place, answer)
    assert told.response.ephemeral
    assert texts(told.response.components) == (
        "Thank you: this is case 1. Moderators have been told. You are told here what came of it."
    )
    card = log.last_message
    read = texts(card.components)
    assert read.startswith("### Case 1 · open · reported by 1 person\n**What did the ferry hit?**")
    assert ROCK in read
    assert "Wrong passage, reported by <@" in read
    assert "“It is about the crew.”" in read
    assert "The answer is shown as it was given." in read
    assert labels(card.components) == [
        *("Correct", "Wrong passage", "Wrong speaker", "Out of context", "Should have abstained"),
        *("Note", "Replace with passage …", "Retract"),
    ]


async def test_a_second_reader_joins_the_open_case_and_the_first_cannot_report_twice(place, desk):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    await report(place, answer)
    again = await place.reader.click(answer.response, label="Report")
    assert texts(again.response.components).startswith("You have reported this already, as case 1.")
    other = place.guild.add_member(place.env.create_user("other"))
    joined = await report(place, answer, "other", "", by=other)
    assert "this is case 1." in texts(joined.response.components)
    assert "### Case 1 · open · reported by 2 people" in texts(log.last_message.components)
    sent = [str(one.json) for one in place.env.http_requests if one.path == f"/channels/{log.id}/messages"]
    assert sum("### Case 1" in one for one in sent) == 1


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
    wrong = await replace(place, log.last_message, "p99s1", "")
    assert "There is no such passage here." in said(wrong)


async def test_of_two_moderators_at_once_the_second_is_shown_how_the_case_stands(place, desk):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    alone = await place.moderator.slash(place.channel, "audit case", number=1)
    await judged(place, log, "Correct")
    read = await judged(place, alone.response, "Wrong speaker")
    assert read.startswith("**Somebody was faster: the case has changed.")
    assert "### Case 1 · judged: Correct" in read
    read = await judged(place, alone.response, "Wrong speaker")
    assert "amended by <@" in read
    assert "judged: Wrong speaker" in texts(log.last_message.components)


async def test_whoever_may_not_audit_cannot_judge(place, desk):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    card = log.last_message
    for label in ("Correct", "Note", "Retract", "Replace with passage …"):
        pressed = await place.reader.click(card, label=label)
        assert "You may not use /audit here, so this is not for you either." in said(pressed)
    assert texts(log.last_message.components).startswith("### Case 1 · open")


async def test_without_a_log_channel_moderators_find_the_case_in_the_audit(place):
    await place.load()
    told = await report(place, await place.ask(HIT))
    assert "Moderators find it with /audit cases." in texts(told.response.components)
    listed = await place.moderator.slash(place.channel, "audit cases")
    assert "**Case 1 · open · reported by 1 person**" in texts(listed.response.components)
    shown = await place.moderator.slash(place.channel, "audit case", number=1)
    await judged(place, shown.response, "Correct")
    listed = await place.moderator.slash(place.channel, "audit cases")
    assert texts(listed.response.components) == "No case waits for a judgement."
    listed = await place.moderator.slash(place.channel, "audit cases", all=True)
    assert "Case 1 · judged: Correct" in texts(listed.response.components)
    none = await place.moderator.slash(place.channel, "audit case", number=7)
    assert "There is no case 7 here." in texts(none.response.components)


async def test_a_moderator_takes_up_an_answer_from_its_message(place, house):
    await place.load()
    answer = await place.ask(HIT)
    shown = await place.moderator.context_menu(place.channel, "Audit this answer", target=answer.response)
    assert "Open a case" in labels(shown.response.components)
    opened = await place.moderator.click(shown.response, label="Open a case")
    assert "opened by <@" in texts(opened.response.components)
    shown = await place.moderator.context_menu(place.channel, "Audit this answer", target=answer.response)
    assert "Case 1 · open" in labels(shown.response.components)
    mine = await place.reader.send(place.channel, "hello")
    shown = await place.moderator.context_menu(place.channel, "Audit this answer", target=mine)
    assert texts(shown.response.components) == "That message holds no answer of mine that is kept here."
    assert len(house.cases.listed(f"server:{place.guild.id}")) == 1


async def test_cases_of_one_server_are_not_there_in_another(place, desk):
    await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    there = place_in(place.env, "elsewhere")
    shown = await there.moderator.slash(there.channel, "audit case", number=1)
    assert "There is no case 1 here." in texts(shown.response.components)
    listed = await there.moderator.slash(there.channel, "audit cases")
    assert texts(listed.response.components) == "No case waits for a judgement."


async def test_a_flood_of_reports_by_one_person_is_stopped(place):
    await place.load()
    for number in range(10):
        await report(place, await place.ask(f"{HIT} {number}"))
    told = await report(place, await place.ask("What did the ferry hit, then?"))
    assert "10 of your reports wait for a judgement already." in texts(told.response.components)


async def test_what_was_reported_and_by_whom_is_gone_once_it_is_erased(place, desk):
    await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    mine = await place.reader.slash(place.channel, "privacy")
    await place.reader.click(mine.response, label="Erase it")
    await place.reader.click(mine.response, label="Erase all of it")
    shown = await place.moderator.slash(place.channel, "audit case", number=1)
    read = texts(shown.response.components)
    assert "It is about the crew." not in read
    assert "Wrong passage, reported by somebody who had it erased" in read
