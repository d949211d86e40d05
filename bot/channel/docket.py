"""`/audit case`, `/audit cases`, and *Audit this answer* on a message of the bot."""

import discord
from discord import app_commands, ui

from bot.channel.auditing import audited
from bot.channel.called import Called, Interaction
from bot.channel.case_words import CaseSays, heading
from bot.channel.casing import card, listed, meant
from bot.channel.layout import Drawn, said
from bot.channel.limits import CHOICES
from bot.channel.places import link_to, room_of
from bot.channel.press import ABOUT_A_CASE, ABOUT_AN_ANSWER, mark_of
from bot.channel.shared import casework_of, desk_of, registry_of
from bot.channel.tracking import seen_of
from bot.channel.visit import serve

_MOST = 10
"""Cases on a page; each takes up to 280 of the 3,800 characters of a page: a heading, and a question, escaped."""


async def numbers(interaction: Interaction, typed: int | str) -> list[app_commands.Choice[int]]:
    """The latest cases whose number begins with what was typed."""
    owner, beginning = room_of(interaction).owner, str(typed or "").strip()
    cases = await casework_of(interaction).done(lambda found: found.page(owner, CHOICES, beginning=beginning))
    return [
        app_commands.Choice(name=heading(one.number, one.verdict, len(one.reporters())), value=one.number)
        for one in cases.found
    ]


@app_commands.command(name="case", description="Show a case: what was reported, what was done, and what can be.")
@app_commands.describe(number="Its number.")
@app_commands.autocomplete(number=numbers)
async def case_(interaction: Interaction, number: app_commands.Range[int, 1, 999_999]) -> None:
    """`/audit case`."""
    visit = Called(interaction, private=True)

    async def work() -> Drawn:
        found = await casework_of(interaction).done(lambda cases: cases.case(visit.room.owner, number))
        return card(await seen_of(interaction, found))

    await serve(desk_of(interaction), visit, "audit case", work)


@app_commands.command(name="cases", description="List the cases that wait for a judgement, or all of them.")
@app_commands.describe(all="Those that were judged, too.", page="Which page, where there are many.")
async def cases_(
    interaction: Interaction,
    all: bool = False,  # noqa: A002 - it is the option's name
    page: app_commands.Range[int, 1, 40_000] = 1,
) -> None:
    """`/audit cases`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner, skip = visit.room.owner, (page - 1) * _MOST
        found = await casework_of(interaction).done(lambda cases: cases.page(owner, _MOST, skip, open_only=not all))
        lines = [(one, (await desk.answer(owner, one.answer))[0]) for one in found.found]
        return listed(lines, skip, found.of, open_only=not all)

    await serve(desk, visit, "audit cases", work)


@app_commands.context_menu(name="Audit this answer")
@app_commands.default_permissions(manage_messages=True)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def audit_message(interaction: Interaction, message: discord.Message) -> None:
    """*Audit this answer*: all that the journal has on it, and its case."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner = visit.room.owner
        answer = await _answer_in(interaction, message)
        if answer is None:
            return said(CaseSays.NOT_MINE)
        asked, article = await desk.answer(owner, answer)
        rules = await desk.rules(owner)
        names = await registry_of(interaction).names(owner, {asked.question.asked_by}, rules.retention)
        case = await casework_of(interaction).done(lambda cases: cases.about(owner, asked.id))
        return audited(asked, article, await desk.postings(owner, asked.id), names, case=case)

    await serve(desk, visit, "audit message", work)


async def _answer_in(interaction: Interaction, message: discord.Message) -> str | None:
    """The id of the answer that a message of ours shows: where it is kept with it, or by its buttons.

    Of the card of a case it is the answer that the case is about. No link is kept of what one person alone sees.
    """
    if interaction.client.user is None or message.author.id != interaction.client.user.id:
        return None
    room = room_of(interaction)
    link = link_to(interaction.guild_id, message.channel.id, message.id)
    found = await desk_of(interaction).before(room, "", link)
    if found is not None:
        return found.id
    marks = [
        mark
        for item in ui.LayoutView.from_message(message).walk_children()
        if (mark := mark_of(str(getattr(item, "custom_id", "")))) is not None
    ]
    answers = [one.key for one in marks if one.action in ABOUT_AN_ANSWER]
    numbered = [meant(one)[0] for one in marks if one.action in ABOUT_A_CASE]
    if not answers and numbered:
        return (await casework_of(interaction).done(lambda cases: cases.case(room.owner, numbered[0]))).answer
    return answers[0] if answers else None
