"""How often somebody may ask: buckets that fill up with time, for a person, for a library and for all together."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import Final

from retrieval.errors import NotNow

_KEPT: Final = 10_000
"""Buckets of a kind that are remembered: some megabyte. Who is forgotten has a full one."""


class Cooling(NotNow):
    """More is asked than is good for the others. `told`: whoever asks was told so in the time that it lasts."""

    code = "cooling"

    def __init__(self, template: str, advice: str, seconds: int) -> None:
        super().__init__(template, advice, seconds=seconds)
        self.seconds, self.told = seconds, False


class TooOften(Cooling):
    """Somebody asks faster than is good for the others."""

    code = "too_often"

    def __init__(self, seconds: int) -> None:
        super().__init__("That was a lot of questions at once.", "You can ask again in {seconds} s.", seconds)


class TooOftenHere(Cooling):
    """More is asked in one place, or in all of them, than is good for the others."""

    code = "too_often_here"

    def __init__(self, seconds: int) -> None:
        super().__init__("A lot is being asked at the moment.", "Questions are taken again in {seconds} s.", seconds)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many questions in so many seconds; all of them at once by who has been quiet as long."""

    questions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Pace:
    """Limits for each person, for each library in a minute and in an hour, and for all together."""

    person: Limit
    owner: Limit
    hour: Limit
    everybody: Limit


@dataclass(slots=True)
class _Bucket:
    """`left` questions at the time `since`, in seconds."""

    left: float
    since: float


_DUST: Final = 1e-6
"""What sums of fractions are off by."""


@dataclass(slots=True)
class _Buckets:
    """Those of one kind, the latest used last."""

    limit: Limit
    kept: OrderedDict[str, _Bucket] = field(default_factory=OrderedDict)

    def of(self, key: str, now: float) -> _Bucket:
        """The bucket as it is now; a full one where none is remembered."""
        bucket = self.kept.setdefault(key, _Bucket(self.limit.questions, now))
        self.kept.move_to_end(key)
        grown = (now - bucket.since) * self.limit.questions / self.limit.seconds
        bucket.left, bucket.since = min(self.limit.questions, bucket.left + grown), now
        while len(self.kept) > _KEPT:
            self.kept.popitem(last=False)
        return bucket

    def wait(self, bucket: _Bucket) -> int:
        """Seconds until there is a question in it again; 0 where there is one."""
        missing = 1 - bucket.left
        return 0 if missing <= _DUST else max(1, ceil(missing * self.limit.seconds / self.limit.questions - _DUST))


class CoolDowns:
    """Belongs to one event loop. `seconds` is a clock that never goes back."""

    def __init__(self, pace: Pace, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._people, self._all = _Buckets(pace.person), _Buckets(pace.everybody)
        self._owners, self._hours = _Buckets(pace.owner), _Buckets(pace.hour)
        self._told: OrderedDict[tuple[str, str], float] = OrderedDict()

    def admit(self, person: str, owner: str) -> None:
        """One question more. Raises `TooOften`, `TooOftenHere`, and then nothing is counted."""
        try:
            self._admit(person, owner)
        except Cooling as error:
            error.told = self._told_already((person, owner), error.seconds)
            raise

    def _admit(self, person: str, owner: str) -> None:
        now = self._seconds()
        mine = self._people.of(person, now)
        ours = [
            (kind, kind.of(key, now)) for kind, key in ((self._owners, owner), (self._hours, owner), (self._all, ""))
        ]
        if self._people.wait(mine):
            raise TooOften(self._people.wait(mine))
        longest = max(kind.wait(bucket) for kind, bucket in ours)
        if longest:
            raise TooOftenHere(longest)
        for bucket in (mine, *(bucket for _, bucket in ours)):
            bucket.left -= 1

    def _told_already(self, who: tuple[str, str], seconds: int) -> bool:
        """Whether they were told in the time that they were told to wait; they count as told from now on."""
        now = self._seconds()
        if now < self._told.get(who, now):
            return True
        self._told[who] = now + seconds
        self._told.move_to_end(who)
        while len(self._told) > _KEPT:
            self._told.popitem(last=False)
        return False
