"""`/load`: an article from a link, a file, or pasted into a form; what would be opened is shown first."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

import discord
from discord import app_commands, ui

from bot.channel import limits
from bot.channel.called import Called, Interaction, refuse
from bot.channel.failing import FileRefused
from bot.channel.forms import inputs
from bot.channel.layout import Drawn
from bot.channel.preview import card, under_way
from bot.channel.says import Says
from bot.channel.sending import UNREACHED
from bot.channel.shared import desk_of, files_at, for_loaders, intake_of
from bot.channel.visit import serve
from bot.intake import Loading
from bot.tongue import say
from retrieval.draft import Draft
from retrieval.ids import opaque_id
from retrieval.policy import Limits
from retrieval.sources import Given

PASTE: Final = "pq1:paste"
"""The form's id: the same for all, so that it can be sent in after a restart as well."""

_LOG: Final = logging.getLogger("pullquote.channel")

_LINK: Final = 2_048
"""Characters of a link that is followed."""

_TITLE: Final = 200
"""Characters of a title that somebody gives."""

_OPENING: Final = 60
"""Characters of an article's beginning that stand for a title: a line of a list on a telephone."""

_TEXTS: Final = ("text", "more", "rest")
"""Inputs of the form that together hold a text: three, as one takes 4,000 characters and articles are often longer."""


@app_commands.command(
    name="load", description="Load an article from a link, a file or by pasting; you look it over first."
)
@app_commands.describe(
    link="The address of the article, beginning with https://",
    file="A web page, PDF, DOCX, EPUB, Markdown or text file. Without link and file, a form opens for the text.",
    title="What the article is called, where it should not be what is found in it.",
)
@for_loaders
async def load(
    interaction: Interaction,
    link: app_commands.Range[str, 1, _LINK] | None = None,
    file: discord.Attachment | None = None,
    title: app_commands.Range[str, 1, _TITLE] | None = None,
) -> None:
    """`/load`."""
    intake = intake_of(interaction)
    if link is not None and file is not None:
        await refuse(interaction, Says.LINK_OR_FILE)
        return
    if link is None and file is None:
        await _offer_form(interaction, title)
        return

    async def draft(loading: Loading) -> Draft:
        if file is not None:
            given = Given(await _content_of(interaction, file), file.filename, kind=_media_type(file))
        else:
            given = await intake.fetch(link or "", loading)
        return await intake.read(given, loading)

    await _load(interaction, draft, title, Says.READING_IT if file else Says.FETCHING)


async def pasted(interaction: Interaction, _rest: str) -> None:
    """The form was sent in."""
    given = inputs(interaction)
    text = "\n\n".join(given[name] for name in _TEXTS if given.get(name, "").strip())

    async def draft(loading: Loading) -> Draft:
        return await intake_of(interaction).read(Given(text.encode(errors="surrogatepass"), say("The text")), loading)

    await _load(interaction, draft, given.get("title"), Says.READING_IT)


async def _load(
    interaction: Interaction, found: Callable[[Loading], Awaitable[Draft]], title: str | None, first: str
) -> None:
    """Fetch and read it, with a way to stop; then show what would be opened."""
    desk, intake, visit = desk_of(interaction), intake_of(interaction), Called(interaction, private=False)
    key = opaque_id()

    async def work() -> Drawn:
        loading = intake.begin(key, visit.room.owner)
        try:
            await visit.show(under_way(first, key))
            draft = _called(await found(loading), _title(title))
            if not desk.ready():
                await visit.show(under_way(Says.GETTING_READY, key))
            preview = await intake.look(visit.room.owner, draft)
            loading.check()
        finally:
            intake.end(key)
        return card(preview, await intake.wait(visit.room.owner, draft, visit.asked_by))

    await serve(desk, visit, "load", work)


async def _content_of(interaction: Interaction, file: discord.Attachment) -> bytes:
    """An attached file, read from where Discord keeps it and from nowhere else. Raises `UnusableInput`."""
    if file.size > Limits.FILE:
        raise FileRefused("The file is too large to be an article.", "Attach a shorter one, or a part of it.")
    if urlsplit(file.url).hostname not in files_at(interaction):
        raise FileRefused("The file is not where Discord keeps files.", "Attach it again.")
    try:
        return await file.read()
    except UNREACHED:
        raise FileRefused("The file could not be fetched from Discord.", "Attach it again.") from None


def _called(draft: Draft, title: str | None) -> Draft:
    """The draft under the title that somebody gives, or after its first words: lists tell articles by their titles."""
    if title is not None or draft.title is not None or not draft.kept:
        return replace(draft, title=title or draft.title)
    opening = " ".join(draft.kept[0][1].text.split())
    return replace(draft, title=limits.shortened(opening, _OPENING))


def _media_type(file: discord.Attachment) -> str | None:
    return (file.content_type or "").partition(";")[0].strip().lower() or None


def _title(given: str | None) -> str | None:
    return " ".join((given or "").split()) or None


async def _offer_form(interaction: Interaction, title: str | None) -> None:
    form = ui.Modal(title=Says.PASTE_TITLE, custom_id=PASTE, timeout=None)
    heading = ui.TextInput[ui.Modal](custom_id="title", required=False, max_length=_TITLE, default=title)
    form.add_item(ui.Label(text=Says.TITLE_LABEL, description=Says.TITLE_HINT, component=heading))
    for name in _TEXTS:
        first = name == _TEXTS[0]
        text = ui.TextInput[ui.Modal](
            custom_id=name, style=discord.TextStyle.paragraph, required=first, max_length=limits.INPUT
        )
        label, hint = (Says.TEXT_LABEL, Says.TEXT_HINT) if first else (Says.MORE_TEXT_LABEL, Says.MORE_TEXT_HINT)
        form.add_item(ui.Label(text=label, description=hint, component=text))
    try:
        await interaction.response.send_modal(form)
    except UNREACHED:
        _LOG.warning("the form could not be shown")
