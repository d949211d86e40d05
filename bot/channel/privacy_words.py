"""What `/privacy` says: how much there is of somebody, and what is kept of people, for how long."""

from bot.channel import says
from bot.tongue import Phrase, count, say
from retrieval.people import Holdings
from retrieval.ports import DRAFT_DAYS


class PrivacySays(says.Says):
    """In the language of the moment, each time."""

    NOTHING_OF_YOU = Phrase("Nothing is kept of you: you have not asked anything here.")
    KEPT = Phrase("**What is kept of people, and for how long**")
    QUESTIONS = Phrase(
        "Questions, with what was answered and where it was shown: for the audit, for good, unless a server has chosen "
        "to keep the words of questions for some days only. They are tied to a pseudonym, not to your name; the words "
        "of a question go when you erase it."
    )
    CASES = Phrase("What you report or do about an answer: as long as that answer. Your words go when you erase them.")
    OWN = Phrase("In direct messages, your own articles and questions: until you erase them.")
    HERE = Phrase(
        "Pullquote sends nothing to anybody but what it shows on Discord and, for a link that somebody gives, a "
        "request for that page."
    )
    ERASE_SURELY = Phrase(
        "Erase all that is kept of you, in every server, and your own library? It cannot be brought back. Answers stay "
        "for the audit, without your question and without you; so do your reports, without your words. What you did "
        "as a moderator stays as well, but verdicts, notes and the reasons that readers are shown lose your name and "
        "your words."
    )


def questions_go(days: int | None) -> str:
    """For how long it is kept what was asked: for good, unless the server has chosen otherwise."""
    if days is None:
        return PrivacySays.QUESTIONS
    return count(
        "Questions, by a pseudonym instead of your name: their words for {number} day here, or until you erase them; "
        "what was answered, and where it was shown, for the audit, for good.",
        "Questions, by a pseudonym instead of your name: their words for {number} days here, or until you erase them; "
        "what was answered, and where it was shown, for the audit, for good.",
        days,
    )


def names_go(days: int) -> str:
    """For how long it is known whose pseudonym it is."""
    return count(
        "Whose pseudonym it is: moderators can see it for {number} day after you last asked in a server.",
        "Whose pseudonym it is: moderators can see it for {number:,} days after you last asked in a server.",
        days,
    )


def drafts_go() -> str:
    """For how long a proposed article waits."""
    return count(
        "An article that you propose: until somebody decides; after {number} day the next one takes its place.",
        "An article that you propose: until somebody decides; after {number} days the next one takes its place.",
        DRAFT_DAYS,
    )


def held(found: Holdings) -> str:
    """What is kept of somebody."""
    return say("Kept of you: {listed}.", listed=_listed(found))


def erased(found: Holdings) -> str:
    """What was let go."""
    if found == Holdings():
        return PrivacySays.NOTHING_OF_YOU
    return say("Erased: {listed}. What was cited stays, tied to nobody.", listed=_listed(found))


def _listed(found: Holdings) -> str:
    """The kinds of which there is any."""
    own = count(", {number} of them in your own library", ", {number:,} of them in your own library", found.own)
    asked = count("{number} question", "{number:,} questions", found.questions)
    kinds = [
        (found.questions, asked + (own if found.own else "")),
        (found.names, count("your name in {number} server", "your name in {number:,} servers", found.names)),
        (
            found.events,
            count("{number} report or deed in a case", "{number:,} reports or deeds in cases", found.events),
        ),
        (found.drafts, count("{number} article waiting", "{number:,} articles waiting", found.drafts)),
        (found.articles, count("{number} article of your own", "{number:,} articles of your own", found.articles)),
    ]
    return "; ".join(told for number, told in kinds if number)
