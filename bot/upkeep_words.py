"""What is said to whoever hosts it about copies of the database and about proof."""

from typing import Final

from bot.tongue import Phrase, count, say
from retrieval.moderation.proof import Fault, Misshapen, Proof, State


class UpkeepSays:
    """Sentences without facts."""

    SOUND = Phrase("The database is sound, and every record in it holds.")
    UNSOUND = Phrase("The database does not hold what it should: see above.")
    RESTORED_HOLDS = Phrase("The record in it holds.")
    RESTORED_BROKEN = Phrase("The record in it does not hold: see above. What was there before is still beside it.")
    KEPT_AS_IT_WAS = Phrase("Nothing was changed.")
    STOP_FIRST = Phrase("Stop the bot first: it would go on with what it remembers.")


FAULTS: Final = {
    Fault.ALTERED: "{what} was altered.",
    Fault.MISSING: "{what} is missing.",
    Fault.GAP: "Entries before {what} are missing.",
    Fault.UNLINKED: "{what} does not follow what stands before it.",
    Fault.UNCHAINED: "{what} was put in past the record.",
    Fault.REPEATED: "{what} stands in the record a second time.",
    Fault.MOVED: "{what} was moved to another place.",
    Fault.UNASKED: "{what} was erased, and nobody asked for it.",
    Fault.TEXT: "The text of {what} was altered.",
    Fault.SEAL: "Who did it, or the words, of {what} were altered.",
    Fault.QUOTATION_ALTERED: "The words that {what} quotes are no longer the article's.",
    Fault.QUOTATION_MISSING: "The article that {what} quotes is missing.",
    Fault.HEAD: "The head {what} is not in the record: it was cut, or written anew. Or the head was mistyped, "
    "or is of another record.",
}


_SHAPES: Final = {
    State.MISSING: {
        "table": "The table {name} is missing.",
        "index": "The index {name} is missing.",
        "trigger": "The trigger {name} is missing: what it guards can be changed.",
    },
    State.OTHER: {
        "table": "The table {name} is not the one that was made.",
        "index": "The index {name} is not the one that was made.",
        "trigger": "The trigger {name} is not the one that was made.",
    },
    State.ADDED: {"trigger": "A trigger {name} was added.", "view": "A view {name} was added."},
    State.UNREADABLE: {"column": "The column {name} holds what cannot be read."},
}


def misshapen(one: Misshapen) -> str:
    """Something of the database is not as it was made."""
    return say(_SHAPES[one.state][one.kind], name=one.name)


def fault(kind: Fault, what: str) -> str:
    """Something that is wrong with a record."""
    return say(FAULTS[kind], what=what)


def copied(where: str, size: int) -> str:
    """A copy was made."""
    return say(
        "Copied to {where} ({size:.1f} MB), whole. Whether its record holds, `db verify` tells.",
        where=where,
        size=size / 1_000_000,
    )


def put_back(where: str, aside: str | None, erased: int) -> str:
    """A copy is in the place of the database."""
    kept = say("What was there before is {aside}.", aside=aside) if aside else ""
    again = count("{number} erasing was done again.", "{number} erasings were done again.", erased) if erased else ""
    return " ".join(filter(None, [say("Put back from {where}.", where=where), kept, again]))


def sure(where: str) -> str:
    """Asked on a terminal."""
    return say("Put {where} in the place of the database?", where=where)


def there_already(where: str) -> str:
    """A copy does not take the place of another."""
    return say("There is a file {where} already: name another, or add --force.", where=where)


def record_of(owner: str, found: Proof) -> str:
    """How much of an owner's record was looked at."""
    entries = count("{number:,} entry", "{number:,} entries", found.entries)
    quotations = say("{same:,} of {of:,} quotations identical", same=found.identical, of=found.quotations)
    return say(
        "{owner}: {entries}, {quotations}, head {head}",
        owner=owner,
        entries=entries,
        quotations=quotations,
        head=found.head,
    )
