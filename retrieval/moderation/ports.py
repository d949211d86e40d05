"""What the record and the cases need of a store. Everything is an owner's; usable from any thread."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from retrieval.answer import Asked, Posting
from retrieval.moderation.cases import Case, Event, Verdict
from retrieval.moderation.chain import Head, Link


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search is for; all conditions hold at once, and none is one that always does.

    `text` is a part of the question or of a passage that was cited, whatever its case; `room` is where it was asked, or
    what is around that; `speaker` a part of the name of whoever is quoted; `outcome` as the journal names them,
    `verdict` that of the answer's case, if it is not open; `since` and `until` are the first and last day.
    """

    text: str | None = None
    person: str | None = None
    article: str | None = None
    speaker: str | None = None
    outcome: str | None = None
    verdict: Verdict | None = None
    reported: bool = False
    room: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what a search found, newest first, and how many there are."""

    found: tuple[Asked, ...]
    of: int


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage of an article that answers cited: how often, when last, and what stands as found of those answers."""

    paragraph: int
    first: int
    after: int
    times: int
    last: datetime
    verdicts: tuple[tuple[Verdict, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on a day: questions by outcome, and reports.

    `verdicts`: of the cases last judged on that day those that stand, not open again since. `settled` is how many
    reports there are in these cases, `upheld` of them in such as were not found correct.
    """

    day: date
    outcomes: tuple[tuple[str, int], ...] = ()
    reports: int = 0
    verdicts: tuple[tuple[Verdict, int], ...] = ()
    settled: int = 0
    upheld: int = 0


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that the article did not answer."""

    answer: str
    question: str
    article: str
    when: datetime


class Seal(StrEnum):
    """What became of what may be erased of an entry."""

    NONE = "none"
    HOLDS = "holds"
    ERASED = "erased"
    UNASKED = "unasked"
    BROKEN = "broken"


class Wrong(StrEnum):
    """What is wrong with an entry that its hashes do not tell.

    It cannot be read; something stands in the chain a second time; an answer is in another place among the answers
    than in the chain; an article's text is not the one that its id is the hash of.
    """

    UNREADABLE = "unreadable"
    REPEATED = "repeated"
    MOVED = "moved"
    OTHER_TEXT = "other_text"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of an answer: its hash when it was shown, and that of the same place now; none where it is gone.

    `stands`: what is kept of it beside the answer (article, place, speaker, when it was asked) is what the answer says.
    """

    place: int
    then: str
    now: str | None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the chain, beside what is kept now of what it is about: `digest` is none where nothing is.

    Of an article the last entry alone is held against what is kept: those before it tell what it was then. `seal` is
    `ERASED` where an erasing names the entry; an erasing that nobody asked for is `UNASKED` itself.
    """

    link: Link
    digest: str | None
    seal: Seal
    quotations: tuple[Quotation, ...] = ()
    wrong: frozenset[Wrong] = frozenset()


@dataclass(frozen=True, slots=True)
class Docket:
    """Some cases, newest first, and how many there are."""

    found: tuple[Case, ...]
    of: int


class CaseStore(Protocol):
    """Cases, one for an answer at most."""

    def add(self, owner: str, answer_id: str, event: Event, *, seen: int | None = None) -> Case:
        """Add to the answer's case, or open one of the owner's next number; returns it as it is then.

        With it is kept, or neither is, who is to hear of it: `Case.to_be_told`. `seen`: what `Case.seen` was when
        whoever acts looked. Raises `UnknownEntry`; `CaseMoved` where it is another.
        """

    def find(self, owner: str, number: int) -> Case | None:
        """The case of that number."""

    def about(self, owner: str, answer_id: str) -> Case | None:
        """The case of that answer."""

    def listed(self, owner: str) -> list[Case]:
        """All cases, the newest first."""

    def page(self, owner: str, count: int, skip: int = 0, *, open_only: bool = False, beginning: str = "") -> Docket:
        """At most `count` after the first `skip`: of all, or of those that wait; whose number begins with that."""

    def waiting(self, owner: str, person: str) -> int:
        """How many open cases the person has reported."""

    def touching(self, person: str) -> list[tuple[str, int]]:
        """Owners and numbers of the cases about what the person asked, or to which they did something, latest first."""

    def due(self, owner: str, person: str) -> list[Case]:
        """The cases that the person is to be told of, in order."""

    def told(self, owner: str, person: str, cases: Collection[Case]) -> None:
        """The person was told of these as they are given; one of which there is more `Case.news` now stays due."""


class Record(Protocol):
    """The journal as those see it who look after it."""

    def search(self, owner: str, wanted: Wanted, count: int, skip: int = 0) -> Page:
        """What fits, at most `count` of it after the first `skip`."""

    def every(self, owner: str, wanted: Wanted, at_once: int = 500) -> Iterator[Sequence[Asked]]:
        """All that fits, oldest first, some at a time: none of it is held in memory together."""

    def shown(self, owner: str, answers: Sequence[str]) -> Mapping[str, Sequence[Posting]]:
        """Where each of those answers was shown, oldest first; those shown nowhere are left out."""

    def cited(self, owner: str, article_id: str) -> list[CitedPassage]:
        """The passages of an article that were ever cited, in its order."""

    def speakers(self, owner: str, part: str, most: int) -> list[str]:
        """Names of those whose words were cited that hold the part, whatever its case; in the order of the alphabet."""

    def removed(self, owner: str) -> Mapping[str, str | None]:
        """Ids and titles of the articles that were taken out and are kept because answers cite them."""

    def days(self, owner: str, since: date) -> list[Day]:
        """What happened on each day from then on; days of nothing are left out."""

    def unanswered(self, owner: str, since: date, article_id: str | None = None) -> list[Unanswered]:
        """Questions that were not answered, newest first.

        None whose words were erased, and none of which moderators let what was found not be cited.
        """

    def head(self, owner: str) -> Head:
        """The last entry of the owner's chain."""

    def head_told(self, owner: str) -> tuple[Head, datetime] | None:
        """The head that was last told to those who keep it elsewhere, and when."""

    def tell_head(self, owner: str, head: Head, when: datetime) -> None:
        """It was told now."""

    def entries(self, owner: str) -> Iterator[Entry]:
        """The owner's chain from its beginning, beside what is kept: none of it is held in memory together.

        Whatever somebody did to it, it is gone through to its end.
        """

    def unchained(self, owner: str) -> list[str]:
        """What is kept and in no chain, such as a row that somebody slipped in, and entries that have no place in one.

        At most a hundred.
        """

    def owners(self) -> list[str]:
        """Of whom anything is kept that belongs into a chain."""
