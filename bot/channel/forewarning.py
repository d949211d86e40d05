"""Who opens an article is told what keeps readers from asking about it there, before one of them meets it."""

from bot.channel.asides import aside
from bot.channel.called import Called
from bot.channel.failing import NotHere, told
from bot.channel.in_force import here, lacking
from bot.channel.shared import desk_of


async def forewarn(visit: Called) -> None:
    """That questions are not answered in that channel, and what the bot may not do there though it needs it."""
    interaction, guild = visit.interaction, visit.interaction.guild
    if guild is None or not visit.room.owner.startswith("server:"):
        return
    rules = await desk_of(interaction).rules(visit.room.owner)
    if not rules.answers_in(visit.room.name, visit.room.within):
        aside(interaction, f"⚠ {told(NotHere(visit.those_here(rules.rooms)), '')}")
    for sentence in lacking(guild, [here(interaction)]):
        aside(interaction, sentence)
