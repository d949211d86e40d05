"""The card of a case and why an answer was given, whatever article, question and words hold: they fit and are inert."""

from channel.test_any_text import (
    BLOCKS,
    DENSE,
    LINES,
    LINK,
    NAMES,
    QUESTIONS,
    RUNS,
    TITLES,
    WHEN,
    article_of,
    asked_of,
    at_length,
    cited,
    inert,
)
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channel.casing import Seen, card
from bot.channel.explaining import explained
from fakes.channel import person
from retrieval.answer import Answered, Posting
from retrieval.moderation.cases import WORDS, Case, Deed, Event, Reason, Verdict

BY = person(9 * 10**18)
VALUES = {Deed.REPORTED: Reason.OTHER.value, Deed.JUDGED: Verdict.CONTEXT.value, Deed.REPLACED: "p1s1"}
DEEDS = st.lists(st.tuples(st.sampled_from(list(Deed)), LINES), max_size=30)
EVERY = [(deed, "_*" * 250) for deed in Deed if deed is not Deed.REOPENED]


@at_length
@given(BLOCKS, TITLES, QUESTIONS, RUNS, DEEDS, st.booleans())
@example(DENSE, "_" * 400, "*" * 1_000, [(1, 1), (2, 1), (3, 3)], EVERY, True)
@example(DENSE, "_" * 400, "*" * 1_000, [(1, 1), (2, 1), (3, 3)], EVERY, False)
@example([f"Line {n} of *it*." for n in range(9)], "T", "Why?", [(n, 1) for n in range(8)], EVERY * 4, False)
@example([f"Line {n} of *it*." for n in range(9)], "T", "Why?", [(n, 1) for n in range(8)], EVERY * 4, True)
def test_a_card_and_the_reasons_of_an_answer_fit_and_are_inert(blocks, title, question, runs, deeds, posted):
    article = article_of(blocks, title)
    citations = cited(article, runs)
    asked = asked_of(article, question, Answered(citations, len(citations)), ())
    events = [Event(deed, WHEN, BY, VALUES.get(deed, "x"), words[:WORDS].strip() or None) for deed, words in deeds]
    case = Case(999_999, asked.id, (Event(Deed.OPENED, WHEN, BY, None, None), *events))
    shown = (Posting(asked.id, WHEN, LINK, private=False),)
    inert(lambda one, other: card(Seen(case, other, one, shown, NAMES), "Below.", posted=posted), article, asked)
    inert(lambda one, other: explained(other, one), article, asked)
