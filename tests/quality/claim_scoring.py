"""Labelled claims beside the verdicts that they get."""

import json
from collections import Counter
from pathlib import Path

from retrieval.segment import article_from_text
from retrieval.shelf import shelved
from retrieval.verifying import Verdict, verified

CLAIMS = Path(__file__).parent / "claims.jsonl"
EXPECTED = {
    "identical": Verdict.IDENTICAL,
    "respelt": Verdict.IDENTICAL,
    "altered": Verdict.ALTERED,
    "negation": Verdict.ALTERED,
    "elided": Verdict.ELIDED,
    "inserted": Verdict.ALTERED,
    "cut": Verdict.CUT,
    "joined": Verdict.JOINED,
    "absent": Verdict.ABSENT,
}
"""The verdict for each kind of claim."""


def shelves():
    """The samples, without who speaks in them: the check is of words alone."""
    found = Path(__file__).resolve().parents[2] / "bot" / "samples"
    return {file.stem: shelved(article_from_text(file.read_text(encoding="utf-8"))) for file in found.glob("*.txt")}


def labelled():
    return [json.loads(line) for line in CLAIMS.read_text(encoding="utf-8").splitlines()]


def confusion(shelves):
    """How often each kind of claim got each verdict, and the claims that got a wrong one. `shelves` by sample."""
    table, wrong = Counter(), []
    for one in labelled():
        found = verified(shelves[one["article"]], one["claim"])
        told = "negation" if found.negation else "respelt" if found.respelt else found.verdict.value
        table[one["kind"], found.verdict.value] += 1
        right = found.verdict is EXPECTED[one["kind"]]
        if not right or (one["kind"] == "negation" and not found.negation):
            wrong.append((one["kind"], told, one["claim"]))
    return table, wrong
