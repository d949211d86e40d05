"""Quotations given to whom the article gives them, and to a stranger: `python tests/quality/measure_crediting.py`."""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot import wiring
from bot.sources import article_from
from config.settings import settings
from quality.claim_scoring import ARTICLES
from retrieval.finding import check
from retrieval.statement import Kind

RIGHT = ("“{words},” said {name}.", "{name} said: “{words}”", "“{words}” — {name}", "According to {name}, “{words}”")
STRANGER = "Barnaby Quist"
SHORTEST = 4


def quotations(shelf):
    """Each quoted piece of the article, and the fullest name of whoever says it."""
    article = shelf.article
    for one in shelf.ledger.statements:
        if one.kind in {Kind.DIRECT, Kind.MIXED} and one.speaker is not None:
            means = one.speaker.resolved or one.speaker
            for piece in one.content:
                words = article.quote(piece).strip(",.")
                if len(words.split()) >= SHORTEST and not set(words) & set('“”"'):
                    yield words, article.quote(means.span)


def main():
    reader, counted = wiring.Models(settings()).early_reader(), Counter()
    for file in sorted(file for folder in ARTICLES.values() for file in folder.glob("*.txt")):
        shelf, _ = reader.shelve(article_from(str(file)))
        for words, name in quotations(shelf):
            for shape in RIGHT:
                (found, *_) = check([shelf], [shape.format(words=words, name=name)])
                counted["right, told", found.credited is not None] += 1
            (found, *_) = check([shelf], [RIGHT[0].format(words=words, name=STRANGER)])
            counted["wrong, told", found.credited is not None] += 1
    for what in ("right, told", "wrong, told"):
        sys.stdout.write(f"{what}: {counted[what, True]} of {counted[what, True] + counted[what, False]}\n")


if __name__ == "__main__":
    main()
