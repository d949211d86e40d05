"""Those who reported an answer are told what came of it: once, to them alone, and not before it was sent."""

from channel.reported import HIT, judged, replace, report, retract, said, texts


async def told(place, who=None):
    """What they are told when they use the bot next."""
    return said(await (who or place.reader).slash(place.channel, "article list"))


async def test_a_verdict_closes_the_case_and_the_reporter_is_told_at_their_next_command(place, desk):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    read = await judged(place, log, "Wrong passage")
    assert read.startswith("### Case 1 · judged: Wrong passage · reported by 1 person")
    assert "judged by <@" in read
    used = await place.reader.slash(place.channel, "article list")
    assert "Case 1, which you reported, was judged: Wrong passage." in said(used)
    assert all(one.ephemeral for one in used.followups)
    used = await place.reader.slash(place.channel, "article list")
    assert "Case 1" not in said(used)


async def test_whoever_could_not_be_told_is_told_the_next_time(place, desk):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    await judged(place, log, "Wrong passage")
    place.env.inject_error("POST", "/webhooks/*", status=500, times=None)
    assert "Case 1" not in await told(place)
    place.env.backend.faults.clear()
    assert "Case 1, which you reported, was judged: Wrong passage." in await told(place)
    assert "Case 1" not in await told(place)


async def test_reporters_are_told_whatever_readers_see_now_and_each_time_that_it_changes(place, desk):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    await retract(place, log.last_message)
    assert (
        "Case 1, which you reported, is not judged yet. The answer is retracted. Why: It is another ferry."
        in await told(place)
    )
    await judged(place, log, "Restore")
    assert "Case 1, which you reported, is not judged yet. The answer is shown as it was given." in await told(place)
    await judged(place, log, "Wrong passage")
    await replace(place, log.last_message)
    assert (
        "Case 1, which you reported, was judged: Wrong passage. The answer is shown with other passages. Why: This one."
        in await told(place)
    )
    assert "Case 1" not in await told(place)


async def test_whoever_only_mentions_the_bot_is_told_in_a_direct_message(place, desk, simcord_env):
    log = await desk()
    await place.load()
    reader = simcord_env.create_user("mentioning")
    member = place.guild.add_member(reader)
    await report(place, await place.ask(HIT), by=member)
    await judged(place, log, "Correct")
    await member.send(place.channel, f"<@{simcord_env.bot.user.id}> {HIT}")
    told_ = texts(reader.dm_channel.history()[-1].components)
    assert told_ == "About what you reported in news:\nCase 1, which you reported, was judged: Correct."
    assert "which you reported" not in texts(place.channel.last_message.components)
    assert "Case 1" not in await told(place, member)


async def test_whoever_takes_no_direct_messages_is_told_below_their_next_command(place, desk, simcord_env):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    await judged(place, log, "Correct")
    simcord_env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
    await place.reader.send(place.channel, f"<@{simcord_env.bot.user.id}> {HIT}")
    assert "which you reported" not in texts(place.channel.last_message.components)
    assert "Case 1, which you reported, was judged: Correct." in await told(place)


async def test_more_than_one_message_holds_is_told_in_two(place, house):
    await place.load()
    for number in range(10):
        await report(place, await place.ask(f"{HIT} {number}"))
    for number in range(1, 11):
        house.moderation.retract(f"server:{place.guild.id}", number, "person:mod", "w" * 500, 1)
    first, second = await told(place), await told(place)
    assert 0 < second.count("which you reported") < first.count("which you reported")
    assert [(f"Case {number}, " in first) + (f"Case {number}, " in second) for number in range(1, 11)] == [1] * 10
