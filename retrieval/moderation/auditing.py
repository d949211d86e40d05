"""What the record tells: found again, counted, asked again, proved, and handed out."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from retrieval.answer import Answered, Asked, Closest, Outcome, Posting
from retrieval.article import Article
from retrieval.library import Library
from retrieval.moderation.cases import Case
from retrieval.moderation.chain import Head
from retrieval.moderation.figures import Gap, Week, gaps, weeks
from retrieval.moderation.ports import CaseStore, CitedPassage, Page, Record, Wanted
from retrieval.moderation.proof import Proof, proof
from retrieval.people import ERASED
from retrieval.ports import Clock
from retrieval.replay import Replay, Replays
from retrieval.withholding import unlocked

GAP_DAYS: Final = 90
"""Days of questions that are grouped: older ones were about other news."""

HEAD_AT: Final = time(0, 5, tzinfo=UTC)
"""When a day's head is told: after the day, and beside the full hour at which much is done elsewhere."""

_TEXTS: Final = 50
"""Articles held at once while the record is handed out: a text may have two million characters."""

Json = dict[str, Any]


class Form(StrEnum):
    """What the record is written as."""

    CSV = "csv"
    JSONL = "jsonl"


class Auditing:
    """All methods may be called from any thread. Everything is an owner's."""

    def __init__(self, *, library: Library, record: Record, cases: CaseStore, now: Clock) -> None:
        self._library = library
        self._record = record
        self._cases = cases
        self._now = now

    def keeps(self, owner: str) -> bool:
        """Whether there is anything of the owner's."""
        return owner in self._record.owners() or bool(self._library.listed(owner))

    def search(self, owner: str, wanted: Wanted, count: int, skip: int = 0) -> Page:
        """See `Record.search`."""
        return self._record.search(owner, wanted, count, skip)

    def rows(self, owner: str, found: Sequence[Asked]) -> list[Json]:
        """Answers as plain values, each with where it was shown and its case; see `exported`."""
        shown = self._record.shown(owner, [one.id for one in found])
        articles = {one: self._library.cited(owner, one) for one in {each.article_id for each in found}}
        return [
            exported(one, articles[one.article_id], shown.get(one.id, ()), self._cases.about(owner, one.id))
            for one in found
        ]

    def speakers(self, owner: str, part: str, most: int) -> list[str]:
        """See `Record.speakers`."""
        return self._record.speakers(owner, part, most)

    def removed(self, owner: str) -> Mapping[str, str | None]:
        """See `Record.removed`."""
        return self._record.removed(owner)

    def cited(self, owner: str, article_id: str) -> list[CitedPassage]:
        """See `Record.cited`."""
        return self._record.cited(owner, article_id)

    def weeks(self, owner: str, count: int) -> tuple[Week, ...]:
        """The last weeks, the latest first."""
        today = self._now().date()
        return weeks(self._record.days(owner, today - timedelta(weeks=count)), today, count)

    def gaps(self, owner: str, most: int, article_id: str | None = None) -> tuple[Gap, ...]:
        """What was asked in vain in the last `GAP_DAYS`, by the words that questions share."""
        since = self._now().date() - timedelta(days=GAP_DAYS)
        return gaps(self._record.unanswered(owner, since, article_id), most)

    def replayed(self, owner: str, answer_id: str) -> Replay:
        """See `Library.replay`."""
        return self._library.replay(owner, answer_id)

    def replays(
        self, owner: str, article_id: str, most: int, progress: Callable[[int, int], None] = lambda _, __: None
    ) -> Replays:
        """The latest questions about an article and its earlier versions, each wording once, asked of it now.

        `progress`: done, of how many. Raises `ArticleLocked`.
        """
        unlocked(self._library.rules(owner), [article_id])
        about = [article_id, *self._earlier(owner, article_id)]
        asked = [one for each in about for one in self._record.search(owner, Wanted(article=each), most * 4).found]
        fresh: dict[str, Asked] = {}
        for one in sorted(asked, key=lambda one: one.when, reverse=True):
            if one.question.asked_by != ERASED:
                fresh.setdefault(one.question.text.casefold(), one)
        chosen = list(fresh.values())[:most]
        found = []
        for done, one in enumerate(chosen, 1):
            found.append(self._library.replay(owner, one.id, article_id))
            progress(done, len(chosen))
        return Replays(tuple(found), sum(one.question.asked_by == ERASED for one in asked))

    def _earlier(self, owner: str, article_id: str) -> list[str]:
        """The texts that its addresses had before, each once, the oldest first."""
        chain = self._library.versions(owner, article_id)
        last = max((place for place, one in enumerate(chain) if one.article == article_id), default=0)
        return [one for one in dict.fromkeys(each.article for each in chain[:last]) if one != article_id]

    def head(self, owner: str) -> Head:
        """The last entry of the owner's chain, to be kept elsewhere."""
        return self._record.head(owner)

    def head_due(self, owner: str) -> Head | None:
        """The head, where it is to be told elsewhere: once a day, from `HEAD_AT` on, if anything was added since."""
        now, told, head = self._now().astimezone(UTC), self._record.head_told(owner), self._record.head(owner)
        due = datetime.combine(now.date(), HEAD_AT)
        since = due if due <= now else due - timedelta(days=1)
        known = told is not None and (told[0] == head or told[1] >= since)
        return None if known or head.number == 0 else head

    def head_told(self, owner: str, head: Head) -> None:
        """That head was told now."""
        self._record.tell_head(owner, head, self._now())

    def verify(self, owner: str, known: Head | None = None, progress: Callable[[int], None] = lambda _: None) -> Proof:
        """Go through the owner's record; see `proof`."""
        return proof(owner, self._record.entries(owner), self._record.unchained(owner), known, progress)

    def export(self, owner: str, wanted: Wanted, form: Form) -> Iterator[bytes]:
        """All that fits, oldest first, a row at a time; of CSV the first is the line of names."""
        cases = {one.answer: one for one in self._cases.listed(owner)}
        articles: dict[str, Article] = {}
        if form is Form.CSV:
            yield _csv([_COLUMNS])
        for some in self._record.every(owner, wanted):
            shown = self._record.shown(owner, [one.id for one in some])
            for one in some:
                if one.article_id not in articles:
                    if len(articles) >= _TEXTS:
                        articles.clear()
                    articles[one.article_id] = self._library.cited(owner, one.article_id)
                row = exported(one, articles[one.article_id], shown.get(one.id, ()), cases.get(one.id))
                if form is Form.JSONL:
                    yield f"{json.dumps(row, ensure_ascii=False)}\n".encode()
                else:
                    yield _csv([[_cell(row[name]) for name in _COLUMNS]])


def exported(asked: Asked, article: Article, shown: Sequence[Posting], case: Case | None) -> Json:
    """An answer as plain values."""
    cited = asked.answer.citations
    return {
        "id": asked.id,
        "asked": asked.when.isoformat(),
        "room": asked.question.room.name,
        "asked_by": asked.question.asked_by,
        "question": asked.question.text,
        "outcome": outcome_named(asked.answer.outcome),
        "confidence": round(asked.answer.confidence, 4),
        "article": asked.article_id,
        "title": article.title,
        "paragraphs": [one.paragraph for one in cited],
        "passages": [article.quote(one.span) for one in cited],
        "spans": [[one.span.start, one.span.end] for one in cited],
        "links": [one.link for one in shown if one.link],
        "models": dict(asked.models),
        "policy": asked.policy,
        "case": case.number if case else None,
        "verdict": case.verdict.value if case and case.verdict else None,
        "standing": case.standing.value if case else None,
    }


_COLUMNS: Final = [
    *("id", "asked", "room", "asked_by", "question", "outcome", "confidence", "article", "title"),
    *("paragraphs", "passages", "spans", "links", "models", "policy", "case", "verdict", "standing"),
]


def outcome_named(outcome: Outcome) -> str:
    """As the journal names it."""
    match outcome:
        case Answered():
            return "answered"
        case Closest():
            return "closest"
        case _:
            return "not_in_article"


def _cell(value: Any) -> Any:
    """What a spreadsheet takes: lists as JSON, and no text that it would run as a formula."""
    if isinstance(value, list | Mapping):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _csv(rows: Sequence[Sequence[Any]]) -> bytes:
    held = io.StringIO()
    csv.writer(held).writerows(rows)
    return held.getvalue().encode()
