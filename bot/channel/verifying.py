"""Holding what somebody claims against the articles: `/verify`, and *Check against the article* on any message."""

from collections.abc import Sequence
from datetime import date

import discord
from discord import app_commands

from bot import verdicts
from bot.channel.called import Called, Interaction
from bot.channel.contents import as_read, contents
from bot.channel.layout import (
    ATTRIBUTED,
    ROOM,
    Drawn,
    Passages,
    boxed,
    line,
    room_taken,
    said_by,
    small,
    source_of,
    text,
)
from bot.channel.naming import ANY, named
from bot.channel.shared import articles_or_any, desk_of, everywhere
from bot.channel.visit import serve
from bot.channel.words import left_out, placed
from bot.reply import quotation
from bot.untrusted import for_discord, inline
from retrieval.answer import Citation
from retrieval.claims import MESSAGE
from retrieval.finding import Found

_CLAIM = 200
"""Characters of a claim that are drawn above its verdict; it is no quotation of ours."""

_TOLD = 400
"""Characters of a verdict with all that is said beside it, a name among them."""

_COMPARED = 700
"""Characters of a word-by-word comparison; a longer one is left out."""

_MOST = 5
"""Passages shown of all claims of a message."""


@app_commands.command(name="verify", description="Check whether the article really says something, word for word.")
@app_commands.describe(
    text="What it is said to say; in quotation marks, or all of it.", article="Another than those that are open here."
)
@app_commands.autocomplete(article=articles_or_any)
@everywhere
async def verify(
    interaction: Interaction, text: app_commands.Range[str, 1, MESSAGE], article: str | None = None
) -> None:
    """`/verify`."""
    await _check(interaction, [as_read(text)], article)


@app_commands.context_menu(name="Check against the article")
@everywhere
async def check_message(interaction: Interaction, message: discord.Message) -> None:
    """*Check against the article*: what the message quotes, or else all that it says."""
    us = interaction.client.user
    await _check(interaction, contents(message, ours=us is not None and message.author.id == us.id), None)


async def _check(interaction: Interaction, parts: Sequence[str], name: str | None) -> None:
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner = visit.room.owner
        desk.pace(visit.asked_by, owner)
        if name == ANY:
            ids = await desk.likely(owner, " ".join(parts)[:MESSAGE])
        elif name:
            ids = [named(await desk.listed(owner), name)]
        else:
            ids = [one.id for one in await desk.open_in(visit.room)]
        return drawn(await desk.checked(owner, ids, parts), visit.day)

    await serve(desk, visit, "verify", work)


def drawn(found: list[Found], when: date) -> Drawn:
    """Each claim with its verdict, how its words differ, and the passages as far as they fit, as of that day."""
    passages, items, left, shown = Passages(), [], ROOM, 0
    for place, one in enumerate(found):
        head = [small(f"“{inline(one.claim, _CLAIM)}”"), f"**{inline(verdicts.told(one), _TOLD)}**"]
        compared = verdicts.compared(one, for_discord, _gone, _new)
        if compared and len(compared) <= _COMPARED:
            head.append(compared.replace("\n", " "))
            if words := verdicts.in_words(one):
                head.append(small(inline(words, _TOLD)))
        fitting = [cited for cited in one.checked.passages if _room(one, cited) <= left][: _MOST - shown]
        if place and (not fitting or left < ROOM // 4):
            items.append(text(small(left_out(len(found) - place))))
            break
        items += [*([line()] if place else []), text("\n".join(head))]
        own = Passages()
        for cited in fitting or one.checked.passages[:1]:
            told = quotation(one.article, cited)
            own.add(
                told.words, placed(said_by(told.where), told.certificate), f"passage-{shown + 1}.txt", link=told.link
            )
            left, shown = left - _room(one, cited), shown + 1
        items += own.parts
        passages.files += own.files
        left -= sum(map(len, head))
    foot = text("\n".join(map(small, dict.fromkeys(source_of(one.article, when) for one in found))))
    return boxed(*items, line(), foot, passages=passages)


def _room(found: Found, cited: Citation) -> int:
    return room_taken(found.article.quote(cited.span), label=ATTRIBUTED)


def _gone(words: str) -> str:
    return f"~~{inline(words, _COMPARED)}~~"


def _new(words: str) -> str:
    return f"**{inline(words, _COMPARED)}**"
