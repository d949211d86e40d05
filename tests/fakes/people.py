"""People in memory: who is behind a pseudonym, beside the fakes that hold what refers to one."""

from dataclasses import replace
from datetime import UTC
from threading import Lock

from fakes.moderation import MemoryCases
from retrieval.people import ERASED, ERASED_QUESTION, Held, Holdings, Named, a_person, erasure


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
        return Held(tuple(names), tuple(asked), tuple(drafts))

    def erase(self, person, when):
        found = self.about(a_person(person))
        self.gone.add(erasure(person, when.astimezone(UTC)))
        self._cases.notices = [one for one in self._cases.notices if one[1] != person]
        self._cases.kept = [
            (owner, replace(case, events=tuple(_silent(one) if one.by == person else one for one in case.events)))
            for owner, case in self._cases.kept
            if owner != person
        ]
        self.named = {key: one for key, one in self.named.items() if key[1] != person}
        for owner, draft_id, _ in self.held(person).drafts:
            self._drafts.forget(owner, draft_id)
        for kept in ("_kept", "_vectors", "_ledgers", "_rooms", "_chains"):
            rest = {key: one for key, one in getattr(self._articles, kept).items() if key[0] != person}
            setattr(self._articles, kept, rest)
        self._journal.posted = [one for one in self._journal.posted if one[0] != person]
        others = [one for one in self._journal.entries if one.question.room.owner != person]
        self._journal.entries = [_erased(one) if one.question.asked_by == person else one for one in others]
        return found

    def erased(self):
        return frozenset(self.gone)

    def leave(self, owner, when):
        self.left.setdefault(owner, when)

    def return_to(self, owner):
        self.left.pop(owner, None)


def _silent(event):
    return replace(event, by=ERASED, words=None)


def _erased(asked):
    question = replace(asked.question, asked_by=ERASED, text=ERASED_QUESTION)
    return replace(asked, question=question, answer=replace(asked.answer, understood=None))
