"""Asking, by command or by mention, and what the buttons below an answer do."""

import logging
from collections.abc import Callable
from typing import Final

import discord
from discord import app_commands

from bot.channel import answers
from bot.channel.called import Called, Interaction, refuse
from bot.channel.failing import SharedAlready, told
from bot.channel.layout import Drawn
from bot.channel.mentioned import Mentioned
from bot.channel.naming import named
from bot.channel.places import without_ids
from bot.channel.press import Mark
from bot.channel.shared import articles, desk_of, everywhere, registry_of
from bot.channel.visit import Visit, serve
from bot.desk import Desk
from bot.registry import Registry
from retrieval.answer import Asked, Question
from retrieval.article import Article
from retrieval.errors import StoreUnavailable, UnknownEntry, UnusableInput
from retrieval.policy import Limits
from retrieval.reader import checked

_LOG: Final = logging.getLogger("pullquote.channel")


@app_commands.command(name="ask", description="Ask about an article; the answer is the article's own words.")
@app_commands.describe(
    question="What you want to know, for example: who declined to comment?",
    article="Another article than the one that is open here.",
    private="Show the answer to you alone. You can share it; moderators can audit it.",
)
@app_commands.autocomplete(article=articles)
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
    await answer(
        desk_of(interaction), registry_of(interaction), Called(interaction, private=private), question, article
    )


async def asked_by_mention(desk: Desk, registry: Registry, message: discord.Message, own_id: int) -> None:
    """Answer a message that mentions the bot: its text without the mention is the question."""
    text = message.content
    for one in message.mentions:
        name = " " if one.id == own_id else one.display_name
        text = text.replace(f"<@{one.id}>", name).replace(f"<@!{one.id}>", name)
    await answer(desk, registry, Mentioned(message, registry.people), text, None)


async def answer(desk: Desk, registry: Registry, visit: Visit, text: str, name: str | None) -> None:
    """Answer, show the answer, journal where it is shown, and keep who asked for as long as that is kept."""
    found: list[Asked] = []

    async def work() -> Drawn:
        question = Question(checked(without_ids(text)), visit.room, visit.asked_by)
        chosen = named(await desk.listed(visit.room.owner), name) if name else None
        asked, article = await desk.ask(question, chosen)
        found.append(asked)
        outcome = type(asked.answer.outcome).__name__
        _LOG.info(
            "answered %s: %s with %d passages in %.0f ms", asked.id, outcome, len(asked.answer.citations), asked.ms
        )
        return answers.answered(asked, article, private=visit.private)

    shown = await serve(desk, visit, "ask", work)
    if not found:
        return
    try:
        await registry.seen(visit.room.owner, visit.asked_by, visit.user_id)
        if shown:
            await desk.post(visit.room.owner, found[0].id, shown.link, private=visit.private)
    except StoreUnavailable as error:
        _LOG.error("who asked for answer %s, or where it was shown, is not kept: %s", found[0].id, error.code)


async def context(interaction: Interaction, mark: Mark) -> None:
    """*In context*: the paragraphs around a passage, privately."""
    await _show_of(interaction, mark, lambda asked, article: answers.in_context(asked, article, mark.number))


async def more(interaction: Interaction, mark: Mark) -> None:
    """*More*: the next passages, privately."""
    await _show_of(
        interaction, mark, lambda asked, article: answers.answered(asked, article, mark.number, private=False)
    )


async def _show_of(interaction: Interaction, mark: Mark, draw: Callable[[Asked, Article], Drawn]) -> None:
    """Something of an answer, to one person, where the answer has the passage that the button names."""
    visit = Called(interaction, private=True)

    async def work() -> Drawn:
        asked, article = await _seen(visit, mark.key)
        if mark.number >= len(asked.answer.citations):
            raise UnknownEntry(mark.key)
        return draw(asked, article)

    await serve(desk_of(interaction), visit, mark.action, work)


async def share(interaction: Interaction, mark: Mark) -> None:
    """*Share*: an answer that somebody had privately, shown to all; theirs alone to do, and once."""
    desk = desk_of(interaction)
    visit = Called(interaction, private=True, in_place=True)

    async def work() -> Drawn:
        asked, article = await _seen(visit, mark.key)
        if asked.question.asked_by != visit.asked_by:
            raise UnknownEntry(mark.key)
        async with desk.turn(asked.id):
            if any(not one.private for one in await desk.postings(visit.room.owner, asked.id)):
                raise SharedAlready
            name = interaction.user.display_name
            published = await visit.publish(answers.answered(asked, article, private=False, sharer=name))
            await desk.post(visit.room.owner, asked.id, published.link, private=False)
        return answers.answered(asked, article, private=False)

    await serve(desk, visit, "share", work)


async def _seen(visit: Called, answer_id: str) -> tuple[Asked, Article]:
    """The answer, where this person may see it: it was shown to all here, or to them. Raises `UnknownEntry`."""
    desk = desk_of(visit.interaction)
    asked, article = await desk.answer(visit.room.owner, answer_id)
    if asked.question.asked_by != visit.asked_by:
        postings = await desk.postings(visit.room.owner, answer_id)
        if all(one.private for one in postings):
            raise UnknownEntry(answer_id)
    return asked, article
