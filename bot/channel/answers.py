"""An answer on Discord, and its passages in context."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot import words as common
from bot.channel import case_words, limits, words
from bot.channel.case_words import CaseSays
from bot.channel.layout import (
    ATTRIBUTED,
    ROOM,
    SOURCE,
    Drawn,
    Passages,
    boxed,
    line,
    room_taken,
    said_by,
    small,
    source_of,
    text,
    title_of,
)
from bot.channel.pages import Page, page_before, page_from
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from bot.reply import Reply, reply
from bot.untrusted import for_discord, inline
from retrieval.answer import Answered, Asked, Citation
from retrieval.article import Article, Span
from retrieval.certificate import certificate, fingerprint
from retrieval.moderation.cases import Standing
from retrieval.rules import BANNER

_QUESTION: Final = 200
"""Characters of a question that are drawn; it is no quotation."""

_NOTE: Final = 200
"""Characters of a note that are drawn: one holds the question as it was understood, words from outside."""

_WHY: Final = 700
"""Characters that tell that moderators changed an answer, and why."""

_AROUND: Final = _QUESTION + SOURCE + 100 + ATTRIBUTED
"""Characters of the question, of what the answer is from, of which passages of how many are shown, of the id, and of
the line below the first passage."""

_OTHERS: Final = limits.BUTTONS
"""Other articles that are named below an answer: as many as could be chosen from."""

_MOST: Final = limits.BUTTONS
"""Passages on a page: a row of buttons for them, and a second for more, sharing and reporting."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with its article, as it is to be shown: the banner below it, and what moderators made of it.

    `newer`: its page has had another text since, and who asked goes on about this one. `beside`: titles of
    the others that were looked in, where none of them says.
    """

    asked: Asked
    article: Article
    banner: str | None = None
    standing: Standing = Standing.AS_GIVEN
    because: str | None = None
    newer: bool = False
    beside: tuple[str, ...] = ()


def answered(told_of: Told, first: int = 0, *, private: bool, sharer: str | None = None) -> Drawn:
    """The answer from its passage `first` on. `sharer`, as it is drawn, is who shares what they had privately."""
    if told_of.standing is Standing.RETRACTED:
        return retracted(told_of)
    asked, article = told_of.asked, told_of.article
    told = reply(article, asked.question.text, asked.answer, asked.when.date())
    question = small(inline(asked.question.text, _QUESTION))
    found = isinstance(asked.answer.outcome, Answered)
    head = (
        [question] if found else [question, words.none_of(len(told_of.beside) + 1) if told_of.beside else told.heading]
    )
    if sharer is not None:
        head.insert(0, small(words.shared_by(sharer)))
    room = _room([*(one for one in head if one is not question), *_foot(told_of, told, None)[:-1]])
    page, before = _paged([one.words for one in told.quotations], first, room)
    passages = Passages(room)
    for place in range(page.first, page.after):
        one = told.quotations[place]
        passages.add(
            one.words, words.placed(said_by(one.where), one.certificate), f"passage-{place + 1}.txt", link=one.link
        )
    items = (text("\n".join(head)), *passages.parts, line(), text("\n".join(_foot(told_of, told, page))))
    return boxed(*items, passages=passages, buttons=_buttons(asked, page, before, private=private))


def _room(beside: Sequence[str]) -> int:
    """Characters for the passages of a page beside these lines, the question and what the answer is from.

    Those two are counted at their longest, so that what they hold changes nothing about which passages are shown.
    """
    return min(ROOM, limits.ROOM - _AROUND - sum(limits.units(one) + 1 for one in beside))


def _paged(texts: Sequence[str], first: int, room: int) -> tuple[Page, int]:
    """The page that begins with passage `first`, and the first of the page before it."""

    def taken(place: int) -> int:
        return room_taken(texts[place], room, ATTRIBUTED)

    page = page_from(taken, first, len(texts), room, _MOST)
    return page, page_before(taken, page.first, room, _MOST).first


def _foot(told_of: Told, told: Reply, page: Page | None) -> list[str]:
    """What is said of the answer below its passages: what moderators did, the banner, notes, where it is from.

    Without a `page` all but which passages are shown: every page of an answer has the same room.
    """
    asked = told_of.asked
    facts = [source_of(told_of.article, asked.when.date()), words.answer_id(asked.id)]
    if page is not None and isinstance(asked.answer.outcome, Answered):
        facts.insert(0, words.shown(page.first + 1, page.after, asked.answer.outcome.of))
    banner = [small(inline(told_of.banner, BANNER))] if told_of.banner else []
    if told_of.standing is Standing.REPLACED:
        banner.insert(0, f"**{inline(case_words.replaced(told_of.because), _WHY)}**")
    notes = [*told.notes, str(Says.NEWER)] if told_of.newer else told.notes
    others = [small(inline(one, SOURCE)) for one in told_of.beside[:_OTHERS]]
    return [*banner, *(small(inline(one, _NOTE)) for one in notes), *others, small(" · ".join(facts))]


def retracted(told_of: Told) -> Drawn:
    """What stands where an answer was that moderators took back: the question, and why; no passage."""
    asked = told_of.asked
    head = small(inline(asked.question.text, _QUESTION))
    why = f"**{inline(case_words.retracted(told_of.because), _WHY)}**"
    foot = small(f"{title_of(told_of.article)} · {words.answer_id(asked.id)}")
    return boxed(text(f"{head}\n{why}"), line(), text(foot), passages=Passages())


def choice(found: Sequence[Told]) -> Drawn:
    """Several articles answer: which one is meant, a button each."""
    shown = found[: limits.BUTTONS]
    question = small(inline(shown[0].asked.question.text, _QUESTION))
    buttons = [
        Button(limits.shortened(common.title_of(one.article), limits.LABEL), Mark(Action.PICK, one.asked.id))
        for one in shown
    ]
    return boxed(text(f"{question}\n{words.which_of(len(shown))}"), passages=Passages(), buttons=buttons)


def certified(article: Article, citation: Citation, when: date) -> Drawn:
    """A passage by its certificate: in its place, with what proves it, and the article's age on that day."""
    facts = [
        source_of(article, when),
        words.passage_id(certificate(article, citation)),
        words.proof(citation.span.start, citation.span.end, fingerprint(article, citation)),
    ]
    return _around(article, citation, [citation.span], [said_by(common.attributed(article, citation)), *facts])


def in_context(asked: Asked, article: Article, place: int) -> Drawn:
    """The paragraph of the passage at `place`, what was cited of it in bold, and the paragraphs around it that fit.

    Raises `IndexError` where the answer has no such passage.
    """
    citation = asked.answer.citations[place]
    cited = sorted(one.span for one in asked.answer.citations if one.paragraph == citation.paragraph)
    return _around(article, citation, cited, [source_of(article, asked.when.date()), words.answer_id(asked.id)])


def _around(article: Article, citation: Citation, cited: Sequence[Span], facts: Sequence[str]) -> Drawn:
    blocks = article.paragraphs
    own = next(index for index, block in enumerate(blocks) if block.number == citation.paragraph)
    texts = {index: article.quote(blocks[index].span) for index in range(max(0, own - 1), min(len(blocks), own + 2))}
    marked = _marked(article, blocks[own].span, _joined(article, cited)) if len(texts[own]) <= ROOM else ""
    if limits.units(marked) > ROOM:
        marked = ""
    left = ROOM - limits.units(marked)
    passages = Passages()
    for index, quote in texts.items():
        number = blocks[index].number
        name = f"paragraph-{number}.txt"
        if index == own:
            passages.add(
                quote, words.with_passage(number) if marked else common.paragraph(number), name, marked or None
            )
        elif room_taken(quote) <= left and len(quote) <= ROOM:
            passages.add(quote, common.paragraph(number), name)
            left -= room_taken(quote)
    foot = text("\n".join(map(small, facts)) if len(facts) > 2 else small(" · ".join(facts)))
    read = Button(Says.READ_ON, Mark(Action.READ, article.id[:16], citation.paragraph))
    return boxed(*passages.parts, line(), foot, passages=passages, buttons=[read])


def _buttons(asked: Asked, page: Page, before: int, *, private: bool) -> list[Button]:
    citations = asked.answer.citations
    places: dict[int, int] = {}  # two passages of one paragraph have one context
    for place in range(page.first, page.after):
        places.setdefault(citations[place].paragraph, place)
    buttons = [
        Button(words.context_of(paragraph, len(places)), Mark(Action.CONTEXT, asked.id, place))
        for paragraph, place in places.items()
    ]
    if page.first > 0:
        buttons.append(Button(Says.BACK, Mark(Action.MORE, asked.id, before)))
    if page.after < len(citations):
        buttons.append(Button(Says.MORE, Mark(Action.MORE, asked.id, page.after)))
    if private and citations:  # that nothing was found is of use to nobody else
        buttons.append(Button(Says.SHARE, Mark(Action.SHARE, asked.id)))
    if asked.question.room.owner.startswith("server:"):  # in a library of somebody's own nobody judges
        buttons.append(Button(CaseSays.REPORT, Mark(Action.REPORT, asked.id)))
    return buttons


def _joined(article: Article, cited: Sequence[Span]) -> list[Span]:
    """Spans with nothing but space between them as one: two ends of bold side by side would be neither."""
    joined: list[Span] = []
    for span in cited:
        if joined and not article.text[joined[-1].end : span.start].strip():
            joined[-1] = joined[-1].joined(span)
        else:
            joined.append(span)
    return joined


def _marked(article: Article, block: Span, cited: Sequence[Span]) -> str:
    drawn, behind = [], block.start
    for span in cited:
        drawn.append(for_discord(article.text[behind : span.start]))
        drawn.extend(_bold(one) for one in for_discord(article.quote(span)).splitlines(keepends=True))
        behind = span.end
    drawn.append(for_discord(article.text[behind : block.end]))
    return "\n".join(f"> {one}" for one in "".join(drawn).split("\n"))


def _bold(row: str) -> str:
    drawn = row.rstrip("\n")
    return f"**{drawn}**{row[len(drawn) :]}" if drawn.strip() else row
