"""What somebody may do to articles, erasings and the chain itself; by name, with what is found."""

from fakes.attacks import A1, A2, A3, A6, FERRY_IS, ICE_IS, WORDS, chained, copied, edit, swapped
from fakes.databases import ICE
from fakes.kept import FERRY
from retrieval.moderation.proof import Fault

ERASED = edit("journal", 2, "asked_by = 'person:erased', question = '[erased]', understood = NULL")
NO_SALT = edit("chain", 4, "salt = NULL")

REST = {
    # Articles.
    "words that nobody quotes": (
        [edit("articles", 1, "text = replace(text, 'Why?', 'Why!')")],
        {Fault.TEXT: [FERRY_IS]},
    ),
    "words added at the end": ([edit("articles", 1, "text = text || ' All denied it.'")], {Fault.TEXT: [FERRY_IS]}),
    "quoted words": (
        [edit("articles", 1, "text = replace(text, 'late', 'soon')")],
        {Fault.TEXT: [FERRY_IS], Fault.QUOTATION_ALTERED: WORDS},
    ),
    "another title": ([edit("articles", 1, "title = 'Fake'")], {Fault.ALTERED: [FERRY_IS]}),
    "another address": ([edit("articles", 1, "url = 'https://evil.example/'")], {Fault.ALTERED: [FERRY_IS]}),
    "another author": (["UPDATE origins SET byline = replace(byline, 'Ann', 'Bob')"], {Fault.ALTERED: [FERRY_IS]}),
    "nothing was left out": (["UPDATE origins SET removed = '[]'"], {Fault.ALTERED: [FERRY_IS]}),
    "a byline deleted": (["DELETE FROM origins"], {Fault.ALTERED: [FERRY_IS]}),
    "a byline put in": (
        [f"INSERT INTO origins SELECT owner, '{ICE.id}', byline, removed FROM origins"],  # noqa: S608 - our own names
        {Fault.ALTERED: [f"{ICE_IS}/2"]},
    ),
    "shorter paragraphs": (
        ["UPDATE spans SET after = after - 1 WHERE kind = 'paragraph'"],
        {Fault.ALTERED: [FERRY_IS, f"{ICE_IS}/2"]},
    ),
    "a heading made a paragraph": (
        ["UPDATE spans SET role = 'paragraph' WHERE role = 'heading'"],
        {Fault.ALTERED: [FERRY_IS]},
    ),
    "a sentence deleted": (["DELETE FROM spans WHERE kind = 'sentence' AND sentence = 2"], {Fault.ALTERED: [FERRY_IS]}),
    "a sentence put in": ([copied("spans", sentence="9")], {Fault.ALTERED: [FERRY_IS]}),
    "two sentences swapped": (
        swapped("spans", "sentence", 1, 2),
        {Fault.ALTERED: [FERRY_IS]},
    ),
    "another version": (["UPDATE versions SET loaded = '2020-01-01'"], {Fault.ALTERED: [FERRY_IS]}),
    "a version put in": ([copied("versions", number="2")], {Fault.ALTERED: [FERRY_IS]}),
    "an article taken out": (
        [f"INSERT INTO removals SELECT owner, id, loaded FROM articles WHERE id = '{FERRY.id}'"],  # noqa: S608 - our own names
        {Fault.ALTERED: [FERRY_IS]},
    ),
    "an article brought back": (["DELETE FROM removals"], {Fault.ALTERED: [f"{ICE_IS}/2"]}),
    "an article put in": ([copied("articles", id="'forged'", text="'Forged.'")], {Fault.UNCHAINED: ["article forged"]}),
    "an article deleted": (
        [
            f"DELETE FROM {table} WHERE {key} = '{FERRY.id}'"  # noqa: S608 - our own names
            for table, key in {
                "spans": "article",
                "origins": "article",
                "versions": "article",
                "articles": "id",
            }.items()
        ],
        {Fault.MISSING: [FERRY_IS], Fault.QUOTATION_MISSING: WORDS},
    ),
    # Erasings.
    "an erasing with its salt": ([ERASED], {Fault.SEAL: [A2]}),
    "an erasing without one": ([ERASED, NO_SALT], {Fault.UNASKED: [A2]}),
    "a report erased": (
        [edit("case_events", 1, "\"by\" = 'person:erased', words = NULL"), edit("chain", 10, "salt = NULL")],
        {Fault.UNASKED: ["event 1"]},
    ),
    "an erasing slipped in": (
        [ERASED, NO_SALT, copied("erasings", entries="'[4]'")],
        {Fault.UNASKED: [A2], Fault.UNCHAINED: ["erasure 2"]},
    ),
    "an erasing that says more": (
        [ERASED, NO_SALT, "UPDATE erasings SET entries = '[4, 15]'"],
        {Fault.ALTERED: ["erasure 1"]},
    ),
    "an erasing deleted": (["DELETE FROM erasings"], {Fault.MISSING: ["erasure 1"], Fault.UNASKED: [A6]}),
    "an erasing of another day": (
        ["UPDATE erasings SET erased = '2020-01-01'"],
        {Fault.ALTERED: ["erasure 1"], Fault.UNASKED: ["erasure 1"]},
    ),
    "nobody was erased": (["DELETE FROM erasures"], {Fault.UNASKED: ["erasure 1"]}),
    "erased words put back": (
        [edit("journal", 6, "asked_by = 'person:cyd', question = 'Who am I?'")],
        {Fault.SEAL: [A6]},
    ),
    # The chain itself.
    "another digest": ([edit("chain", 4, "digest = hash")], {Fault.ALTERED: [A2], Fault.UNLINKED: [A2]}),
    "another hash in it": ([edit("chain", 4, "hash = digest")], {Fault.UNLINKED: [A2, "posting 2"]}),
    "another seal": ([edit("chain", 4, "seal = hash")], {Fault.ALTERED: [A2], Fault.SEAL: [A2]}),
    "another salt": ([edit("chain", 4, "salt = 'x'")], {Fault.SEAL: [A2]}),
    "a seal where nothing is erased": ([edit("chain", 3, "seal = 'x'")], {Fault.ALTERED: ["entry 3"]}),
    "a salt where nothing is erased": ([edit("chain", 1, "salt = 'x'")], {Fault.ALTERED: ["entry 1"]}),
    "another kind": (
        [edit("chain", 4, "kind = 'posting'")],
        {Fault.ALTERED: ["entry 4"], Fault.UNLINKED: ["entry 4"], Fault.UNCHAINED: [A2]},
    ),
    "another subject": (
        [edit("chain", 4, "subject = 'a000000003'")],
        {Fault.UNLINKED: [A3], Fault.ALTERED: [A3], Fault.SEAL: [A3], Fault.REPEATED: [A3], Fault.UNCHAINED: [A2]},
    ),
    "an entry deleted": (
        ["DELETE FROM chain WHERE number = 4"],
        {Fault.GAP: ["posting 2"], Fault.UNLINKED: ["posting 2"], Fault.UNCHAINED: [A2]},
    ),
    "an entry and its row deleted": (
        ["DELETE FROM chain WHERE number = 3", "DELETE FROM postings WHERE posting = 1"],
        {Fault.GAP: [A2], Fault.UNLINKED: [A2]},
    ),
    "an entry put at the end": (
        [chained(17, "answer", "a000000001")],
        {Fault.UNLINKED: [A1], Fault.ALTERED: [A1], Fault.SEAL: [A1], Fault.REPEATED: [A1]},
    ),
    "two entries swapped": (
        swapped("chain", "number", 3, 5),
        {Fault.UNLINKED: ["posting 2", A2, "posting 1", A3]},
    ),
}
