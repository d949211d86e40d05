"""Everything that the bot says goes through one door: in a language that nobody speaks, no English is left."""

import re

import discord
import pytest
from channel.conftest import FERRY

from bot import tongue
from bot.channel.localised import Localised, is_name, is_name_of_menu
from fakes.channel import bot_on
from fakes.pseudo import LOCALE, Pseudo

HIT, ELSEWHERE = "What did the ferry hit?", "Who is the president of France? Nobody hurt?"
OUTSIDE = set(re.findall(r"[A-Za-z]{2,}", f"{FERRY} {HIT} {ELSEWHERE} story talk news Be kind Ferry aground en"))
"""Words of the article, the question, the names of channels and people."""

MEANT = re.compile(
    r"<[^>]*>|https?://\S+|\b[0-9a-f]{8}-p[0-9s-]+|\b[0-9a-f]{16}\b|\ba[0-9]{9}\b|SHA-256|[0-9a-f]{12,}|embedder|reranker|word-\w+"
    r"|(?:bag|overlap)[^,;·\n]*|attachment://\S+|[a-z-]+\.txt|(?:reader|moderator|manager)-?\w*"
)
"""What is no sentence: ids, links, names of files and models."""


pytestmark = pytest.mark.usefixtures("pseudo")


def told(node):
    """Every text that a reader sees of a request."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"content", "label", "placeholder", "title", "description"} and isinstance(value, str):
                yield value
            else:
                yield from told(value)
    elif isinstance(node, list):
        for one in node:
            yield from told(one)


def english(env):
    """Words of English that were sent, and are nobody else's."""
    found = {}
    for one in env.http_requests:
        if "/commands" in one.path:
            continue
        for text in told(one.json):
            for word in re.findall(r"[A-Za-z]{2,}", MEANT.sub(" ", text)):
                if word not in OUTSIDE:
                    found.setdefault(word, text)
    return found


async def press(person, message, *names):
    for name in names:
        await person.click(message, label=tongue.say(name))


async def test_no_sentence_of_a_channel_bypasses_the_door(place, manager, house):
    shown = await place.propose()
    await press(place.moderator, shown.response, "See all of it", "Open it here")
    answer = await place.ask(HIT)
    await press(place.reader, answer.response, "In context")
    await press(place.reader, (await place.ask("Nobody hurt?", private=True)).response, "Share")
    await place.ask(ELSEWHERE)
    await place.ask("mayor owner hull")
    (asked,) = house.library.recent(f"server:{place.guild.id}", 1)
    for command in ("article list", "article info", "article read", "article speakers", "article diff", "help"):
        await place.reader.slash(place.channel, command)
    kept = await place.reader.slash(place.channel, "privacy")
    await press(place.reader, kept.response, "Erase it", "Keep it")
    await place.reader.slash(place.channel, "passage", id=f"{asked.article_id[:8]}-p2s1")
    await place.reader.slash(place.channel, "passage", id="nonsense")
    await place.moderator.slash(place.channel, "audit recent")
    await place.moderator.slash(place.channel, "audit answer", answer=asked.id)
    await place.moderator.slash(place.channel, "audit answer", answer="nonsense")
    for command in ("show", "answers", "log", "retention", "banner"):
        await manager.slash(place.channel, f"setup {command}")
    await manager.slash(place.channel, "setup banner", text="Be kind")
    await manager.slash(place.channel, "setup retention", days=7)
    await manager.slash(place.channel, "setup answers", channel=place.guild.create_text_channel("talk"))
    await place.ask(HIT)
    await manager.slash(place.channel, "setup answers")
    await place.moderator.slash(place.channel, "open", article="nonsense")
    removing = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    await press(place.moderator, removing.response, "Keep it")
    removing = await place.moderator.slash(place.channel, "remove", article="Ferry aground")
    await press(place.moderator, removing.response, "Remove it")
    await place.ask(HIT)
    await place.moderator.slash(place.channel, "close")
    await place.moderator.slash(place.channel, "load")
    await place.moderator.slash(place.channel, "load", file=("story.txt", b""))
    await place.moderator.slash(place.channel, "load", link="ftp://x.example/")
    await press(place.reader, kept.response, "Erase it", "Erase all of it")
    await place.reader.slash(place.channel, "privacy")
    assert sorted(english(place.env)) == []


async def test_what_commands_do_is_said_in_the_language_to_those_who_speak_it(simcord_env):
    (synced,) = [
        one.json for one in simcord_env.http_requests if one.path.endswith("/commands") and one.method == "PUT"
    ]

    def described(nodes):
        for one in nodes:
            if one.get("description"):
                yield one["description"], (one.get("description_localizations") or {}).get(LOCALE)
            yield from described(one.get("options") or [])

    pairs = list(described(synced))
    assert len(pairs) > 40
    assert [plain for plain, said in pairs if said != tongue.say(plain)] == []


async def test_what_commands_and_their_options_are_called_is_turned_by_discord_s_rules(simcord_env):
    (synced,) = [
        one.json for one in simcord_env.http_requests if one.path.endswith("/commands") and one.method == "PUT"
    ]

    def called(nodes):
        names = [(one["name"], (one.get("name_localizations") or {}).get(LOCALE), one.get("type")) for one in nodes]
        assert len({turned for _, turned, _ in names}) == len(names)
        for one in nodes:
            yield from called(one.get("options") or [])
        yield from names

    names = list(called(synced))
    assert len(names) > 60
    assert [plain for plain, turned, _ in names if turned != tongue.name(plain)] == []
    menus = {one["name"] for one in synced if one["type"] == discord.AppCommandType.message.value}
    assert [turned for plain, turned, _ in names if not (is_name_of_menu if plain in menus else is_name)(turned)] == []


@pytest.mark.parametrize("name", ["fråga", "läs-på", "问", "पूछें", "ถาม", "l'article", "a" * 32])
def test_names_that_discord_takes_of_a_command(name):
    assert is_name(name)


@pytest.mark.parametrize("name", ["", "Ask", "ask it", "ask!", "a" * 33, "ask/it", "😀"])
def test_names_that_discord_does_not_take_of_a_command(name):
    assert not is_name(name)


class Careless(Pseudo):
    """A catalogue that calls commands what Discord does not let them be called."""

    def pgettext(self, context, message):
        return f"{super().pgettext(context, message)} !"


async def test_a_name_that_discord_does_not_take_stays_in_english():
    tongue.speak(Careless(), LOCALE)
    tree = bot_on().tree
    ask = (await tree.get_command("ask").get_translated_payload(tree, Localised()))["name_localizations"]
    assert ask in ({}, None)
