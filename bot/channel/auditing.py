"""How the journal reads to a moderator: what was asked and shown, how sure it was, and what came next."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.channel import case_words, limits, words
from bot.channel.audit_words import AuditSays
from bot.channel.case_words import CaseSays
from bot.channel.layout import (
    ATTRIBUTED,
    LABEL,
    Drawn,
    Passages,
    boxed,
    line,
    room_taken,
    said_by,
    small,
    text,
    title_of,
)
from bot.channel.pages import page_from
from bot.channel.press import Action, Button, Mark
from bot.channel.says import Says
from bot.reply import reply
from bot.untrusted import inline
from retrieval.answer import Answered, Asked, Closest, NotInArticle, Posting, Stage
from retrieval.article import Article
from retrieval.moderation.cases import Case, Standing
from retrieval.people import ERASED
from retrieval.policy import Policy

_QUESTION: Final = 200
_QUESTION_LISTED: Final = 100
"""Characters of a question that are drawn, alone and in the list."""

_WHY: Final = 300
"""Characters of why moderators changed an answer that are drawn; its case has all of them."""

_POSTINGS: Final = 5
"""Places where an answer was shown, the latest of them; it is shown once, and shared once more."""

_MOST: Final = 8
"""Passages shown; how many more there are is said."""


def recent_lines(found: Sequence[Asked], postings: Sequence[Sequence[Posting]], names: Mapping[str, str]) -> list[str]:
    """A line or two for each answer, the latest first. `names` has the user ids of those who may be named."""
    return [_line(asked, shown, names) for asked, shown in zip(found, postings, strict=True)]


def audited(
    asked: Asked,
    article: Article,
    postings: Sequence[Posting],
    names: Mapping[str, str],
    *,
    case: Case | None = None,
) -> Drawn:
    """All that the journal has on an answer, in words first and in numbers below, and its case.

    `names` as in `recent_lines`.
    """
    told = reply(article, asked.question.text, asked.answer, asked.when.date())
    head = _head(asked, article, names, case)
    foot = "\n".join(map(small, [*_facts(asked, postings), *told.notes, words.answer_id(asked.id)]))
    room = limits.ROOM - limits.units(head) - limits.units(foot) - LABEL
    texts = [one.words for one in told.quotations]
    page = page_from(lambda place: room_taken(texts[place], room - ATTRIBUTED, ATTRIBUTED), 0, len(texts), room, _MOST)
    passages = Passages(room - ATTRIBUTED)
    for place in range(page.first, page.after):
        one = told.quotations[place]
        where = words.placed(said_by(one.where), one.certificate)
        if Stage.LEDGER not in asked.answer.stages:
            where = f"{where} · {words.score(asked.answer.citations[place].score)}"
        passages.add(texts[place], where, f"passage-{place + 1}.txt")
    if page.after < len(texts):
        passages.parts.append(text(small(words.left_out(len(texts) - page.after))))
    numbers = _paragraphs(asked)[: limits.BUTTONS]
    read = [Button(words.read_paragraph(number), Mark(Action.READ, article.id[:16], number)) for number in numbers]
    label = CaseSays.OPEN_CASE if case is None else case_words.heading(case.number, case.verdict, 0)
    took_up = Button(label, Mark(Action.CASE, asked.id))
    why = Button(AuditSays.WHY, Mark(Action.EXPLAIN, asked.id))
    buttons = [*read[: limits.BUTTONS - 2], why, took_up]
    return boxed(text(head), *passages.parts, line(), text(foot), passages=passages, buttons=buttons)


def _head(asked: Asked, article: Article, names: Mapping[str, str], case: Case | None) -> str:
    asked_by = words.asked_by(_asker(asked, names), asked.when)
    question = f"**{inline(asked.question.text, _QUESTION)}**"
    return "\n".join([question, small(f"{asked_by} · {title_of(article)}"), outcome(asked), *_standing(case)])


def _standing(case: Case | None) -> list[str]:
    """That readers see something else by now, and why."""
    if case is None or case.standing is Standing.AS_GIVEN:
        return []
    why = [case_words.because(inline(case.because, _WHY))] if case.because else []
    return [f"**{' '.join([case_words.standing(case.standing), *why])}**"]


def outcome(asked: Asked) -> str:
    """What was answered, in a few words."""
    match asked.answer.outcome:
        case Answered(citations, of):
            return words.shown(1, len(citations), of)
        case Closest() | NotInArticle() if asked.answer.excluded:
            return Says.OUTCOME_WITHHELD
        case Closest():
            return Says.OUTCOME_CLOSEST
        case NotInArticle():
            return Says.OUTCOME_NONE


def _line(asked: Asked, postings: Sequence[Posting], names: Mapping[str, str]) -> str:
    where = next((one.link for one in postings if one.link), None)
    unlinked = Says.PRIVATELY if postings else Says.NOWHERE
    place = f" · {words.message_at(where)}" if where else f" · {unlinked}"
    facts = f"{words.asked_by(_asker(asked, names), asked.when)} · {outcome(asked)}"
    numbers = _paragraphs(asked)
    cited = f" · {words.paragraphs(numbers)}" if numbers else ""
    return f"**{inline(asked.question.text, _QUESTION_LISTED)}**\n{small(f'{facts}{cited} · {asked.id}{place}')}"


def _asker(asked: Asked, names: Mapping[str, str]) -> str:
    who = asked.question.asked_by
    return Says.ERASED_THEIRS if who == ERASED else words.asker(names.get(who))


def _paragraphs(asked: Asked) -> list[int]:
    return sorted({one.paragraph for one in asked.answer.citations})


def _facts(asked: Asked, postings: Sequence[Posting]) -> list[str]:
    return [
        *([words.by_speakers(asked.ms)] if Stage.LEDGER in asked.answer.stages else _searched(asked)),
        *(words.shown_at(one.link, one.when, private=one.private) for one in postings[-_POSTINGS:]),
        *([] if postings else [Says.NOWHERE.capitalize()]),
        words.made_by(dict(asked.models), asked.policy),
    ]


def _searched(asked: Asked) -> list[str]:
    """How the search came to its answer."""
    policy = Policy()
    return [
        words.how_sure(asked.answer.confidence),
        *([words.threshold(policy.answered_at)] if asked.policy == policy.fingerprint else []),
        words.looked_at(len(asked.answer.candidates), asked.answer.stages, asked.ms),
        *_runner_up(asked),
    ]


def _runner_up(asked: Asked) -> list[str]:
    cited = [one.span for one in asked.answer.citations]
    rest = (one for one in asked.answer.candidates if not any(span.holds(one.sentence.span) for span in cited))
    after = next(rest, None)
    if after is None:
        return []
    return [words.next_best(after.sentence.paragraph, after.sentence.number, after.score)]
