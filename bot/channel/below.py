"""What the buttons below an answer do: its context, more of it, and showing to all what one person had."""

from collections.abc import Awaitable, Callable

from bot.channel import answers
from bot.channel.answers import Told
from bot.channel.called import Called, Interaction
from bot.channel.failing import SharedAlready
from bot.channel.layout import Drawn
from bot.channel.press import Mark
from bot.channel.readings import told_of, visible
from bot.channel.shared import desk_of
from bot.channel.visit import serve
from retrieval.errors import UnknownEntry
from retrieval.moderation.cases import Standing


async def context(interaction: Interaction, mark: Mark) -> None:
    """*In context*: the paragraphs around a passage, privately."""

    async def draw(told: Told) -> Drawn:
        return answers.in_context(told.asked, told.article, mark.number)

    await _show_of(interaction, mark, draw)


async def more(interaction: Interaction, mark: Mark) -> None:
    """*More*: the next passages, privately."""

    async def draw(told: Told) -> Drawn:
        return answers.answered(told, mark.number, private=False)

    await _show_of(interaction, mark, draw)


async def share(interaction: Interaction, mark: Mark) -> None:
    """*Share*: an answer that somebody had privately, shown to all; theirs alone to do, and once."""
    desk = desk_of(interaction)
    visit = Called(interaction, private=True, in_place=True)

    async def work() -> Drawn:
        asked, article = await visible(visit, mark.key)
        if asked.question.asked_by != visit.asked_by:
            raise UnknownEntry(mark.key)
        told = await told_of(interaction, asked, article)
        if told.standing is Standing.RETRACTED:
            return answers.retracted(told)
        async with desk.turn(asked.id):
            if any(not one.private for one in await desk.postings(visit.room.owner, asked.id)):
                raise SharedAlready
            name = interaction.user.display_name
            published = await visit.publish(answers.answered(told, private=False, sharer=name))
            await desk.post(visit.room.owner, asked.id, published.link, private=False)
        return answers.answered(told, private=False)

    await serve(desk, visit, "share", work)


async def _show_of(interaction: Interaction, mark: Mark, draw: Callable[[Told], Awaitable[Drawn]]) -> None:
    """Something of an answer, to one person, where the answer has the passage that the button names."""
    visit = Called(interaction, private=True)

    async def work() -> Drawn:
        told = await told_of(interaction, *await visible(visit, mark.key))
        if told.standing is Standing.RETRACTED:
            return answers.retracted(told)
        if mark.number >= len(told.asked.answer.citations):
            raise UnknownEntry(mark.key)
        return await draw(told)

    await serve(desk_of(interaction), visit, mark.action, work)
