"""*Why* below an answer in the record: the rule that decided and what came second in words, the numbers below."""

from typing import Final

from bot import auditing_words as words
from bot.auditing_words import AuditSays
from bot.channel.audit_words import AuditSays as ChannelSays
from bot.channel.called import Called, Interaction
from bot.channel.layout import Drawn, Passages, boxed, line, small, text
from bot.channel.press import Mark
from bot.channel.shared import desk_of
from bot.channel.visit import serve
from bot.untrusted import inline
from bot.words import notes
from retrieval.answer import Asked, Candidate
from retrieval.article import Article
from retrieval.moderation.explained import is_cited, rule_of, second
from retrieval.policy import Policy

_QUESTION: Final = 200
_QUOTED: Final = 200
"""Characters of a sentence that came second: it was not shown, and is no citation."""

_FACT: Final = 400
_ROWS: Final = 30
"""Sentences in the table: more than ever were read closely at once, by usual settings."""


async def explain(interaction: Interaction, mark: Mark) -> None:
    """*Why*: privately."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        return explained(*await desk.answer(visit.room.owner, mark.key))

    await serve(desk, visit, "explain", work)


def explained(asked: Asked, article: Article) -> Drawn:
    """Why the answer is what it is, as far as the record tells."""
    answer, policy = asked.answer, Policy()
    after = second(answer)
    quote = inline(article.quote(after.sentence.span), _QUOTED) if after else ""
    why = [words.rule(rule_of(answer)), *(inline(note, _FACT) for note in notes(answer))]
    second_best = words.second(after, answer, quote)
    numbers = [*words.confidence(asked, policy), words.found_by(asked)]
    made_by = [small(inline(one, _FACT)) for one in words.made_by(asked, policy)]
    head = [f"**{inline(asked.question.text, _QUESTION)}**", f"### {ChannelSays.WHY}", *why, second_best]
    items = [text("\n".join(head)), line(), text("\n".join([*map(small, numbers), *made_by]))]
    if answer.candidates:
        rows = [_row(one, cited=is_cited(answer, one)) for one in answer.candidates[:_ROWS]]
        items.append(text("\n".join([small(AuditSays.NUMBERS), "```", ChannelSays.RANKS, *rows, "```"])))
    return boxed(*items, passages=Passages())


def _row(one: Candidate, *, cited: bool) -> str:
    """Narrow enough for a telephone: some forty characters."""
    place = f"p{one.sentence.paragraph}s{one.sentence.number}"
    cosine = "    –" if one.cosine is None else f"{one.cosine:5.2f}"
    ranks = f"{one.paragraph_rank:4} {one.sentence_rank:4}"
    return f"{'*' if cited else ' '}{place:<8} {one.score:5.1f} {one.logit:5.1f} {cosine} {one.coverage:4.2f} {ranks}"
