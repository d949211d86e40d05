"""Measures answers on labelled questions: `python tests/quality/measure.py QUESTIONS.jsonl|FOLDER …`.

A file is a question-answering set (see `questions.foreign`), a folder holds articles of ours. For each set Pullquote's
figures stand beside two bare ones: the reranker over all sentences, and the embedder with FAISS over all sentences.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.wiring import Models
from config.settings import settings
from quality.questions import Set, foreign, own
from quality.scoring import Figures, asked, figures, overlaps
from retrieval.reader import Reader
from retrieval.segment import article_from_paragraphs
from retrieval.shelf import Shelf

Order = Callable[[Reader, Shelf, str], Sequence[int]]


def main(names: Sequence[str]) -> None:
    """Print a table a set: all articles, and the odd ones, on which nothing was fitted."""
    reader = Models(settings()).reader()
    by_language: defaultdict[str, list[Set]] = defaultdict(list)
    for name in names:
        for one in own(Path(name)) if Path(name).is_dir() else foreign(Path(name)):
            by_language[f"{Path(name).name} {one.language}" if Path(name).is_dir() else one.language].append(one)
    for language, sets in by_language.items():
        scored = asked(reader, sets, gold_removed=True)
        _print(language, figures(scored))
        odd = {one.id for one in sets[1::2]}
        _print("  odd articles", figures([one for one in scored if one.article in odd]))
        plain = [one for one in scored if one.question.plain]
        if 0 < len(plain) < len(scored):
            _print("  plain questions", figures(plain))
        for label, order in (("  reranker alone", by_reranker), ("  embedder alone", by_embedder)):
            at_1, at_3 = bare(reader, sets, order)
            say(f"{label:28} hit@1 {at_1:.3f}  hit@3 {at_3:.3f}")


def by_reranker(reader: Reader, shelf: Shelf, question: str) -> Sequence[int]:
    """All sentences by their logit alone."""
    logits = reader.reranker.logits(question, shelf.quotes(shelf.sentences))
    return sorted(range(len(logits)), key=lambda place: -logits[place])


def by_embedder(reader: Reader, shelf: Shelf, question: str) -> Sequence[int]:
    """All sentences by their cosine alone, from FAISS."""
    assert reader.embedder
    assert shelf.dense
    hits = shelf.dense.index.nearest(reader.embedder.embed([question])[0], len(shelf.dense.rows))
    places = (shelf.dense.rows[row].sentence for row, _ in hits)
    return [place for place in places if place is not None]


def bare(reader: Reader, sets: Iterable[Set], order: Order) -> tuple[float, float]:
    """hit@1 and hit@3 of a ranking of all sentences."""
    hits = []
    for one in sets:
        article = article_from_paragraphs(one.paragraphs)
        shelf, _ = reader.shelve(article)
        for question in (labelled for labelled in one.questions if labelled.gold):
            first = [_as_cited(shelf, place) for place in order(reader, shelf, question.text)[:3]]
            right = [any(overlaps(cited, gold) for gold in question.gold) for cited in first]
            hits.append((right[0], any(right)))
    return mean(hit for hit, _ in hits), mean(hit for _, hit in hits)


def _as_cited(shelf: Shelf, place: int) -> dict:
    sentence = shelf.sentences[place]
    start, end = shelf.article.within_paragraph(sentence.paragraph, sentence.span)
    return {"paragraph": sentence.paragraph, "start": start, "end": end}


def _print(label: str, found: Figures) -> None:
    false = "  ".join(f"false ({kind}) {share:.3f}" for kind, share in found.false.items())
    say(
        f"{label:28} hit@1 {found.hit_at_1:.3f}  hit@3 {found.hit_at_3:.3f}  missed {found.missed:.3f}  {false}"
        f"  precision {found.precision:.3f}  recall {found.recall:.3f}  verbatim faults {found.verbatim_faults}"
        f"  n {found.questions}  ms {found.ms_median:.0f}/{found.ms_p95:.0f}"
    )


def say(line: str) -> None:
    """A line, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
