"""An article to be read: its own paragraphs with their numbers, page by page."""

from typing import Final

from bot import words as common
from bot.channel import limits, words
from bot.channel.catalogue_words import article_locked
from bot.channel.layout import ROOM, Drawn, Passages, boxed, line, room_taken, small, text, title_of
from bot.channel.pages import page_before, page_from
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from bot.untrusted import inline
from retrieval.article import Article
from retrieval.rules import HouseRules

_FACT: Final = 400
"""Characters of what is said of a lock or an exclusion: a reason has 300 (`retrieval.rules.BANNER`)."""

_MOST: Final = 10
"""Paragraphs on a page: at most three components each, of the 40 that a message may have."""


def page_of(article: Article, number: int, rules: HouseRules) -> Drawn:
    """The page that begins at paragraph `number`, or at the next that there is, or at the last.

    What moderators let not be cited may be read; that it is not cited stands above.
    """
    blocks, excluded = article.paragraphs, rules.not_cited(article.id)
    reason = rules.locked.get(article.id)
    locked = [small(article_locked(inline(reason, _FACT)))] if reason else []
    uncited = {one: small(inline(common.not_cited(one, why), _FACT)) for one, why in excluded.items()}
    room = ROOM - sum(map(limits.units, locked))
    first = next((place for place, block in enumerate(blocks) if block.number >= number), len(blocks) - 1)

    def taken(place: int) -> int:
        return room_taken(article.quote(blocks[place].span)) + limits.units(uncited.get(blocks[place].number, ""))

    page = page_from(taken, first, len(blocks), room, _MOST)
    passages = Passages()
    for block in blocks[page.first : page.after]:
        name = f"paragraph-{block.number}.txt"
        passages.add(article.quote(block.span), common.paragraph(block.number), name)
    steps = []
    if page.first > 0:
        steps.append((Says.BACK, page_before(taken, page.first, room, _MOST).first))
    if page.after < len(blocks):
        steps.append((Says.ONWARD, page.after))
    buttons = [Button(label, Mark(Action.TURN, article.id[:16], blocks[to].number)) for label, to in steps]
    last = blocks[-1].number
    foot = small(words.range_of(blocks[page.first].number, blocks[page.after - 1].number, last))
    told = [uncited[one.number] for one in blocks[page.first : page.after] if one.number in uncited]
    head = text("\n".join([f"**{title_of(article)}**", *locked, *told]))
    return boxed(head, *passages.parts, line(), text(foot), passages=passages, buttons=buttons)
