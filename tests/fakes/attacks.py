"""What somebody may do to answers, to what was shown of them, and to cases; by name, with what is found."""

from fakes.databases import ICE
from fakes.kept import FERRY
from fakes.tampering import OWNER
from retrieval.moderation.proof import Fault

A1, A2, A3, A6 = (f"answer a{number:09}" for number in (1, 2, 3, 6))
FERRY_IS, ICE_IS = f"article {FERRY.id}", f"article {ICE.id}"
WORDS = [f"answer a{number:09}, passage 1" for number in (1, 2, 3, 4, 6)]


def copied(table, **values):
    """A row of a table again, with other values."""
    columns = {
        "journal": "id owner asked room within asked_by question article outcome confidence answer models policy ms"
        " follows understood",
        "postings": "owner answer posted link private",
        "case_events": "owner number answer deed at by value words",
        "citations": "owner answer place article paragraph first after speaker hash asked",
        "articles": "owner id title url text loaded",
        "spans": "owner article kind paragraph sentence first after role",
        "versions": "owner address number article loaded",
        "erasings": "owner erased entries",
    }[table].split()
    chosen = ", ".join(values.get(name, f'"{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} WHERE rowid = 1"  # noqa: S608 - our own names


def chained(number, kind, subject):
    return f"INSERT INTO chain VALUES ('{OWNER}', {number}, '{kind}', '{subject}', 'x', 'x', 'x', 'x')"  # noqa: S608 - our own names


def swapped(table, key, one, other):
    """Two rows, each under the key of the other."""
    steps = ((one, -9), (other, one), (-9, other))
    return [f"UPDATE {table} SET {key} = {new} WHERE {key} = {old}" for old, new in steps]  # noqa: S608 - our own names


def edit(table, row, change):
    return f"UPDATE {table} SET {change} WHERE rowid = {row}"  # noqa: S608 - our own names


ROWS = {
    # Journal.
    "another answer": ([edit("journal", 2, "answer = replace(answer, '6.0', '7.0')")], {Fault.ALTERED: [A2]}),
    "another outcome": ([edit("journal", 2, "outcome = 'closest'")], {Fault.ALTERED: [A2]}),
    "another channel": ([edit("journal", 2, "within = 'other'")], {Fault.ALTERED: [A2]}),
    "another question": ([edit("journal", 2, "question = 'Who?'")], {Fault.SEAL: [A2]}),
    "somebody else asked": ([edit("journal", 2, "asked_by = 'person:ann'")], {Fault.SEAL: [A2]}),
    "understood otherwise": ([edit("journal", 2, "understood = 'No.'")], {Fault.SEAL: [A2]}),
    "an answer deleted": (
        ["DELETE FROM journal WHERE entry = 2"],
        {Fault.MISSING: [A2], Fault.UNCHAINED: [f"{A2}, passage 1"]},
    ),
    "an answer slipped in": ([copied("journal", id="'forged'")], {Fault.UNCHAINED: ["answer forged"]}),
    "the first answer put last": (
        [edit("journal", 1, "entry = 99")],
        {Fault.MOVED: [A1]},
    ),
    "two answers in each other's place": (swapped("journal", "entry", 1, 4), {Fault.MOVED: [A1, "answer a000000004"]}),
    "an answer given to another library": (
        [edit("journal", 2, "owner = 'server:9'"), edit("citations", 2, "owner = 'server:9'")],
        {Fault.MISSING: [A2]},
    ),
    # Citations.
    "another paragraph": ([edit("citations", 2, "paragraph = 1")], {Fault.ALTERED: [f"{A2}, passage 1"]}),
    "another speaker": ([edit("citations", 2, "speaker = 'The Pope'")], {Fault.ALTERED: [f"{A2}, passage 1"]}),
    "nobody speaks": ([edit("citations", 2, "speaker = NULL")], {Fault.ALTERED: [f"{A2}, passage 1"]}),
    "asked at another time": (
        [edit("citations", 2, "asked = '2020-01-01'")],
        {Fault.ALTERED: [f"{A2}, passage 1"]},
    ),
    "another place in the row": (
        [edit("citations", 2, "place = 7")],
        {Fault.ALTERED: ["answer a000000002, passage 1"]},
    ),
    "other words": ([edit("citations", 2, "first = 25, after = 29")], {Fault.ALTERED: [f"{A2}, passage 1"]}),
    "of another article": (
        [edit("citations", 2, f"article = '{ICE.id}'")],
        {Fault.ALTERED: [f"{A2}, passage 1"]},
    ),
    "another hash": (
        [edit("citations", 2, "hash = upper(hash)")],
        {Fault.ALTERED: [A2], Fault.QUOTATION_ALTERED: [f"{A2}, passage 1"]},
    ),
    "a citation deleted": (["DELETE FROM citations WHERE rowid = 2"], {Fault.ALTERED: [A2]}),
    "a citation slipped in": ([copied("citations", place="1")], {Fault.ALTERED: [A1]}),
    "a citation of nothing": ([copied("citations", answer="'none'")], {Fault.UNCHAINED: ["answer none, passage 1"]}),
    "two citations swapped": (
        [
            edit("citations", 2, "answer = 'x'"),
            edit("citations", 3, "answer = 'a000000002'"),
            edit("citations", 2, "answer = 'a000000003'"),
        ],
        {Fault.ALTERED: [f"{A2}, passage 1", f"{A3}, passage 1"]},
    ),
    # Postings.
    "shown elsewhere": ([edit("postings", 2, "link = 'https://evil.example/'")], {Fault.ALTERED: ["posting 2"]}),
    "shown privately": ([edit("postings", 2, "private = 2")], {Fault.ALTERED: ["posting 2"]}),
    "a posting deleted": (["DELETE FROM postings WHERE posting = 2"], {Fault.MISSING: ["posting 2"]}),
    "a posting slipped in": ([copied("postings", private="1")], {Fault.UNCHAINED: ["posting 5"]}),
    "two postings swapped": (swapped("postings", "posting", 1, 2), {Fault.ALTERED: ["posting 1", "posting 2"]}),
    "a posting renumbered": (
        [edit("postings", 2, "posting = 50")],
        {Fault.MISSING: ["posting 2"], Fault.UNCHAINED: ["posting 50"]},
    ),
    # Cases.
    "another verdict": ([edit("case_events", 2, "value = 'wrong_speaker'")], {Fault.ALTERED: ["event 2"]}),
    "somebody else judged": ([edit("case_events", 2, "\"by\" = 'person:ann'")], {Fault.SEAL: ["event 2"]}),
    "a verdict deleted": (["DELETE FROM case_events WHERE event = 2"], {Fault.MISSING: ["event 2"]}),
    "a verdict slipped in": ([copied("case_events", deed="'judged'")], {Fault.UNCHAINED: ["event 3"]}),
    "a verdict slipped in below the chain": (
        [copied("case_events", deed="'judged'"), chained(-5, "event", 3)],
        {Fault.UNCHAINED: ["entry -5", "event 3"]},
    ),
    "an answer slipped in at nought": (
        [copied("journal", id="'forged'"), chained(0, "answer", "forged")],
        {Fault.UNCHAINED: ["entry 0", "answer forged"]},
    ),
    "an answer slipped in beside the numbers": (
        [copied("journal", id="'forged'"), chained("'last'", "answer", "forged")],
        {Fault.UNCHAINED: ["entry last", "answer forged"]},
    ),
    "two events swapped": (
        swapped("case_events", "event", 1, 2),
        {Fault.ALTERED: ["event 1", "event 2"], Fault.SEAL: ["event 1", "event 2"]},
    ),
}
