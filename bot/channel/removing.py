"""`/remove`: an article is taken out of the library, once somebody has said so twice."""

import discord
from discord import app_commands, ui

from bot.channel import rulings, words
from bot.channel.called import Called, Interaction
from bot.channel.layout import Drawn, said, title_of, view_of
from bot.channel.logbook import announce
from bot.channel.naming import named
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from bot.channel.shared import articles, desk_of, for_loaders
from bot.channel.visit import serve
from retrieval.article import Article


@app_commands.command(name="remove", description="Take an article out of the library; you are asked once more.")
@app_commands.describe(article="Its title, or a part of it.")
@app_commands.autocomplete(article=articles)
@for_loaders
async def remove(interaction: Interaction, article: app_commands.Range[str, 1, 300]) -> None:
    """`/remove`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        return _asked(await desk.article(visit.room.owner, named(await desk.listed(visit.room.owner), article)))

    await serve(desk, visit, "remove", work)


async def removed(interaction: Interaction, mark: Mark) -> None:
    """*Remove it*."""
    desk, visit = desk_of(interaction), Called(interaction, private=True, in_place=True)

    async def work() -> Drawn:
        gone = await desk.steward(lambda stewards: stewards.remove(visit.room.owner, mark.key))
        desk.forget(visit.room.owner)
        await announce(interaction, rulings.article_removed(interaction.user.id, title_of(gone.article)))
        return said(words.removed(title_of(gone.article), cited=gone.cited))

    await serve(desk, visit, "removed", work)


async def kept(interaction: Interaction, _mark: Mark) -> None:
    """*Keep it*."""

    async def work() -> Drawn:
        return said(Says.KEPT)

    await serve(desk_of(interaction), Called(interaction, private=True, in_place=True), "kept", work)


def _asked(article: Article) -> Drawn:
    yes = Button(Says.REMOVE_IT, Mark(Action.REMOVE, article.id), discord.ButtonStyle.danger)
    no = Button(Says.KEEP_IT, Mark(Action.KEEP, article.id))
    return Drawn(view_of(ui.TextDisplay(words.remove_it(title_of(article))), ui.ActionRow(yes, no)))
