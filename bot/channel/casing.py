"""A case as moderators see it: what was asked and cited, who objects and why, what was done, and what can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import discord
from discord import ui

from bot.channel import case_words, limits, words
from bot.channel.auditing import outcome
from bot.channel.case_words import CaseSays
from bot.channel.layout import (
    ATTRIBUTED,
    ROOM,
    Drawn,
    Item,
    Passages,
    line,
    listing,
    room_taken,
    said_by,
    small,
    text,
    title_of,
    view_of,
)
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from bot.reply import quotation
from bot.untrusted import inline
from retrieval.answer import Asked, Posting, Stage
from retrieval.article import Article
from retrieval.moderation.cases import Case, Deed, Event, Standing, Verdict
from retrieval.people import ERASED

_QUESTION: Final = 200
_WORDS: Final = 300
"""Characters of somebody's word of explanation that are drawn."""

_MOST: Final = 5
"""Passages drawn in full; how many more there are is said."""

_HISTORY: Final = 8
"""Things that happened to a case that are drawn: the latest."""

VERDICTS: Final = tuple(Verdict)
"""In the order of their buttons: the number in a button's id is the place here."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A case with all that its card tells. `asked` is the answer as it was given, `names` those who may be named."""

    case: Case
    asked: Asked
    article: Article
    postings: Sequence[Posting]
    names: Mapping[str, str]


def card(seen: Seen, above: str | None = None, below: str | None = None) -> Drawn:
    """The card; `above` and `below` are sentences about what was just done."""
    case, asked, article = seen.case, seen.asked, seen.article
    head = [
        *([f"**{above}**"] if above else []),
        f"### {case_words.heading(case.number, case.verdict, len(case.reporters()))}",
        f"**{inline(asked.question.text, _QUESTION)}**",
        small(f"{outcome(asked)} · {_how(asked)}"),
    ]
    passages, left = Passages(ROOM - ATTRIBUTED), ROOM - limits.units("\n".join(head))
    cited = asked.answer.citations
    for place, one in enumerate(cited[:_MOST]):
        told = quotation(article, one)
        room = room_taken(told.words, label=ATTRIBUTED)
        if place and room > left:
            break
        where = words.placed(said_by(told.where), told.certificate)
        if Stage.LEDGER not in asked.answer.stages:
            where = f"{where} · {words.score(one.score)}"
        passages.add(told.words, where, f"passage-{place + 1}.txt")
        left -= room
    shown = sum(isinstance(one, ui.TextDisplay) for one in passages.parts) // 2 or min(1, len(cited))
    more = [text(small(words.left_out(len(cited) - shown)))] if len(cited) > shown else []
    foot = [*_history(seen), case_words.standing(case.standing), *_facts(seen), *([f"**{below}**"] if below else [])]
    items: list[Item] = [text("\n".join(head)), *passages.parts, *more, line(), text("\n".join(foot))]
    return Drawn(view_of(ui.Container(*items, *_rows(case))), tuple(passages.files))


def listed(cases: Sequence[tuple[Case, Asked]], *, open_only: bool) -> Drawn:
    """A line or two for each."""
    lines = [
        case_words.case_line(
            case.number, case.verdict, small(inline(asked.question.text, _QUESTION)), len(case.reporters())
        )
        for case, asked in cases
    ]
    if not lines:
        return Drawn(view_of(text(CaseSays.NO_OPEN_CASES if open_only else CaseSays.NO_CASES)))
    return listing(CaseSays.CASES, lines)


def marked(action: Action, case: Case, number: int = 0) -> Mark:
    """What a button of a case's card says: its number, and the state that whoever presses has seen."""
    return Mark(action, f"{case.number}e{case.seen}", number)


def meant(mark: Mark) -> tuple[int, int]:
    """The number of the case and the state seen, of what a button says; 0 for what no card ever said."""
    number, _, seen = mark.key.partition("e")
    return (int(number), int(seen)) if number.isdecimal() and seen.isdecimal() else (0, 0)


def _how(asked: Asked) -> str:
    """What decided; of an answer from who speaks no score did."""
    if Stage.LEDGER in asked.answer.stages:
        return words.by_speakers(asked.ms)
    return words.how_sure(asked.answer.confidence)


def _history(seen: Seen) -> list[str]:
    told, judged = [], False
    for one in seen.case.events:
        if one.deed is Deed.SHOWN:
            continue
        value = inline(one.value, _QUESTION) if one.deed is Deed.ASKED and one.value else one.value
        told.append(
            small(case_words.happened(one.deed, _who(one, seen.names), one.when, value, amends=judged))
            + (f"\n{small(f'“{inline(one.words, _WORDS)}”')}" if one.words else "")
        )
        judged = judged or one.deed is Deed.JUDGED
    return told[-_HISTORY:]


def _who(event: Event, names: Mapping[str, str]) -> str:
    return CaseSays.ERASED_PERSON if event.by == ERASED else words.asker(names.get(event.by))


def _facts(seen: Seen) -> list[str]:
    link = next((one.link for one in reversed(seen.postings) if one.link), None)
    place = [words.message_at(link)] if link else [Says.PRIVATELY if seen.postings else Says.NOWHERE]
    return [small(" · ".join([title_of(seen.article), words.answer_id(seen.asked.id), *place]))]


def _rows(case: Case) -> list[Item]:
    """Verdicts in the first row; in the second what can be done about the answer now."""
    judge = [
        Button(
            case_words.verdict(one),
            marked(Action.JUDGE, case, place),
            discord.ButtonStyle.success if one is Verdict.CORRECT else discord.ButtonStyle.secondary,
        )
        for place, one in enumerate(VERDICTS)
    ]
    mend = [
        Button(CaseSays.NOTE, marked(Action.NOTE, case)),
        Button(CaseSays.REPLACE, marked(Action.REPLACE, case)),
    ]
    if case.standing is not Standing.RETRACTED:
        mend.append(Button(CaseSays.RETRACT, marked(Action.RETRACT, case), discord.ButtonStyle.danger))
    if case.standing is not Standing.AS_GIVEN:
        mend.append(Button(CaseSays.RESTORE, marked(Action.RESTORE, case)))
    return [ui.ActionRow(*judge), ui.ActionRow(*mend)]
