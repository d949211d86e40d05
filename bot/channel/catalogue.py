"""The articles of a library as a list of pages, and one of them described."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import discord
from discord import ui

from bot import source_words
from bot import words as common
from bot.channel import catalogue_words as words
from bot.channel import limits
from bot.channel.layout import Drawn, Item, Passages, apart, boxed, gap, line, small, text, title_of, view_of
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from bot.channel.words import left_out
from bot.tongue import say
from bot.untrusted import inline
from retrieval.answer import Room
from retrieval.article import Article
from retrieval.landing import page_of
from retrieval.language import language_of
from retrieval.ports import Shelved, Version
from retrieval.rules import BANNER, HouseRules

_PAGE: Final = 10
"""Articles of a page: two lines each, as many as a telephone shows at once; the longest titles fit too."""

_TITLE: Final = 120
"""Characters of a title that are drawn."""

_FACT: Final = 200
"""Characters of a line about an article: names of authors, an address, why a paragraph is not cited."""

_PUBLISHER: Final = 60
"""Characters of a publisher's name."""

_LAID_DOWN: Final = BANNER
"""Characters of a banner, and of the reason of a lock: all of them."""

_REASONS: Final = 3
"""Excluded paragraphs that are told with their reasons; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class Described:
    """An article, with all that is known of it where somebody asks. `rooms`: where it is open, as Discord draws it."""

    article: Article
    shelved: Shelved
    versions: Sequence[Version]
    rules: HouseRules
    rooms: str
    when: date


def listed(articles: Sequence[Shelved], here: Room, first: int) -> Drawn:
    """The page of the list that begins at `first`, or the last there is."""
    first = min(first, (len(articles) - 1) // _PAGE * _PAGE)
    shown = articles[first : first + _PAGE]
    steps = [(Says.BACK, max(0, first - _PAGE))] if first else []
    steps += [(Says.ONWARD, first + _PAGE)] if first + _PAGE < len(articles) else []
    buttons = [Button(label, Mark(Action.LIST, "all", to)) for label, to in steps]
    foot = [line(), text(small(words.articles_of(first + 1, first + len(shown), len(articles))))] if steps else []
    return boxed(
        *apart([f"### {Says.ARTICLES}", *(_line(one, here) for one in shown)]),
        *foot,
        passages=Passages(),
        buttons=buttons,
    )


def described(of: Described) -> Drawn:
    """Whose it is and from where; below, what holds for it here; a button that leads to its page, one to read it."""
    article, byline = of.article, of.article.byline
    signed = [words.by_authors(inline(", ".join(byline.author), _FACT))] if byline.author else []
    dated = [source_words.published(byline.published, of.when)] if byline.published else []
    published = " · ".join([*([inline(byline.publisher, _PUBLISHER)] if byline.publisher else []), *dated])
    head = [f"### {title_of(article)}", *signed, *([published] if published else [])]
    facts = [
        *([inline(article.url, _FACT)] if article.url else []),
        words.measured(of.shelved, inline(byline.language or language_of(article.text), 20)),
        words.loaded_and_open(of.shelved, of.rooms),
        *_versions(of),
        say("Id {id}", id=of.shelved.id[:16]),
    ]
    items = [text("\n".join(head)), *_remarks(of), line(), text("\n".join(map(small, facts)))]
    read: list[Any] = [Button(Says.READ_IT, Mark(Action.READ, article.id[:16], article.paragraphs[0].number))]
    address = page_of(article)
    if address and len(address) <= limits.URL:
        read.append(ui.Button(style=discord.ButtonStyle.link, url=address, label=Says.TO_THE_PAGE))
    return Drawn(view_of(ui.Container(*items, ui.ActionRow(*read))))


def _remarks(of: Described) -> list[Item]:
    """What moderators have laid down for it."""
    banner, locked = of.rules.banner_of(of.article.id), of.rules.locked.get(of.article.id)
    excluded = sorted(of.rules.not_cited(of.article.id).items())
    told = [words.article_locked(inline(locked, _LAID_DOWN))] if locked else []
    told += [inline(common.not_cited(number, why), _FACT) for number, why in excluded[:_REASONS]]
    told += [left_out(len(excluded) - _REASONS)] if len(excluded) > _REASONS else []
    told += [words.banner_below(inline(banner, _LAID_DOWN))] if banner else []
    return [gap(), text("\n".join(told))] if told else []


def _versions(of: Described) -> list[str]:
    """Which of its page's texts it is, where there are several."""
    own = [one for one in of.versions if one.article == of.article.id]
    if not own:
        return []
    beside = [one for one in of.versions if one.address == own[-1].address]
    return [words.version_of(own[-1].number, len(beside))] if len(beside) > 1 else []


def _line(one: Shelved, here: Room) -> str:
    title = inline(one.title or Says.UNTITLED, _TITLE)
    counted = common.counted(one.paragraphs, one.sentences)
    is_open = f" · {Says.OPEN_HERE}" if {here.name, here.within} & set(one.open_in) else ""
    return f"**{title}**\n{small(f'{counted}{is_open}')}"
