"""Checking in a channel what somebody claims the article says."""

from fakes.channel import texts

ALTERED = 'They wrote "The ferry hit a rock near Berlin." yesterday.'


async def test_a_claim_is_checked_privately_with_the_passage_and_what_differs(place):
    await place.load()
    shown = await place.reader.slash(place.channel, "verify", text=ALTERED)
    told = texts(shown.response.components)
    assert shown.response.ephemeral
    assert "≠ These are not quite the article's words: some were changed." in told
    assert "The ferry hit a rock near ~~Holm~~ **Berlin**" in told
    assert "> The ferry hit a rock near Holm." in told


async def test_a_message_is_checked_from_its_menu(place):
    await place.load()
    said = await place.moderator.send(place.channel, "The ferry hit a rock near Holm.")
    shown = await place.reader.context_menu(place.channel, "Check against the article", target=said)
    assert "✓ The article says this, word for word." in texts(shown.response.components)


async def test_a_message_without_words_is_said_to_have_none(place):
    await place.load()
    shown = await place.reader.slash(place.channel, "verify", text="?!")
    assert texts(shown.response.components) == (
        "There are no words in it to check. Give a sentence, or put it in quotation marks."
    )


async def test_a_huge_message_is_checked_as_far_as_it_fits(place):
    await place.load()
    quoted = " ".join(f"\u201cThe ferry hit a rock near Holm {n}.\u201d" for n in range(90))
    shown = await place.reader.slash(place.channel, "verify", text=quoted[:4000])
    told = texts(shown.response.components)
    assert (told.count("≠"), "and 6 more" in told) == (4, True)


async def test_without_an_article_there_is_nothing_to_check_against(place):
    shown = await place.reader.slash(place.channel, "verify", text="Is it so?")
    assert "No article is open here." in texts(shown.response.components)
