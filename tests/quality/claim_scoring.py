"""Labelled claims beside the verdicts that they get."""

import json
from collections import Counter
from pathlib import Path

from retrieval.segment import article_from_text
from retrieval.shelf import shelved
from retrieval.verifying import Verdict, verified

HERE = Path(__file__).resolve().parent
SAMPLES, MISQUOTED, OTHERS = "claims.jsonl", "claims.second.jsonl", "claims.third.jsonl"
"""Claims about the samples; about articles that were written to be misquoted; and about some that were not."""
ARTICLES = {SAMPLES: HERE.parents[1] / "bot" / "samples", MISQUOTED: HERE / "claimed", OTHERS: HERE / "heldout"}
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
    "paraphrase": Verdict.ABSENT,
}
"""The verdict for each kind of claim."""


def shelves(claims=SAMPLES):
    """The articles, without who speaks in them: the check is of words alone."""
    return {
        file.stem: shelved(article_from_text(file.read_text(encoding="utf-8")))
        for file in ARTICLES[claims].glob("*.txt")
    }


def labelled(claims=SAMPLES):
    return [json.loads(line) for line in (HERE / claims).read_text(encoding="utf-8").splitlines()]


def confusion(claims=SAMPLES):
    """How often each kind of claim got each verdict, and the claims that got a wrong one."""
    table, wrong = Counter(), []
    among = shelves(claims)
    for one in labelled(claims):
        found = verified(among[one["article"]], one["claim"])
        told = "negation" if found.negation else "respelt" if found.respelt else found.verdict.value
        table[one["kind"], found.verdict.value] += 1
        right = found.verdict is EXPECTED[one["kind"]]
        if not right or (one["kind"] == "negation" and not found.negation):
            wrong.append((one["kind"], told, one["claim"]))
    return table, wrong
