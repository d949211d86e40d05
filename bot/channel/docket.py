"""`/audit case`, `/audit cases`, and *Audit this answer* on a message of the bot."""

import discord
from discord import app_commands

from bot.channel.auditing import audited
from bot.channel.called import Called, Interaction
from bot.channel.case_words import CaseSays, heading
from bot.channel.casing import card, listed
from bot.channel.layout import Drawn, said
from bot.channel.limits import CHOICES
from bot.channel.places import link_to, room_of
from bot.channel.shared import casework_of, desk_of, registry_of
from bot.channel.tracking import seen_of
from bot.channel.visit import serve

_MOST = 25
"""Cases in a list; each takes some 200 characters of the 4,000 that a message may have."""


async def numbers(interaction: Interaction, typed: int | str) -> list[app_commands.Choice[int]]:
    """The latest cases whose number begins with what was typed."""
    owner = room_of(interaction).owner
    cases = await casework_of(interaction).done(lambda found: found.cases(owner))
    fitting = [one for one in cases if str(one.number).startswith(str(typed or ""))]
    return [
        app_commands.Choice(name=heading(one.number, one.verdict, len(one.reporters())), value=one.number)
        for one in fitting[:CHOICES]
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
@app_commands.describe(all="Those that were judged, too.")
async def cases_(interaction: Interaction, all: bool = False) -> None:  # noqa: A002 - it is the option's name
    """`/audit cases`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner = visit.room.owner
        found = await casework_of(interaction).done(lambda cases: cases.cases(owner, open_only=not all))
        return listed([(one, (await desk.answer(owner, one.answer))[0]) for one in found[:_MOST]], open_only=not all)

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
        link = link_to(interaction.guild_id, message.channel.id, message.id)
        found = await desk.before(visit.room, visit.asked_by, link)
        if found is None:
            return said(CaseSays.NOT_MINE)
        asked, article = await desk.answer(owner, found.id)
        rules = await desk.rules(owner)
        names = await registry_of(interaction).names(owner, {asked.question.asked_by}, rules.retention)
        case = await casework_of(interaction).done(lambda cases: cases.about(owner, asked.id))
        return audited(asked, article, await desk.postings(owner, asked.id), names, case=case)

    await serve(desk, visit, "audit message", work)
