"""What somebody sees, takes and erases of what is kept of them."""

import json

from fakes.channel import labels, texts

HIT = "What did the ferry hit?"


async def test_somebody_who_never_asked_is_told_that_nothing_is_kept(place):
    shown = await place.reader.slash(place.channel, "privacy")
    assert shown.response.ephemeral
    assert texts(shown.response.components).startswith("Nothing is kept of you: you have not asked anything here.")
    assert labels(shown.response.components) == []


async def test_what_is_kept_is_counted_handed_out_and_erased_after_a_second_word(place, house):
    await place.load()
    await place.ask(HIT)
    shown = await place.reader.slash(place.channel, "privacy")
    assert texts(shown.response.components).startswith(
        "Kept of you: 1 question, 0 articles waiting, 0 articles of your own."
    )
    handed = await place.reader.click(shown.response, label="Give me all of it")
    (file,) = [one for one in place.env.http_requests if b"my-questions.json" in str(one.json).encode()][-1:]
    assert handed.response.ephemeral
    assert file

    await place.reader.click(shown.response, label="Erase it")
    assert texts(shown.response.components).startswith("Erase all that is kept of you")
    await place.reader.click(shown.response, label="Keep it")
    assert texts(shown.response.components).startswith("Kept of you: 1 question")
    await place.reader.click(shown.response, label="Erase it")
    await place.reader.click(shown.response, label="Erase all of it")
    assert texts(shown.response.components).startswith("Erased: 1 question")
    (asked,) = house.library.recent(f"server:{place.guild.id}", 5)
    assert HIT not in json.dumps(asked.question.text)
    audited = await place.moderator.slash(place.channel, "audit answer", answer=asked.id)
    assert "somebody who had the question erased" in texts(audited.response.components)
    assert "The ferry hit a rock near Holm." in texts(audited.response.components)
