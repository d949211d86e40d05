"""A case: what readers and moderators said of an answer, in order, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from retrieval.people import ERASED

WORDS: Final = 500
"""Characters of a word of explanation: a paragraph."""


class Reason(StrEnum):
    """Why somebody reports an answer."""

    PASSAGE = "wrong_passage"
    SPEAKER = "wrong_speaker"
    CONTEXT = "out_of_context"
    MISSING = "missing_passage"
    UNANSWERABLE = "should_abstain"
    OTHER = "other"


class Verdict(StrEnum):
    """What a moderator finds."""

    CORRECT = "correct"
    PASSAGE = "wrong_passage"
    SPEAKER = "wrong_speaker"
    CONTEXT = "out_of_context"
    ABSTAIN = "should_abstain"


class Deed(StrEnum):
    """What happened to a case."""

    REPORTED = "reported"
    OPENED = "opened"
    REOPENED = "reopened"
    JUDGED = "judged"
    NOTED = "noted"
    RETRACTED = "retracted"
    RESTORED = "restored"
    REPLACED = "replaced"
    ASKED = "asked"
    SHOWN = "shown"


NEWS: Final = frozenset({Deed.JUDGED, Deed.RETRACTED, Deed.RESTORED, Deed.REPLACED})
"""What those are told of who reported."""

OPENING: Final = frozenset({Deed.REPORTED, Deed.REOPENED})
"""After which a case that was judged waits for a judgement again."""


class Standing(StrEnum):
    """What readers see of an answer now."""

    AS_GIVEN = "as_given"
    RETRACTED = "retracted"
    REPLACED = "replaced"


_STANDINGS: Final = {
    Deed.RETRACTED: Standing.RETRACTED,
    Deed.RESTORED: Standing.AS_GIVEN,
    Deed.REPLACED: Standing.REPLACED,
}


CHANGING: Final = frozenset(_STANDINGS)
"""What changes what readers see."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a case.

    `by` is opaque: a pseudonym, or `people.ERASED`. `value` is what the deed is about: a `Reason`, a `Verdict`, the
    passages that stand in the place of others (ids as in `Citation.id`, with commas), the question as a moderator
    wrote it for a question file, the link of the message that shows the case. `words` are somebody's own.
    """

    deed: Deed
    when: datetime
    by: str
    value: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event, and what it was in its case: `amends` an earlier verdict, `reopens` a judged case by a report."""

    event: Event
    amends: bool
    reopens: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A case of an owner's: `number` counts from 1 there. There is one for an answer."""

    number: int
    answer: str
    events: tuple[Event, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The last judgement; none while the case is open."""
        for event in reversed(self.events):
            if event.deed is Deed.JUDGED and event.value is not None:
                return Verdict(event.value)
            if event.deed in OPENING:
                return None
        return None

    @property
    def is_open(self) -> bool:
        """Whether it waits for a judgement: never judged, or reported or opened again since."""
        return self.verdict is None

    @property
    def history(self) -> tuple[Happened, ...]:
        """All that happened to it, but for its being shown."""
        told: list[Happened] = []
        judged, open_ = False, True
        for one in self.events:
            if one.deed is not Deed.SHOWN:
                amends, reopens = judged and one.deed is Deed.JUDGED, not open_ and one.deed is Deed.REPORTED
                told.append(Happened(one, amends, reopens))
            judged = judged or one.deed is Deed.JUDGED
            open_ = one.deed in OPENING or (open_ and one.deed is not Deed.JUDGED)
        return tuple(told)

    @property
    def reports(self) -> tuple[Event, ...]:
        """Who reported it, and why."""
        return tuple(one for one in self.events if one.deed is Deed.REPORTED)

    @property
    def standing(self) -> Standing:
        """What readers see of the answer now."""
        return _STANDINGS.get(self._last(*_STANDINGS), Standing.AS_GIVEN)

    @property
    def because(self) -> str | None:
        """The word of explanation that readers see, for a retracted or replaced answer."""
        done = [one for one in self.events if one.deed in _STANDINGS]
        return done[-1].words if done else None

    @property
    def replacement(self) -> tuple[str, ...]:
        """Ids of the passages that stand in the place of those given; none unless the answer was replaced."""
        done = [one for one in self.events if one.deed in _STANDINGS]
        if not done or done[-1].deed is not Deed.REPLACED:
            return ()
        return tuple((done[-1].value or "").split(","))

    @property
    def question(self) -> str | None:
        """The question as a moderator last wrote it for a question file."""
        return next((one.value for one in reversed(self.events) if one.deed is Deed.ASKED), None)

    @property
    def card(self) -> str | None:
        """The link of the message that shows the case to moderators."""
        return next((one.value for one in reversed(self.events) if one.deed is Deed.SHOWN), None)

    @property
    def seen(self) -> int:
        """How many things happened to it, but for its being shown: who judges says which state they judged."""
        return sum(one.deed is not Deed.SHOWN for one in self.events)

    @property
    def news(self) -> int:
        """How many things happened to it that those are told of who reported it."""
        return sum(one.deed in NEWS for one in self.events)

    def to_be_told(self) -> tuple[str, ...]:
        """Who is to hear of what happened last: those who reported it, but for whoever did it."""
        last = self.events[-1]
        heard = {last.by, ERASED}
        return tuple(one for one in self.reporters() if one not in heard) if last.deed in NEWS else ()

    def reported_by(self, person: str) -> bool:
        """Whether that person has a report in it that waits for a judgement."""
        return self.is_open and any(one.by == person for one in self._since_judged() if one.deed is Deed.REPORTED)

    def reporters(self) -> tuple[str, ...]:
        """Who reported it, each once, in order."""
        return tuple(dict.fromkeys(one.by for one in self.reports))

    def _since_judged(self) -> Sequence[Event]:
        judged = [place for place, one in enumerate(self.events) if one.deed is Deed.JUDGED]
        return self.events[judged[-1] + 1 :] if judged else self.events

    def _last(self, *deeds: Deed) -> Deed:
        return next((one.deed for one in reversed(self.events) if one.deed in deeds), Deed.RESTORED)
