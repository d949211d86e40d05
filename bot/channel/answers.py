"""An answer on Discord, and its passages in context."""

from typing import Final

from bot import words as common
from bot.channel import limits, words
from bot.channel.layout import ROOM, Drawn, Passages, boxed, room_taken, small, text, title_of
from bot.channel.pages import Page, page_from
from bot.channel.press import Action, Button, Mark
from bot.reply import reply
from bot.untrusted import for_discord, inline
from retrieval.answer import Answered, Asked
from retrieval.article import Article, Span

_QUESTION: Final = 200
"""Characters of a question that are drawn; it is no quotation."""

_MOST: Final = limits.BUTTONS - 2
"""Passages on a page: each has a button, beside those for more and for sharing."""


def answered(asked: Asked, article: Article, first: int = 0, *, private: bool, sharer: str | None = None) -> Drawn:
    """The answer from its passage `first` on. `sharer` is named where somebody shares what they had privately."""
    told = reply(article, asked.question.text, asked.answer)
    texts = [one.words for one in told.quotations]
    page = page_from(lambda place: room_taken(texts[place]), first, len(texts), ROOM, _MOST)
    passages = Passages()
    for place in range(page.first, page.after):
        one = told.quotations[place]
        passages.add(one.words, one.where, f"passage-{place + 1}.txt")
    question = f"**{inline(asked.question.text, _QUESTION)}**"
    found = isinstance(asked.answer.outcome, Answered)
    head = [question] if found else [question, told.heading]
    if sharer is not None:
        head.insert(0, small(words.shared_by(inline(sharer, limits.LABEL))))
    facts = [title_of(article), words.answer_id(asked.id)]
    if isinstance(asked.answer.outcome, Answered):
        facts.insert(0, words.shown(page.first + 1, page.after, asked.answer.outcome.of))
    foot = [*map(small, told.notes), small(" · ".join(facts))]
    items = (text("\n".join(head)), *passages.parts, text("\n".join(foot)))
    return boxed(*items, passages=passages, buttons=_buttons(asked, page, private=private))


def in_context(asked: Asked, article: Article, place: int) -> Drawn:
    """The paragraph of the passage at `place`, the passage in bold, and the paragraphs around it where they fit.

    Raises `IndexError` where the answer has no such passage.
    """
    citation = asked.answer.citations[place]
    blocks = article.paragraphs
    own = next(index for index, block in enumerate(blocks) if block.number == citation.paragraph)
    texts = {index: article.quote(blocks[index].span) for index in range(max(0, own - 1), min(len(blocks), own + 2))}
    marked = _marked(article, blocks[own].span, citation.span) if len(texts[own]) <= ROOM else None
    left = ROOM - (limits.units(marked) if marked else 0)
    passages = Passages()
    for index, quote in texts.items():
        number = blocks[index].number
        name = f"paragraph-{number}.txt"
        if index == own:
            passages.add(quote, words.with_passage(number) if marked else common.paragraph(number), name, marked)
        elif room_taken(quote) <= left and len(quote) <= ROOM:
            passages.add(quote, common.paragraph(number), name)
            left -= room_taken(quote)
    foot = text(small(f"{title_of(article)} · {words.answer_id(asked.id)}"))
    read = Button(words.READ_ON, Mark(Action.READ, article.id[:16], citation.paragraph))
    return boxed(*passages.parts, foot, passages=passages, buttons=[read])


def _buttons(asked: Asked, page: Page, *, private: bool) -> list[Button]:
    citations = asked.answer.citations
    shown = citations[page.first : page.after]
    buttons = [
        Button(words.context_of(one.paragraph, len(shown)), Mark(Action.CONTEXT, asked.id, page.first + place))
        for place, one in enumerate(shown)
    ]
    if page.after < len(citations):
        buttons.append(Button(words.MORE, Mark(Action.MORE, asked.id, page.after)))
    if private:
        buttons.append(Button(words.SHARE, Mark(Action.SHARE, asked.id)))
    return buttons


def _marked(article: Article, block: Span, passage: Span) -> str:
    before = article.text[block.start : passage.start]
    after = article.text[passage.end : block.end]
    lines = for_discord(article.quote(passage)).split("\n")
    bold = "\n".join(f"**{line}**" if line.strip() else line for line in lines)
    drawn = f"{for_discord(before)}{bold}{for_discord(after)}"
    return "\n".join(f"> {line}" for line in drawn.split("\n"))
