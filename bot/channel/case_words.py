"""What is said of reports and cases: to readers, to moderators, and in the log channel."""

from datetime import datetime
from typing import Final

from bot.tongue import Phrase, count, say
from bot.untrusted import inline
from retrieval.moderation.cases import CHANGING, WORDS, Case, Deed, Reason, Standing, Verdict

_NAME: Final = 100
"""Characters of a server's name (resources/guild: Guild Object)."""


class CaseSays:
    """Sentences without facts."""

    REPORT = Phrase("Report")
    REPORT_TITLE = Phrase("Report this answer")
    REASON_LABEL = Phrase("What is wrong with it?")
    WORDS_LABEL = Phrase("A word of explanation")
    WORDS_HINT = Phrase("Moderators of this server read it. You can leave it out.")
    ERASED_PERSON = Phrase("somebody who was erased")
    A_READER = Phrase("a reader")
    WHOEVER_RUNS = Phrase("whoever runs Pullquote")
    IN_FULL = Phrase("Reports in full")
    REOPEN = Phrase("Reopen")
    REWORD = Phrase("Reword the question …")
    REWORD_TITLE = Phrase("Reword the question")
    REWORD_LABEL = Phrase("The question in your words")
    REWORD_HINT = Phrase("Question files hold the words of moderators alone, never those of members.")
    NOTE = Phrase("Note")
    NOTE_TITLE = Phrase("A note for the moderators")
    NOTE_LABEL = Phrase("Note")
    RETRACT = Phrase("Retract")
    RETRACT_TITLE = Phrase("Retract the answer")
    WHY_LABEL = Phrase("Why? Readers see this.")
    RESTORE = Phrase("Restore")
    REPLACE = Phrase("Replace with passage …")
    REPLACE_TITLE = Phrase("Replace the passages")
    PASSAGES_LABEL = Phrase("Passages")
    PASSAGES_HINT = Phrase("Paragraph and sentence, such as p7s1, with commas: p3s1-2, p7s1.")
    OPEN_CASE = Phrase("Open a case")
    CASES = Phrase("Cases")
    NO_CASES = Phrase("There are no cases here.")
    NO_OPEN_CASES = Phrase("No case waits for a judgement.")
    NOT_MINE = Phrase("That message holds no answer of mine that is kept here.")
    MOVED = Phrase(
        "Somebody was faster: the case has changed, and what you were about to do was not done. The card shows how it "
        "stands now."
    )
    RETRACTED = Phrase("Moderators have retracted this answer.")
    REPLACED = Phrase("Moderators have put other passages in the place of those first given.")
    NOT_EDITED = Phrase(
        "It could not be changed where it was shown: to one person alone, or the message is gone or closed to me. "
        "Its buttons say so instead."
    )


REASONS: Final = {
    Reason.PASSAGE: "Wrong passage",
    Reason.SPEAKER: "Wrong speaker",
    Reason.CONTEXT: "Out of context",
    Reason.MISSING: "A passage is missing",
    Reason.UNANSWERABLE: "Should not have answered",
    Reason.OTHER: "Something else",
}

VERDICTS: Final = {
    Verdict.CORRECT: "Correct",
    Verdict.PASSAGE: "Wrong passage",
    Verdict.SPEAKER: "Wrong speaker",
    Verdict.CONTEXT: "Out of context",
    Verdict.ABSTAIN: "Should have abstained",
}

STANDINGS: Final = {
    Standing.AS_GIVEN: "shown as it was given",
    Standing.RETRACTED: "retracted",
    Standing.REPLACED: "shown with other passages",
}

_DONE: Final = {
    Deed.OPENED: "opened by {who}",
    Deed.REOPENED: "reopened by {who}",
    Deed.NOTED: "note by {who}",
    Deed.RETRACTED: "answer retracted by {who}",
    Deed.RESTORED: "answer restored by {who}",
    Deed.REPLACED: "passages replaced by {who}: {value}",
    Deed.ASKED: "question reworded by {who}: {value}",
}


def reason(value: str | None) -> str:
    """Of a report."""
    return say(REASONS[Reason(value) if value else Reason.OTHER])


def verdict(found: Verdict) -> str:
    """Of a moderator."""
    return say(VERDICTS[found])


def heading(number: int, found: Verdict | None, reporters: int) -> str:
    """The first line of a card."""
    state = say("judged: {verdict}", verdict=verdict(found)) if found else say("open")
    told = count("reported by {number} person", "reported by {number} people", reporters) if reporters else ""
    return " · ".join([say("Case {number}", number=number), state, *([told] if told else [])])


def happened(deed: Deed, who: str, at: str, value: str | None, *, amends: bool, reopens: bool) -> str:
    """A line of a case's history: a verdict that `amends` an earlier one, a report that `reopens` a judged case."""
    if deed is Deed.REPORTED:
        told = "{reason}, reported by {who}: the case is open again" if reopens else "{reason}, reported by {who}"
        what = say(told, reason=reason(value), who=who)
    elif deed is Deed.JUDGED and value is not None:
        found = verdict(Verdict(value))
        told = "amended by {who}: {verdict}" if amends else "judged by {who}: {verdict}"
        what = say(told, who=who, verdict=found)
    else:
        what = say(_DONE[deed], who=who, value=value or "")
    return f"{what} · {at}"


def earlier(number: int) -> str:
    """Above the latest that happened to a case: how much came before."""
    return count("and {number} thing before", "and {number} things before", number)


def dated(when: datetime) -> str:
    """As Discord writes it for whoever reads."""
    return f"<t:{int(when.timestamp())}:f>"


def in_a_file(name: str) -> str:
    """Above the latest that happened to a case, where the card has no room for all of it."""
    return say("All that happened is attached whole as {name}; the latest:", name=name)


def standing(now: Standing) -> str:
    """What readers see."""
    return say("The answer is {standing}.", standing=say(STANDINGS[now]))


def because(why: str) -> str:
    """Why moderators changed an answer."""
    return say("Why: {why}", why=why)


def edited(reached: int, of: int) -> str:
    """Whether readers see it now, where all of them saw the answer."""
    if reached == 0:
        return CaseSays.NOT_EDITED
    if reached == of:
        return say("It was changed where readers saw it.")
    return say(
        "It was changed in {reached} of the {of} messages where readers saw it: the rest are gone, closed to me, or "
        "seen by one person alone.",
        reached=reached,
        of=of,
    )


def reported(number: int, *, logged: bool) -> str:
    """To whoever reported."""
    told = say("Moderators have been told.") if logged else say("Moderators find it with /audit cases.")
    thanks = say("Thank you: this is case {number}.", number=number)
    return " ".join([thanks, told, say("You are told here what came of it.")])


def told_of(case: Case) -> str:
    """To whoever reported, once moderators did something."""
    deeds = {one.deed for one in case.events}
    if case.verdict is not None:
        found = verdict(case.verdict)
        parts = [say("Case {number}, which you reported, was judged: {verdict}.", number=case.number, verdict=found)]
    elif Deed.JUDGED in deeds:
        parts = [say("Case {number}, which you reported, is open again.", number=case.number)]
    else:
        parts = [say("Case {number}, which you reported, is not judged yet.", number=case.number)]
    if deeds & CHANGING:
        parts.append(standing(case.standing))
    if case.because:
        parts.append(because(inline(case.because, WORDS)))
    return " ".join(parts)


def in_server(name: str) -> str:
    """Above what somebody is told in a direct message: which server it is about."""
    return say("About what you reported in {name}:", name=inline(name, _NAME))


def retracted(why: str | None) -> str:
    """To readers, in the place of the passages."""
    return " ".join([CaseSays.RETRACTED, *([because(why)] if why else [])])


def replaced(why: str | None) -> str:
    """To readers, below the passages."""
    return " ".join([CaseSays.REPLACED, *([because(why)] if why else [])])


def case_line(number: int, found: Verdict | None, question: str, reporters: int) -> str:
    """A case in a list."""
    return f"**{heading(number, found, reporters)}**\n{question}"


def some_cases(first: int, after: int, of: int) -> str:
    """Above a page of a list."""
    return say("Cases, {first} to {last} of {of:,}", first=first + 1, last=after, of=of)


def no_such_page(of: int) -> str:
    """Of a page behind the last."""
    return count(
        "There is {number:,} case; that page is behind it.", "There are {number:,} cases; that page is behind them.", of
    )
