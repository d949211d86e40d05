"""`/setup`: what holds in a server, for those who manage it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.channel import rulings
from bot.channel.asides import told_already
from bot.channel.called import Called, Interaction
from bot.channel.in_force import holding
from bot.channel.layout import Drawn
from bot.channel.logbook import announce
from bot.channel.naming import named
from bot.channel.places import those_in
from bot.channel.says import Says
from bot.channel.shared import articles, desk_of, registry_of
from bot.channel.visit import serve
from retrieval.rules import BANNER, DAYS, HouseRules


class WhereAsked(app_commands.Transformer):
    """Channels that hold questions.

    `ForumChannel` would bring media channels, which Discord's description of its interface does not list among the
    types to choose from (ChannelTypes): the whole list of commands could be refused for it.
    """

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Text, announcements, voice, forums."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.voice, kinds.forum]

    async def transform(self, _interaction: Interaction, value: Any, /) -> app_commands.AppCommandChannel:
        """As Discord gave it: its id is all that is kept."""
        chosen: app_commands.AppCommandChannel = value
        return chosen


_Channel = app_commands.Transform[app_commands.AppCommandChannel, WhereAsked]


@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class SetupCommands(app_commands.Group):
    """`/setup`: Discord lets those alone call it who may manage the server, or whom the server has chosen."""

    def __init__(self) -> None:
        super().__init__(name="setup", description="Choose where Pullquote answers, and what stands below its answers.")

    @app_commands.command(description="Show what holds here, and what Pullquote is not allowed though it needs it.")
    async def show(self, interaction: Interaction) -> None:
        """`/setup show`."""

        async def nothing(rules: HouseRules) -> HouseRules:
            return rules

        await _change(interaction, "show", nothing)

    @app_commands.command(
        description="Choose a channel where questions are answered; without any, they are everywhere."
    )
    @app_commands.describe(
        channel="Without it, questions are answered everywhere.", allowed="False takes it off again."
    )
    async def answers(self, interaction: Interaction, channel: _Channel | None = None, allowed: bool = True) -> None:
        """`/setup answers`."""

        async def chosen(rules: HouseRules) -> HouseRules:
            if channel is None:
                return replace(rules, rooms=())
            room = f"channel:{channel.id}"
            others = tuple(one for one in those_in(interaction.guild, rules.rooms) if one != room)
            return replace(rules, rooms=(*others, room) if allowed else others)

        await _change(interaction, "answers", chosen)

    @app_commands.command(description="Put a line below every answer, or below those from one article.")
    @app_commands.describe(text="Without it, the line is taken away.", article="Below answers from this one alone.")
    @app_commands.autocomplete(article=articles)
    async def banner(
        self,
        interaction: Interaction,
        text: app_commands.Range[str, 1, BANNER] | None = None,
        article: str | None = None,
    ) -> None:
        """`/setup banner`."""
        desk, owner = desk_of(interaction), Called(interaction, private=True).room.owner

        async def hung(_rules: HouseRules) -> HouseRules:
            chosen = named(await desk.listed(owner), article) if article else None
            meant = None if chosen is None else (await desk.article(owner, chosen)).id
            return await desk.steward(lambda stewards: stewards.hang(owner, text, meant))

        await _change(interaction, "banner", hung)

    @app_commands.command(description="Choose a channel that is told when articles and these choices change.")
    @app_commands.describe(channel="Without it, no channel is told.")
    async def log(self, interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
        """`/setup log`."""

        async def chosen(rules: HouseRules) -> HouseRules:
            return replace(rules, log=None if channel is None else f"channel:{channel.id}")

        await _change(interaction, "log", chosen)

    @app_commands.command(description="Choose for how many days it is kept who asked, and what was asked.")
    @app_commands.describe(
        days="Who asked. Without it, what whoever runs Pullquote has chosen.",
        questions="The words of questions. Without it, for good; what was cited stays either way.",
    )
    async def retention(
        self,
        interaction: Interaction,
        days: app_commands.Range[int, DAYS[0], DAYS[1]] | None = None,
        questions: app_commands.Range[int, DAYS[0], DAYS[1]] | None = None,
    ) -> None:
        """`/setup retention`."""

        async def chosen(rules: HouseRules) -> HouseRules:
            return replace(rules, retention=days, questions=questions)

        await _change(interaction, "retention", chosen)


async def _change(interaction: Interaction, what: str, choose: Callable[[HouseRules], Awaitable[HouseRules]]) -> None:
    """Lay down what was chosen, and show all that holds then."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner = visit.room.owner
        async with desk.turn(f"rules of {owner}"):
            before = await desk.rules(owner)
            rules = await choose(before)
            if rules != before:
                await desk.steward(lambda stewards: stewards.lay_down(owner, rules))
                desk.forget(owner)
        if rules != before:
            await announce(interaction, rulings.rules_changed(interaction.user.id, what))
            told_already(interaction, Says.LOG_UNTOLD)
        return holding(interaction, rules, await registry_of(interaction).days(owner))

    await serve(desk, visit, f"setup {what}", work)
