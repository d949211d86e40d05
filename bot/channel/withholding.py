"""`/audit lock` and `/audit exclude`: what is not cited for now, with a reason that readers are told."""

from discord import app_commands

from bot.channel import audit_words
from bot.channel.called import Called, Interaction
from bot.channel.layout import Drawn, said, title_of
from bot.channel.logbook import announce
from bot.channel.shared import articles, desk_of, meant
from bot.channel.visit import serve
from retrieval.rules import BANNER


@app_commands.command(description="Let nothing be cited from an article, nor it be removed, and tell readers why.")
@app_commands.describe(article="Which.", reason="Readers are told it. Without it, the article is unlocked.")
@app_commands.autocomplete(article=articles)
async def lock(
    interaction: Interaction,
    article: app_commands.Range[str, 1, 300],
    reason: app_commands.Range[str, 1, BANNER] | None = None,
) -> None:
    """`/audit lock`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner, found = visit.room.owner, await meant(interaction, visit.room, article)
        await desk.steward(lambda stewards: stewards.lock(owner, found.id, reason))
        desk.forget(owner)
        told = audit_words.locked(title_of(found), reason)
        await announce(interaction, audit_words.done_by(interaction.user.id, told))
        return said(told)

    await serve(desk, visit, "audit lock", work)


@app_commands.command(description="Let one paragraph of an article not be cited, and tell readers why.")
@app_commands.describe(
    paragraph="Its number.", reason="Readers are told it. Without it, the paragraph is cited again.", article="Which."
)
@app_commands.autocomplete(article=articles)
async def exclude(
    interaction: Interaction,
    paragraph: app_commands.Range[int, 1, 100_000],
    reason: app_commands.Range[str, 1, BANNER] | None = None,
    article: str | None = None,
) -> None:
    """`/audit exclude`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner, found = visit.room.owner, await meant(interaction, visit.room, article)
        await desk.steward(lambda stewards: stewards.exclude(owner, found.id, paragraph, reason))
        desk.forget(owner)
        told = audit_words.excluded(paragraph, title_of(found), reason)
        await announce(interaction, audit_words.done_by(interaction.user.id, told))
        return said(told)

    await serve(desk, visit, "audit exclude", work)
