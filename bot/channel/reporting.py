"""*Report*: a reader says what is wrong with an answer, and is told what came of it."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Final

import discord
from discord import ui

from bot.casework import Casework
from bot.channel import case_words, limits
from bot.channel.called import Called, Interaction, refuse
from bot.channel.case_words import CaseSays
from bot.channel.failing import AnswerElsewhere, told
from bot.channel.forms import inputs
from bot.channel.layout import LABEL, Drawn, said
from bot.channel.pages import page_from
from bot.channel.places import room_of, room_of_message
from bot.channel.press import Mark
from bot.channel.readings import moderated, visible
from bot.channel.sending import NOBODY, UNREACHED, logged
from bot.channel.shared import casework_of, desk_of, registry_of
from bot.channel.tracking import shown_to_moderators
from bot.channel.visit import serve
from bot.desk import Desk
from bot.people import People
from retrieval.errors import PullquoteError
from retrieval.moderation.cases import WORDS, Reason
from retrieval.moderation.errors import ReportedAlready
from retrieval.unavailable import StoreUnavailable

_LOG: Final = logging.getLogger("pullquote.channel")

REPORTING: Final = "pq1:reporting:"
"""How the id of the form begins; the answer's id follows."""


async def report(interaction: Interaction, mark: Mark) -> None:
    """The form; what cannot be reported is refused before anybody fills it in."""
    visit = Called(interaction, private=True)
    try:
        asked, _ = await visible(visit, mark.key)
        case = await casework_of(interaction).done(lambda cases: cases.about(visit.room.owner, asked.id))
        if case is not None and case.reported_by(visit.asked_by):
            raise ReportedAlready(case.number)
    except PullquoteError as error:
        await refuse(interaction, told(error, ""))
        return
    form = ui.Modal(title=CaseSays.REPORT_TITLE, custom_id=f"{REPORTING}{mark.key}", timeout=None)
    reasons = [discord.SelectOption(label=case_words.reason(one), value=one.value) for one in Reason]
    chosen = ui.Select[ui.Modal](custom_id="reason", options=reasons)
    words = ui.TextInput[ui.Modal](
        custom_id="words", style=discord.TextStyle.paragraph, required=False, max_length=WORDS
    )
    form.add_item(ui.Label(text=CaseSays.REASON_LABEL, component=chosen))
    form.add_item(ui.Label(text=CaseSays.WORDS_LABEL, description=CaseSays.WORDS_HINT, component=words))
    with suppress(*UNREACHED):
        await interaction.response.send_modal(form)


async def reported(interaction: Interaction, answer_id: str) -> None:
    """The form was sent in."""
    visit, typed = Called(interaction, private=True), inputs(interaction)

    async def work() -> Drawn:
        owner = visit.room.owner
        if not moderated(owner):
            raise AnswerElsewhere
        asked, _ = await visible(visit, answer_id)
        reason = Reason(typed.get("reason", Reason.OTHER.value))
        case = await casework_of(interaction).done(
            lambda cases: cases.report(owner, asked.id, visit.asked_by, reason, typed.get("words"))
        )
        await registry_of(interaction).seen(owner, visit.asked_by, visit.user_id)
        logged = await shown_to_moderators(interaction, case.number)
        return said(case_words.reported(case.number, logged=logged))

    await serve(desk_of(interaction), visit, "report", work)


async def tell_reporter(interaction: Interaction) -> None:
    """Tell whoever has just used a command what came of their reports, to them alone."""
    person = registry_of(interaction).people.pseudonym(interaction.user.id)
    send = partial(interaction.followup.send, ephemeral=True, allowed_mentions=NOBODY)
    desk, casework = desk_of(interaction), casework_of(interaction)
    await _tell(desk, casework, room_of(interaction).owner, person, send)


async def tell_author(desk: Desk, casework: Casework, people: People, message: discord.Message) -> None:
    """The same for whoever has just mentioned the bot in a server: in a direct message."""
    if message.guild is not None:
        send = partial(message.author.send, allowed_mentions=NOBODY)
        owner, person = room_of_message(message, people).owner, people.pseudonym(message.author.id)
        await _tell(desk, casework, owner, person, send, case_words.in_server(message.guild.name))


async def _tell(
    desk: Desk, casework: Casework, owner: str, person: str, send: Callable[..., Awaitable[object]], head: str = ""
) -> None:
    """Once: it is no longer due when it was sent, and not before. What does not fit is told the next time."""
    if not moderated(owner):
        return
    try:
        async with desk.turn(f"told:{owner}:{person}"):
            due = await casework.done(lambda cases: cases.due(owner, person))
            if not due:
                return
            lines = [case_words.told_of(one) for one in due]
            page = page_from(lambda place: limits.units(lines[place]) + 1, 0, len(due), limits.ROOM - LABEL, len(due))
            told = due[: page.after]
            await send(view=said("\n".join([*([head] if head else []), *lines[: page.after]])).view)
            await casework.done(lambda cases: cases.told(owner, person, told))
    except (StoreUnavailable, *UNREACHED) as error:
        _LOG.warning("a reporter was not told: %s", logged(error))
