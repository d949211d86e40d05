"""Asking, by command, by mention, by a suggested question, and from one of several articles."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import discord
from discord import app_commands

from bot import words as common
from bot.casework import Casework
from bot.channel import answers
from bot.channel.answers import Told
from bot.channel.called import Called, Interaction, refuse
from bot.channel.failing import ArticleTakenOut, NotHere, OthersChoice, told
from bot.channel.layout import Drawn, said
from bot.channel.mentioned import Mentioned
from bot.channel.naming import ANY, named
from bot.channel.places import Spot, spot_of, without_ids
from bot.channel.press import Mark
from bot.channel.readings import stands_no_more, told_of
from bot.channel.says import Says
from bot.channel.shared import articles_or_any, casework_of, desk_of, everywhere, first_questions, registry_of
from bot.channel.visit import Visit, paced, serve
from bot.desk import Desk
from bot.pleasantries import courtesy
from bot.registry import Registry
from retrieval.answer import Asked, Question
from retrieval.errors import UnknownArticle, UnknownEntry, UnusableInput
from retrieval.policy import Limits
from retrieval.reader import checked
from retrieval.unavailable import StoreUnavailable
from retrieval.withholding import unlocked

_LOG: Final = logging.getLogger("pullquote.channel")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question, the ids of the articles that it is put to, and the answer that it may follow.

    `newer`: the page of the article has had another text since.
    """

    text: str
    articles: list[str]
    follows: str | None = None
    newer: bool = False


@app_commands.command(name="ask", description="Ask about an article; the answer is the article's own words.")
@app_commands.describe(
    question="What you want to know, for example: who declined to comment?",
    article="Another article than those that are open here, or any of them.",
    private="Show the answer to you alone. You can share it; moderators can audit it.",
)
@app_commands.autocomplete(article=articles_or_any, question=first_questions)
@everywhere
async def ask(
    interaction: Interaction,
    question: app_commands.Range[str, 1, Limits.QUESTION],
    article: str | None = None,
    private: bool = False,
) -> None:
    """`/ask`. What is no question is refused at once, and privately."""
    try:
        checked(question)
    except UnusableInput as error:
        await refuse(interaction, told(error, ""))
        return
    desk, visit = desk_of(interaction), Called(interaction, private=private)
    spot = spot_of(interaction.guild_id, interaction.channel)
    casework = casework_of(interaction)
    await answer(desk, registry_of(interaction), visit, lambda: _wanted(desk, casework, visit, question, article, spot))


async def asked_by_mention(
    desk: Desk, registry: Registry, casework: Casework, message: discord.Message, own_id: int
) -> None:
    """Answer a message that is for the bot: its text without the mention is the question."""
    text = message.content
    for one in message.mentions:
        name = " " if one.id == own_id else one.display_name
        text = text.replace(f"<@{one.id}>", name).replace(f"<@!{one.id}>", name)
    visit = Mentioned(message, registry.people)
    await answer(desk, registry, visit, lambda: _wanted(desk, casework, visit, text, None, visit.spot))


async def answer(desk: Desk, registry: Registry, visit: Visit, wanted: Callable[[], Awaitable[Wanted]]) -> None:
    """Answer, show the answer, journal where it is shown, and keep who asked for as long as that is kept.

    `wanted` says what is asked, and of which articles.
    """
    if not await paced(desk, visit):
        return
    found: list[Told] = []

    async def work() -> Drawn:
        rules = await desk.rules(visit.room.owner)
        if not rules.answers_in(visit.room.name, visit.room.within):
            raise NotHere(visit.those_here(rules.rooms))
        what = await wanted()
        if (friendly := courtesy(what.text)) is not None:
            return said(friendly)
        for asked, article in await desk.ask(
            Question(what.text, visit.room, visit.asked_by), what.articles, what.follows
        ):
            found.append(Told(asked, article, rules.banner_of(article.id), newer=what.newer))
            _log(asked)
        if len(found) > 1:
            return answers.choice(found)
        only = await _none_of(desk, found[0], unlocked(rules, what.articles))
        return answers.answered(only, private=visit.private)

    shown = await serve(desk, visit, "ask", work)
    if not found:
        return
    try:
        await registry.seen(visit.room.owner, visit.asked_by, visit.user_id)
    except StoreUnavailable as error:
        _LOG.error("who asked for answer %s is not kept: %s", found[0].asked.id, error.code)
    if shown and len(found) == 1:
        await _post(desk, visit, found[0].asked, shown.link)


async def _none_of(desk: Desk, told_of: Told, articles: Sequence[str]) -> Told:
    """With the titles of the other articles, where several were looked in and none of them says."""
    if len(articles) < _SEVERAL or not told_of.asked.answer.silent:
        return told_of
    listed = {one.id: one.title or Says.UNTITLED for one in await desk.listed(told_of.asked.question.room.owner)}
    return replace(
        told_of, beside=tuple(listed[one] for one in articles if one != told_of.article.id and one in listed)
    )


_SEVERAL: Final = 2


async def pick(interaction: Interaction, mark: Mark) -> None:
    """One of several articles that answer was chosen: its answer takes the place of the choice; the asker's to do."""
    desk = desk_of(interaction)
    private = interaction.message is not None and interaction.message.flags.ephemeral
    visit = Called(interaction, private=private, in_place=True)
    found: list[Asked] = []

    async def work() -> Drawn:
        try:
            asked, article = await desk.answer(visit.room.owner, mark.key)
        except UnknownEntry as error:
            raise OthersChoice from error
        if asked.question.asked_by != visit.asked_by:
            raise OthersChoice
        found.append(asked)
        return answers.answered(await told_of(interaction, asked, article), private=private)

    shown = await serve(desk, visit, "pick", work)
    if shown and found:
        await _post(desk, visit, found[0], shown.link)


async def suggest(interaction: Interaction, mark: Mark) -> None:
    """A suggested question was pressed: it is asked of its article, for all to see."""
    desk, visit = desk_of(interaction), Called(interaction, private=False)

    async def wanted() -> Wanted:
        article = await desk.article(visit.room.owner, mark.key)
        suggested = await desk.suggested(visit.room.owner, article.id)
        if mark.number >= len(suggested):
            raise UnknownArticle(mark.key)
        return Wanted(common.suggestion(suggested[mark.number]), [article.id])

    await answer(desk, registry_of(interaction), visit, wanted)


async def _wanted(desk: Desk, casework: Casework, visit: Visit, text: str, name: str | None, spot: Spot) -> Wanted:
    """What was typed, the articles meant, and what it may follow.

    What goes on below an answer is put to its article; it leans on none that moderators retracted or changed.
    Raises `UnusableInput`, `UnknownArticle`, `AmbiguousArticle`, `ArticleTakenOut`.
    """
    question, room = checked(without_ids(text)), visit.room
    if name == ANY:
        return Wanted(question, await desk.likely(room.owner, question))
    before, below = await _before(desk, visit, spot)
    follows = None if before is None or await stands_no_more(casework, before) else before.id
    if name:
        return Wanted(question, [named(await desk.listed(room.owner), name)], follows)
    if before is None or not below:
        return Wanted(question, [one.id for one in await desk.open_in(room)], follows)
    if all(one.id != before.article_id for one in await desk.listed(room.owner)):
        raise ArticleTakenOut
    versions = await desk.versions(room.owner, before.article_id)
    newer = bool(versions) and versions[-1].article != before.article_id
    return Wanted(question, [before.article_id], follows, newer=newer)


async def _before(desk: Desk, visit: Visit, spot: Spot) -> tuple[Asked | None, bool]:
    """The answer that a question may follow, and whether it stands below its message: as a reply, or in its thread."""
    room, by = visit.room, visit.asked_by
    if spot.to is not None and (replied := await desk.before(room, by, spot.to)) is not None:
        return replied, True
    if spot.chained and (latest := await desk.before(room, by, shared=spot.shared)) is not None:
        return latest, False
    started = None if spot.starter is None else await desk.before(room, by, spot.starter)
    return started, started is not None


async def _post(desk: Desk, visit: Visit, asked: Asked, link: str | None) -> None:
    try:
        await desk.post(visit.room.owner, asked.id, link, private=visit.private)
    except StoreUnavailable as error:
        _LOG.error("where answer %s was shown is not journalled: %s", asked.id, error.code)


def _log(asked: Asked) -> None:
    outcome, passages = type(asked.answer.outcome).__name__, len(asked.answer.citations)
    _LOG.info("answered %s: %s with %d passages in %.0f ms", asked.id, outcome, passages, asked.ms)
