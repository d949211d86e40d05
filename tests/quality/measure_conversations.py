"""Questions that lean on the ones before, with context and without: `python tests/quality/measure_conversations.py`.

conversations.jsonl holds conversations of two and three turns about the samples. Every turn but the first has a kind
and the words of the passages that a complete answer shows ("must") and of those that it may show besides ("may");
neither where the article does not answer. The labels were written from the texts before the questions were first put;
the rules were made by what they showed. conversations.heldout.jsonl was put when the rules were done.

conversations.second.jsonl and conversations.unseen.jsonl are about the six texts in talks/, three each. The rules were
mended by what the first showed; of the second only the counts are printed, so that no rule is made by its questions.
Other files may be named: `python tests/quality/measure_conversations.py tests/quality/conversations.second.jsonl`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.wiring import Models
from config.settings import settings
from retrieval.answer import Answer, Answered, Asked, Question, Room
from retrieval.article import Article, Span
from retrieval.reader import Reader
from retrieval.segment import article_from_text

HERE = Path(__file__).resolve().parent
FOLDERS = (HERE.parents[1] / "bot" / "samples", HERE / "heldout", HERE / "talks")
FITTED, HELD_OUT = HERE / "conversations.jsonl", HERE / "conversations.heldout.jsonl"
SECOND, UNSEEN = HERE / "conversations.second.jsonl", HERE / "conversations.unseen.jsonl"
_ROOM = Room("console", "console")
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was put after others, and what was wanted of its answer."""

    name: str
    article: Article
    wanted: dict
    answer: Answer

    @property
    def right(self) -> bool:
        """Complete, with nothing that does not belong there; or not answered where the article has no answer."""
        return self.complete and self.clean

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        if not self.wanted["must"]:
            return not isinstance(self.answer.outcome, Answered)
        return isinstance(self.answer.outcome, Answered) and all(
            any(_meet(one.span, span) for one in self.answer.citations) for span in self._spans("must")
        )

    @property
    def clean(self) -> bool:
        """Whether nothing is shown that does not belong there."""
        if not isinstance(self.answer.outcome, Answered):
            return not self.wanted["must"]
        wanted = [*self._spans("must"), *self._spans("may")]
        return all(any(_meet(one.span, span) for span in wanted) for one in self.answer.citations)

    def _spans(self, name: str) -> list[Span]:
        found = [(self.article.text.index(words), len(words)) for words in self.wanted[name]]
        return [Span(start, start + length) for start, length in found]


def put(reader: Reader, file: Path = FITTED) -> Iterator[tuple[Turn, Turn]]:
    """Every turn but the first of each conversation, with what came before and without."""
    shelves = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        name, turns = given["article"], []
        if name not in shelves:
            path = next(folder / f"{name}.txt" for folder in FOLDERS if (folder / f"{name}.txt").is_file())
            text = path.read_text(encoding="utf-8")
            shelves[name], _ = reader.shelve(article_from_text(text))
        shelf = shelves[name]
        for wanted in given["turns"]:
            answer = reader.answer(shelf, wanted["q"], turns)
            if turns:
                alone = reader.answer(shelf, wanted["q"])
                yield Turn(name, shelf.article, wanted, answer), Turn(name, shelf.article, wanted, alone)
            question = Question(wanted["q"], _ROOM, "console")
            turns.append(Asked(f"{len(turns)}", _NOW, question, shelf.article.id, answer, {}, "", 0.0))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def main() -> None:
    """Print what is wrong with the context, and by kind how many are right with it and without, for either file."""
    reader = Models(settings()).reader()
    files = [Path(one) for one in sys.argv[1:]] or [FITTED, HELD_OUT, SECOND, UNSEEN]
    for file in files:
        sys.stdout.write(f"== {file.name}\n")
        _print(put(reader, file), tell=file.name != UNSEEN.name)


def _print(turns: Iterator[tuple[Turn, Turn]], *, tell: bool) -> None:
    counts: dict[str, Counter[str]] = {}
    for with_it, alone in turns:
        for kind in (with_it.wanted["kind"], "all"):
            found = counts.setdefault(kind, Counter())
            found["turns"] += 1
            found["right with"] += with_it.right
            found["complete with"] += with_it.complete
            found["right without"] += alone.right
            found["complete without"] += alone.complete
            found["right alone, wrong with"] += alone.right and not with_it.right
        if tell and not with_it.right:
            answer = with_it.answer
            shown = " ".join(one.id for one in answer.citations)
            told = f"{type(answer.outcome).__name__} {shown} {[note.value for note in answer.notes]}"
            quoted = "; ".join(f"“{words}”" for words in with_it.wanted["must"])
            sys.stdout.write(f"{with_it.name} · {with_it.wanted['q']} → {answer.understood}\n   wanted {quoted}\n")
            sys.stdout.write(f"   shown  {told}{'   (right alone)' if alone.right else ''}\n")
    for kind, found in sorted(counts.items(), key=lambda one: one[0] == "all"):
        sys.stdout.write(f"{kind:14} " + "  ".join(f"{name} {count}" for name, count in found.items()) + "\n")


if __name__ == "__main__":
    main()
