"""The labelled pieces of a corpus, read and checked: `python tests/quality/attribution_corpus.py FOLDER`.

The folder's README has the labelling rules and the form of a label.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.article import Article, Span
from retrieval.segment import article_from_text

CORPUS = Path(__file__).parent.parent / "corpus" / "attribution"
KINDS = {"direct", "mixed", "indirect", "declined", "document"}
STANCES = {"said", "claimed", "denied", "confirmed", "accused", "warned", None}
HOWS = {"name", "role", "pronoun"}
KEYS = {"kind", "speaker", "resolved", "cue", "stance", "content", "via", "negated", "anonymous"}
MARKS = '"“”„«»'
_PLACE = re.compile(r"p(\d+)(?:#(\d+))?:(.+)", re.DOTALL)
_CUT = " [..] "


class WrongLabel(Exception):
    """A label that does not stand where it says, or breaks the rules that a machine can check."""


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled statement; spans are of the article's text."""

    kind: str
    speaker: Span | None
    resolved: tuple[Span, str] | None
    cue: Span | None
    stance: str | None
    content: tuple[Span, ...]
    via: tuple[Span, ...]
    negated: bool
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A labelled article."""

    name: str
    article: Article
    labels: tuple[Label, ...]


def pieces(folder: Path) -> Iterator[Piece]:
    """Every piece of a folder, by name. Raises `WrongLabel`."""
    for path in sorted(folder.glob("*.txt")):
        article = article_from_text(path.read_text(encoding="utf-8"))
        lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
        labels = tuple(_label(article, f"{path.stem}:{n}", line) for n, line in enumerate(lines, 1) if line.strip())
        yield Piece(path.stem, article, labels)


def _label(article: Article, where: str, line: str) -> Label:
    try:
        raw = json.loads(line)
        _refuse(raw)
        resolved = raw.get("resolved")
        return Label(
            kind=raw["kind"],
            speaker=_found(article, raw.get("speaker")),
            resolved=(placed(article, resolved[0]), resolved[1]) if resolved else None,
            cue=_found(article, raw.get("cue")),
            stance=raw.get("stance"),
            content=tuple(placed(article, one) for one in raw.get("content", ())),
            via=tuple(placed(article, one) for one in raw.get("via", ())),
            negated=raw.get("negated", False),
            anonymous=raw.get("anonymous", False),
        )
    except (WrongLabel, ValueError, KeyError, TypeError, IndexError) as error:
        raise WrongLabel(f"{where}: {error} in {line[:160]}") from error


def _refuse(raw: dict) -> None:
    if set(raw) - KEYS:
        raise WrongLabel(f"unknown keys {set(raw) - KEYS}")
    if raw["kind"] not in KINDS or raw.get("stance") not in STANCES:
        raise WrongLabel("unknown kind or stance")
    if raw.get("resolved") and raw["resolved"][1] not in HOWS:
        raise WrongLabel("resolved is [place, name|role|pronoun]")
    if raw["kind"] == "declined" and (raw.get("stance") or raw.get("negated")):
        raise WrongLabel("a refusal has no stance and is not negated")
    if raw["kind"] != "declined" and not raw.get("content"):
        raise WrongLabel("a statement gives words; only a refusal may have no content")
    for one in raw.get("content", ()):
        words = one.split(":", 1)[1]
        if words[0] in MARKS or words[-1] in MARKS:
            raise WrongLabel("content excludes the quotation marks around it")


def _found(article: Article, place: str | None) -> Span | None:
    return None if place is None else placed(article, place)


def placed(article: Article, place: str) -> Span:
    """The span of a place such as `p3#2:words`, or `p3:first words [..] last words`. Raises `WrongLabel`."""
    match = _PLACE.fullmatch(place)
    if not match:
        raise WrongLabel(f"{place!r} is no place")
    number, nth, words = int(match[1]), match[2], match[3]
    paragraph = article.paragraph(number).span
    text = article.quote(paragraph)
    first, _, last = words.partition(_CUT)
    starts = [one.start() for one in re.finditer(re.escape(first), text) if _whole(text, one.start(), one.end())]
    if not starts or (len(starts) > 1 and nth is None):
        raise WrongLabel(f"{first!r} stands {len(starts)} times in paragraph {number}")
    start = starts[int(nth or 1) - 1]
    end = start + len(first)
    if last:
        ends = [one.end() for one in re.finditer(re.escape(last), text[end:])]
        if len(ends) != 1:
            raise WrongLabel(f"{last!r} stands {len(ends)} times after {first!r} in paragraph {number}")
        end += ends[0]
    return Span(paragraph.start + start, paragraph.start + end)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the words at `start:end` are not cut out of longer ones."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (before or after)


def main(folder: Path) -> int:
    """Check every piece of the folder and count what is there."""
    faults, counts, number = 0, Counter(), 0
    for path in sorted(folder.glob("*.txt")):
        article = article_from_text(path.read_text(encoding="utf-8"))
        number += 1
        for n, line in enumerate(path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                label = _label(article, f"{path.stem}:{n}", line)
            except WrongLabel as error:
                faults += 1
                print(error)  # noqa: T201 - what it is for
            else:
                counts[label.kind] += 1
    print(f"{number} pieces, {sum(counts.values())} statements: {dict(counts)}; {faults} faults")  # noqa: T201 - what it is for
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS / "open"))
