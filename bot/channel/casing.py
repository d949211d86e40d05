"""A case as moderators see it: what was asked and cited, who objects and why, what was done, and what can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Final

import discord
from discord import ui

from bot.channel import case_words, limits, words
from bot.channel.audit_words import AuditSays
from bot.channel.auditing import outcome
from bot.channel.case_words import CaseSays
from bot.channel.layout import (
    ATTRIBUTED,
    LABEL,
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
from bot.channel.pages import page_before
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from bot.reply import quotation
from bot.untrusted import inline
from retrieval.answer import Asked, Posting, Stage
from retrieval.article import Article
from retrieval.moderation.cases import Case, Deed, Event, Happened, Standing, Verdict
from retrieval.people import CONSOLE, ERASED

_QUESTION: Final = 200
_QUESTION_LISTED: Final = 100
"""Characters of a question that are drawn, alone and in the list."""

_WORDS: Final = 300
"""Characters of somebody's word of explanation that are drawn where there is no room for all of it."""

_MOST: Final = 5
"""Passages drawn in full; how many more there are is said."""

_HISTORY: Final = 8
"""Things that happened to a case that are drawn on the posted card: the latest."""

_LOOKING: Final = 2
"""Buttons to where passages stand: with three more, a row; a message has forty components at most, buttons counted."""

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


def card(seen: Seen, below: str | None = None, *, posted: bool = False) -> Drawn:
    """The card; `below` is a sentence about what was just done.

    All that happened is on it, or attached whole where that is longer than a message. Where it is `posted` for all
    moderators to see, the latest is: it stays when a reader has erased everything, or when the time of their name is
    over. So it neither names those who reported nor holds what they wrote, and has a button for both.
    """
    case, asked, article = seen.case, seen.asked, seen.article
    head = [
        f"### {case_words.heading(case.number, case.verdict, len(case.reporters()))}",
        f"**{inline(asked.question.text, _QUESTION)}**",
        small(f"{outcome(asked)} · {_how(asked)}"),
    ]
    above_, files = "\n".join(head), list[tuple[str, bytes]]()
    passages = _passages(asked, article, limits.units(above_), files)
    foot = "\n".join([case_words.standing(case.standing), *([f"**{below}**"] if below else []), *_facts(seen)])
    quoted = sum(limits.units(one.content) for one in passages if isinstance(one, ui.TextDisplay))
    left = limits.ROOM - limits.units(above_) - quoted - limits.units(foot) - LABEL
    items: list[Item] = [text(above_), *passages, line(), *_told(seen, left, files, posted=posted), line(), text(foot)]
    return Drawn(view_of(ui.Container(*items, *_rows(seen, posted=posted))), tuple(files))


def _passages(asked: Asked, article: Article, taken: int, files: list[tuple[str, bytes]]) -> list[Item]:
    """As many as fit beside what is `taken` already, and how many more there are."""
    passages, left = Passages(ROOM - ATTRIBUTED), ROOM - taken
    cited, shown = asked.answer.citations, 0
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
        shown += 1
    files += passages.files
    return [*passages.parts, *([text(small(words.left_out(len(cited) - shown)))] if len(cited) > shown else [])]


def _told(seen: Seen, room: int, files: list[tuple[str, bytes]], *, posted: bool) -> list[Item]:
    """What happened: the latest where it is `posted`; to one moderator all of it, in a file where it has no room."""
    short = _history(seen, _WORDS, posted=posted)
    if posted:
        return [text("\n".join(_latest(short, room, _HISTORY)))]
    whole = _history(seen, posted=False)
    if sum(limits.units(one) + 1 for one in whole) <= room:
        return [text("\n".join(whole))]
    name = f"case-{seen.case.number}.txt"
    files.append((name, "\n".join(_in_full(seen)).encode()))
    told = small(case_words.in_a_file(name))
    left = room - limits.units(told) - 1
    return [text("\n".join([told, *_latest(short, left, len(short))])), ui.File(f"attachment://{name}")]


def _latest(lines: Sequence[str], room: int, most: int) -> list[str]:
    """The last of them that fit, below how many came before."""
    page = page_before(lambda place: limits.units(lines[place]) + 1, len(lines), room, most)
    return [*([small(case_words.earlier(page.first))] if page.first else []), *lines[page.first :]]


def listed(cases: Sequence[tuple[Case, Asked]], skip: int, of: int, *, open_only: bool) -> Drawn:
    """A line or two for each of a page; which of how many they are, where there are more."""
    lines = [
        case_words.case_line(
            case.number, case.verdict, small(inline(asked.question.text, _QUESTION_LISTED)), len(case.reporters())
        )
        for case, asked in cases
    ]
    if not lines and of:
        return Drawn(view_of(text(case_words.no_such_page(of))))
    if not lines:
        return Drawn(view_of(text(CaseSays.NO_OPEN_CASES if open_only else CaseSays.NO_CASES)))
    head = CaseSays.CASES if len(lines) == of else case_words.some_cases(skip, skip + len(lines), of)
    return listing(head, lines)


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


def _line(happened: Happened, who: str, at: str, value: str | None) -> str:
    """One thing that happened, in words."""
    return case_words.happened(happened.event.deed, who, at, value, amends=happened.amends, reopens=happened.reopens)


def _history(seen: Seen, most: int | None = None, *, posted: bool) -> list[str]:
    """As it is drawn; of a word of explanation no more than `most` characters."""
    told = []
    for happened in seen.case.history:
        one = happened.event
        hidden = posted and one.deed is Deed.REPORTED
        who = CaseSays.A_READER if hidden else _who(one, seen.names)
        value = inline(one.value, _QUESTION) if one.deed is Deed.ASKED and one.value else one.value
        words_ = [small(f"↳ “{inline(one.words, most)}”")] if one.words and not hidden else []
        told.append("\n".join([small(_line(happened, who, case_words.dated(one.when), value)), *words_]))
    return told


def _in_full(seen: Seen) -> list[str]:
    """As it stands in a file: every word, as it was written; times are those of UTC."""
    told = []
    for happened in seen.case.history:
        one = happened.event
        told.append(
            _line(happened, _who(one, seen.names), one.when.astimezone(UTC).isoformat(" ", "minutes"), one.value)
        )
        told += [f"  “{one.words}”"] if one.words else []
    return told


def _who(event: Event, names: Mapping[str, str]) -> str:
    if event.by == CONSOLE:
        return CaseSays.WHOEVER_RUNS
    return CaseSays.ERASED_PERSON if event.by == ERASED else words.asker(names.get(event.by))


def _facts(seen: Seen) -> list[str]:
    link = next((one.link for one in reversed(seen.postings) if one.link), None)
    place = [words.message_at(link)] if link else [Says.PRIVATELY if seen.postings else Says.NOWHERE]
    return [small(" · ".join([title_of(seen.article), words.answer_id(seen.asked.id), *place]))]


def _rows(seen: Seen, *, posted: bool) -> list[Item]:
    """Verdicts; what can be done about the answer now; what it rests on; and what concerns the case itself."""
    case = seen.case
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
    if posted and case.reports:
        mend.append(Button(CaseSays.IN_FULL, Mark(Action.CASE, case.answer)))
    rest = _looking(seen)
    if not case.is_open:
        rest.append(Button(CaseSays.REOPEN, marked(Action.REOPEN, case)))
        rest.append(Button(CaseSays.REWORD, marked(Action.REWORD, case)))
    return [ui.ActionRow(*row) for row in (judge, mend, rest)]


def _looking(seen: Seen) -> list[Button]:
    """Where the passages stand, a button a paragraph, and why they were given."""
    places: dict[int, int] = {}
    for place, one in enumerate(seen.asked.answer.citations[:_MOST]):
        places.setdefault(one.paragraph, place)
    given = seen.case.standing is Standing.AS_GIVEN  # else what stands in context is what readers see now
    found = [
        Button(words.context_of(paragraph, len(places)), Mark(Action.CONTEXT, seen.asked.id, place))
        if given
        else Button(words.read_paragraph(paragraph), Mark(Action.READ, seen.article.id[:16], paragraph))
        for paragraph, place in places.items()
    ]
    why = Button(AuditSays.WHY, Mark(Action.EXPLAIN, seen.asked.id))
    return [*found[:_LOOKING], why]
