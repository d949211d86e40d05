"""Opening, closing, listing, describing, reading."""

from fakes.channel import labels, texts

LONG = "\n\n".join(f"Paragraph {n} says that the harbour was quiet for {n} days." for n in range(1, 31))


async def test_an_article_is_opened_by_a_part_of_its_title_and_closed_again(place):
    await place.load()
    await place.load("The pool closed in March.\n\nChildren protested.", title="Pool shut")
    opened = await place.moderator.slash(place.channel, "open", article="ferry")
    assert texts(opened.response.components).startswith("Open here now: **Ferry aground** (4 paragraphs, 6 sentences).")
    assert "rock" in texts((await place.ask()).response.components)
    closed = await place.moderator.slash(place.channel, "close")
    assert texts(closed.response.components) == "Closed: **Ferry aground**. /open opens what is in the library again."
    assert "No article is open here." in texts((await place.ask()).response.components)
    again = await place.moderator.slash(place.channel, "close")
    assert texts(again.response.components) == "No article was open here."


async def test_an_article_open_in_a_channel_is_open_in_its_threads(place):
    await place.load()
    message = await place.moderator.send(place.channel, "About the ferry")
    thread = place.channel.create_thread("ferry") if hasattr(place.channel, "create_thread") else None
    if thread is None:
        assert message
        return
    shown = await place.reader.slash(thread, "ask", question="What did the ferry hit?")
    assert "rock" in texts(shown.response.components)


async def test_a_title_that_fits_two_articles_is_ambiguous(place):
    await place.load("The pool closed in March.\n\nChildren protested.", title="Pool one")
    await place.load("The pool opened in May.\n\nChildren came.", title="Pool two")
    told = await place.moderator.slash(place.channel, "open", article="pool")
    assert texts(told.response.components) == (
        "More than one article here goes by that name. Pick one from the list that appears while you type."
    )


async def test_the_list_is_private_latest_first_and_says_what_is_open_here(place):
    assert texts((await place.reader.slash(place.channel, "article list")).response.components) == (
        "There are no articles here yet. Load one with /load."
    )
    await place.load()
    await place.load("The pool closed in March.\n\nChildren protested.", title="Pool shut")
    listed = (await place.reader.slash(place.channel, "article list")).response
    assert listed.ephemeral
    assert texts(listed.components).split("\n") == [
        "### Articles",
        "**Pool shut**",
        "-# 2 paragraphs, 2 sentences · open here",
        "**Ferry aground**",
        "-# 4 paragraphs, 6 sentences",
    ]


async def test_reading_goes_onward_and_back_page_by_page_in_one_message(place):
    await place.load(LONG, title="Harbour")
    first = await place.reader.slash(place.channel, "article read")
    assert first.response.ephemeral
    assert "-# Paragraphs 1 to 10 of 30" in texts(first.response.components)
    assert labels(first.response.components) == ["Onward"]
    await place.reader.click(first.response, label="Onward")
    assert "-# Paragraphs 11 to 20 of 30" in texts(first.response.components)
    assert labels(first.response.components) == ["Back", "Onward"]
    await place.reader.click(first.response, label="Onward")
    assert labels(first.response.components) == ["Back"]
    await place.reader.click(first.response, label="Back")
    assert "> Paragraph 11 says" in texts(first.response.components)


async def test_reading_begins_where_it_is_told_to_and_never_leaves_the_article(place):
    await place.load(LONG, title="Harbour")
    at = await place.reader.slash(place.channel, "article read", paragraph=27)
    assert "-# Paragraphs 27 to 30 of 30" in texts(at.response.components)
    beyond = await place.reader.slash(place.channel, "article read", paragraph=999)
    assert "-# Paragraph 30 of 30" in texts(beyond.response.components)


async def test_a_paragraph_too_long_for_a_message_is_attached_whole(place):
    long = "The harbour was quiet, " * 200 + "and nobody came."
    await place.load(f"Harbour\n\n{long}\n\nThe end came soon.", title="Harbour")
    shown = (await place.reader.slash(place.channel, "article read")).response
    assert (
        "This passage has 4,616 characters, too many for a message: it is attached whole as paragraph-2.txt."
        in texts(shown.components)
    )
    (attached,) = shown.attachments
    assert (await attached.read()).decode() == long


async def test_a_passage_too_long_for_a_message_is_attached_whole(place):
    long = "The harbour was quiet, " * 200 + "and the walrus came."
    await place.load(f"{long}\n\nThe end came soon.", title="Harbour")
    shown = (await place.ask("walrus harbour quiet came")).response
    (attached,) = shown.attachments
    assert (await attached.read()).decode() == long
    pressed = await place.reader.click(shown, label="In context")
    assert "paragraph-1.txt" in texts(pressed.response.components)
