"""What is said of the record: what was found, how often, what it did not answer, and whether it is what it was."""

from typing import Final

from bot.tongue import Phrase, count, say
from bot.untrusted import inline
from retrieval.moderation.chain import Head
from retrieval.moderation.proof import Fault, Proof


class AuditSays:
    """Sentences without facts."""

    NOTHING_FOUND = Phrase("Nothing was found.")
    NAME_NOT_KEPT = Phrase("Nobody of that name is kept here: who asked is known for a while only.")
    WHY = Phrase("Why this answer")
    RANKS = Phrase(" passage  score logit   cos  words par. sent")
    NEVER_CITED = Phrase("No passage of this article was ever cited here.")
    CITED = Phrase("How often each paragraph was cited")
    WEEKS = Phrase("Week by week")
    WEEKS_HEAD = Phrase("week of    asked  none  rep.  right")
    GAPS = Phrase("Asked in vain, by the words that questions share")
    NO_GAPS = Phrase("Nothing was asked in vain in the last 90 days.")
    OTHERS = Phrase("others")
    HOLDS = Phrase("✓ The record holds: nothing in it was changed, cut or moved.")
    BROKEN = Phrase("⚠ The record does not hold.")
    KEEP_HEAD = Phrase(
        "Keep this somewhere else; given as `head` later, it proves that the record was not written anew:"
    )
    REPLAYED_ALL = Phrase("Every question would be answered as it was.")
    EXPORTED = Phrase("The record, oldest first:")
    NOTHING_TO_EXPORT = Phrase("There is nothing to export.")
    GOING_THROUGH = Phrase("Going through the record …")


_REASON: Final = 300
"""Characters of a reason that are drawn."""

_FAULTS: Final = {
    Fault.ALTERED: "{what} was altered.",
    Fault.MISSING: "{what} is missing.",
    Fault.GAP: "Entries before {what} are missing.",
    Fault.UNLINKED: "{what} does not follow what stands before it.",
    Fault.UNCHAINED: "{what} was put in past the record.",
    Fault.REPEATED: "{what} stands in the record a second time.",
    Fault.MOVED: "{what} was moved to another place.",
    Fault.UNASKED: "{what} was erased, and nobody asked for it.",
    Fault.TEXT: "The text of {what} was altered.",
    Fault.SEAL: "Who asked or the question of {what} was altered.",
    Fault.QUOTATION_ALTERED: "The words that {what} quotes are no longer the article's.",
    Fault.QUOTATION_MISSING: "The article that {what} quotes is missing.",
    Fault.HEAD: "The head {what} is not in the record: it was cut, or written anew. Or the head was mistyped, "
    "or is of another record.",
}

_DIFFERENCES: Final = {
    "outcome": "another outcome",
    "passages": "other passages",
    "candidates": "other sentences were looked at",
    "scores": "other scores",
    "confidence": "another confidence",
    "stages": "other stages",
    "understood": "the question is understood otherwise",
}


def found(first: int, after: int, of: int) -> str:
    """Above a page of a search."""
    if of == after - first:
        return count("{number} answer found", "{number:,} answers found", of)
    return say("Answers {first:,} to {last:,} of {of:,}", first=first + 1, last=after, of=of)


def next_page(page: int) -> str:
    """Below a page that is not the last."""
    return say("Older ones: the same search with page {page}.", page=page)


def times(number: int) -> str:
    """How often a passage was cited."""
    return count("cited once", "cited {number:,} times", number)


def summary(asked: int, without: int, reports: int, judged: int, correct: int) -> str:
    """Some weeks in a sentence."""
    parts = [
        count("{number:,} question", "{number:,} questions", asked),
        say("{share:.0%} of them not answered", share=without / asked if asked else 0),
        count("{number:,} report", "{number:,} reports", reports),
        count("{number:,} judgement", "{number:,} judgements", judged),
    ]
    return f"{', '.join(parts)}. " + (say("{share:.0%} found correct.", share=correct / judged) if judged else "")


def agreement(upheld: int, settled: int) -> str:
    """How often moderators found what readers reported."""
    if not settled:
        return ""
    of = count("{number:,} judged report", "{number:,} judged reports", settled)
    return say(" Moderators agreed with {upheld:,} of {of}.", upheld=upheld, of=of)


def gap(words: str, number: int) -> str:
    """A group of questions."""
    return f"**{words}** · " + count("{number:,} question", "{number:,} questions", number)


def proved(result: Proof) -> str:
    """How much was looked at."""
    return " · ".join(
        [
            count("{number:,} entry", "{number:,} entries", result.entries),
            count("{number:,} answer", "{number:,} answers", result.answers),
            say("{same:,} of {of:,} quotations identical", same=result.identical, of=result.quotations),
            say("{number:,} erased", number=result.erased),
        ]
    )


def head_today(head: Head) -> str:
    """For the log channel, once a day."""
    told = count("The record has {number:,} entry.", "The record has {number:,} entries.", head.number)
    proof = say("Later, `/audit verify` with this head proves that none of them was changed:")
    return f"{told} {proof}\n```\n{head}\n```"


def locked(title: str, reason: str | None) -> str:
    """An article was locked, or unlocked."""
    if reason is None:
        return say("**{title}** is unlocked.", title=title)
    return say("**{title}** is locked: {reason}", title=title, reason=inline(reason, _REASON))


def excluded(number: int, title: str, reason: str | None) -> str:
    """A paragraph is not cited, or again."""
    if reason is None:
        return say("Paragraph {number} of **{title}** is cited again.", number=number, title=title)
    return say(
        "Paragraph {number} of **{title}** is not cited: {reason}",
        number=number,
        title=title,
        reason=inline(reason, _REASON),
    )


def done_by(person: int, told: str) -> str:
    """For the log channel."""
    return say("<@{person}>: {told}", person=person, told=told)


def fault(kind: Fault, what: str) -> str:
    """Something that is wrong."""
    return f"- {say(_FAULTS[kind], what=f'`{what}`')}"


def and_more(number: int) -> str:
    """Faults that are not named."""
    return count("and {number:,} more", "and {number:,} more", number)


def gone_through(done: int) -> str:
    """While the record is gone through."""
    return f"{AuditSays.GOING_THROUGH} {done:,}"


def asked_again(done: int, of: int) -> str:
    """While questions are asked again."""
    return say("Asked again: {done} of {of}", done=done, of=of)


def replayed(number: int, changed: int) -> str:
    """What came of asking again."""
    again = count("{number} question asked again", "{number} questions asked again", number)
    return f"{again}, " + count("{number} would be answered otherwise", "{number} would be answered otherwise", changed)


def differs(names: list[str]) -> str:
    """In what an answer differs."""
    return ", ".join(say(_DIFFERENCES[one]) for one in names)


def taken_out(title: str) -> str:
    """An article that is not in the library any more."""
    return say("{title} (taken out)", title=title)


def too_large(megabytes: float, most: int) -> str:
    """An export that Discord does not take."""
    return say(
        "The export has {size:,.0f} MB, more than the {most} files of a message here take. Give it dates, or ask "
        "whoever runs Pullquote for it: `pullquote audit export`.",
        size=megabytes,
        most=most,
    )
