"""What is kept of a person, what it takes to forget them, and the port of the store that does."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, Protocol

from retrieval.answer import Asked
from retrieval.errors import NotFound
from retrieval.ports import Waiting
from retrieval.unavailable import StoreUnavailable

PERSON: Final = "person:"
"""How the pseudonym of a person begins. It is the owner of that person's own library as well."""

SERVER: Final = "server:"
"""How the name of an owner begins that is a community, and may leave."""

ERASED: Final = "person:erased"
"""Who asked, where somebody had it erased; the same for all of them. No pseudonym is as short."""

CONSOLE: Final = "console"
"""Who acts on the console: whoever runs Pullquote. It is the owner of the library there as well."""

ERASED_QUESTION: Final = "[erased]"
"""What stands in the place of a question that somebody had erased."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is of a person: times the name is kept, questions asked, drafts, articles of their own.

    `own` are those of the questions that were asked in the person's own library; `events` what they did to cases.
    """

    names: int = 0
    questions: int = 0
    own: int = 0
    drafts: int = 0
    articles: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Whose pseudonym it is, for the audit of that owner; `user_id` is what the front end knows the person by."""

    owner: str
    user_id: str
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class Done:
    """Something that a person did about a case of that owner: see `retrieval.moderation.cases.Event`."""

    owner: str
    case: int
    when: datetime
    what: str
    value: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """All that refers to a person: names by owner, questions oldest first, drafts by owner and id.

    `done` is what they did about cases, oldest first.
    """

    names: tuple[Named, ...] = ()
    asked: tuple[Asked, ...] = ()
    drafts: tuple[tuple[str, str, Waiting], ...] = ()
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class Erasure:
    """Somebody was erased then, or a server let go. `person` is a hash of the name: it names nobody, and finds them."""

    person: str
    when: datetime


def erasure(person: str, when: datetime) -> Erasure:
    """That of a person, or of the owner that a server is.

    A pseudonym has 128 bits that nobody can guess, so its hash needs no key; a server is no person.
    """
    return Erasure(sha256(f"pullquote erasure {person}".encode()).hexdigest(), when)


def a_person(pseudonym: str) -> str:
    """The same; raises `ValueError` for what is nobody's, such as a server's name, before anything is let go for it."""
    if not pseudonym.startswith(PERSON) or pseudonym == ERASED:
        raise ValueError("not the pseudonym of a person")
    return pseudonym


class People(Protocol):
    """Who is behind a pseudonym, as long as that may be known; and all that refers to one. Usable from any thread."""

    def seen(self, owner: str, person: str, user_id: str, when: datetime) -> None:
        """Keep whose pseudonym it is, for that owner, and when they last asked there; the latest time stays."""

    def names(self, owner: str, people: Collection[str], since: datetime) -> Mapping[str, str]:
        """The user ids of those among `people` who asked there at `since` or later, by pseudonym."""

    def forget_names(self, before: datetime, owner: str | None = None) -> int:
        """Keep no name of who last asked before that, there or, without an owner, anywhere; returns how many went."""

    def about(self, person: str) -> Holdings:
        """How much there is of the person."""

    def held(self, person: str) -> Held:
        """All that refers to the person; nothing, for somebody who never asked."""

    def erase(self, person: str, when: datetime) -> Holdings:
        """Let go of the person, all or nothing; returns what there was, and keeps that it was done.

        Names, drafts, notices and the person's own library go, its questions with it. A question asked in another
        library stays as an entry of `ERASED`'s, reads `ERASED_QUESTION` and cites what it cited; a report stays as
        `ERASED`'s, without its words. The chains of those libraries still hold. Raises as `a_person`.
        """

    def erased(self) -> frozenset["Erasure"]:
        """What was erased in this store, and when."""

    def erase_again(self, erasures: Collection["Erasure"]) -> int:
        """Those of the erasures that this store has not seen: all that is older than each goes. Returns how many.

        A store that was brought back from a backup holds what was erased since; what somebody asked after that stays.
        """

    def expire(self, owner: str, until: datetime, when: datetime) -> int:
        """Let go of the words of what was asked there until then, as if whoever asked had erased it; returns how many.

        That it was done is kept, with the day of `when`. The owner's chain still holds.
        """

    def leave(self, owner: str, when: datetime) -> None:
        """Keep that the owner is a server that was left; the first time stays."""

    def return_to(self, owner: str) -> None:
        """The owner is no server that was left."""

    def owners(self) -> list[str]:
        """Whoever has anything here, in order."""

    def left_before(self, then: datetime) -> list[str]:
        """Servers that were left before then and not yet let go, in order."""

    def let_go(self, owner: str, when: datetime) -> None:
        """Let go of all that belongs to that owner, all or nothing, and keep that it was done."""


class QuestionErased(NotFound):
    """An entry of the journal whose question somebody had erased."""

    code = "question_erased"

    def __init__(self) -> None:
        super().__init__(
            "This question was erased, so it cannot be asked again.",
            "The journal still has the passages that were shown.",
        )


class KeyUnusable(StoreUnavailable):
    """The file that pseudonyms are made with cannot be used; it was left as it is."""

    code = "key_unusable"

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            "The key {where} {why}.",
            "Put back the file as it was, readable by its owner alone; without it people are not recognised.",
            where=where,
            why=why,
        )
