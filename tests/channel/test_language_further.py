"""The walk goes on: claims, follow-ups, choices, cases, the record, what people keep, and all that is refused."""

import re

import pytest
from channel.test_language import HIT, english, press

from bot import tongue
from bot.channel.client import Bot
from bot.channel.guide_words import GuideSays
from bot.cooldowns import CoolDowns, Limit, Pace
from fakes.channel import bot_on
from fakes.house import House
from fakes.pseudo import worn
from retrieval.moderation.cases import Reason
from retrieval.quota import Quota

SPOKEN = (
    "Ferry aground\n\n“The ferry hit a rock near Holm and nobody was hurt,” said Ann Dey, the owner.\n\n"
    "The mayor thanked the crew of the ferry for all that they had done in the night."
)
POOL = "The pool closed in March.\n\nChildren protested near Holm. The mayor thanked nobody."
BROKEN = "Subscribe to read more.\n\nThe pier opened in June. The pier opened in June.\n\nThe pier opened in June."
pytestmark = pytest.mark.usefixtures("pseudo")

MINE = set(re.findall(r"[A-Za-z]{2,}", f"{SPOKEN} {POOL} {BROKEN} Pool shut other hello log mod why not is it ferry"))
"""Words of the articles, the messages and the names in here."""


def left(env, *also):
    """English that is nobody's; `also` are words that were typed."""
    return sorted(set(english(env)) - MINE - set(" ".join(also).split()))


async def let_in(place, *text, **options):
    shown = await place.propose(*text, **options)
    await press(place.moderator, shown.response, "Open it here")


async def test_claims_menus_and_passages_go_through_the_door(place):
    await let_in(place, SPOKEN)
    for claim in (
        "“The ferry hit a rock near Holm and nobody was hurt”",
        "“The ferry hit a rock near Holm and somebody was hurt”",
        "“The ferry hit a rock … and nobody was hurt”",
        "“The ferry hit a rock” said the mayor",
        "“nobody was hurt The mayor thanked the crew”",
        "The mayor thanked the crew of the ferry.",
        "The owner sold the ferry to the mayor.",
        "?!",
    ):
        await place.reader.slash(place.channel, "verify", text=claim)
    message = await place.reader.send(place.channel, "“The ferry hit a rock near Holm”")
    await place.reader.context_menu(place.channel, "Check against the article", target=message)
    for target in (message, (await place.ask(HIT)).response):
        await place.moderator.context_menu(place.channel, "Audit this answer", target=target)
    assert left(place.env, "somebody sold to") == []


async def test_follow_ups_choices_and_any_article_go_through_the_door(place):
    await let_in(place, SPOKEN)
    await let_in(place, POOL, title="Pool shut")
    await place.moderator.slash(place.channel, "open", article="Ferry aground", beside=True)
    choice = await place.ask("Whom did the mayor thank?")
    await place.reader.click(choice.response, label="Pool shut")
    await place.ask(HIT, article="*")
    for asked in ("Who said that?", "and why?", "What did Ann Dey say?", "What did Jo Berg say?", "When did it hit?"):
        await place.reader.slash(place.channel, "ask", question=asked)
    await place.moderator.slash(place.channel, "close")
    assert left(place.env, "Whom did thank Who that and What Dey say Jo Berg When said Why") == []


async def test_previews_with_doubts_forms_and_what_is_wrong_with_them_go_through_the_door(place):
    for text in (BROKEN, "Le ferry s'est échoué mardi et personne n'a été blessé dans cet accident. " * 3):
        await place.propose(text)
    shown = (await place.propose()).response
    await press(place.moderator, shown, "See all of it")
    form = await place.moderator.click(shown, label=tongue.say("Correct"))
    typed = {"title": "Pool shut", "author": "Ann Dey", "date": "tomorrow", "drop": "", "restore": ""}
    await place.moderator.submit_modal(form, typed)
    await press(place.reader, shown, "Discard")
    await press(place.moderator, shown, "Discard")
    french = "Le est chou mardi et personne bless dans cet accident fr tomorrow"
    assert left(place.env, french) == []


async def test_cases_go_through_the_door(place, manager):
    log = place.guild.create_text_channel("log")
    await manager.slash(place.channel, "setup log", channel=log)
    await let_in(place)
    for reason in Reason:
        answer = await place.ask(f"{HIT} {reason.value.replace('_', ' ')}")
        form = await place.reader.click(answer.response, label=tongue.say("Report"))
        await place.reader.submit_modal(form, {"reason": [reason.value], "words": "why not"})
    for label in ("Correct", "Wrong passage", "Wrong speaker", "Out of context", "Should have abstained"):
        await press(place.moderator, log.last_message, label)
    for label, typed in (
        ("Note", {"words": "why not"}),
        ("Retract", {"words": "why not"}),
        ("Replace with passage …", {"passages": "p2s2", "words": ""}),
        ("Replace with passage …", {"passages": "nonsense", "words": ""}),
    ):
        form = await place.moderator.click(log.last_message, label=tongue.say(label))
        await place.moderator.submit_modal(form, typed)
    await press(place.moderator, log.last_message, "Restore")
    await place.moderator.slash(place.channel, "audit cases", all=True)
    await place.moderator.slash(place.channel, "audit case", number=1)
    await place.moderator.slash(place.channel, "audit case", number=99)
    await place.reader.slash(place.channel, "article list")
    await press(place.reader, answer.response, "Report")
    await press(place.reader, log.last_message, "Correct")
    assert left(place.env, "nonsense", " ".join(Reason).replace("_", " ")) == []


async def test_the_record_and_what_is_withheld_go_through_the_door(place):
    await let_in(place)
    for asked in (HIT, "Did the owner comment?", "Which orchestra played on deck?"):
        await place.ask(asked)
    for command, options in (
        ("search", {}),
        ("search", {"text": "ferry", "outcome": "answered", "since": "2020-01-01"}),
        ("search", {"since": "tomorrow"}),
        ("article", {}),
        ("stats", {}),
        ("gaps", {}),
        ("replay", {"article": "Ferry aground"}),
        ("verify", {}),
        ("verify", {"head": "nonsense"}),
        ("export", {"form": "csv"}),
        ("exclude", {"paragraph": 2, "reason": "why not"}),
        ("lock", {"article": "Ferry aground", "reason": "why not"}),
    ):
        await place.moderator.slash(place.channel, f"audit {command}", **options)
    await place.ask(HIT)
    assert left(place.env, "Did comment Which orchestra played on deck tomorrow nonsense answered csv") == []


async def test_what_people_keep_and_may_erase_goes_through_the_door(place):
    await let_in(place)
    await place.ask(HIT)
    shown = await place.reader.slash(place.channel, "privacy")
    await press(place.reader, shown.response, "Give me all of it", "Erase it", "Keep it", "Erase it", "Erase all of it")
    await place.reader.slash(place.channel, "privacy")
    assert left(place.env, "my questions json") == []


class TestWhatIsRefused:
    """Too much, too soon, or not for them."""

    @pytest.fixture
    def simcord_bot(self):
        pace = Pace(Limit(1, 60), Limit(2, 60), Limit(3, 3_600), Limit(1_000, 60))
        return bot_on(House(quota=Quota(articles=1)), cooldowns=CoolDowns(pace, lambda: 0.0))

    async def test_it_goes_through_the_door(self, place):
        await let_in(place)
        shown = await place.propose(POOL)
        await press(place.moderator, shown.response, "Open it here")
        await press(place.reader, shown.response, "Discard")
        for who in (place.reader, place.reader, place.moderator, place.moderator):
            await place.ask(HIT, by=who)
        await place.moderator.slash(place.channel, "open", article="e")
        assert isinstance(place.env.bot, Bot)
        assert left(place.env) == []


def test_the_welcome_and_the_help_are_turned_whole():
    for said in (GuideSays.WELCOME, GuideSays.BEGIN, GuideSays.WELCOME_PRIVACY, GuideSays.WHAT, GuideSays.OF_YOU):
        assert said == worn(said)
        assert re.findall(r"[A-Za-z]{2,}", said) == []
