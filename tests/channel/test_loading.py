"""Loading: from a file, by pasting, and what cannot be loaded."""

import pytest

from fakes.channel import texts


def listed(house, place):
    return [one.title for one in house.library.listed(f"server:{place.guild.id}")]


async def test_a_file_is_loaded_and_open_in_the_channel(place, house):
    loaded = await place.load()
    assert texts(loaded.response.components) == (
        "Open here now: **Ferry aground** (4 paragraphs, 6 sentences). Ask with /ask, or mention me with a question."
    )
    assert not loaded.response.ephemeral
    assert listed(house, place) == ["Ferry aground"]
    assert "rock" in texts((await place.ask()).response.components)


async def test_a_title_that_is_given_is_taken(place, house):
    await place.load(title="The *ferry*")
    assert listed(house, place) == ["The *ferry*"]


async def test_an_article_without_title_or_headline_goes_by_its_first_words(place, house):
    await place.load("The pier opened in June.\n\nNobody came.")
    await place.load("The mayor of the harbour town thanked the crew of the ferry for its patience. Nobody was hurt.")
    assert listed(house, place) == [
        "The mayor of the harbour town thanked the crew of the ferry…",
        "The pier opened in June.",
    ]


async def test_an_article_that_was_here_is_said_to_have_been(place):
    await place.load()
    assert "It was here already." in texts((await place.load()).response.components)


async def test_without_a_file_a_form_opens_and_what_is_pasted_is_loaded(place, house):
    shown = await place.moderator.slash(place.channel, "load")
    assert shown.modal["title"] == "Paste an article"
    loaded = await place.moderator.submit_modal(
        shown, {"title": " Ferry  aground ", "text": "The ferry hit a rock.", "more": "Nobody was hurt.", "rest": ""}
    )
    await place.moderator.click(loaded.response, label="Open it here")
    assert "**Ferry aground** (2 paragraphs, 2 sentences)" in texts(loaded.response.components)
    assert listed(house, place) == ["Ferry aground"]


async def test_a_form_can_be_sent_in_after_a_restart(place, house, simcord_env):
    from fakes.channel import bot_on

    shown = await place.moderator.slash(place.channel, "load")
    await simcord_env.restart_bot(bot_on(house))
    loaded = await place.moderator.submit_modal(
        shown, {"title": "", "text": "The ferry hit a rock.", "more": "", "rest": ""}
    )
    assert "Not open yet" in texts(loaded.response.components)


async def test_two_people_who_paste_at_once_each_load_their_own(place, house):
    first = await place.moderator.slash(place.channel, "load")
    second = await place.moderator.slash(place.channel, "load")
    for shown, title, text in ((second, "Two", "The second text here."), (first, "One", "The first text here.")):
        loaded = await place.moderator.submit_modal(shown, {"title": title, "text": text, "more": "", "rest": ""})
        await place.moderator.click(loaded.response, label="Open it here")
    assert sorted(listed(house, place)) == ["One", "Two"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The article is empty. Give /load a link or a file, or paste the text."),
        (b" \n\n ", "The article is empty. Give /load a link or a file, or paste the text."),
        (b"word", "The article is a single word. Give /load a link or a file, or paste the text."),
        (
            b"\x7fELF\x00\xff\xfe",
            (
                "It is none of the kinds that can be read. "
                "Give a web page, a PDF, DOCX, EPUB, Markdown or plain text file."
            ),
        ),
    ],
)
async def test_a_file_that_holds_no_article_is_refused_in_a_sentence(place, house, content, told):
    shown = await place.moderator.slash(place.channel, "load", file=("story.txt", content))
    assert texts(shown.response.components) == told
    assert listed(house, place) == []


async def test_a_form_of_blanks_is_refused(place, house):
    shown = await place.moderator.slash(place.channel, "load")
    refused = await place.moderator.submit_modal(shown, {"title": "", "text": "  \n ", "more": "", "rest": ""})
    assert texts(refused.response.components).startswith("The article is empty.")
    assert listed(house, place) == []


async def test_a_file_too_large_for_an_article_is_refused_unread(place):
    shown = await place.moderator.slash(place.channel, "load", file=("story.txt", b"a" * 10_000_001))
    assert (
        texts(shown.response.components)
        == "The file is too large to be an article. Attach a shorter one, or a part of it."
    )


async def test_a_file_that_has_gone_is_said_to_have(place, simcord_env):
    simcord_env.bot.files_at = frozenset()
    shown = await place.load()
    assert texts(shown.response.components) == "The file is not where Discord keeps files. Attach it again."


async def test_readers_are_not_offered_what_loaders_do(place):
    offered = place.reader.available_commands(place.channel)
    assert {
        "ask",
        "article list",
        "article info",
        "article read",
        "article speakers",
        "article diff",
        "passage",
        "help",
        "privacy",
        "verify",
    } == set(offered)
    assert {"load", "open", "close", "audit recent", "audit answer"} <= set(
        place.moderator.available_commands(place.channel)
    )


async def test_a_title_cannot_dress_as_the_bots_own_words(place):
    loaded = await place.load(title="**Moderators** [say](https://evil.example) @everyone")
    told = texts(loaded.response.components)
    assert told.startswith(r"Open here now: **\*\*Moderators\*\* \[say](https\://evil.example) \@everyone** (4 par")
