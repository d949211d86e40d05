"""The card of a case: gathered, shown in the log channel, and kept as it is there."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.casework import card_of
from bot.channel.called import Interaction
from bot.channel.casing import Seen, card
from bot.channel.logbook import log_channel
from bot.channel.places import link_to, room_of
from bot.channel.readings import Redrawn, redrawn
from bot.channel.sending import NOBODY, UNREACHED, logged
from bot.channel.shared import casework_of, desk_of, registry_of
from retrieval.errors import PullquoteError
from retrieval.moderation.cases import Case
from retrieval.moderation.moderation import Moderation

_LOG: Final = logging.getLogger("pullquote.channel")

OURSELVES: Final = "pullquote"
"""Who shows a case to moderators."""


_ERASED: Final = 50
"""Cards that are drawn anew after an erasing, the latest: Discord takes five changes of a channel in five seconds."""


async def seen_of(interaction: Interaction, case: Case, owner: str | None = None) -> Seen:
    """All that the card of a case tells; `owner` where it is another than that of the place."""
    desk, owner = desk_of(interaction), owner or room_of(interaction).owner
    asked, article = await desk.answer(owner, case.answer)
    rules = await desk.rules(owner)
    people = {one.by for one in case.events}
    names = await registry_of(interaction).names(owner, people, rules.retention)
    return Seen(case, asked, article, await desk.postings(owner, asked.id), names)


async def shown_to_moderators(interaction: Interaction, number: int) -> bool:
    """Draw the card anew where it stands in the log channel, or put it there; whether moderators see it there.

    One card for a case, and never an older state after a newer one: of many who ask at once one draws for all.
    """
    owner = room_of(interaction).owner
    cards = casework_of(interaction).cards
    return await cards.run(card_of(owner, number), partial(_shown, interaction, owner, number))


async def _shown(interaction: Interaction, owner: str, number: int) -> bool:
    case = await casework_of(interaction).done(lambda cases: cases.case(owner, number))
    drawn = card(await seen_of(interaction, case), posted=True)
    if case.card is not None and await redrawn(interaction, case.card, drawn) is not Redrawn.GONE:
        return True
    channel = await log_channel(interaction)
    if channel is None:
        return False
    try:
        message = await channel.send(view=drawn.view, files=drawn.attachments(), allowed_mentions=NOBODY)
    except UNREACHED as error:
        _LOG.warning("the log channel was not shown a case: %s", logged(error))
        return False
    link = link_to(interaction.guild_id, message.channel.id, message.id)
    await casework_of(interaction).done(lambda cases: cases.carded(owner, number, OURSELVES, link))
    return True


async def refreshed(interaction: Interaction, case: Case) -> None:
    """The card in the log channel is drawn anew, unless it is the message that was pressed on.

    For who is `alone` with the card.
    """
    pressed = interaction.message
    here = link_to(interaction.guild_id, pressed.channel.id, pressed.id) if pressed else None
    if case.card is not None and case.card != here:
        await redrawn(interaction, case.card, card(await seen_of(interaction, case), posted=True))


async def drawn_without(interaction: Interaction, touched: Sequence[tuple[str, int]]) -> None:
    """The cards of these cases, by owner and number, are drawn anew: somebody whom they told of was erased."""
    casework = casework_of(interaction)
    for owner, number in touched[:_ERASED]:
        async with casework.cards.alone(card_of(owner, number)):
            try:
                case = await casework.done(partial(_case, owner, number))
                if case.card is not None:
                    drawn = card(await seen_of(interaction, case, owner), posted=True)
                    await redrawn(interaction, case.card, drawn)
            except PullquoteError as error:
                _LOG.warning("a card still tells of somebody who was erased: %s", error.code)


def _case(owner: str, number: int, cases: Moderation) -> Case:
    return cases.case(owner, number)
