"""How the journal reads to a moderator: what was asked and shown, how sure it was, and what came next."""

from collections.abc import Sequence
from typing import Final

from bot.channel import limits, words
from bot.channel.layout import ROOM, Drawn, Passages, boxed, line, room_taken, small, text, title_of
from bot.channel.pages import page_from
from bot.channel.places import user_id
from bot.channel.press import Action, Button, Mark
from bot.reply import reply
from bot.untrusted import inline
from retrieval.answer import Answered, Asked, Closest, NotInArticle, Posting
from retrieval.article import Article
from retrieval.policy import Policy

_QUESTION: Final = 100
"""Characters of a question in the list."""

_MOST: Final = 8
"""Passages shown; an answer has no more (`Policy.sentences`)."""


def recent_lines(found: Sequence[Asked], postings: Sequence[Sequence[Posting]]) -> list[str]:
    """A line or two for each answer, the latest first."""
    return [_line(asked, shown) for asked, shown in zip(found, postings, strict=True)]


def audited(asked: Asked, article: Article, postings: Sequence[Posting]) -> Drawn:
    """All that the journal has on an answer, in words first and in numbers below."""
    told, policy = reply(article, asked.question.text, asked.answer), Policy()
    passages = Passages()
    texts = [one.words for one in told.quotations]
    page = page_from(lambda place: room_taken(texts[place]), 0, len(texts), ROOM - 600, _MOST)
    for place in range(page.first, page.after):
        where = f"{told.quotations[place].where} · {_passage_score(asked, place)}"
        passages.add(texts[place], where, f"passage-{place + 1}.txt")
    left = len(texts) - page.after
    head = [
        f"**{inline(asked.question.text, 300)}**",
        small(f"{words.asked_by(user_id(asked.question.asked_by), asked.when)} · {title_of(article)}"),
        outcome(asked),
    ]
    foot = [
        *([words.left_out(left)] if left else []),
        words.how_sure(asked.answer.confidence),
        *([words.threshold(policy.answered_at)] if asked.policy == policy.fingerprint else []),
        words.looked_at(len(asked.answer.candidates), asked.answer.stages, asked.ms),
        *_runner_up(asked),
        *told.notes,
        *(words.shown_at(one.link, one.when, private=one.private) for one in postings),
        words.made_by(dict(asked.models), asked.policy),
        words.answer_id(asked.id),
    ]
    items = (text("\n".join(head)), *passages.parts, line(), text("\n".join(map(small, foot))))
    numbers = _paragraphs(asked)[: limits.BUTTONS]
    read = [Button(words.read_paragraph(number), Mark(Action.READ, article.id[:16], number)) for number in numbers]
    return boxed(*items, passages=passages, buttons=read)


def outcome(asked: Asked) -> str:
    """What was answered, in a few words."""
    match asked.answer.outcome:
        case Answered(citations, of):
            return words.shown(1, len(citations), of)
        case Closest():
            return words.OUTCOME_CLOSEST
        case NotInArticle():
            return words.OUTCOME_NONE


def _line(asked: Asked, postings: Sequence[Posting]) -> str:
    where = next((one.link for one in postings if one.link), None)
    place = f" · [message]({where})" if where else f" · {words.PRIVATELY}"
    facts = f"{words.asked_by(user_id(asked.question.asked_by), asked.when)} · {outcome(asked)}"
    numbers = _paragraphs(asked)
    cited = f" · {words.paragraphs(numbers)}" if numbers else ""
    return f"**{inline(asked.question.text, _QUESTION)}**\n{small(f'{facts}{cited} · {asked.id}{place}')}"


def _paragraphs(asked: Asked) -> list[int]:
    return sorted({one.paragraph for one in asked.answer.citations})


def _passage_score(asked: Asked, place: int) -> str:
    return words.score(asked.answer.citations[place].score)


def _runner_up(asked: Asked) -> list[str]:
    cited = [one.span for one in asked.answer.citations]
    rest = (one for one in asked.answer.candidates if not any(span.holds(one.sentence.span) for span in cited))
    after = next(rest, None)
    if after is None:
        return []
    return [words.next_best(after.sentence.paragraph, after.sentence.number, after.score)]
