"""How well the ledger finds who says what: `python tests/quality/measure_attribution.py FOLDER [--errors]`.

Prints the figures of docs/quality.md for the labelled pieces of a folder; with --errors every label that was missed,
every statement that no label knows, and every speaker or kind that differs.
"""

import argparse
import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.wiring import Models
from config.settings import settings
from quality.attribution_corpus import Piece, pieces
from quality.attribution_scoring import GROUPS, OVERLAPS, Score, Tally, add, pairs, same_head
from retrieval.attribution.ledger import read
from retrieval.statement import Kind


def main() -> None:
    """Read the arguments, read the pieces, print."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--only", default="")
    given = arguments.parse_args()
    parser = Models(settings()).parser

    @cache
    def head(phrase: str) -> str:
        (tree,) = parser.parse([phrase])
        return next((token.text for token in tree.tokens if token.head == token.place), phrase)

    score = Score()
    for piece in pieces(given.folder):
        if not piece.name.startswith(given.only):
            continue
        found = read(piece.article, parser).statements
        add(score, piece.article, piece.labels, found, head)
        if given.errors:
            _errors(piece, found, head)
    _print(score)


def _errors(piece: Piece, found, head) -> None:
    """What was missed, what no label knows, and in what the others differ."""
    both, missed, extra = _paired(piece.labels, [one for one in found if one.kind is not Kind.NARRATION])
    _say(f"== {piece.name}")
    for label, one in both:
        wrong = [name for name, right in _differences(piece.article, label, one, head) if not right]
        if wrong:
            _say(
                f"  {'+'.join(wrong)}\n     gold  {_told(piece.article, label)}\n     found {_told(piece.article, one)}"
            )
    for label in missed:
        _say(f"  MISSED {_told(piece.article, label)}")
    for one in extra:
        _say(f"  EXTRA  {_told(piece.article, one)}")


def _paired(gold, said):
    """Labels with statements: by content, then by any words in common, then by touching cues; and what is left."""
    both = pairs([one for one in gold if one.content], [one for one in said if one.content], OVERLAPS[1])
    free_gold = [one for one in gold if one not in [label for label, _ in both]]
    free_said = [one for one in said if one not in [one for _, one in both]]
    both += pairs(free_gold, free_said, 0.01)
    missed = [one for one in gold if one not in [label for label, _ in both]]
    extra = [one for one in said if one not in [one for _, one in both]]
    for label in list(missed):
        near = [one for one in extra if label.cue and one.cue and _touch(label.cue, one.cue.span)]
        if near:
            both.append((label, near[0]))
            missed.remove(label)
            extra.remove(near[0])
    return both, missed, extra


def _touch(one, other) -> bool:
    return one.start < other.end and other.start < one.end


def _differences(article, label, one, head):
    means = one.speaker and (one.speaker.resolved.span if one.speaker.resolved else one.speaker.span)
    whom = not (label.resolved and means) or head(article.quote(label.resolved[0])) == head(article.quote(means))
    return (
        ("kind", label.kind == one.kind),
        ("speaker", same_head(article, label.speaker, one, head)),
        ("exact", label.speaker == (one.speaker.span if one.speaker else None)),
        ("content", bool(pairs([label], [one], OVERLAPS[1])) or not (label.content or one.content)),
        ("whom", whom),
    )


def _told(article, one) -> str:
    speaker = getattr(one.speaker, "span", one.speaker)
    cue = getattr(one.cue, "span", one.cue)
    words = " | ".join(_short(article.quote(span)) for span in one.content)
    return (
        f"{one.kind} · {article.quote(speaker) if speaker else None} · {article.quote(cue) if cue else None} · {words}"
    )


def _short(words: str) -> str:
    return words if len(words) < 90 else f"{words[:44]} … {words[-40:]}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _print(score: Score) -> None:
    for name in GROUPS:
        for least in OVERLAPS:
            _line(f"{name}, overlap {least}", score.spans[name, least])
    _line("declined", score.declined)
    for name in ("speaker_exact", "speaker_head", "kind", "refuser", "resolved"):
        values = getattr(score, name)
        _say(f"{name:34} {sum(values)}/{len(values)} = {sum(values) / max(len(values), 1):.3f}")
    _say(f"{'quoted words to the right speaker':34} {score.quoted_right / max(score.quoted, 1):.3f}")


def _line(name: str, tally: Tally) -> None:
    _say(f"{name:34} P {tally.precision:.3f} R {tally.recall:.3f} F1 {tally.f1:.3f} ({tally.matched} of {tally.gold})")


if __name__ == "__main__":
    main()
