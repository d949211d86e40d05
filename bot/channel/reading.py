"""An article to be read: its own paragraphs with their numbers, page by page."""

from typing import Final

from bot import words as common
from bot.channel import words
from bot.channel.layout import ROOM, Drawn, Passages, boxed, line, room_taken, small, text, title_of
from bot.channel.pages import page_before, page_from
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from retrieval.article import Article

_MOST: Final = 10
"""Paragraphs on a page: at most three components each, of the 40 that a message may have."""


def page_of(article: Article, number: int) -> Drawn:
    """The page that begins at paragraph `number`, or at the next that there is, or at the last."""
    blocks = article.paragraphs
    first = next((place for place, block in enumerate(blocks) if block.number >= number), len(blocks) - 1)

    def taken(place: int) -> int:
        return room_taken(article.quote(blocks[place].span))

    page = page_from(taken, first, len(blocks), ROOM, _MOST)
    passages = Passages()
    for block in blocks[page.first : page.after]:
        name = f"paragraph-{block.number}.txt"
        passages.add(article.quote(block.span), common.paragraph(block.number), name)
    steps = []
    if page.first > 0:
        steps.append((Says.BACK, page_before(taken, page.first, ROOM, _MOST).first))
    if page.after < len(blocks):
        steps.append((Says.ONWARD, page.after))
    buttons = [Button(label, Mark(Action.TURN, article.id[:16], blocks[to].number)) for label, to in steps]
    last = blocks[-1].number
    foot = small(words.range_of(blocks[page.first].number, blocks[page.after - 1].number, last))
    head = text(f"**{title_of(article)}**")
    return boxed(head, *passages.parts, line(), text(foot), passages=passages, buttons=buttons)
