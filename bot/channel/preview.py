"""An article before it is let in, as those see it who decide."""

from typing import Final
from urllib.parse import urlsplit

import discord
from discord import ui

from bot import looking
from bot import words as common
from bot.channel import limits, words
from bot.channel.layout import Drawn, Passages, boxed, line, said, small, text, view_of
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from bot.tongue import say
from bot.untrusted import inline, quoted
from retrieval.article import Article
from retrieval.changes import Change, changes
from retrieval.draft import Draft, Reason
from retrieval.gate import Preview

_TITLE: Final = 200
"""Characters of a title that are drawn; the whole is in the form that corrects it."""

_FACT: Final = 300
"""Characters of a line about the article."""

_BEGINS: Final = 300
"""Characters of its first paragraph: enough to know it again."""

_LINE: Final = 120
"""Characters of a paragraph in the list of all: a line or two."""


def card(preview: Preview, draft_id: str) -> Drawn:
    """What would be opened, what to look at first, and what can be done."""
    draft = preview.draft
    head = [
        words.not_opened_yet(inline(draft.title or Says.UNTITLED, _TITLE)),
        inline(looking.byline(draft.byline), _FACT),
    ]
    host = urlsplit(draft.url or "").hostname
    counted = [
        *([say("From {host}", host=inline(host, _FACT))] if host else []),
        looking.kept(preview),
        say("Language: {language}", language=inline(preview.language, 20)),
    ]
    facts = [" · ".join(counted), inline(looking.speakers(preview), _FACT)]
    removed = [say("Removed: {removed}", removed=looking.removed(draft.removed))] if draft.removed else []
    remarks = [f"⚠ {inline(one, _FACT)}" for one in looking.remarks(preview)]
    first = preview.article.quote(preview.article.paragraphs[0].span)
    begins = quoted(limits.shortened_to_words(" ".join(first.split()), _BEGINS))
    items = [text("\n".join(head)), text("\n".join(map(small, [*facts, *removed])))]
    if remarks:
        items.append(text("\n".join(remarks)))
    buttons = [
        Button(Says.OPEN_IT_HERE, Mark(Action.ACCEPT, draft_id), discord.ButtonStyle.success),
        Button(Says.CORRECT, Mark(Action.CORRECT, draft_id)),
        Button(Says.LOOK, Mark(Action.LOOK, draft_id)),
        Button(Says.DISCARD, Mark(Action.DISCARD, draft_id), discord.ButtonStyle.danger),
    ]
    return boxed(*items, line(), text(begins), passages=Passages(), buttons=buttons)


def under_way(told: str, key: str) -> Drawn:
    """How far it is, and a way to stop it."""
    button = Button(Says.CANCEL, Mark(Action.CANCEL, key))
    return Drawn(view_of(ui.TextDisplay(told), ui.ActionRow(button)))


def everything(draft: Draft) -> Drawn:
    """Every paragraph and every removed piece under its number: a line each as far as they fit, all of it in a file."""
    kept = [f"**{number}** {inline(' '.join(piece.text.split()), _LINE)}" for number, piece in draft.body]
    gone = [
        words.removed_piece(
            number, looking.reason(piece.reason or Reason.OTHER), inline(" ".join(piece.text.split()), _LINE)
        )
        for number, piece in enumerate(draft.removed, start=1)
    ]
    head = text(f"### {inline(draft.title or Says.UNTITLED, _TITLE)}")
    half = (limits.ROOM - limits.units(draft.title or "") - 400) // (2 if gone else 1)
    parts = [text("\n".join(_fitting(kept, half)))]
    if gone:
        parts += [line(), text("\n".join([small(Says.REMOVED), *map(small, _fitting(gone, half - 200))]))]
    file = _file(draft).encode()
    attached = ui.File[ui.LayoutView]("attachment://paragraphs.txt")
    return Drawn(view_of(ui.Container(head, *parts), attached), (("paragraphs.txt", file),))


def compared(before: Article, after: Article) -> Drawn:
    """What was removed and added from one article to the other, as much as fits, and all of it in a file."""
    found = changes(before, after)
    lines = [line for one in found if not one.same for line in _changed(one, before, after)]
    head = f"### {inline(common.title_of(after), _TITLE)}\n{looking.changed(found)}"
    if not lines:
        return said(head)
    shown = _fitting([inline(line, 2 * _LINE) for line in lines], limits.ROOM - limits.units(head) - 400)
    attached = ui.File[ui.LayoutView]("attachment://changes.txt")
    view = view_of(ui.Container(text(head), text("\n".join(shown))), attached)
    return Drawn(view, (("changes.txt", "\n\n".join(lines).encode()),))


def _changed(one: Change, before: Article, after: Article) -> list[str]:
    gone = [] if one.before is None else [f"− ¶{one.before.number} {' '.join(before.quote(one.before.span).split())}"]
    new = [] if one.after is None else [f"+ ¶{one.after.number} {' '.join(after.quote(one.after.span).split())}"]
    return gone + new


def _fitting(lines: list[str], room: int) -> list[str]:
    """As many lines as fit, and how many do not."""
    fitting: list[str] = []
    left = room
    for one in lines:
        left -= limits.units(one) + 4
        if left < 0:
            return [*fitting, words.left_out(len(lines) - len(fitting))]
        fitting.append(one)
    return fitting


def _file(draft: Draft) -> str:
    kept = "\n\n".join(f"{number}. {piece.text}" for number, piece in draft.body)
    gone = "\n\n".join(
        say(
            "Removed {number} ({reason}): {text}",
            number=number,
            reason=looking.reason(piece.reason or Reason.OTHER),
            text=piece.text,
        )
        for number, piece in enumerate(draft.removed, start=1)
    )
    return f"{kept}\n\n{gone}".strip() + "\n"
