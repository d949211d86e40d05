"""What the console says of the record and of cases."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from bot.tongue import Phrase, count, say
from retrieval.answer import Answer, Asked, Candidate, Posting, Stage
from retrieval.moderation.cases import Case, Deed, Event, Reason, Standing, Verdict
from retrieval.moderation.explained import Rule, rule_of
from retrieval.moderation.figures import Gap
from retrieval.moderation.proof import Proof
from retrieval.people import ERASED
from retrieval.policy import Policy


class AuditSays:
    """Sentences without facts."""

    NOTHING = Phrase("Nothing here fits.")
    NO_CASES = Phrase("There are no cases here.")
    NO_GAPS = Phrase("Nothing was asked in vain.")
    NO_REPLAYS = Phrase("Nothing was asked about this article.")
    NO_SECOND = Phrase("No other sentence was read closely.")
    NO_CASE = Phrase("There is no case about this answer.")
    NOWHERE = Phrase("It was shown nowhere but where it was asked.")
    WHY = Phrase("Why this answer:")
    NUMBERS = Phrase("The sentences that were read closely, best first (* was shown):")
    COLUMNS = Phrase("   passage       score   logit  cosine  words  par.  sent.")
    WEEKS = Phrase("week of     questions  answered  closest  none  reports  judged  correct  agreed")
    ALONE = Phrase("(no word in common)")
    PROVING = Phrase("Going through the record")
    REPLAYING = Phrase("Asking again")
    HOLDS = Phrase("The record holds.")
    KEEP = Phrase("Keep the head elsewhere: with --head, verify tells whether all before it is still there.")
    ONE_REPLAY = Phrase("Name an answer, or an article with --article.")


REASONS: Final[Mapping[Reason, str]] = {
    Reason.PASSAGE: "wrong passage",
    Reason.SPEAKER: "wrong speaker",
    Reason.CONTEXT: "out of context",
    Reason.MISSING: "a passage is missing",
    Reason.UNANSWERABLE: "should not have answered",
    Reason.OTHER: "something else",
}
VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.CORRECT: "correct",
    Verdict.PASSAGE: "wrong passage",
    Verdict.SPEAKER: "wrong speaker",
    Verdict.CONTEXT: "out of context",
    Verdict.ABSTAIN: "should have abstained",
}
_STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.AS_GIVEN: "Readers see the answer as it was given.",
    Standing.RETRACTED: "Readers see that the answer was retracted.",
    Standing.REPLACED: "Readers see other passages: {passages}.",
}
_DEEDS: Final[Mapping[Deed, str]] = {
    Deed.REPORTED: "reported by {who}: {value}",
    Deed.OPENED: "opened by {who}",
    Deed.REOPENED: "reopened by {who}",
    Deed.JUDGED: "judged by {who}: {value}",
    Deed.NOTED: "note by {who}",
    Deed.RETRACTED: "answer retracted by {who}",
    Deed.RESTORED: "answer restored by {who}",
    Deed.REPLACED: "passages replaced by {who}: {value}",
    Deed.ASKED: "question reworded by {who}: {value}",
    Deed.SHOWN: "shown to moderators in {value}",
}
_OUTCOMES: Final[Mapping[str, str]] = {"answered": "answered", "closest": "closest", "not_in_article": "no answer"}
_RULES: Final[Mapping[Rule, str]] = {
    Rule.SURE: "Passages are shown whose probability to answer is high enough, and whose scores are close to the best.",
    Rule.LEDGER: "It was answered from who says what in the article: all that fits is shown, and no score decided.",
    Rule.RELATED: "No passage was likely enough to answer; the article speaks of the matter, so the closest is shown.",
    Rule.KIND_MISSING: "The matter is there, but not the kind of thing that was asked for.",
    Rule.WITHHELD: "The passage found tells that this very question was asked and not answered.",
    Rule.SPEAKER: "It was about somebody's words, and the article gives none that fit.",
    Rule.SHOWN_BEFORE: "All that was found had been shown before.",
    Rule.UNRELATED: "No sentence was likely enough to answer, and none is of the matter.",
    Rule.EXCLUDED: "Moderators let not be cited what was found, and nothing else answers.",
}
_FOUND_BY: Final[Mapping[Stage, str]] = {
    Stage.LEXICAL: "words",
    Stage.DENSE: "meaning",
    Stage.RERANK: "close reading",
    Stage.LEDGER: "who says what",
}


def reason(value: str | None) -> str:
    """Of a report."""
    return say(REASONS[Reason(value) if value else Reason.OTHER])


def verdict(found: Verdict) -> str:
    """Of a moderator."""
    return say(VERDICTS[found])


def verdicts(found: Sequence[tuple[Verdict, int]]) -> str:
    """How many of each: "2 correct, 1 wrong passage"."""
    return ", ".join(f"{number} {verdict(one)}" for one, number in found)


def outcome(name: str) -> str:
    """As the journal names it, in a word or two."""
    return say(_OUTCOMES[name])


def person(by: str) -> str:
    """Who it was: a pseudonym, or that it was erased."""
    return say("somebody who was erased") if by == ERASED else by


def more(first: int, shown: int, of: int) -> str:
    """Which of all that were found are listed."""
    return say("{first} to {last} of {of:,}.", first=first + 1, last=first + shown, of=of)


def asked(one: Asked) -> str:
    """Who asked when and where."""
    who = person(one.question.asked_by)
    return say("Asked by {who} in {room}, {when:%Y-%m-%d %H:%M}.", who=who, room=one.question.room.name, when=one.when)


def rule(found: Rule) -> str:
    """What decided."""
    return say(_RULES[found])


def confidence(one: Asked, policy: Policy) -> list[str]:
    """How sure it was, and from where on it would answer; unsaid where other constants were in force then.

    Nothing where who says what decided: no probability did.
    """
    if rule_of(one.answer) is Rule.LEDGER:
        return []
    told = say("That the article answers: probability {confidence:.3f}.", confidence=one.answer.confidence)
    if one.policy != policy.fingerprint:
        return [told]
    return [f"{told} {say('Passages are an answer from {least} on.', least=policy.answered_at)}"]


def found_by(one: Asked) -> str:
    """Which stages took part, how much was read, and how long it took."""
    stages = ", ".join(say(_FOUND_BY[stage]) for stage in one.answer.stages)
    read = count("{number} sentence read closely", "{number} sentences read closely", len(one.answer.candidates))
    return say("By {stages}; {read}, in {ms:,.0f} ms.", stages=stages, read=read, ms=one.ms)


def second(one: Candidate | None, answer: Answer, quote: str) -> str:
    """What came next."""
    if one is None:
        return AuditSays.NO_SECOND
    best = answer.candidates[0]
    facts = {"paragraph": one.sentence.paragraph, "sentence": one.sentence.number, "score": one.score, "quote": quote}
    if best is one:
        return say("Best ranked: paragraph {paragraph}, sentence {sentence} (score {score:.1f}): {quote}", **facts)
    return say(
        "Second: paragraph {paragraph}, sentence {sentence} (score {score:.1f}, the best {best:.1f}): {quote}",
        **facts,
        best=best.score,
    )


def made_by(one: Asked, policy: Policy) -> list[str]:
    """The models, and the constants of the decision."""
    models = "; ".join(f"{role} {name}" for role, name in sorted(one.models.items()))
    known = say("those in force now") if one.policy == policy.fingerprint else say("others than those in force now")
    return [
        say("Models: {models}.", models=models),
        say("Constants of the decision: {policy}, {known}.", policy=one.policy, known=known),
    ]


def posting(one: Posting) -> str:
    """Where an answer was shown."""
    where = one.link or (say("to one person alone") if one.private else say("in a message without a link"))
    return say("Shown {when:%Y-%m-%d %H:%M}: {where}", when=one.when, where=where)


def case_heading(case: Case) -> str:
    """Number, state, and how many reported it."""
    state = say("judged {verdict}", verdict=verdict(case.verdict)) if case.verdict else say("open")
    reporters = len(case.reporters())
    told = [count("reported by {number} person", "reported by {number} people", reporters)] if reporters else []
    return " · ".join([say("Case {number}", number=case.number), state, *told])


def event(one: Event) -> str:
    """A line of a case's history."""
    value = one.value or ""
    if one.deed is Deed.REPORTED:
        value = reason(one.value)
    elif one.deed is Deed.JUDGED and one.value:
        value = verdict(Verdict(one.value))
    words = f" — {one.words}" if one.words else ""
    return f"{when(one.when)}  {say(_DEEDS[one.deed], who=person(one.by), value=value)}{words}"


def when(moment: datetime) -> str:
    """A moment, to the minute."""
    return f"{moment:%Y-%m-%d %H:%M}"


def standing(case: Case) -> str:
    """What readers see."""
    told = say(_STANDINGS[case.standing], passages=", ".join(case.replacement))
    return f"{told} {say('Why: {why}', why=case.because)}" if case.because else told


def rewritten(question: str) -> str:
    """The question as it goes into a file."""
    return say("For question files: {question}", question=question)


def heat(times: int, passages: int) -> str:
    """Above the paragraphs of an article."""
    cited = count("Cited once", "Cited {number:,} times", times)
    return say("{cited}, in {passages}.", cited=cited, passages=count("one passage", "{number} passages", passages))


def gap(one: Gap) -> str:
    """What a group of questions is about, and how many there are."""
    number = count("{number} question", "{number} questions", len(one.questions))
    return f"{', '.join(one.words) or AuditSays.ALONE} · {number}"


def day(one: date) -> str:
    """A day."""
    return f"{one:%Y-%m-%d}"


def proved(found: Proof) -> list[str]:
    """What was looked at."""
    return [
        say("Head: {head}", head=found.head),
        count("{number:,} entry", "{number:,} entries", found.entries),
        count("{number:,} answer", "{number:,} answers", found.answers),
        say("{same:,} of {number:,} quotations identical", same=found.identical, number=found.quotations),
        say("{number:,} erased", number=found.erased),
    ]


def broken(number: int, fault: str, kind: str) -> str:
    """A fault: where in the chain it is, and what it is, in words and as programs call it."""
    return say("Entry {number}: {fault} ({kind})", number=number or "–", fault=fault, kind=kind)


def faults(number: int) -> str:
    """That the record does not hold."""
    return count("The record does not hold: one fault.", "The record does not hold: {number:,} faults.", number)


def unasked(number: int) -> str:
    """Questions that cannot be asked again."""
    return count(
        "One more could not be asked again: it was erased.",
        "{number:,} more could not be asked again: they were erased.",
        number,
    )


def replayed(changed: int, of: int) -> str:
    """How many would be answered otherwise now."""
    return say("{changed} of {of} would be answered otherwise now.", changed=changed, of=of)
