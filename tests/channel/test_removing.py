"""Articles are taken out of a library once somebody has said so twice; passages are found by their certificates."""

from fakes.channel import labels, texts

HIT = "What did the ferry hit?"


async def test_an_article_is_removed_after_a_second_word_and_its_answers_stay_for_the_audit(place, house):
    await place.load()
    answer = await place.ask(HIT)
    shown = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    assert shown.response.ephemeral
    assert texts(shown.response.components).startswith("Remove **Ferry aground** from the library?")
    await place.moderator.click(shown.response, label="Remove it")
    assert "Its text stays for the audit" in texts(shown.response.components)

    assert "No article is open here." in texts((await place.ask(HIT)).response.components)
    listed = await place.reader.slash(place.channel, "article list")
    assert "There are no articles here yet." in texts(listed.response.components)
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    audited = await place.moderator.slash(place.channel, "audit answer", answer=asked.id)
    assert "The ferry hit a rock near Holm." in texts(audited.response.components)
    context = await place.reader.click(answer.response, label="In context")
    assert "hit a rock" in texts(context.response.components)


async def test_an_article_can_be_kept_after_all(place):
    await place.load()
    shown = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    await place.moderator.click(shown.response, label="Keep it")
    assert texts(shown.response.components) == "Nothing was removed."
    assert "rock" in texts((await place.ask(HIT)).response.components)


async def test_an_article_is_removed_once(place):
    await place.load()
    first = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    second = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    await place.moderator.click(first.response, label="Remove it")
    pressed = await place.moderator.click(second.response, label="Remove it")
    assert any("There is no such article here." in texts(one.components) for one in pressed.followups)


async def test_a_passage_is_shown_in_its_place_by_the_id_below_it(place, house):
    await place.load()
    await place.ask(HIT)
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    name = f"{asked.article_id[:8]}-p2s1"
    shown = await place.reader.slash(
        place.channel, "passage", id=f" Passage {name.upper()} ".replace("Passage", "passage")
    )
    told = texts(shown.response.components)
    assert "> **The ferry hit a rock near Holm.** Nobody was hurt." in told
    assert f"-# passage {name}" in told
    assert "-# Characters 15 to 46 of the stored text; SHA-256 " in told
    assert labels(shown.response.components) == ["Read on from here"]


async def test_an_id_that_leads_nowhere_is_said_to(place):
    await place.load()
    for wrong in ("nonsense", "00000000-p1s1", "p99s1"):
        shown = await place.reader.slash(place.channel, "passage", id=wrong)
        assert texts(shown.response.components).startswith("There is no such passage here.")


async def test_what_is_typed_is_offered_as_it_stands(place):
    await place.load()
    typed = await place.reader.autocomplete(place.channel, "ask", "question", "who was", question="who was")
    assert [one["value"] for one in typed] == ["who was"]
