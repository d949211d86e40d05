"""Messages made of Discord's Components V2: whole passages, as many as fit, and files for those that never would."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Final

import discord
from discord import ui

from bot import source_words
from bot import words as common
from bot.channel import limits, words
from bot.channel.pages import page_from
from bot.channel.press import Button
from bot.channel.says import Says
from bot.untrusted import inline, quoted, unescaped
from retrieval.article import Article

Item = ui.Item[Any]

ROOM: Final = limits.ROOM - 1_500
"""Characters for the passages of a page: a question, notes, a banner, a title and a name take at most the rest."""

_TITLE: Final = 120
"""Characters of a title that are drawn; it is no quotation."""

_PUBLISHER: Final = 60
"""Characters of a publisher's name that are drawn."""

SOURCE: Final = _TITLE + _PUBLISHER + 60
"""Characters that tell what an answer is from: title, publisher, date and age."""

SAID_BY: Final = 240
"""Characters that tell whose words a passage holds and where it stands: two names, the cue, two hands."""

LABEL: Final = 60
"""Characters that the place of a paragraph takes, below it."""

ATTRIBUTED: Final = SAID_BY + 70
"""Characters that the line below a passage takes, with its certificate and what a moderator sees beside it."""

_ATTACHED: Final = 200
"""Characters that stand for a passage that is attached, with the place."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message to be sent, or to take another's place."""

    view: ui.LayoutView
    files: tuple[tuple[str, bytes], ...] = ()

    def attachments(self) -> list[discord.File]:
        """The files, new for each sending: discord.py reads them to their end."""
        return [discord.File(io.BytesIO(content), name) for name, content in self.files]


@dataclass(frozen=True, slots=True)
class Plain:
    """A message of text alone, with its files."""

    content: str
    files: list[discord.File]


def plain(drawn: Drawn) -> Plain:
    """The same words without any layout, for where Discord does not take it: whole, in a file where they are long."""
    words_of = [one.content for one in drawn.view.walk_children() if isinstance(one, ui.TextDisplay)]
    links = [one.url for one in drawn.view.walk_children() if isinstance(one, ui.Button) and one.url]
    whole = "\n".join([*words_of, *(f"<{link}>" for link in links)])
    files = [discord.File(io.BytesIO(content), name) for name, content in drawn.files]
    if limits.units(whole) <= limits.CONTENT:
        return Plain(whole, files)
    return Plain(Says.IN_A_FILE, [discord.File(io.BytesIO(unescaped(whole).encode()), "answer.txt"), *files])


@dataclass(slots=True)
class Passages:
    """Quotations drawn one after the other, each above the place where it stands; `room` is what one may take."""

    room: int = ROOM
    parts: list[Item] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)

    def add(self, text: str, where: str, name: str, drawn: str | None = None, link: str | None = None) -> None:
        """A passage, drawn as a quotation or as given; where that is too long, whole as a file called `name`.

        With a link there is a button that leads to the passage on its page.
        """
        below = ui.TextDisplay[Any](small(where)) if link is None or len(link) > limits.URL else _linked(where, link)
        if len(text) <= self.room:
            drawn = drawn or quoted(text)
            if limits.units(drawn) <= self.room:
                self.parts += [*([gap()] if self.parts else []), ui.TextDisplay(drawn), below]
                return
        self.parts.append(ui.TextDisplay(words.attached(name, len(text))))
        self.parts += [ui.File(f"attachment://{name}"), below]
        self.files.append((name, text.encode()))


def _linked(where: str, link: str) -> Item:
    button = ui.Button[Any](style=discord.ButtonStyle.link, url=link, label=Says.ON_THE_PAGE)
    return ui.Section(ui.TextDisplay(small(where)), accessory=button)


def said(text: str) -> Drawn:
    """A sentence of our own; what it holds from outside is inert already."""
    return Drawn(view_of(ui.TextDisplay(text)))


def boxed(*items: Item, passages: Passages, buttons: Sequence[Button] = ()) -> Drawn:
    """One container, its buttons last."""
    rows = [buttons[first : first + limits.BUTTONS] for first in range(0, len(buttons), limits.BUTTONS)]
    drawn: list[Item] = [ui.ActionRow(*row) for row in rows]
    return Drawn(view_of(ui.Container(*items, *drawn)), tuple(passages.files))


def listing(head: str, lines: Sequence[str]) -> Drawn:
    """Lines of our own below each other, as many as fit; how many were left out is said."""
    lengths = [limits.units(line) + 1 for line in lines]
    page = page_from(lengths.__getitem__, 0, len(lines), limits.ROOM - limits.units(head) - LABEL, len(lines))
    left = len(lines) - page.after
    more = [small(words.left_out(left))] if left else []
    return Drawn(view_of(ui.Container(ui.TextDisplay("\n".join([f"### {head}", *lines[: page.after], *more])))))


def text(content: str) -> Item:
    """A block of text."""
    return ui.TextDisplay(content)


def line() -> Item:
    """A line between what is quoted and what is said of it."""
    return ui.Separator(spacing=discord.SeparatorSpacing.small)


def gap() -> Item:
    """Room between passages: what stands below one is nearer to it than to the next."""
    return ui.Separator(visible=False, spacing=discord.SeparatorSpacing.small)


def apart(blocks: Sequence[str]) -> list[Item]:
    """Blocks of text with room between them."""
    return [one for block in blocks for one in (gap(), text(block))][1:]


def small(text: str) -> str:
    """A line in small print."""
    return f"-# {text}"


def said_by(where: str) -> str:
    """Whose words a passage holds and where it stands, inert: its names come from the article."""
    return inline(where, SAID_BY)


def title_of(article: Article) -> str:
    """What the article is called, inert."""
    return inline(common.title_of(article), _TITLE)


def source_of(article: Article, when: date) -> str:
    """Where the article is from and how old it was on that day, inert."""
    return source_words.source_of(article, when, partial(inline, limit=_TITLE), partial(inline, limit=_PUBLISHER))


def room_taken(text: str, room: int = ROOM, label: int = LABEL) -> int:
    """Characters that a passage takes on a page, with `label` for the line below; of itself it may take `room`."""
    drawn = limits.units(quoted(text)) if len(text) <= room else limits.TEXT
    return label + (drawn if drawn <= room else _ATTACHED - LABEL)


def view_of(*items: Item) -> ui.LayoutView:
    """A view that never runs out."""
    view = ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    return view
