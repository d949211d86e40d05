"""A reader reports an answer, moderators judge it, and readers see what came of it."""

import asyncio

from channel.conftest import place_in
from channel.reported import HIT, ROCK, cards, judged, labels, report, retract, said, texts

from bot.channel.tracking import shown_to_moderators
from bot.cli.options import OWNER
from retrieval.moderation.cases import Reason, Verdict


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
    assert "Wrong passage, reported by a reader" in read
    assert "The answer is shown as it was given." in read
    assert labels(card.components) == [
        *("Correct", "Wrong passage", "Wrong speaker", "Out of context", "Should have abstained"),
        *("Note", "Replace with passage …", "Retract", "Reports in full"),
        *("In context", "Why this answer"),
    ]
    context = await place.moderator.click(card, label="In context")
    assert "Nobody was hurt." in texts(context.response.components)
    why = await place.moderator.click(card, label="Why this answer")
    assert "Passages are shown whose probability to answer is high enough" in texts(why.response.components)


async def test_who_reported_and_their_words_are_shown_to_one_moderator_and_stand_on_no_posted_card(place, desk):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    await judged(place, log, "Correct")
    await retract(place, log.last_message)
    sent = [one for one in place.env.http_requests if f"/{log.id}/messages" in one.path or "@original" in one.path]
    assert len(sent) > 3
    assert not any(place.reader.mention in str(one.json) or "It is about the crew." in str(one.json) for one in sent)
    shown = await place.moderator.click(log.last_message, label="Reports in full")
    assert shown.response.ephemeral
    read = texts(shown.response.components)
    assert f"Wrong passage, reported by {place.reader.mention}" in read
    assert "“It is about the crew.”" in read
    assert "Reports in full" not in labels(shown.response.components)
    await place.moderator.click(shown.response, label="Reopen")
    assert "“It is about the crew.”" in texts(shown.response.components)
    assert "It is about the crew." not in texts(log.last_message.components)


async def test_of_many_who_report_at_once_all_stand_on_one_card(place, desk, house, simcord_bot):
    log = await desk()
    await place.load()
    await place.ask(HIT)
    command = asyncio.create_task(simcord_bot.wait_for("interaction"))
    await place.reader.slash(place.channel, "article list")
    interaction, owner = await command, f"server:{place.guild.id}"

    async def reports(number):
        house.moderation.report(owner, "a000000001", f"person:{number}", Reason.OTHER)
        return await shown_to_moderators(interaction, 1)

    assert await asyncio.gather(*map(reports, range(20))) == [True] * 20
    assert cards(log) == ["### Case 1 · open · reported by 20 people"]
    assert sum(f"/channels/{log.id}/messages/" in one.path for one in place.env.http_requests) <= 1


async def test_a_card_that_could_not_be_drawn_anew_is_not_put_there_twice(place, desk, simcord_env):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    await report(place, answer)
    simcord_env.inject_error("PATCH", f"/channels/{log.id}/messages/*", status=400, code=50035)
    other = place.guild.add_member(simcord_env.create_user("other"))
    assert "Moderators have been told." in texts((await report(place, answer, by=other)).response.components)
    assert cards(log) == ["### Case 1 · open · reported by 1 person"]
    third = place.guild.add_member(simcord_env.create_user("third"))
    await report(place, answer, by=third)
    assert cards(log) == ["### Case 1 · open · reported by 3 people"]
    await place.moderator.delete(log.last_message)
    fourth = place.guild.add_member(simcord_env.create_user("fourth"))
    await report(place, answer, by=fourth)
    assert cards(log) == ["### Case 1 · open · reported by 4 people"]


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


async def test_of_two_moderators_at_once_the_second_is_shown_how_the_case_stands(place, desk):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    alone = await place.moderator.slash(place.channel, "audit case", number=1)
    await judged(place, log, "Correct")
    pressed = await place.moderator.click(alone.response, label="Wrong speaker")
    (late,) = pressed.followups
    assert late.ephemeral
    assert texts(late.components).startswith("Somebody was faster: the case has changed, and what you were about to do")
    read = texts(alone.response.components)
    assert read.startswith("### Case 1 · judged: Correct")
    assert "Somebody was faster" not in texts(log.last_message.components)
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
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    await judged(place, log, "Correct")
    assert place.moderator.mention in texts(log.last_message.components)
    for who in (place.reader, place.moderator):
        mine = await who.slash(place.channel, "privacy")
        await who.click(mine.response, label="Erase it")
        await who.click(mine.response, label="Erase all of it")
    read = texts(log.last_message.components)
    assert "What did the ferry hit?" not in read
    assert "judged by somebody who was erased: Correct" in read
    assert read.startswith("### Case 1 · judged: Correct · reported by 1 person\n**\\[erased]**")
    shown = await place.moderator.slash(place.channel, "audit case", number=1)
    read = texts(shown.response.components)
    assert "It is about the crew." not in read
    assert "Wrong passage, reported by somebody who was erased" in read


async def test_one_moderator_is_shown_every_report_and_every_word_and_in_a_file_what_has_no_room(place, desk, house):
    log = await desk()
    await place.load()
    long = " ".join(["word"] * 99)
    await report(place, await place.ask(HIT), words=long)
    owner = f"server:{place.guild.id}"
    shown = await place.moderator.click(log.last_message, label="Reports in full")
    assert f"“{long}”" in texts(shown.response.components)
    assert not shown.response.attachments
    for number in range(30):
        house.moderation.report(owner, "a000000001", f"person:{number}", Reason.OTHER, f"Report {number} *is* mine.")
    shown = await place.moderator.slash(place.channel, "audit case", number=1)
    read = texts(shown.response.components)
    assert "All that happened is attached whole as case-1.txt; the latest:" in read
    assert "Report 29" in read
    (file,) = shown.response.attachments
    whole = (await file.read()).decode()
    assert file.filename == "case-1.txt"
    assert f"“{long}”" in whole
    assert all(f"“Report {number} *is* mine.”" in whole for number in range(30))
    assert not log.last_message.attachments


async def test_what_was_done_on_the_console_was_done_by_whoever_runs_pullquote(place, desk, house):
    await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    owner = f"server:{place.guild.id}"
    house.moderation.judge(owner, 1, OWNER, Verdict.PASSAGE, None, 1)
    shown = await place.moderator.slash(place.channel, "audit case", number=1)
    assert "judged by whoever runs Pullquote: Wrong passage" in texts(shown.response.components)


async def test_the_verdict_that_a_case_has_is_not_given_again(place, desk, house):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    await judged(place, log, "Correct")
    pressed = await place.moderator.click(log.last_message, label="Correct")
    (told,) = pressed.followups
    assert told.ephemeral
    assert texts(told.components) == "Case 1 is judged so already; nothing was changed. Another verdict amends it."
    assert "amended" not in texts(log.last_message.components)
    assert house.moderation.case(f"server:{place.guild.id}", 1).seen == 2
