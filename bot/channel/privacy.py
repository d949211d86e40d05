"""`/privacy`: what is kept of somebody, handed out to them, and erased at their word."""

import json
from typing import Final

import discord
from discord import app_commands, ui

from bot.channel import rulings
from bot.channel.called import Called, Interaction
from bot.channel.layout import Drawn, said, small, view_of
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from bot.channel.shared import desk_of, everywhere, registry_of
from bot.channel.visit import serve
from retrieval.people import Holdings

_FILE: Final = "my-questions.json"

_MOST: Final = 9_000_000
"""Bytes of a file: what Discord lets everybody attach, less some for the rest of the request."""


@app_commands.command(name="privacy", description="See what is kept of you; have it as a file; have it erased.")
@everywhere
async def privacy(interaction: Interaction) -> None:
    """`/privacy`."""
    visit = Called(interaction, private=True)

    async def work() -> Drawn:
        return _shown(await registry_of(interaction).about(visit.asked_by))

    await serve(desk_of(interaction), visit, "privacy", work)


async def exported(interaction: Interaction, _mark: Mark) -> None:
    """*Give me all of it*: a file, to that person alone."""
    visit = Called(interaction, private=True)

    async def work() -> Drawn:
        found = await registry_of(interaction).export(visit.asked_by)
        content = json.dumps(found, ensure_ascii=False, indent=1).encode()
        if len(content) > _MOST:
            return said(Says.TOO_MUCH_TO_EXPORT)
        file = ui.File[ui.LayoutView](f"attachment://{_FILE}")
        return Drawn(view_of(ui.TextDisplay(Says.EXPORTED), file), ((_FILE, content),))

    await serve(desk_of(interaction), visit, "privacy export", work)


async def erase(interaction: Interaction, _mark: Mark) -> None:
    """*Erase it*: asked once more."""
    visit = Called(interaction, private=True, in_place=True)

    async def work() -> Drawn:
        yes = Button(Says.ERASE_ALL, Mark(Action.ERASED, "me"), discord.ButtonStyle.danger)
        no = Button(Says.KEEP_ALL, Mark(Action.KEPT, "me"))
        return Drawn(view_of(ui.TextDisplay(Says.ERASE_SURELY), ui.ActionRow(yes, no)))

    await serve(desk_of(interaction), visit, "privacy erase", work)


async def erased(interaction: Interaction, _mark: Mark) -> None:
    """*Erase all of it*."""
    visit = Called(interaction, private=True, in_place=True)

    async def work() -> Drawn:
        return said(rulings.erased(*_counts(await registry_of(interaction).erase(visit.asked_by))))

    await serve(desk_of(interaction), visit, "privacy erased", work)


async def kept(interaction: Interaction, _mark: Mark) -> None:
    """*Keep it*."""
    visit = Called(interaction, private=True, in_place=True)

    async def work() -> Drawn:
        return _shown(await registry_of(interaction).about(visit.asked_by))

    await serve(desk_of(interaction), visit, "privacy kept", work)


def _shown(found: Holdings) -> Drawn:
    lines = [rulings.held(*_counts(found)), Says.PRIVACY]
    if found == Holdings():
        return said("\n".join([Says.NOTHING_OF_YOU, small(Says.PRIVACY)]))
    give = Button(Says.EXPORT, Mark(Action.EXPORT, "me"))
    take = Button(Says.ERASE, Mark(Action.ERASE, "me"), discord.ButtonStyle.danger)
    return Drawn(view_of(ui.TextDisplay("\n".join([lines[0], small(lines[1])])), ui.ActionRow(give, take)))


def _counts(found: Holdings) -> tuple[int, int, int]:
    return found.questions, found.drafts, found.articles
