"""What is shown when an article opens: what it is, what else is open, and first questions that it answers."""

from typing import Any

from discord import ui

from bot import words as common
from bot.channel import limits, words
from bot.channel.layout import Drawn, small, title_of, view_of
from bot.channel.press import Action, Button, Mark
from bot.desk import Desk
from retrieval.answer import Room
from retrieval.article import Article


async def opened_here(desk: Desk, room: Room, article: Article, sentences: int, *, known: bool) -> Drawn:
    """That it is open, with a button for each suggested question."""
    counted = common.counted(len(article.paragraphs), sentences)
    lines = [words.opened(title_of(article), counted, known=known)]
    others = [title_of(one) for one in await desk.open_in(room) if one.id != article.id]
    if others:
        lines.append(small(words.beside(others)))
    suggested = await desk.suggested(room.owner, article.id)
    buttons = [
        Button(limits.shortened(common.suggestion(one), limits.LABEL), Mark(Action.SUGGEST, article.id, place))
        for place, one in enumerate(suggested)
    ]
    rows = [ui.ActionRow[Any](*buttons)] if buttons else []
    return Drawn(view_of(ui.TextDisplay("\n".join(lines)), *rows))
