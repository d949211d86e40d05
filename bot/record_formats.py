"""The JSON of the record and of cases; docs/formats.md and docs/schemas describe it."""

from collections.abc import Sequence

from bot import formats
from bot.formats import Json
from retrieval.answer import Asked, Candidate, Posting
from retrieval.article import Article
from retrieval.moderation.cases import Case, Event, Verdict
from retrieval.moderation.explained import is_cited, rule_of, second
from retrieval.moderation.figures import Gap, Week
from retrieval.moderation.gold import Golds, Score, Scored, Tally
from retrieval.moderation.ports import CitedPassage
from retrieval.moderation.proof import Proof
from retrieval.policy import Policy
from retrieval.replay import Replays


def found(rows: Sequence[Json], of: int, skip: int) -> Json:
    """Some of the answers that fit, newest first."""
    return {"answers": list(rows), "of": of, "skip": skip}


def explained(asked: Asked, article: Article, postings: Sequence[Posting], case: Case | None, policy: Policy) -> Json:
    """An answer with all that led to it; `policy` is the one in force."""
    in_force = asked.policy == policy.fingerprint
    after = second(asked.answer)
    return {
        "result": formats.result_of(asked, article),
        "asked": asked.when.isoformat(),
        "asked_by": asked.question.asked_by,
        "room": asked.question.room.name,
        "rule": rule_of(asked.answer).value,
        "threshold": policy.answered_at if in_force else None,
        "candidates": [_candidate(asked, article, one) for one in asked.answer.candidates],
        "second": None if after is None else _place(after),
        "models": dict(asked.models),
        "policy": asked.policy,
        "policy_in_force": in_force,
        "postings": [{"when": one.when.isoformat(), "link": one.link, "private": one.private} for one in postings],
        "case": case_of(case) if case else None,
    }


def case_of(case: Case) -> Json:
    """A case with its history."""
    return {
        "number": case.number,
        "answer": case.answer,
        "open": case.is_open,
        "verdict": case.verdict.value if case.verdict else None,
        "reporters": len(case.reporters()),
        "standing": case.standing.value,
        "because": case.because,
        "replacement": list(case.replacement),
        "rewritten": case.question,
        "events": [_event(one) for one in case.events],
    }


def cases_of(cases: Sequence[Case]) -> Json:
    """Cases, newest first."""
    return {"cases": [case_of(one) for one in cases]}


def heat(article: Article, cited: Sequence[CitedPassage]) -> Json:
    """An article's paragraphs, and how often their passages were cited."""
    by_number = {one.number: [each for each in cited if each.paragraph == one.number] for one in article.paragraphs}
    return {
        "article": formats.named(article),
        "paragraphs": [
            {
                "n": one.number,
                "text": article.quote(one.span),
                "times": sum(each.times for each in by_number[one.number]),
                "verdicts": _verdicts([pair for each in by_number[one.number] for pair in each.verdicts]),
                "passages": [_passage(article, each) for each in by_number[one.number]],
            }
            for one in article.paragraphs
        ],
    }


def weeks(some: Sequence[Week]) -> Json:
    """Figures by week, the latest first."""
    return {
        "weeks": [
            {
                "monday": str(one.monday),
                "questions": one.questions,
                "answered": one.answered,
                "closest": one.closest,
                "not_in_article": one.none,
                "reports": one.reports,
                "judged": one.judged,
                "correct": one.correct,
                "reports_judged": one.settled,
                "reports_upheld": one.upheld,
            }
            for one in some
        ]
    }


def gaps(some: Sequence[Gap]) -> Json:
    """Questions asked in vain, by the words that they share."""
    return {
        "gaps": [
            {
                "words": list(one.words),
                "questions": [
                    {
                        "answer": each.answer,
                        "question": each.question,
                        "article": each.article,
                        "asked": each.when.isoformat(),
                    }
                    for each in one.questions
                ],
            }
            for one in some
        ]
    }


def proved(owner: str, done: Proof) -> Json:
    """Whether the record holds."""
    return {
        "owner": owner,
        "holds": done.holds,
        "head": str(done.head),
        "entries": done.entries,
        "answers": done.answers,
        "quotations": done.quotations,
        "identical": done.identical,
        "erased": done.erased,
        "faults": [{"fault": one.fault.value, "number": one.number, "subject": one.subject} for one in done.faults],
    }


def replays(article: Article, asked: Replays) -> Json:
    """Old answers beside those given now."""
    return {
        "article": formats.named(article),
        "changed": sum(bool(one.differences) for one in asked.done),
        "erased": asked.erased,
        "replays": [formats.replayed(one, article) for one in asked.done],
    }


def questions(golds: Golds) -> Json:
    """A line of a question file, in the form of a batch; it begins with no number of a format, being input."""
    return {
        "id": golds.article.id,
        "title": golds.article.title,
        "url": golds.article.url,
        "paragraphs": list(golds.paragraphs),
        "questions": [one.question for one in golds.questions],
        "gold": [list(one.gold) for one in golds.questions],
        "cases": [one.case for one in golds.questions],
    }


def scored(result: Json, gold: Sequence[str], worth: Scored) -> Json:
    """A result of a batch beside its gold."""
    kept = {name: result[name] for name in ("id", "n", "question", "outcome", "confidence")}
    cited = [one["id"] for one in result["citations"]]
    return {**kept, "gold": list(gold), "cited": cited, "score": worth.score.value, "whole": worth.whole}


def tallied(tally: Tally, bad: int) -> Json:
    """The last line of a run held against gold."""
    scores = {one.value: tally.scores[one] for one in Score}
    return {"summary": {"questions": tally.scores.total(), **scores, "whole": tally.whole, "faults": bad}}


def _candidate(asked: Asked, article: Article, one: Candidate) -> Json:
    paragraph = one.sentence.paragraph
    start, end = article.within_paragraph(paragraph, one.sentence.span)
    return {
        "passage": _place(one),
        "paragraph": paragraph,
        "start": start,
        "end": end,
        "quote": article.quote(one.sentence.span),
        "paragraph_rank": one.paragraph_rank,
        "sentence_rank": one.sentence_rank,
        "coverage": one.coverage,
        "cosine": one.cosine,
        "logit": one.logit,
        "score": one.score,
        "cited": is_cited(asked.answer, one),
    }


def _place(one: Candidate) -> str:
    return f"p{one.sentence.paragraph}s{one.sentence.number}"


def _event(one: Event) -> Json:
    return {
        "deed": one.deed.value,
        "when": one.when.isoformat(),
        "by": one.by,
        "value": one.value,
        "words": one.words,
    }


def _passage(article: Article, one: CitedPassage) -> Json:
    start = article.paragraph(one.paragraph).span.start
    return {
        "start": one.first - start,
        "end": one.after - start,
        "quote": article.text[one.first : one.after],
        "times": one.times,
        "last": one.last.isoformat(),
        "verdicts": _verdicts(one.verdicts),
    }


def _verdicts(found: Sequence[tuple[Verdict, int]]) -> Json:
    total: dict[str, int] = {}
    for verdict, number in found:
        total[verdict.value] = total.get(verdict.value, 0) + number
    return dict(sorted(total.items()))
