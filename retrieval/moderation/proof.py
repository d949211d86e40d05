"""Whether the record is what it was: each entry against the one before it, and against what is kept now."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from retrieval.moderation.chain import Head, Kind, genesis, is_hash, linked
from retrieval.moderation.ports import Entry, Seal, Wrong


class Fault(StrEnum):
    """What is wrong at a place of the record."""

    ALTERED = "altered"
    MISSING = "missing"
    GAP = "gap"
    UNLINKED = "unlinked"
    UNCHAINED = "unchained"
    REPEATED = "repeated"
    MOVED = "moved"
    SEAL = "seal_broken"
    UNASKED = "erased_unasked"
    TEXT = "text_altered"
    QUOTATION_ALTERED = "quotation_altered"
    QUOTATION_MISSING = "quotation_missing"
    HEAD = "head_unknown"


_WRONG: Final = {Wrong.REPEATED: Fault.REPEATED, Wrong.MOVED: Fault.MOVED, Wrong.OTHER_TEXT: Fault.TEXT}
_SEALS: Final = {Seal.BROKEN: Fault.SEAL, Seal.UNASKED: Fault.UNASKED}


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that is wrong: `number` is the place in the chain, `subject` what stands there, such as `answer a1`."""

    fault: Fault
    number: int
    subject: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found: how much was looked at, and every fault, in the chain's order."""

    head: Head
    entries: int
    answers: int
    quotations: int
    identical: int
    erased: int
    faults: tuple[Broken, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


@dataclass(slots=True)
class _Tally:
    entries: int = 0
    answers: int = 0
    quotations: int = 0
    identical: int = 0
    erased: int = 0
    faults: list[Broken] = field(default_factory=list)


def proof(
    owner: str,
    entries: Iterable[Entry],
    unchained: Sequence[str] = (),
    known: Head | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Proof:
    """Go through an owner's chain from its beginning.

    `known` is a head that somebody kept from earlier: it must stand where it stood. `progress` is called now and then
    with the number of entries behind.
    """
    tally, before = _Tally(), genesis(owner)
    met = known is None or known == before
    for entry in entries:
        link = entry.link
        unreadable = Wrong.UNREADABLE in entry.wrong
        place = f"entry {link.number}" if unreadable else f"{link.kind} {link.subject}"
        if link.number != before.number + 1:
            tally.faults.append(Broken(Fault.GAP, before.number + 1, place))
            before = Head(link.number - 1, before.hash)
        right = linked(before, link.kind, link.subject, link.digest).hash
        if right != link.hash:
            tally.faults.append(Broken(Fault.UNLINKED, link.number, place))
        before = Head(link.number, link.hash if is_hash(link.hash) else right)
        met = met or before == known
        _judge(entry, place, tally)
        if link.number % 1_000 == 0:
            progress(link.number)
    tally.faults += [Broken(Fault.UNCHAINED, 0, one) for one in unchained]
    if known is not None and not met:
        tally.faults.append(Broken(Fault.HEAD, known.number, str(known)))
    counts = (tally.entries, tally.answers, tally.quotations, tally.identical, tally.erased)
    return Proof(before, *counts, tuple(tally.faults))


def _judge(entry: Entry, place: str, tally: _Tally) -> None:
    """An entry against what is kept of what it is about."""
    number = entry.link.number
    tally.entries += 1
    if Wrong.UNREADABLE in entry.wrong:
        tally.faults.append(Broken(Fault.ALTERED, number, place))
        return
    tally.answers += entry.link.kind == Kind.ANSWER
    tally.erased += entry.seal is Seal.ERASED
    if entry.digest is None:
        tally.faults.append(Broken(Fault.MISSING, number, place))
    elif entry.digest != entry.link.digest:
        tally.faults.append(Broken(Fault.ALTERED, number, place))
    tally.faults += [Broken(fault, number, place) for wrong, fault in _WRONG.items() if wrong in entry.wrong]
    if entry.seal in _SEALS:
        tally.faults.append(Broken(_SEALS[entry.seal], number, place))
    for one in entry.quotations:
        passage = f"{place}, passage {one.place + 1}"
        tally.quotations += 1
        tally.identical += one.now == one.then
        if not one.stands:
            tally.faults.append(Broken(Fault.ALTERED, number, passage))
        if one.now is None:
            tally.faults.append(Broken(Fault.QUOTATION_MISSING, number, passage))
        elif one.now != one.then:
            tally.faults.append(Broken(Fault.QUOTATION_ALTERED, number, passage))


class State(StrEnum):
    """How a part differs from the one that was made."""

    MISSING = "missing"
    OTHER = "other"
    ADDED = "added"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Misshapen:
    """A part of the database, `table`, `index`, `trigger`, `view` or `column`, that is not as it was made."""

    kind: str
    name: str
    state: State
