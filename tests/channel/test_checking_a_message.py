"""*Check against the article* in the menu of any message: whatever it holds is read, wherever Discord keeps it."""

import asyncio

import pytest
from simcord.results import to_discord_message

from fakes.channel import texts

ROCK, NEAR = "The ferry hit a rock near Holm.", "The ferry hit a rock near Berlin."
IDENTICAL, ALTERED = "✓ The article says this, word for word.", "≠ These are not quite the article's words"
NO_WORDS = "There are no words in it to check. Give a sentence, or put it in quotation marks."
V2 = 1 << 15


def posted(place, content="", **more):
    """A message of another program: members cannot send embeds or components."""
    stored = place.env.backend.create_message(place.channel.id, place.moderator.id, content, **more)
    return to_discord_message(place.env, stored)


async def checked(place, message):
    """What is said of a message, once an article is open."""
    await place.load()
    shown = await place.reader.context_menu(place.channel, "Check against the article", target=message)
    assert shown.response.ephemeral
    return texts(shown.response.components)


async def test_an_empty_message_is_said_to_have_no_words(place):
    assert (
        await checked(place, posted(place, embeds=[{"type": "rich", "image": {"url": "https://x.example/a.png"}}]))
        == NO_WORDS
    )


@pytest.mark.parametrize("content", ["https://post.example/the-ferry-story", "<:rock:1234567890> <@1234567890> ||…||"])
async def test_links_mentions_and_emoji_are_no_words(place, content):
    assert await checked(place, posted(place, content)) == NO_WORDS


async def test_a_huge_message_is_checked_as_far_as_it_fits_and_the_rest_is_counted(place):
    told = await checked(
        place, posted(place, " ".join(f"“The ferry hit a rock near Holm {n}.”" for n in range(90))[:2000])
    )
    assert told.count("≠") == 4
    assert "and 6 more" in told


@pytest.mark.parametrize(
    "embed",
    [
        {"title": ROCK},
        {"description": f"He said “{ROCK}”"},
        {"title": "What it says", "fields": [{"name": "Found", "value": f"“{ROCK}”"}]},
        {"fields": [{"name": f"“{ROCK}”", "value": "True?"}]},
        {"description": "Look:", "footer": {"text": f"“{ROCK}”"}},
        {"author": {"name": ROCK}},
        {"description": f"[{ROCK}](https://post.example/ferry)"},
        {"description": f"_{ROCK}_"},
        {"description": f"Look at this:\n>>> **{ROCK}**"},
    ],
)  # fmt: skip
async def test_whatever_is_embedded_is_read(place, embed):
    told = await checked(place, posted(place, "https://post.example/ferry", embeds=[{"type": "rich", **embed}]))
    assert IDENTICAL in told


async def test_names_beside_what_is_embedded_are_no_claims(place):
    embed = {"type": "rich", "author": {"name": "The Post"}, "title": ROCK, "footer": {"text": "Read on"}}
    told = await checked(place, posted(place, embeds=[embed]))
    assert (told.count("✓"), told.count("✗")) == (1, 0)


async def test_what_is_said_and_what_is_embedded_are_claims_apart(place):
    told = await checked(place, posted(place, NEAR, embeds=[{"type": "rich", "title": ROCK}]))
    assert (ALTERED in told, IDENTICAL in told) == (True, True)


async def test_a_forwarded_message_is_read(place):
    said = await place.moderator.send(place.channel, ROCK)
    assert IDENTICAL in await checked(place, await place.moderator.forward(said, place.channel))


async def test_an_embed_in_a_forwarded_message_is_read(place):
    said = posted(place, embeds=[{"type": "rich", "fields": [{"name": "Found", "value": NEAR}]}])
    assert ALTERED in await checked(place, await place.moderator.forward(said, place.channel))


async def test_the_text_of_components_is_read(place):
    section = {"type": 9, "components": [{"type": 10, "content": ROCK}],
               "accessory": {"type": 2, "style": 5, "label": "There", "url": "https://post.example"}}  # fmt: skip
    box = {"type": 17, "components": [{"type": 10, "content": NEAR}, {"type": 14}, section]}
    told = await checked(place, posted(place, components=[box], flags=V2))
    assert (ALTERED in told, IDENTICAL in told) == (True, True)


async def test_of_an_answer_of_the_bot_the_passages_are_checked_and_nothing_else(place):
    await place.load()
    answer = await place.ask("What did the ferry hit?")
    assert "> The ferry hit a rock near Holm." in texts(answer.response.components)
    shown = await place.reader.context_menu(place.channel, "Check against the article", target=answer.response)
    told = texts(shown.response.components)
    assert (told.count("-# “"), told.count(IDENTICAL)) == (1, 1)


async def test_a_message_of_the_bot_that_quotes_nothing_has_no_words_to_check(place):
    opened = await place.load()
    shown = await place.reader.context_menu(place.channel, "Check against the article", target=opened.response)
    assert texts(shown.response.components) == NO_WORDS


async def test_a_message_that_is_deleted_meanwhile_is_checked_as_it_was(place):
    await place.load()
    said = await place.moderator.send(place.channel, ROCK)
    asyncio.get_running_loop().call_soon(place.env.backend.delete_message, place.channel.id, said.id)
    shown = await place.reader.context_menu(place.channel, "Check against the article", target=said)
    assert said.id not in place.env.backend.messages[place.channel.id]
    assert IDENTICAL in texts(shown.response.components)
