"""Cases and the record in memory, over the journal's own fake."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC
from threading import Lock

from retrieval.answer import Answered, Closest
from retrieval.errors import UnknownEntry
from retrieval.moderation.auditing import outcome_named
from retrieval.moderation.cases import Case, Deed, Verdict
from retrieval.moderation.chain import Head, Kind, digest_of, genesis, linked, quoted
from retrieval.moderation.errors import CaseMoved
from retrieval.moderation.ports import CitedPassage, Day, Docket, Entry, Page, Quotation, Seal, Unanswered
from retrieval.people import ERASED


class MemoryCases:
    """`retrieval.moderation.ports.CaseStore` in lists."""

    def __init__(self, journal):
        self.kept = []  # owner, case
        self.notices = []  # owner, person, number
        self._journal = journal
        self._lock = Lock()

    def add(self, owner, answer_id, event, *, seen=None):
        with self._lock:
            before = self.about(owner, answer_id)
            if before is None and self._journal.find(owner, answer_id) is None:
                raise UnknownEntry(answer_id)
            number = before.number if before else 1 + max((one.number for one in self.listed(owner)), default=0)
            if seen is not None and seen != (before.seen if before else 0):
                raise CaseMoved(number)
            event = replace(event, when=event.when.astimezone(UTC))
            case = Case(number, answer_id, (*(before.events if before else ()), event))
            self.kept = [one for one in self.kept if one != (owner, before)] + [(owner, case)]
            new = [(owner, person, number) for person in case.to_be_told()]
            self.notices += [one for one in new if one not in self.notices]
            return case

    def find(self, owner, number):
        return next((one for one in self.listed(owner) if one.number == number), None)

    def about(self, owner, answer_id):
        return next((one for one in self.listed(owner) if one.answer == answer_id), None)

    def listed(self, owner):
        return sorted((one for whose, one in self.kept if whose == owner), key=lambda one: -one.number)

    def page(self, owner, count, skip=0, *, open_only=False, beginning=""):
        fitting = [
            one
            for one in self.listed(owner)
            if (one.is_open or not open_only) and str(one.number).startswith(beginning)
        ]
        return Docket(tuple(fitting[max(skip, 0) :][: max(count, 0)]), len(fitting))

    def waiting(self, owner, person):
        return sum(one.reported_by(person) for one in self.listed(owner))

    def touching(self, person):
        asked = {(one.question.room.owner, one.id) for one in self._journal.entries if one.question.asked_by == person}
        found = [
            (owner, one.number)
            for owner, one in self.kept
            if (owner, one.answer) in asked or any(each.by == person for each in one.events)
        ]
        return found[::-1]

    def due(self, owner, person):
        numbers = [number for whose, who, number in self.notices if (whose, who) == (owner, person)]
        return [self.find(owner, number) for number in sorted(numbers)]

    def told(self, owner, person, cases):
        with self._lock:
            now = {one.answer: self.about(owner, one.answer) for one in cases}
            same = [one for one in cases if now[one.answer] and now[one.answer].news == one.news]
            gone = {(owner, person, one.number) for one in same}
            self.notices = [one for one in self.notices if one not in gone]


class MemoryRecord:
    """`retrieval.moderation.ports.Record` over those fakes; nobody can change what they hold, so its chain holds."""

    def __init__(self, articles, journal, cases):
        self._articles, self._journal, self._cases = articles, journal, cases
        self.heads = {}  # owner: head, when it was told

    def search(self, owner, wanted, count, skip=0):
        found = [one for one in self._of(owner) if self._fits(owner, one, wanted)][::-1]
        return Page(tuple(found[max(skip, 0) :][: max(count, 0)]), len(found))

    def every(self, owner, wanted, at_once=500):
        found = [one for one in self._of(owner) if self._fits(owner, one, wanted)]
        for first in range(0, len(found), at_once):
            yield found[first : first + at_once]

    def shown(self, owner, answers):
        found = {one: self._journal.postings(owner, one) for one in answers}
        return {one: shown for one, shown in found.items() if shown}

    def cited(self, owner, article_id):
        times, verdicts = defaultdict(list), defaultdict(Counter)
        for asked in self._of(owner):
            if asked.article_id != article_id:
                continue
            for one in asked.answer.citations:
                place = (one.paragraph, one.span.start, one.span.end)
                times[place].append(asked.when)
                verdict = self._judged(owner, asked.id)
                verdicts[place].update([verdict] if verdict else [])
        return [
            CitedPassage(*place, len(when), max(when), tuple(sorted(verdicts[place].items())))
            for place, when in sorted(times.items())
        ]

    def speakers(self, owner, part, most):
        named = {name for asked in self._of(owner) for name in self._quoted(owner, asked)}
        return sorted(one for one in named if part.casefold() in one.casefold())[:most]

    def removed(self, owner):
        gone = {one for whose, one in self._articles._gone if whose == owner}
        return {one: article.title for one in sorted(gone) if (article := self._articles.get(owner, one)) is not None}

    def days(self, owner, since):
        outcomes, reports, verdicts = defaultdict(Counter), Counter(), defaultdict(Counter)
        settled, upheld = Counter(), Counter()
        for asked in self._of(owner):
            outcomes[asked.when.date()][outcome_named(asked.answer.outcome)] += 1
        for case in self._cases.listed(owner):
            for one in case.events:
                if one.deed is Deed.REPORTED:
                    reports[one.when.date()] += 1
            if case.verdict is not None:
                day = next(one.when.date() for one in reversed(case.events) if one.deed is Deed.JUDGED)
                verdicts[day][case.verdict] += 1
                settled[day] += len(case.reports)
                upheld[day] += len(case.reports) * (case.verdict is not Verdict.CORRECT)
        days = sorted(day for day in {*outcomes, *reports, *verdicts} if day >= since)
        return [
            Day(
                day,
                tuple(sorted(outcomes[day].items())),
                reports[day],
                tuple(sorted(verdicts[day].items())),
                settled[day],
                upheld[day],
            )
            for day in days
        ]

    def unanswered(self, owner, since, article_id=None):
        return [
            Unanswered(one.id, one.question.text, one.article_id, one.when)
            for one in reversed(self._of(owner))
            if not isinstance(one.answer.outcome, Answered)
            and not one.answer.excluded
            and one.when.date() >= since
            and one.question.asked_by != ERASED
            and article_id in (None, one.article_id)
        ]

    def head(self, owner):
        return Head(
            *next(
                ((one.link.number, one.link.hash) for one in reversed(list(self.entries(owner)))),
                (0, genesis(owner).hash),
            )
        )

    def head_told(self, owner):
        return self.heads.get(owner)

    def tell_head(self, owner, head, when):
        self.heads[owner] = head, when.astimezone(UTC)

    def entries(self, owner):
        before = genesis(owner)
        for article in self._articles.all_of(owner):
            link = linked(before, Kind.ARTICLE, article.id, digest_of([article.id, article.title, article.url]))
            before = Head(link.number, link.hash)
            yield Entry(link, link.digest, Seal.NONE)
        for asked in self._of(owner):
            digest = digest_of([asked.id, asked.when.isoformat()])
            link = linked(before, Kind.ANSWER, asked.id, digest)
            before = Head(link.number, link.hash)
            text = self._articles.get(owner, asked.article_id).text
            hashes = [quoted(text[one.span.start : one.span.end]) for one in asked.answer.citations]
            seal = Seal.ERASED if asked.question.asked_by == ERASED else Seal.HOLDS
            yield Entry(link, digest, seal, tuple(Quotation(place, one, one) for place, one in enumerate(hashes)))

    def unchained(self, owner):  # noqa: ARG002 - everything is in the chain
        return []

    def owners(self):
        asked = {one.question.room.owner for one in self._journal.entries}
        return sorted(asked | {owner for owner, _ in self._cases.kept} | self._articles.owners())

    def _of(self, owner):
        return self._journal.recent(owner, len(self._journal.entries))[::-1]

    def _judged(self, owner, answer_id):
        case = self._cases.about(owner, answer_id)
        return case.verdict if case else None

    def _quoted(self, owner, asked):
        text = self._articles.get(owner, asked.article_id).text
        said = [one.said for one in asked.answer.citations if one.said is not None]
        return [_named(text, one.speaker) for one in said if one.speaker is not None]

    def _fits(self, owner, asked, wanted):
        outcome = "closest" if isinstance(asked.answer.outcome, Closest) else outcome_named(asked.answer.outcome)
        text = self._articles.get(owner, asked.article_id).text
        speakers = [one.casefold() for one in self._quoted(owner, asked)]
        words = [asked.question.text, *(text[one.span.start : one.span.end] for one in asked.answer.citations)]
        return all(
            [
                not wanted.text or any(wanted.text.casefold() in one.casefold() for one in words),
                not wanted.speaker or any(wanted.speaker.casefold() in one for one in speakers),
                wanted.person in (None, asked.question.asked_by),
                wanted.article in (None, asked.article_id),
                wanted.outcome in (None, outcome),
                wanted.room in (None, asked.question.room.name, asked.question.room.within),
                wanted.since is None or asked.when.date() >= wanted.since,
                wanted.until is None or asked.when.date() <= wanted.until,
                wanted.verdict in (None, self._judged(owner, asked.id)),
                not wanted.reported or self._cases.about(owner, asked.id) is not None,
            ]
        )


def _named(text, speaker):
    span = speaker.resolved.span if speaker.resolved else speaker.span
    return text[span.start : span.end]
