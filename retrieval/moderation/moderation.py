"""What moderators do about an answer: reports are taken, cases judged, and what readers see is put right."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from retrieval.answer import Answer, Answered, Asked, Citation, Note
from retrieval.certificate import certified, parsed
from retrieval.errors import UnknownPassage
from retrieval.library import Library
from retrieval.moderation.cases import WORDS, Case, Deed, Event, Reason, Standing, Verdict
from retrieval.moderation.errors import (
    AlreadySo,
    JudgedAlready,
    NoReplacement,
    OpenAlready,
    OwnWords,
    ReportedAlready,
    TooManyReports,
    UnknownCase,
    UnknownReplacement,
    WordsTooLong,
)
from retrieval.moderation.gold import own_words
from retrieval.moderation.ports import CaseStore, Docket
from retrieval.ports import Clock
from retrieval.withholding import refuse_withheld

REPORTS: Final = 10
"""Open cases that one person may have reported in a library: more is a flood, or a matter to talk about."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What readers see of an answer now: as it was given, or with other passages; `because` is told them."""

    asked: Asked
    standing: Standing = Standing.AS_GIVEN
    because: str | None = None


class Moderation:
    """All methods may be called from any thread. Everything is an owner's; `by` is the pseudonym of whoever acts.

    `seen` is `Case.seen` of the state that somebody acted upon; where the case has moved on, `CaseMoved` is raised and
    nothing is kept. Words over `cases.WORDS` raise `WordsTooLong`.
    """

    def __init__(self, *, library: Library, cases: CaseStore, now: Clock) -> None:
        self._library = library
        self._cases = cases
        self._now = now

    def report(self, owner: str, answer_id: str, by: str, reason: Reason, words: str | None = None) -> Case:
        """Somebody thinks that an answer is wrong. Raises `UnknownEntry`, `ReportedAlready`, `TooManyReports`."""
        asked = self._library.answer(owner, answer_id)
        known = self._cases.about(owner, asked.id)
        if known is not None and known.reported_by(by):
            raise ReportedAlready(known.number)
        if self._cases.waiting(owner, by) >= REPORTS:
            raise TooManyReports(REPORTS)
        return self._cases.add(owner, asked.id, self._event(Deed.REPORTED, by, reason.value, words))

    def open(self, owner: str, answer_id: str, by: str, words: str | None = None) -> Case:
        """A moderator takes an answer up; the case that there is, if there is one. Raises `UnknownEntry`."""
        asked = self._library.answer(owner, answer_id)
        known = self._cases.about(owner, asked.id)
        return known or self._cases.add(owner, asked.id, self._event(Deed.OPENED, by, None, words), seen=0)

    def judge(self, owner: str, number: int, by: str, verdict: Verdict, words: str | None, seen: int) -> Case:
        """A verdict; another one amends it. Raises `UnknownCase`; `JudgedAlready` for the same one without a word."""
        case = self.case(owner, number)
        if case.verdict is verdict and case.seen == seen and not (words and words.strip()):
            raise JudgedAlready(number)
        return self._done(owner, number, self._event(Deed.JUDGED, by, verdict.value, words), seen)

    def reopen(self, owner: str, number: int, by: str, seen: int) -> Case:
        """A judged case waits for a judgement again. Raises `UnknownCase`, `OpenAlready`."""
        if self.case(owner, number).is_open:
            raise OpenAlready(number)
        return self._done(owner, number, self._event(Deed.REOPENED, by), seen)

    def note(self, owner: str, number: int, by: str, words: str) -> Case:
        """A word for the other moderators. Raises `UnknownCase`."""
        return self._done(owner, number, self._event(Deed.NOTED, by, None, words))

    def retract(self, owner: str, number: int, by: str, why: str, seen: int) -> Case:
        """Readers are to see that the answer was retracted, and why. Raises `UnknownCase`, `AlreadySo`."""
        if self.case(owner, number).standing is Standing.RETRACTED:
            raise AlreadySo(number)
        return self._done(owner, number, self._event(Deed.RETRACTED, by, None, why), seen)

    def restore(self, owner: str, number: int, by: str, seen: int) -> Case:
        """Readers are to see the answer as it was given.

        Raises `UnknownCase`, `AlreadySo`, `ArticleLocked`, `ParagraphExcluded`.
        """
        case = self.case(owner, number)
        if case.standing is Standing.AS_GIVEN:
            raise AlreadySo(number)
        asked = self._library.answer(owner, case.answer)
        refuse_withheld(self._library.rules(owner), asked.article_id, asked.answer.citations)
        return self._done(owner, number, self._event(Deed.RESTORED, by), seen)

    def replace(self, owner: str, number: int, by: str, passages: str, why: str | None, seen: int) -> Case:
        """Other passages of the same article are to stand in the answer: `p7s1, p9s1-2`, or whole certificates.

        Raises `UnknownCase`, `NoReplacement`, `UnknownReplacement`, `ArticleLocked`, `ParagraphExcluded`.
        """
        asked = self._library.answer(owner, self.case(owner, number).answer)
        named = [one for one in passages.replace(",", " ").lower().split() if one]
        if not named:
            raise NoReplacement
        cited = self._named(owner, asked.article_id, named)
        refuse_withheld(self._library.rules(owner), asked.article_id, cited)
        ids = ",".join(dict.fromkeys(one.id for one in cited))
        return self._done(owner, number, self._event(Deed.REPLACED, by, ids, why), seen)

    def rewrite(self, owner: str, number: int, by: str, question: str) -> Case:
        """The question as a moderator words it for a question file. Raises `UnknownCase`.

        Raises `OwnWords` for the member's, and for how they were understood.
        """
        words = _checked(question)
        if own_words(words, self._library.answer(owner, self.case(owner, number).answer)):
            raise OwnWords
        return self._done(owner, number, self._event(Deed.ASKED, by, words))

    def carded(self, owner: str, number: int, by: str, link: str) -> Case:
        """The case is shown to moderators in the message of that link. Raises `UnknownCase`."""
        return self._done(owner, number, self._event(Deed.SHOWN, by, link))

    def case(self, owner: str, number: int) -> Case:
        """The case of that number. Raises `UnknownCase`."""
        found = self._cases.find(owner, number)
        if found is None:
            raise UnknownCase(number)
        return found

    def about(self, owner: str, answer_id: str) -> Case | None:
        """The case of an answer, if there is one."""
        return self._cases.about(owner, answer_id)

    def cases(self, owner: str, *, open_only: bool = False) -> list[Case]:
        """All cases, or those that wait for a judgement; the newest first."""
        return [one for one in self._cases.listed(owner) if one.is_open or not open_only]

    def page(self, owner: str, count: int, skip: int = 0, *, open_only: bool = False, beginning: str = "") -> Docket:
        """See `CaseStore.page`."""
        return self._cases.page(owner, count, skip, open_only=open_only, beginning=beginning)

    def touching(self, person: str) -> list[tuple[str, int]]:
        """See `CaseStore.touching`."""
        return self._cases.touching(person)

    def due(self, owner: str, person: str) -> list[Case]:
        """Cases of which somebody who reported them is to be told: judged, or what readers see was changed."""
        return self._cases.due(owner, person)

    def told(self, owner: str, person: str, cases: Collection[Case]) -> None:
        """They were told of these, as they are given; of what has happened since they are told yet."""
        self._cases.told(owner, person, cases)

    def reading(self, owner: str, asked: Asked) -> Reading:
        """What readers see of an answer now."""
        case = self._cases.about(owner, asked.id)
        if case is None or case.standing is Standing.AS_GIVEN:
            return Reading(asked)
        if case.standing is Standing.RETRACTED:
            return Reading(asked, case.standing, case.because)
        cited = self._cited(owner, asked.article_id, case.replacement)
        return Reading(replace(asked, answer=_instead(asked.answer, cited)), case.standing, case.because)

    def _named(self, owner: str, article_id: str, named: list[str]) -> tuple[Citation, ...]:
        """In the article's order. Raises `UnknownReplacement`, with the name as it was typed."""
        found: list[Citation] = []
        for one in named:
            try:
                found += self._cited(owner, article_id, [one])
            except UnknownPassage:
                raise UnknownReplacement(one) from None
        return tuple(sorted(found, key=lambda one: one.span))

    def _cited(self, owner: str, article_id: str, passages: list[str] | tuple[str, ...]) -> tuple[Citation, ...]:
        """Raises `UnknownPassage`, for a passage of another article too."""
        shelf = self._library.shelf(owner, article_id)
        whole = [one if "-p" in one else f"{article_id[:8]}-{one}" for one in passages]
        found = [certified(shelf, parsed(one)) for one in whole if _of(article_id, one)]
        return tuple(sorted(found, key=lambda one: one.span))

    def _done(self, owner: str, number: int, event: Event, seen: int | None = None) -> Case:
        case = self.case(owner, number)
        return self._cases.add(owner, case.answer, event, seen=seen)

    def _event(self, deed: Deed, by: str, value: str | None = None, words: str | None = None) -> Event:
        return Event(deed, self._now(), by, value, _checked(words) if words and words.strip() else None)


def _instead(answer: Answer, cited: tuple[Citation, ...]) -> Answer:
    """The answer with those passages: of what was noted beside the first ones only how the question was understood."""
    kept = tuple(one for one in answer.notes if one is Note.FOLLOWED)
    return replace(answer, outcome=Answered(cited, len(cited)), notes=kept, excluded=(), stages=())


def _checked(words: str) -> str:
    kept = words.strip()
    if len(kept) > WORDS:
        raise WordsTooLong(len(kept), WORDS)
    return kept


def _of(article_id: str, certificate: str) -> bool:
    """Whether a certificate is of that article. Raises `UnknownPassage` where it is not."""
    if not article_id.startswith(parsed(certificate).article):
        raise UnknownPassage(certificate)
    return True
