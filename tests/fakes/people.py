"""People in memory: who is behind a pseudonym, beside the fakes that hold what refers to one."""

from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock

from fakes.moderation import MemoryCases
from retrieval.people import ERASED, ERASED_QUESTION, PERSON, Done, Held, Holdings, Named, a_person, erasure


class MemoryPeople:
    """`retrieval.people.People` over the other stores' dictionaries."""

    def __init__(self, articles, journal, drafts, cases=None):
        self.named, self.gone, self.left = {}, set(), {}
        self._articles, self._journal, self._drafts = articles, journal, drafts
        self._cases = cases or MemoryCases(journal)
        self._lock = Lock()

    def seen(self, owner, person, user_id, when):
        with self._lock:
            before = self.named.get((owner, person))
            latest = max(when, before.last_seen) if before else when
            self.named[owner, person] = Named(owner, user_id, latest.astimezone(UTC))

    def names(self, owner, people, since):
        found = {person: self.named.get((owner, person)) for person in people}
        return {person: one.user_id for person, one in found.items() if one and one.last_seen >= since}

    def forget_names(self, before, owner=None):
        with self._lock:
            old = [key for key, one in self.named.items() if one.last_seen < before and owner in {None, key[0]}]
            for key in old:
                del self.named[key]
        return len(old)

    def about(self, person):
        held = self.held(person)
        own = [one for one in held.asked if one.question.room.owner == person]
        counts = (len(held.names), len(held.asked), len(own), len(held.drafts))
        done = sum(one.by == person for _, case in self._cases.kept for one in case.events)
        return Holdings(*counts, len(self._articles.listed(person)), done)

    def held(self, person):
        names = sorted((one for (_, whose), one in self.named.items() if whose == person), key=lambda one: one.owner)
        asked = [one for one in self._journal.entries if one.question.asked_by == person]
        drafts = [(*key, one) for key, one in sorted(self._drafts.waiting.items()) if person in {key[0], one.made_by}]
        events = [
            Done(owner, case.number, one.when, one.deed.value, one.value, one.words)
            for owner, case in self._cases.kept
            for one in case.events
            if one.by == person
        ]
        return Held(tuple(names), tuple(asked), tuple(drafts), tuple(events))

    def erase(self, person, when):
        found = self.about(a_person(person))
        self.gone.add(erasure(person, when.astimezone(UTC)))
        self._erase_before(person, datetime.max.replace(tzinfo=UTC))
        return found

    def _erase_before(self, person, when):
        asked = self._journal.entries
        later = any(one.question.room.owner == person and one.when > when for one in asked)
        later = later or any(one.loaded > when for one in self._articles.listed(person))
        self._cases.kept = [(owner, _silent(case, person, when)) for owner, case in self._cases.kept]
        self.named = {key: one for key, one in self.named.items() if key[1] != person or one.last_seen > when}
        for owner, draft_id, waiting in self.held(person).drafts:
            if waiting.made <= when:
                self._drafts.forget(owner, draft_id)
        self._journal.entries = [
            _erased(one) if one.question.asked_by == person and one.when <= when else one for one in asked
        ]
        if not later:
            self._cases.notices = [one for one in self._cases.notices if one[1] != person]
            self._empty(person)

    def _empty(self, owner):
        self._cases.kept = [one for one in self._cases.kept if one[0] != owner]
        self.named = {key: one for key, one in self.named.items() if key[0] != owner}
        for whose, draft_id in list(self._drafts.waiting):
            if whose == owner:
                self._drafts.forget(whose, draft_id)
        for kept in ("_kept", "_vectors", "_ledgers", "_rooms", "_chains"):
            rest = {key: one for key, one in getattr(self._articles, kept).items() if key[0] != owner}
            setattr(self._articles, kept, rest)
        self._journal.posted = [one for one in self._journal.posted if one[0] != owner]
        self._journal.entries = [one for one in self._journal.entries if one.question.room.owner != owner]

    def erased(self):
        return frozenset(self.gone)

    def expire(self, owner, until, when):
        due = [
            one
            for one in self._journal.entries
            if one.question.room.owner == owner and one.when <= until and one.question.asked_by != ERASED
        ]
        self._journal.entries = [_erased(one) if one in due else one for one in self._journal.entries]
        self.gone |= {erasure(f"questions of {owner}", when.astimezone(UTC))} if due else set()
        return len(due)

    def leave(self, owner, when):
        self.left.setdefault(owner, when)

    def return_to(self, owner):
        self.left.pop(owner, None)

    def owners(self):
        asked = {one.question.room.owner for one in self._journal.entries}
        held = {key[0] for key in self._articles._kept} | {whose for whose, _ in self._drafts.waiting}
        return sorted(
            asked | held | {whose for whose, _ in self.named} | {one[0] for one in self._cases.kept} | {*self.left}
        )

    def left_before(self, then):
        return sorted(owner for owner, when in self.left.items() if when < then)

    def let_go(self, owner, when):
        self._empty(owner)
        self.left.pop(owner, None)
        self.gone.add(erasure(owner, when))

    def erase_again(self, erasures):
        due = sorted(set(erasures) - self.gone, key=lambda one: one.when)
        by = {asked.question.asked_by for asked in self._journal.entries}
        everybody = by | {one.by for _, case in self._cases.kept for one in case.events}
        everybody |= {whose for _, whose in self.named} | {one.made_by for one in self._drafts.waiting.values()}
        known = {erasure(one, due[0].when).person: one for one in everybody} if due else {}
        known |= {erasure(one, due[0].when).person: one for one in self.owners()} if due else {}
        for one in due:
            name = known.get(one.person)
            if name is not None and name.startswith(PERSON):
                self._erase_before(name, one.when)
            elif name is not None:
                self._empty(name)
                self.left.pop(name, None)
            self.gone.add(one)
        return len(due)


def _silent(case, person, when):
    def silent(one):
        return replace(one, by=ERASED, words=None) if one.by == person and one.when <= when else one

    return replace(case, events=tuple(silent(one) for one in case.events))


def _erased(asked):
    question = replace(asked.question, asked_by=ERASED, text=ERASED_QUESTION)
    return replace(asked, question=question, answer=replace(asked.answer, understood=None))
