"""An answer as readers may see it now: with the banner that hangs below it, retracted or put right where it was."""

import logging
import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import partial
from typing import Final

import discord

from bot.casework import Casework
from bot.channel import answers, case_words, words
from bot.channel.answers import Told
from bot.channel.called import Called, Interaction
from bot.channel.failing import AnswerElsewhere
from bot.channel.layout import Drawn
from bot.channel.sending import NOBODY, UNREACHED, again_if_cut_off, logged
from bot.channel.shared import casework_of, desk_of, registry_of
from retrieval.answer import Asked, Citation, Posting
from retrieval.article import Article
from retrieval.errors import UnknownEntry
from retrieval.moderation.cases import Standing
from retrieval.moderation.moderation import Reading
from retrieval.withholding import refuse_withheld

_LOG: Final = logging.getLogger("pullquote.channel")

_LINK: Final = re.compile(r"https://discord\.com/channels/(?:[0-9]+|@me)/([0-9]+)/([0-9]+)")


async def told_of(interaction: Interaction, asked: Asked, article: Article) -> Told:
    """The answer as it is to be shown now."""
    owner = asked.question.room.owner
    rules = await desk_of(interaction).rules(owner)
    reading = Reading(asked)
    if moderated(owner):
        case = await casework_of(interaction).done(lambda cases: cases.about(owner, asked.id))
        if case is not None and case.standing is not Standing.AS_GIVEN:
            reading = await casework_of(interaction).read(owner, lambda cases: cases.reading(owner, asked))
    return Told(reading.asked, article, rules.banner_of(article.id), reading.standing, reading.because)


async def refuse_uncited(interaction: Interaction, told: Told, cited: Sequence[Citation]) -> None:
    """Raises `ArticleLocked`, `ParagraphExcluded` where moderators let one of these not be cited by now."""
    rules = await desk_of(interaction).rules(told.asked.question.room.owner)
    refuse_withheld(rules, told.article.id, cited)


async def stands_no_more(casework: Casework, asked: Asked) -> bool:
    """Whether moderators took back what was given, or put other passages in its place."""
    owner = asked.question.room.owner
    if not moderated(owner):
        return False
    case = await casework.done(lambda cases: cases.about(owner, asked.id))
    return case is not None and case.standing is not Standing.AS_GIVEN


def moderated(owner: str) -> bool:
    """Whether there are moderators to report an answer to: not in a library of somebody's own."""
    return owner.startswith("server:")


async def visible(visit: Called, answer_id: str) -> tuple[Asked, Article]:
    """The answer, where this person may see it: it was shown to all here, or to them. Raises `AnswerElsewhere`."""
    desk = desk_of(visit.interaction)
    try:
        asked, article = await desk.answer(visit.room.owner, answer_id)
    except UnknownEntry as error:
        raise AnswerElsewhere from error
    if asked.question.asked_by != visit.asked_by:
        postings = await desk.postings(visit.room.owner, answer_id)
        if all(one.private for one in postings):
            raise AnswerElsewhere
    return asked, article


async def amend(interaction: Interaction, told: Told, postings: Sequence[Posting]) -> str:
    """Draw an answer anew wherever everybody can see it; in words, where that was done."""
    links = [one.link for one in postings if one.link and not one.private]
    private = sum(one.private for one in postings)  # out of reach: Discord lets nobody change them later
    sharer = await _sharer(interaction, told.asked) if private else None
    done = [
        await redrawn(interaction, link, answers.answered(told, private=False, sharer=sharer)) is Redrawn.DONE
        for link in links
    ]
    return case_words.edited(sum(done), len(done) + private)


async def _sharer(interaction: Interaction, asked: Asked) -> str | None:
    """Whoever had the answer privately alone can share it; none whose name is not kept any more."""
    owner, who = asked.question.room.owner, asked.question.asked_by
    rules = await desk_of(interaction).rules(owner)
    names = await registry_of(interaction).names(owner, {who}, rules.retention)
    return words.asker(names[who]) if who in names else None


class Redrawn(Enum):
    """What became of a message that was to be drawn anew."""

    DONE = auto()
    GONE = auto()
    """It is no longer there, or no longer the bot's to change."""
    MISSED = auto()
    """It is there as it was: Discord did not take it."""


async def redrawn(interaction: Interaction, link: str, drawn: Drawn) -> Redrawn:
    """Draw one of the bot's own messages anew."""
    found = _LINK.fullmatch(link)
    if found is None:
        return Redrawn.GONE
    channel = interaction.client.get_partial_messageable(int(found[1]), guild_id=interaction.guild_id)
    edit = partial(
        channel.get_partial_message(int(found[2])).edit, content=None, view=drawn.view, allowed_mentions=NOBODY
    )
    try:
        await again_if_cut_off(lambda: edit(attachments=drawn.attachments()))
    except UNREACHED as error:
        _LOG.warning("a message was not drawn anew: %s", logged(error))
        return Redrawn.GONE if isinstance(error, discord.NotFound | discord.Forbidden) else Redrawn.MISSED
    return Redrawn.DONE
