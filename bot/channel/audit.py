"""`/audit`: what was cited, to whom, and why. Shown privately to those who may manage messages."""

from discord import app_commands

from bot.channel.auditing import audited, recent_lines
from bot.channel.called import Called, Interaction
from bot.channel.docket import case_, cases_
from bot.channel.examining import COMMANDS
from bot.channel.layout import Drawn, listing, said
from bot.channel.says import Says
from bot.channel.shared import casework_of, desk_of, recent_answers, registry_of
from bot.channel.visit import serve
from bot.channel.withholding import exclude, lock

_MOST = 25
"""Answers in a list; each takes some 150 characters of the 4,000 that a message may have."""


@app_commands.default_permissions(manage_messages=True)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class AuditCommands(app_commands.Group):
    """`/audit`: Discord lets those alone call it who may manage messages, or whom the server has chosen."""

    def __init__(self) -> None:
        super().__init__(name="audit", description="See what Pullquote has answered here, and why.")
        for one in (*COMMANDS, lock, exclude):
            self.add_command(one)
        self.add_command(case_)
        self.add_command(cases_)

    @app_commands.command(description="List the latest answers in this server.")
    @app_commands.describe(count="How many.")
    async def recent(self, interaction: Interaction, count: app_commands.Range[int, 1, _MOST] = 10) -> None:
        """`/audit recent`."""
        desk, visit = desk_of(interaction), Called(interaction, private=True)
        registry = registry_of(interaction)

        async def work() -> Drawn:
            found = await desk.recent(visit.room.owner, count)
            if not found:
                return said(Says.NOTHING_ASKED)
            links = [await desk.postings(visit.room.owner, one.id) for one in found]
            rules = await desk.rules(visit.room.owner)
            names = await registry.names(visit.room.owner, {one.question.asked_by for one in found}, rules.retention)
            return listing(Says.ANSWERS, recent_lines(found, links, names))

        await serve(desk, visit, "audit recent", work)

    @app_commands.command(description="Show an answer: its passages, its scores, who asked, and where it was shown.")
    @app_commands.describe(answer="Its id, as it stands below the answer.")
    @app_commands.autocomplete(answer=recent_answers)
    async def answer(self, interaction: Interaction, answer: app_commands.Range[str, 1, 100]) -> None:
        """`/audit answer`."""
        desk, visit = desk_of(interaction), Called(interaction, private=True)
        registry = registry_of(interaction)

        async def work() -> Drawn:
            named = answer.strip().removeprefix("answer").strip()  # as it stands below an answer
            asked, article = await desk.answer(visit.room.owner, named)
            rules = await desk.rules(visit.room.owner)
            names = await registry.names(visit.room.owner, {asked.question.asked_by}, rules.retention)
            case = await casework_of(interaction).done(lambda cases: cases.about(visit.room.owner, asked.id))
            return audited(asked, article, await desk.postings(visit.room.owner, asked.id), names, case=case)

        await serve(desk, visit, "audit answer", work)
