"""`/load`: an article from a file, or pasted into a form, read in and opened where it was asked for."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

import discord
from discord import app_commands, ui

from bot import words as common
from bot.channel import limits, words
from bot.channel.called import Called, Interaction
from bot.channel.failing import FileRefused
from bot.channel.layout import Drawn, said, title_of
from bot.channel.press import payload
from bot.channel.sending import UNREACHED
from bot.channel.shared import desk_of, files_at, for_loaders
from bot.channel.visit import serve
from bot.sources import article_from_bytes
from retrieval.article import Article
from retrieval.policy import Limits
from retrieval.segment import article_from_text

PASTE: Final = "pq1:paste"
"""The form's id: the same for all, so that it can be sent in after a restart as well."""

_LOG: Final = logging.getLogger("pullquote.channel")

_BYTES: Final = 4 * Limits.CHARACTERS + 4
"""The longest article in the widest encoding."""

_EVERY: Final = 2.0
"""Seconds between two reports of progress: Discord allows some five edits in five seconds."""

_TITLE: Final = 200
"""Characters of a title that somebody gives."""

_OPENING: Final = 60
"""Characters of an article's beginning that stand for a title: a line of a list on a telephone."""

_TEXTS: Final = ("text", "more", "rest")
"""Inputs of the form that together hold a text: three, as one takes 4,000 characters and articles are often longer."""


@app_commands.command(name="load", description="Load an article from a file or by pasting; it opens in this channel.")
@app_commands.describe(
    file="A text or Markdown file. Without one, a form opens into which you paste the text.",
    title="What the article is called; otherwise a first line that looks like a headline.",
)
@for_loaders
async def load(
    interaction: Interaction,
    file: discord.Attachment | None = None,
    title: app_commands.Range[str, 1, _TITLE] | None = None,
) -> None:
    """`/load`."""
    if file is None:
        await _offer_form(interaction, title)
        return
    attached = file

    async def article() -> Article:
        return article_from_bytes(await _content_of(interaction, attached), "The file", title=_title(title))

    await _load(interaction, article)


async def pasted(interaction: Interaction) -> None:
    """The form was sent in."""
    given = _inputs(interaction)

    async def article() -> Article:
        text = "\n\n".join(given[name] for name in _TEXTS if given.get(name, "").strip())
        return article_from_text(text, title=_title(given.get("title")))

    await _load(interaction, article)


async def _load(interaction: Interaction, article: Callable[[], Awaitable[Article]]) -> None:
    desk, visit = desk_of(interaction), Called(interaction, private=False)
    reports: asyncio.Queue[tuple[int, int]] = asyncio.Queue()

    async def work() -> Drawn:
        found = _called_something(await article())
        if not desk.ready():
            await visit.show(said(words.GETTING_READY))
        reporting = asyncio.create_task(_report(visit, reports))
        try:
            loaded = await desk.load(found, visit.room, lambda done, of: reports.put_nowait((done, of)))
        finally:
            reporting.cancel()
            await asyncio.wait([reporting])
        counted = common.counted(len(loaded.article.paragraphs), loaded.sentences)
        return said(words.opened(title_of(loaded.article), counted, known=not loaded.new))

    await serve(desk, visit, "load", work)


async def _report(visit: Called, reports: asyncio.Queue[tuple[int, int]]) -> None:
    """Show how far it is: the latest report, not more often than Discord likes."""
    while True:
        await asyncio.sleep(_EVERY)
        done, of = await reports.get()
        while not reports.empty():
            done, of = reports.get_nowait()
        await visit.show(said(words.reading(done, of)))


async def _content_of(interaction: Interaction, file: discord.Attachment) -> bytes:
    """An attached file, read from where Discord keeps it and from nowhere else. Raises `UnusableInput`."""
    if file.size > _BYTES:
        raise FileRefused("The file is too large to be an article.", "Attach a shorter one, or a part of it.")
    if urlsplit(file.url).hostname not in files_at(interaction):
        raise FileRefused("The file is not where Discord keeps files.", "Attach it again.")
    try:
        return await file.read()
    except UNREACHED:
        raise FileRefused("The file could not be fetched from Discord.", "Attach it again.") from None


def _called_something(article: Article) -> Article:
    """The article, after its first words where it has neither a title nor a headline: lists tell articles by them."""
    if article.title is not None:
        return article
    opening = " ".join(article.quote(article.paragraphs[0].span).split())
    return replace(article, title=limits.shortened(opening, _OPENING))


def _title(given: str | None) -> str | None:
    return " ".join((given or "").split()) or None


async def _offer_form(interaction: Interaction, title: str | None) -> None:
    form = ui.Modal(title=words.PASTE_TITLE, custom_id=PASTE, timeout=None)
    heading = ui.TextInput[ui.Modal](custom_id="title", required=False, max_length=_TITLE, default=title)
    form.add_item(ui.Label(text=words.TITLE_LABEL, description=words.TITLE_HINT, component=heading))
    for name in _TEXTS:
        first = name == _TEXTS[0]
        text = ui.TextInput[ui.Modal](
            custom_id=name, style=discord.TextStyle.paragraph, required=first, max_length=limits.INPUT
        )
        label, hint = (words.TEXT_LABEL, words.TEXT_HINT) if first else (words.MORE_TEXT_LABEL, words.MORE_TEXT_HINT)
        form.add_item(ui.Label(text=label, description=hint, component=text))
    try:
        await interaction.response.send_modal(form)
    except UNREACHED:
        _LOG.warning("the form could not be shown")


def _inputs(interaction: Interaction) -> dict[str, str]:
    """What was typed, by the input's id; read from what Discord sent, so that no form need be remembered."""
    found: dict[str, str] = {}
    for row in payload(interaction).get("components", []):
        for one in [row.get("component"), *row.get("components", [])]:
            if one and isinstance(one.get("value"), str):
                found[str(one.get("custom_id"))] = one["value"]
    return found
