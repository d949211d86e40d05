"""A link on its way into a channel: followed, looked over, corrected, cancelled, discarded, let in, loaded again."""

from pathlib import Path

import pytest

from fakes.channel import Site, bot_on, labels, parts, texts
from fakes.online import bot_online
from fakes.shipped import filled, rules
from retrieval.draft import Field

PAGE = (Path(__file__).parents[1] / "pages" / "ferry.html").read_text(encoding="utf-8")
LINK = "https://tarrow.example/ferry.html"


@pytest.fixture
def site():
    made = Site()
    made.pages[LINK] = PAGE
    return made


@pytest.fixture
def simcord_bot(house, site):
    return bot_on(house, site)


async def propose(place, link=LINK, **options):
    return await place.moderator.slash(place.channel, "load", link=link, **options)


def listed(house, place):
    return [one.title for one in house.library.listed(f"server:{place.guild.id}")]


async def test_a_link_is_shown_before_it_is_opened(place, house):
    shown = await propose(place)
    told = texts(shown.response.components)
    assert told.startswith(
        "### Ferry hits rock off Holm\nNot open yet: look it over first.\nBy Ann Dey · 3 May 2026 · "
    )
    assert "-# From tarrow.example · 8 paragraphs kept, 11 pieces removed · Language: en-GB\n" in told
    assert "-# Removed: 1 caption, 1 credit, 4 links to other stories, 1 newsletter box, 1 cookie text" in told
    assert labels(shown.response.components) == ["Open it here", "Correct", "See all of it", "Discard"]
    assert listed(house, place) == []


async def test_what_is_accepted_is_open_and_answers_lead_back_to_the_page(place, house):
    shown = await propose(place)
    await place.moderator.click(shown.response, label="Open it here")
    assert "Open here now: **Ferry hits rock off Holm** (8 paragraphs, 11 sentences)" in texts(
        shown.response.components
    )
    assert listed(house, place) == ["Ferry hits rock off Holm"]
    asked = await place.ask("What did the ferry hit?")
    (found,) = [one for one in parts(asked.response.components) if one.get("style") == 5]
    assert found["url"].startswith(f"{LINK}#:~:text=")


async def test_what_is_discarded_is_not_kept_and_cannot_be_opened_after(place, house):
    shown = await propose(place)
    message = shown.response
    await place.moderator.click(message, label="Discard")
    assert texts(message.components) == "Discarded; nothing was kept."
    assert listed(house, place) == []
    assert house.drafts.waiting == {}


async def test_a_reader_may_not_decide(place, house):
    shown = await propose(place)
    for label in ("Open it here", "Discard", "See all of it", "Correct"):
        pressed = await place.reader.click(shown.response, label=label)
        told = [texts(one.components) for one in [*pressed.followups, pressed.response] if one]
        assert any(one.startswith("You may not use /load here, so this is not for you either.") for one in told)
    assert listed(house, place) == []


async def test_title_author_date_and_paragraphs_are_corrected_in_a_form(place, house):
    shown = await propose(place)
    form = await place.moderator.click(shown.response, label="Correct")
    assert form.modal["title"] == "Correct the article"
    await place.moderator.submit_modal(
        form,
        {"title": "Ferry aground", "author": "Jo Berg, Ann Dey", "date": "2026-05-04", "drop": "3, 6", "restore": "4"},
    )
    told = texts(shown.response.components)
    assert "### Ferry aground\n" in told
    assert "By Jo Berg, Ann Dey · 4 May 2026" in told
    assert "7 paragraphs kept, 12 pieces removed" in told
    await place.moderator.click(shown.response, label="Open it here")
    assert listed(house, place) == ["Ferry aground"]


@pytest.mark.parametrize("typed", [{"date": "tomorrow"}, {"drop": "three"}, {"drop": "99"}, {"restore": "0"}])
async def test_a_correction_that_makes_no_sense_is_refused_and_changes_nothing(place, typed):
    shown = await propose(place)
    before = texts(shown.response.components)
    form = await place.moderator.click(shown.response, label="Correct")
    filled = {"title": "Other", "author": "", "date": "", "drop": "", "restore": "", **typed}
    sent = await place.moderator.submit_modal(form, filled)
    assert "number" in str(sent.followups[-1].components if sent.followups else sent.response.components)
    assert texts(shown.response.components) == before


async def test_a_wrong_author_and_a_wrong_date_are_emptied(place):
    shown = await propose(place)
    form = await place.moderator.click(shown.response, label="Correct")
    await place.moderator.submit_modal(form, {"title": "Ferry hits rock off Holm", "author": "", "date": ""})
    assert "No author found · no date found · Tarrow Post" in texts(shown.response.components)


async def test_fields_that_are_left_as_they_were_stay_as_they_were(place, house, site):
    site.pages[LINK] = PAGE.replace("Ann Dey", "Ann Dey, Jr.")
    shown = await propose(place)
    form = await place.moderator.click(shown.response, label="Correct")
    (filled_in,) = [
        one["component"]["value"] for one in form.modal["components"] if one["component"]["custom_id"] == "author"
    ]
    await place.moderator.submit_modal(form, {"title": "Ferry", "author": filled_in, "date": "2026-05-03"})
    (waits,) = house.drafts.waiting.values()
    assert waits.draft.byline.author == ("Ann Dey, Jr.",)
    assert waits.draft.settled == (Field.TITLE,)


async def test_a_text_that_is_here_already_is_corrected_by_loading_it_again(place, house):
    for title, told in (("Ferry", ""), ("Ferry aground", "what you corrected is changed there")):
        shown = await propose(place)
        form = await place.moderator.click(shown.response, label="Correct")
        await place.moderator.submit_modal(form, {"title": title, "author": "Ann Dey", "date": "2026-05-03"})
        assert told in texts(shown.response.components)
        await place.moderator.click(shown.response, label="Open it here")
    assert listed(house, place) == ["Ferry aground"]


async def test_all_of_it_is_shown_privately_with_numbers(place):
    shown = await propose(place)
    looked = await place.moderator.click(shown.response, label="See all of it")
    told = texts(looked.response.components)
    assert looked.response.ephemeral
    assert "**4** The owner is silent" in told
    assert "4. caption: The ferry Aurora on the rocks on Sunday." in told


async def test_a_load_is_cancelled_while_it_is_under_way(house, site):
    site.open.clear()
    async with bot_online(house, rules(), site) as (server, _):
        loading = await filled(server, await server.slash("load", link=LINK, by=server.mod), "Fetching the page …")
        refused = await server.click(loading.shown, "Cancel", by=server.alice)
        await server.until(lambda: refused.original or refused.followups, 10)
        assert labels(loading.shown["components"]) == ["Cancel"]
        await server.click(loading.shown, "Cancel", by=server.mod)
        await filled(server, loading, "Loading was cancelled. Nothing was kept.")
        assert house.library.listed(f"server:{server.news.guild.id}") == []
        assert server.violations == []


async def test_a_page_that_changed_is_a_new_version_and_its_diff_is_shown(place, house, site):
    for page in (PAGE, PAGE.replace("on Tuesday", "on Wednesday")):
        site.pages[LINK] = page
        shown = await propose(place)
        told = texts(shown.response.components)
        await place.moderator.click(shown.response, label="Open it here")
    assert "⚠ This address was loaded before; since then: 1 changed of 8 paragraphs." in told
    diff = await place.reader.slash(place.channel, "article diff")
    told = texts(diff.response.components)
    assert diff.response.ephemeral
    assert "1 changed of 8 paragraphs" in told
    assert "Wednesday" in told
    assert len(listed(house, place)) == 2


async def test_an_earlier_version_that_was_taken_out_but_is_cited_can_still_be_compared(place, house, site):
    for page in (PAGE, PAGE.replace("on Tuesday", "on Wednesday")):
        site.pages[LINK] = page
        shown = await propose(place)
        await place.moderator.click(shown.response, label="Open it here")
        await place.ask("What did the ferry hit?")
    owner = f"server:{place.guild.id}"
    house.stewardship.remove(owner, house.library.versions(owner, house.library.listed(owner)[0].id)[0].article)
    diff = await place.reader.slash(place.channel, "article diff")
    assert "1 changed of 8 paragraphs" in texts(diff.response.components)


async def test_without_another_version_there_is_nothing_to_compare(place):
    await place.load()
    diff = await place.reader.slash(place.channel, "article diff")
    assert texts(diff.response.components) == "This article has no other version here."


async def test_a_preview_outlives_a_restart(place, house, site, simcord_env):
    shown = await propose(place)
    await simcord_env.restart_bot(bot_on(house, site))
    await place.moderator.click(shown.response, label="Open it here")
    assert "Open here now" in texts(shown.response.components)


async def test_a_link_that_leads_nowhere_is_refused_in_a_sentence(place):
    shown = await propose(place, "https://tarrow.example/nothing")
    assert texts(shown.response.components) == "The web site has no such page. Check the link, or paste the text."


async def test_a_link_and_a_file_at_once_are_one_too_many(place):
    shown = await propose(place, file=("a.txt", b"The pier opened in June."))
    assert texts(shown.response.components) == "Give a link or a file, not both; nothing was loaded."
