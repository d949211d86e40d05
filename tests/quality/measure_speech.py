"""Questions about speech, with the ledger and without: `python tests/quality/measure_speech.py`.

speech.jsonl names, for each question, the sentences that a complete answer shows ("must"), those that it may show
besides ("may"), or the note that an honest refusal bears. The texts are the samples and those of heldout/. The labels
were written from the texts before the questions were first put.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.wiring import Models
from config.settings import settings
from retrieval.answer import Answer, NotInArticle
from retrieval.segment import article_from_text
from retrieval.shelf import Shelf

HERE = Path(__file__).resolve().parent
FOLDERS = (HERE / "heldout", HERE.parents[1] / "bot" / "samples")


@dataclass(frozen=True, slots=True)
class Put:
    """A question that was put, and what was wanted of its answer."""

    article: str
    question: str
    wanted: dict
    answer: Answer

    @property
    def right(self) -> bool:
        """Complete, with nothing that does not belong there; or refused for the right reason."""
        return self.complete and self.clean

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        if "note" in self.wanted:
            return self.wanted["note"] in {note.value for note in self.answer.notes}
        return set(self.wanted["must"]) <= shown(self.answer)

    @property
    def clean(self) -> bool:
        """Whether nothing is shown that does not belong there."""
        if "note" in self.wanted:
            return isinstance(self.answer.outcome, NotInArticle)
        return shown(self.answer) <= {*self.wanted["must"], *self.wanted["may"]}


def shown(answer: Answer) -> set[str]:
    """The ids of all sentences that an answer cites: p3s1-2 is p3s1 and p3s2."""
    found = set()
    for one in answer.citations:
        paragraph, first, last = re.fullmatch(r"p(\d+)s(\d+)(?:-(\d+))?", one.id).groups()
        found |= {f"p{paragraph}s{number}" for number in range(int(first), int(last or first) + 1)}
    return found


def put(reader) -> Iterator[tuple[Put, Put]]:
    """Every question with the ledger and without."""
    bare = replace(reader, parser=None)
    shelves: dict[str, Shelf] = {}
    for line in (HERE / "speech.jsonl").read_text(encoding="utf-8").splitlines():
        wanted = json.loads(line)
        name, question = wanted["article"], wanted["q"]
        if name not in shelves:
            path = next(folder / f"{name}.txt" for folder in FOLDERS if (folder / f"{name}.txt").is_file())
            shelves[name], _ = reader.shelve(article_from_text(path.read_text(encoding="utf-8")))
        shelf = shelves[name]
        with_it, without = reader.answer(shelf, question), bare.answer(replace(shelf, ledger=None), question)
        yield Put(name, question, wanted, with_it), Put(name, question, wanted, without)


def main() -> None:
    """Print what is wrong with the ledger, and how many are right with it and without."""
    counts = Counter()
    for with_it, without in put(Models(settings()).reader()):
        counts["questions"] += 1
        counts["right with the ledger"] += with_it.right
        counts["complete with the ledger"] += with_it.complete
        counts["right without"] += without.right
        counts["complete without"] += without.complete
        counts["right only without"] += without.right and not with_it.right
        if not with_it.right:
            have, notes = sorted(shown(with_it.answer)), [note.value for note in with_it.answer.notes]
            wanted = with_it.wanted.get("note") or f"{with_it.wanted['must']} may {with_it.wanted['may']}"
            sys.stdout.write(f"{with_it.article} · {with_it.question}\n   wanted {wanted}\n   shown  {have} {notes}\n")
    for name, count in counts.items():
        sys.stdout.write(f"{name:26} {count}\n")


if __name__ == "__main__":
    main()
