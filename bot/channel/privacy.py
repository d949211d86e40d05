"""`/privacy`: what is kept of somebody, handed out to them, and erased at their word."""

import json
from typing import Any, Final

import discord
from discord import app_commands, ui

from bot.channel import privacy_words as words
from bot.channel.called import Called, Interaction
from bot.channel.layout import Drawn, gap, line, said, small, text, view_of
from bot.channel.press import Action, Button, Mark
from bot.channel.privacy_words import PrivacySays
from bot.channel.says import Says
from bot.channel.shared import casework_of, desk_of, everywhere, pages_of, registry_of
from bot.channel.tracking import drawn_without
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
        return await _shown(interaction, visit)

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
        return Drawn(view_of(ui.TextDisplay(PrivacySays.ERASE_SURELY), ui.ActionRow(yes, no)))

    await serve(desk_of(interaction), visit, "privacy erase", work)


async def erased(interaction: Interaction, _mark: Mark) -> None:
    """*Erase all of it*. The cards of cases that told of the person are drawn anew without them."""
    visit = Called(interaction, private=True, in_place=True)
    touched: list[tuple[str, int]] = []

    async def work() -> Drawn:
        touched.extend(await casework_of(interaction).done(lambda cases: cases.touching(visit.asked_by)))
        return said(words.erased(await registry_of(interaction).erase(visit.asked_by)))

    await serve(desk_of(interaction), visit, "privacy erased", work)
    await drawn_without(interaction, touched)


async def kept(interaction: Interaction, _mark: Mark) -> None:
    """*Keep it*."""
    visit = Called(interaction, private=True, in_place=True)

    async def work() -> Drawn:
        return await _shown(interaction, visit)

    await serve(desk_of(interaction), visit, "privacy kept", work)


async def _shown(interaction: Interaction, visit: Called) -> Drawn:
    """What there is of them, what is kept of people in general, and what they can do."""
    registry = registry_of(interaction)
    found = await registry.about(visit.asked_by)
    told = PrivacySays.NOTHING_OF_YOU if found == Holdings() else words.held(found)
    rules = await desk_of(interaction).rules(visit.room.owner)
    kinds = [
        words.questions_go(rules.questions),
        words.names_go(await registry.days(visit.room.owner)),
        PrivacySays.CASES,
        words.drafts_go(),
        PrivacySays.OWN,
    ]
    kept_of_people = "\n".join([PrivacySays.KEPT, *(f"- {one}" for one in kinds)])
    buttons: list[Any] = [
        Button(Says.EXPORT, Mark(Action.EXPORT, "me")),
        Button(Says.ERASE, Mark(Action.ERASE, "me"), discord.ButtonStyle.danger),
    ]
    row = [*(buttons if found != Holdings() else []), *pages_of(interaction).links()]
    items = [text(f"**{told}**"), gap(), text(kept_of_people), line(), text(small(PrivacySays.HERE))]
    return Drawn(view_of(ui.Container(*items, *([ui.ActionRow(*row)] if row else []))))
