"""Labelled questions: read from the project's own files and from question-answering sets, and put through `batch`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.segment import article_from_text

Gold = tuple[int, int, int]
"""Paragraph (1-based), start and end in it."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question; `gold` holds every passage that answers it, none where the article does not."""

    text: str
    kind: str
    gold: tuple[Gold, ...]
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Set:
    """An article as `batch` reads it, with its questions."""

    id: str
    language: str
    title: str | None
    paragraphs: tuple[str, ...]
    questions: tuple[Labelled, ...]

    def line(self) -> bytes:
        """The line of a batch that asks all of them."""
        given = {
            "id": self.id,
            "title": self.title,
            "url": None,
            "paragraphs": self.paragraphs,
            "questions": [one.text for one in self.questions],
        }
        return json.dumps(given).encode()

    def without_gold(self) -> Iterator["Set"]:
        """For each paragraph that answers alone: the article without it, and the questions it answered, now without."""
        answering = {number for one in self.questions for number, _, _ in one.gold}
        for number in sorted(answering):
            asked = tuple(
                Labelled(one.text, "gold removed", (), one.plain)
                for one in self.questions
                if one.gold and {place for place, _, _ in one.gold} == {number}
            )
            left = tuple("" if place == number else text for place, text in enumerate(self.paragraphs, start=1))
            if asked and sum(bool(text.strip()) for text in left):
                yield Set(f"{self.id}-{number}", self.language, self.title, left, asked)


def own(folder: Path) -> Iterator[Set]:
    """The articles of a folder of ours: `NAME.txt` beside `NAME.questions.jsonl`."""
    for file in sorted(folder.glob("*.txt")):
        article = article_from_text(file.read_text(encoding="utf-8"))
        paragraphs = tuple(article.quote(one.span) for one in article.paragraphs)
        lines = file.with_suffix(".questions.jsonl").read_text(encoding="utf-8").splitlines()
        yield Set(
            file.stem, "en", article.title, paragraphs, tuple(_labelled(json.loads(line), paragraphs) for line in lines)
        )


def foreign(file: Path) -> Iterator[Set]:
    """Articles of a question-answering set: `{q, answerable, evidence: [{paragraph (0-based), start, end}]}`."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            questions = tuple(
                Labelled(
                    one["q"],
                    "answerable" if one["answerable"] else "other article",
                    tuple((place["paragraph"] + 1, place["start"], place["end"]) for place in one["evidence"] or ()),
                )
                for one in given["questions"]
            )
            yield Set(
                given["id"],
                f"{given['dataset']} {given['lang']}",
                given["title"] or None,
                tuple(given["paragraphs"]),
                questions,
            )


def _labelled(given: dict, paragraphs: tuple[str, ...]) -> Labelled:
    gold = []
    for passage in given["evidence"]:
        start = paragraphs[passage["paragraph"] - 1].index(passage["quote"])
        gold.append((passage["paragraph"], start, start + len(passage["quote"])))
    answerable = given["kind"] == "answerable"
    return Labelled(given["q"], given["kind"], tuple(gold) if answerable else (), given.get("plain", False))
