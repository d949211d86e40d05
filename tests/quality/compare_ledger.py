"""What the ledger changes: `python tests/quality/compare_ledger.py QUESTIONS.jsonl|FOLDER …`.

Every question is asked with the ledger and without. It is right where the article answers and a shown passage overlaps
a labelled one, or where the article does not and no answer is given. Printed are the questions that only one of the two
has right.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.wiring import Models
from config.settings import settings
from quality.questions import Labelled, foreign, own
from quality.scoring import overlaps
from retrieval.answer import Answer, Answered
from retrieval.article import Article
from retrieval.segment import article_from_paragraphs


def main(names: Sequence[str]) -> None:
    """A line a question that differs, and the counts of each set."""
    reader = Models(settings()).reader()
    bare = replace(reader, parser=None)
    for name in names:
        better, worse, count, spoken = 0, 0, 0, 0
        for one in own(Path(name)) if Path(name).is_dir() else foreign(Path(name)):
            article = article_from_paragraphs(one.paragraphs, title=one.title)
            shelf, _ = reader.shelve(article)
            plain = replace(shelf, ledger=None)
            for question in one.questions:
                with_it, without = reader.answer(shelf, question.text), bare.answer(plain, question.text)
                now, before = is_right(article, question, with_it), is_right(article, question, without)
                count, spoken = count + 1, spoken + (with_it.stages != without.stages)
                better, worse = better + (now > before), worse + (before > now)
                if now != before:
                    _say(f"{'BETTER' if now else 'WORSE '} {one.id} · {question.text} · {list(with_it.notes)}")
        _say(f"{name}: {count} questions, {spoken} by the ledger; right only with it {better}, only without it {worse}")


def is_right(article: Article, question: Labelled, answer: Answer) -> bool:
    """Whether an answer is what the label wants."""
    if not question.gold:
        return not isinstance(answer.outcome, Answered)
    if not isinstance(answer.outcome, Answered):
        return False
    return any(overlaps(_placed(article, one), gold) for one in answer.citations for gold in question.gold)


def _placed(article: Article, citation) -> dict:
    start, end = article.within_paragraph(citation.paragraph, citation.span)
    return {"paragraph": citation.paragraph, "start": start, "end": end}


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
