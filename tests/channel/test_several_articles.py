"""Several articles in one channel: which of them answers, which one is asked back, and any of all."""

from fakes.channel import labels, texts

POOL = "The pool closed in March.\n\nChildren protested near Holm. The mayor thanked nobody."
HIT = "What did the ferry hit?"


async def both(place):
    await place.load()
    await place.load(POOL, title="Pool shut")
    return await place.moderator.slash(place.channel, "open", article="Ferry aground", beside=True)


async def test_an_article_opens_beside_another_and_both_are_named(place):
    shown = texts((await both(place)).response.components)
    assert "Open here now: **Ferry aground**" in shown
    assert "-# Also open here: **Pool shut**." in shown


async def test_the_one_that_answers_is_used_and_named(place):
    await both(place)
    assert "· Ferry aground ·" in texts((await place.ask(HIT)).response.components)
    assert "· Pool shut ·" in texts((await place.ask("When did the pool close?")).response.components)


async def test_where_both_answer_it_is_asked_which_is_meant_and_the_choice_is_kept(place, house):
    await both(place)
    asked = await place.ask("Whom did the mayor thank?")
    assert "2 articles answer this. Which one do you mean?" in texts(asked.response.components)
    assert set(labels(asked.response.components)) == {"Ferry aground", "Pool shut"}

    other = place.guild.add_member(place.env.create_user("other"))
    await other.click(asked.response, label="Pool shut")
    assert "Which one do you mean?" in texts(asked.response.components)
    await place.reader.click(asked.response, label="Pool shut")
    assert "thanked nobody" in texts(asked.response.components)
    owner = f"server:{place.guild.id}"
    shown = [one for one in house.library.recent(owner, 5) if house.library.postings(owner, one.id)]
    assert [house.library.cited(owner, one.article_id).title for one in shown] == ["Pool shut"]


async def test_a_private_choice_stays_private(place):
    await both(place)
    asked = await place.ask("Whom did the mayor thank?", private=True)
    assert asked.response.ephemeral
    await place.reader.click(asked.response, label="Ferry aground")
    assert "thanked the crew" in texts(asked.response.components)
    assert "Share" in labels(asked.response.components)


async def test_any_article_is_searched_also_those_that_are_not_open(place):
    await place.load()
    await place.load(POOL, title="Pool shut")
    assert "· Ferry aground ·" in texts((await place.ask(HIT, article="*")).response.components)


async def test_one_of_them_is_closed_and_the_other_stays(place):
    await both(place)
    closed = await place.moderator.slash(place.channel, "close", article="Pool shut")
    assert texts(closed.response.components).startswith("Closed: **Pool shut**.")
    assert "· Ferry aground ·" in texts((await place.ask(HIT)).response.components)
    assert "No article was open here." in texts(
        (await place.moderator.slash(place.channel, "close", article="Pool shut")).response.components
    )
