"""Moderators take an answer up themselves, open a judged case again, and go through many."""

from channel.reported import HIT, ROCK, cards, judged, labels, report, said, texts


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


async def test_a_case_that_a_moderator_opens_is_shown_in_the_log_channel(place, desk):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    shown = await place.moderator.context_menu(place.channel, "Audit this answer", target=answer.response)
    await place.moderator.click(shown.response, label="Open a case")
    read = texts(log.last_message.components)
    assert read.startswith("### Case 1 · open\n**What did the ferry hit?**")
    assert f"opened by {place.moderator.mention}" in read
    shown = await place.moderator.context_menu(place.channel, "Audit this answer", target=answer.response)
    await place.moderator.click(shown.response, label="Case 1 · open")
    assert cards(log) == ["### Case 1 · open"]


async def test_the_menu_knows_the_answer_of_a_card_and_of_what_one_person_alone_sees(place, desk):
    log = await desk()
    await place.load()
    alone = await place.ask(HIT, by=place.moderator, private=True)
    shown = await place.moderator.context_menu(place.channel, "Audit this answer", target=alone.response)
    assert ROCK in texts(shown.response.components)
    await place.moderator.click(shown.response, label="Open a case")
    shown = await place.moderator.context_menu(log, "Audit this answer", target=log.last_message)
    assert ROCK in texts(shown.response.components)
    assert "Case 1 · open" in labels(shown.response.components)


async def test_a_judged_case_is_opened_again_by_a_moderator_or_by_another_report_and_its_history_says_so(place, desk):
    log = await desk()
    await place.load()
    answer = await place.ask(HIT)
    await report(place, answer)
    assert "Reopen" not in labels(log.last_message.components)
    await judged(place, log, "Correct")
    read = await judged(place, log, "Reopen")
    assert read.startswith("### Case 1 · open · reported by 1 person")
    assert f"reopened by {place.moderator.mention}" in read
    assert "Reopen" not in labels(log.last_message.components)
    await judged(place, log, "Wrong passage")
    assert f"amended by {place.moderator.mention}: Wrong passage" in texts(log.last_message.components)
    await report(place, answer, "other")
    read = texts(log.last_message.components)
    assert "Something else, reported by a reader: the case is open again" in read
    assert read.startswith("### Case 1 · open · reported by 1 person")


async def test_many_cases_are_listed_by_the_page_and_how_many_there_are_is_said(place, house):
    await place.load()
    owner = f"server:{place.guild.id}"
    for number in range(12):
        await place.ask(f"{HIT} {number}")
        house.moderation.open(owner, house.library.recent(owner, 1)[0].id, "person:mod")

    async def cases(**options):
        return texts((await place.moderator.slash(place.channel, "audit cases", **options)).response.components)

    first = await cases()
    assert first.startswith("### Cases, 1 to 10 of 12\n**Case 12 · open**")
    assert first.count("**Case ") == 10
    assert (await cases(page=2)).startswith("### Cases, 11 to 12 of 12\n**Case 2 · open**")
    assert await cases(page=3) == "There are 12 cases; that page is behind them."
    offered = await place.moderator.autocomplete(place.channel, "audit case", "number", "1")
    assert [one["value"] for one in offered] == [12, 11, 10, 1]


async def test_a_moderator_rewords_the_question_of_a_judged_case_and_the_members_own_words_are_refused(place, desk):
    log = await desk()
    await place.load()
    await report(place, await place.ask(HIT))
    assert "Reword the question …" not in labels(log.last_message.components)
    await judged(place, log, "Correct")
    form = await place.moderator.click(log.last_message, label="Reword the question …")
    refused = await place.moderator.submit_modal(form, {"words": "what did THE ferry  hit"})
    assert "Those are the member's own words." in said(refused)
    form = await place.moderator.click(log.last_message, label="Reword the question …")
    await place.moderator.submit_modal(form, {"words": "Where did the ferry run aground?"})
    read = texts(log.last_message.components)
    assert f"question reworded by {place.moderator.mention}: Where did the ferry run aground?" in read
