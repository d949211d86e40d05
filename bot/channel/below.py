"""What the buttons below an answer do: its context, more of it, and showing to all what one person had."""

from collections.abc import Awaitable, Callable

from bot.channel import answers, limits
from bot.channel.answers import Told
from bot.channel.called import Called, Interaction
from bot.channel.failing import AnswerElsewhere, SharedAlready
from bot.channel.layout import Drawn
from bot.channel.press import Mark
from bot.channel.readings import refuse_uncited, told_of, visible
from bot.channel.shared import desk_of
from bot.channel.visit import serve
from bot.untrusted import inline
from retrieval.moderation.cases import Standing


async def context(interaction: Interaction, mark: Mark) -> None:
    """*In context*: the paragraphs around a passage, privately."""

    async def draw(told: Told) -> Drawn:
        await refuse_uncited(interaction, told, [told.asked.answer.citations[mark.number]])
        return answers.in_context(told.asked, told.article, mark.number)

    await _show_of(interaction, mark, draw)


async def more(interaction: Interaction, mark: Mark) -> None:
    """*More* and *Back*: other passages, privately; in the place of a page that one person alone sees."""
    visit = Called(interaction, private=True, in_place=_seen_alone(interaction))

    async def draw(told: Told) -> Drawn:
        asked = told.asked
        await refuse_uncited(interaction, told, asked.answer.citations[mark.number :])
        own = visit.in_place and asked.question.asked_by == visit.asked_by
        postings = await desk_of(interaction).postings(visit.room.owner, asked.id) if own else ()
        return answers.answered(told, mark.number, private=own and all(one.private for one in postings))

    await _show_of(interaction, mark, draw, visit)


async def share(interaction: Interaction, mark: Mark) -> None:
    """*Share*: an answer that somebody had privately, shown to all; theirs alone to do, and once."""
    desk = desk_of(interaction)
    visit = Called(interaction, private=True, in_place=True)

    async def work() -> Drawn:
        asked, article = await visible(visit, mark.key)
        if asked.question.asked_by != visit.asked_by:
            raise AnswerElsewhere
        told = await told_of(interaction, asked, article)
        if told.standing is Standing.RETRACTED:
            return answers.retracted(told)
        await refuse_uncited(interaction, told, told.asked.answer.citations)
        async with desk.turn(asked.id):
            if any(not one.private for one in await desk.postings(visit.room.owner, asked.id)):
                raise SharedAlready
            name = inline(interaction.user.display_name, limits.LABEL)
            published = await visit.publish(answers.answered(told, private=False, sharer=name))
            await desk.post(visit.room.owner, asked.id, published.link, private=False)
        return answers.answered(told, private=False)

    await serve(desk, visit, "share", work)


def _seen_alone(interaction: Interaction) -> bool:
    """Whether the message that was pressed on is for one person alone."""
    return interaction.message is not None and interaction.message.flags.ephemeral


async def _show_of(
    interaction: Interaction,
    mark: Mark,
    draw: Callable[[Told], Awaitable[Drawn]],
    visit: Called | None = None,
) -> None:
    """Something of an answer, to one person, where the answer has the passage that the button names."""
    visit = visit or Called(interaction, private=True)

    async def work() -> Drawn:
        told = await told_of(interaction, *await visible(visit, mark.key))
        if told.standing is Standing.RETRACTED:
            return answers.retracted(told)
        if mark.number >= len(told.asked.answer.citations):
            raise AnswerElsewhere
        return await draw(told)

    await serve(desk_of(interaction), visit, mark.action, work)
