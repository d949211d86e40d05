"""A question that leans on earlier ones, answered as it was completed and as it was typed: which of the answers holds.

What context adds is a guess. Where the words that were typed find an answer by themselves, the guess must do better.
"""

from dataclasses import replace
from typing import Final

from retrieval.answer import Answer, Answered, Citation, Closest, Stage
from retrieval.article import Sentence
from retrieval.elliptic import Form
from retrieval.following import Understood, near, touches
from retrieval.normal import folded, words
from retrieval.passages import spoken_in
from retrieval.ports import Reranker
from retrieval.shelf import Shelf

WEIGHED: Final = frozenset({Form.POINTING, Form.OTHER})
"""Forms that have words of their own to be found by; the others say nothing alone."""


_NO_ANSWER: Final = 0.0
"""The reranker's logit below which a sentence rather does not answer; see `Reading`."""
_AN_ANSWER: Final = 3.0
"""That from which it does, whatever else is known: a probability of 0.7 without a word in common."""


def likeliest(shelf: Shelf, meant: Understood, reranker: Reranker) -> Understood:
    """The question with what "it" means by the sentences beside the passage: "Work is due to begin" tells what begins.

    The first meaning stays unless it finds no answer there and another does.
    """
    if not meant.others:
        return meant
    beside = [shelf.sentences[place] for place in near(shelf, meant.cited)]
    if not beside:
        return meant
    quoted = shelf.quotes(beside)
    if max(reranker.logits(meant.text, quoted)) >= _NO_ANSWER:
        return meant
    found = [max(reranker.logits(one.text, quoted)) for one in meant.others]
    if max(found) < _AN_ANSWER:
        return meant
    chosen = meant.others[found.index(max(found))]
    return replace(meant, text=chosen.text, asks=chosen.asks, whom=chosen.whom)


def weighed(shelf: Shelf, meant: Understood, told: Answer, alone: Answer) -> Answer:
    """`told` is the answer to the question as it was completed, `alone` to it as it was typed."""
    answers = isinstance(told.outcome, Answered)
    if answers and _from_ledger(told):
        return told
    own = [one for one in alone.citations if _is_of(shelf, meant, one)] if isinstance(alone.outcome, Answered) else []
    if not own:
        return _only_again(shelf, meant, told) if answers else told
    typed = replace(alone, outcome=Answered(tuple(own), of=len(own)))
    return typed if _holds(meant, told, typed) else told


def _holds(meant: Understood, told: Answer, typed: Answer) -> bool:
    """Whether the answer to the typed words alone is the better one: the other finds none, more than it, or worse."""
    if not isinstance(told.outcome, Answered):
        return meant.form is Form.POINTING or meant.joined
    theirs, mine = {one.span for one in told.citations}, {one.span for one in typed.citations}
    if mine & theirs and not mine < theirs:
        return False
    if not mine & theirs and meant.form is Form.OTHER and not meant.joined:
        return False
    return _score(typed) > _score(told)


def _only_again(shelf: Shelf, meant: Understood, told: Answer) -> Answer:
    """Where the question before was added, the passage that answered that one answers nothing new."""
    if not meant.joined:
        return told
    shown = [one for one in shelf.sentences if touches(one, meant.shown)]
    if all(any(touches(each, [one.span]) for each in shown) for one in told.citations):
        return replace(told, outcome=Closest(told.citations[0]))
    return told


def _from_ledger(told: Answer) -> bool:
    """Whether who said it is what was looked for: that is no matter of scores."""
    return Stage.LEDGER in told.stages


def _score(answer: Answer) -> float:
    return max(one.score for one in answer.citations)


def _is_of(shelf: Shelf, meant: Understood, one: Citation) -> bool:
    """Whether a passage is about whom a pronoun was taken for, says so, or stands beside what was cited."""
    if meant.whom is None:
        return True
    beside: list[Sentence] = [shelf.sentences[place] for place in near(shelf, meant.cited)]
    if any(touches(each, [one.span]) for each in beside):
        return True
    name = words(folded(meant.whom))[-1]
    speakers = (each.speaker for each in spoken_in(shelf.ledger, one.span) if each.speaker is not None)
    called = [shelf.article.quote((each.resolved or each).span) for each in speakers]
    return any(name in words(folded(text)) for text in (*called, shelf.article.quote(one.span)))
