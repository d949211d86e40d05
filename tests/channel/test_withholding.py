"""Moderators lock articles and exclude paragraphs, and readers are told why."""

import pytest

from fakes.channel import texts
from retrieval.moderation.explained import Rule, rule_of
from retrieval.moderation.proof import proof
from retrieval.withholding import ParagraphExcluded

HIT = "What did the ferry hit?"


async def audit(place, command, **options):
    return texts((await place.moderator.slash(place.channel, f"audit {command}", **options)).response.components)


async def test_a_paragraph_that_is_excluded_is_not_cited_and_readers_are_told_why(place, house):
    await place.load()
    assert "hit a rock" in texts((await place.ask(HIT)).response.components)
    told = await audit(place, "exclude", paragraph=2, reason="The coastguard *corrected* it.")
    assert told.startswith("Paragraph 2 of **Ferry aground** is not cited: The coastguard")
    told = texts((await place.ask(HIT)).response.components)
    assert "hit a rock" not in told
    assert "Paragraph 2 is not cited here, moderators say: The coastguard" in told
    assert "The article does not say" not in told
    assert "Moderators let what was found not be cited." in told
    (asked,) = house.library.recent(f"server:{place.guild.id}", 1)
    assert "Moderators let it not be cited" in await audit(place, "recent")
    assert await audit(place, "gaps") == "Nothing was asked in vain in the last 90 days."
    assert rule_of(asked.answer) is Rule.EXCLUDED
    assert asked.answer.excluded == ((2, "The coastguard *corrected* it."),)
    other = texts((await place.ask("Did the owner comment?")).response.components)
    assert "The owner declined to comment." in other
    assert "not cited here" not in other
    await audit(place, "exclude", paragraph=2)
    assert "hit a rock" in texts((await place.ask(HIT)).response.components)
    assert await audit(place, "exclude", paragraph=99, reason="No.") == (
        "The article has no paragraph 99; nothing was changed. The numbers: /article read."
    )


async def test_a_locked_article_answers_nothing_and_cannot_be_removed_until_it_is_unlocked(place):
    await place.load()
    assert await audit(place, "lock", article="Ferry aground", reason="It is disputed.") == (
        "**Ferry aground** is locked: It is disputed."
    )
    told = texts((await place.ask(HIT)).response.components)
    assert told == "Moderators have locked this article (It is disputed.). Ask about another one, or ask them."
    removing = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    pressed = await place.moderator.click(removing.response, label="Remove it")
    assert any("Moderators have locked this article" in texts(one.components) for one in pressed.followups)
    assert await audit(place, "lock", article="Ferry aground") == "**Ferry aground** is unlocked."
    assert "hit a rock" in texts((await place.ask(HIT)).response.components)


async def test_of_two_open_articles_the_locked_one_is_left_out(place):
    await place.load()
    await place.load("The pier opened in June.\n\nThe mayor spoke.", title="Pier")
    await place.moderator.slash(place.channel, "open", article="Ferry aground", beside=True)
    await audit(place, "lock", article="Pier", reason="No.")
    assert "hit a rock" in texts((await place.ask(HIT)).response.components)


async def test_an_answer_without_an_excluded_paragraph_is_in_the_chain_as_any_other(place, house):
    await place.load()
    await audit(place, "exclude", paragraph=2, reason="No.")
    await place.ask(HIT)
    owner = f"server:{place.guild.id}"
    assert proof(owner, house.record.entries(owner)).holds


async def test_what_is_withheld_is_not_shown_by_its_id_nor_beside_a_claim_nor_put_in_the_place_of_another(place, house):
    await place.load()
    await place.ask("Did the owner comment?")
    owner = f"server:{place.guild.id}"
    (asked,) = house.library.recent(owner, 1)
    certificate = f"{asked.article_id[:8]}-p2s1"
    await audit(place, "exclude", paragraph=2, reason="It was corrected.")

    async def told(command, **options):
        return texts((await place.reader.slash(place.channel, command, **options)).response.components)

    withheld = "Moderators let paragraph 2 not be cited (It was corrected.). See another passage, or ask them."
    assert await told("passage", id=certificate) == withheld
    checked = await told("verify", text="The ferry hit a stone near Holm.")
    assert "Moderators let the passage not be cited (It was corrected.)." in checked
    assert "rock" not in checked
    case = house.moderation.open(owner, asked.id, "person:mod")
    with pytest.raises(ParagraphExcluded):
        house.moderation.replace(owner, case.number, "person:mod", "p2s1", None, case.seen)
    await audit(place, "lock", article="Ferry aground", reason="It is disputed.")
    locked = "Moderators have locked this article (It is disputed.). Ask about another one, or ask them."
    assert await told("passage", id=certificate) == await told("verify", text="Nobody was hurt.") == locked


async def test_what_is_withheld_by_now_is_neither_shared_nor_shown_in_context_nor_restored(place, house):
    await place.load()
    alone = await place.ask(HIT, private=True)
    owner = f"server:{place.guild.id}"
    (asked,) = house.library.recent(owner, 1)
    case = house.moderation.open(owner, asked.id, "person:mod")
    house.moderation.retract(owner, case.number, "person:mod", "No.", case.seen)
    shown = await place.moderator.slash(place.channel, "audit case", number=1)
    for command, options, told in (
        ("exclude", {"paragraph": 2}, "Moderators let paragraph 2 not be cited (It was \\*corrected\\*.)."),
        ("lock", {"article": "Ferry aground"}, "Moderators have locked this article (It was \\*corrected\\*.)."),
    ):
        await audit(place, command, **options, reason="It was *corrected*.")
        pressed = await place.moderator.click(shown.response, label="Restore")
        assert told in texts(pressed.followups[0].components)
        await audit(place, command, **options)
    await place.moderator.click(shown.response, label="Restore")
    await audit(place, "exclude", paragraph=2, reason="It was *corrected*.")
    shared = await place.reader.click(alone.response, label="Share")
    (refused,) = shared.followups
    assert refused.ephemeral
    assert "Moderators let paragraph 2 not be cited" in texts(refused.components)
    context = await place.reader.click(alone.response, label="In context")
    assert "Moderators let paragraph 2 not be cited" in texts(context.response.components)
    await audit(place, "exclude", paragraph=2)
    shared = await place.reader.click(alone.response, label="Share")
    assert "hit a rock" in texts(shared.followups[0].components)


async def test_what_is_withheld_can_be_read_and_that_it_is_not_cited_stands_above(place):
    await place.load()

    async def read(**options):
        return texts((await place.reader.slash(place.channel, "article read", **options)).response.components)

    assert "Moderators" not in await read()
    await audit(place, "exclude", paragraph=2, reason="It was *corrected*.")
    told = await read()
    assert told.startswith("**Ferry aground**\n-# Paragraph 2 is not cited here, moderators say: It was \\*corrected")
    assert "hit a rock" in told
    assert "not cited" not in await read(paragraph=3)
    await audit(place, "lock", article="Ferry aground", reason="It is *disputed*.")
    told = await read(paragraph=3)
    assert told.startswith(
        "**Ferry aground**\n-# ⚠ Moderators have locked this article (It is \\*disputed\\*.): nothing"
    )


async def test_a_forgotten_reason_where_nothing_is_withheld_is_told_to_whoever_forgot_it_and_to_nobody_else(
    place, desk
):
    log = await desk()
    await place.load()
    before = len(log.history())
    assert await audit(place, "lock", article="Ferry aground") == (
        "This article is not locked; nothing was changed. To lock it, give a reason."
    )
    assert await audit(place, "exclude", paragraph=2) == (
        "Paragraph 2 is not excluded; nothing was changed. To exclude it, give a reason."
    )
    assert len(log.history()) == before
