"""A whole library on fakes: nothing in it reads a file, a clock or a model."""

from datetime import UTC, datetime, timedelta
from itertools import count

from bot.marks import unmarked
from fakes.erasures import MemoryErasures
from fakes.models import BagOfWords, ExactIndex, WordOverlap
from fakes.moderation import MemoryCases, MemoryRecord
from fakes.people import MemoryPeople
from fakes.store import MemoryArticles, MemoryDrafts, MemoryJournal, MemoryRulebook
from retrieval.answer import Room
from retrieval.gate import Gate
from retrieval.library import Library
from retrieval.moderation.auditing import Auditing
from retrieval.moderation.moderation import Moderation
from retrieval.policy import Policy, Reading
from retrieval.ports import unheard
from retrieval.privacy import Privacy
from retrieval.quota import UNLIMITED, Allowance
from retrieval.reader import Reader
from retrieval.stewardship import Stewardship

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)

CONSOLE = Room("console", "console")

BY_LOGIT = Reading(rank_dense=0.0, rank_words=0.0, intercept=0.0, logit=1.0, coverage=0.0)
POLICY = Policy(english=BY_LOGIT, latin=BY_LOGIT, other=BY_LOGIT, answered_at=0.7, margin=4.0, closest_at=0.1)
"""The reranker alone decides, in every language."""


class Counting(BagOfWords):
    """A `BagOfWords` that counts the texts it embedded, and has the questions among them in their batches."""

    def __init__(self):
        super().__init__()
        self.texts, self.batches = 0, []

    def embed(self, texts, progress=unheard):
        self.texts += len(texts)
        return super().embed(texts, progress)

    def questions(self, texts):
        self.batches.append(list(texts))
        return super().questions(texts)


class House:
    """A library on fakes. Its clock moves a minute a look, its stopwatch a quarter of a second; ids count up.

    `away` is how far the clock is ahead; names are kept for 30 days.
    """

    def __init__(self, *, early=False, articles=None, journal=None, parser=None, quota=UNLIMITED):
        self.articles, self.journal, self.embedder = (
            articles or MemoryArticles(),
            journal or MemoryJournal(),
            Counting(),
        )
        self.early, self.parser, self.quota = early, parser, quota
        self._looks = self._ticks = 0
        self._ids = map("a{:09}".format, count(1)).__next__
        self.drafts = MemoryDrafts()
        self.cases = MemoryCases(self.journal)
        self.record = MemoryRecord(self.articles, self.journal, self.cases)
        self.people = MemoryPeople(self.articles, self.journal, self.drafts, self.cases)
        self.away = timedelta()
        self.rulebook = MemoryRulebook()
        self.library = self.another()
        self.stewardship = Stewardship(
            library=self.library, articles=self.articles, rulebook=self.rulebook, now=self._now
        )
        self.gate = Gate(
            library=self.library,
            articles=self.articles,
            drafts=self.drafts,
            reader=self.reader,
            now=self._now,
            ids=map("d{:09}".format, count(1)).__next__,
        )
        self.moderation = Moderation(library=self.library, cases=self.cases, now=self._now)
        self.auditing = Auditing(library=self.library, record=self.record, cases=self.cases, now=self._now)
        self.erasures = MemoryErasures()
        self.privacy = Privacy(
            people=self.people,
            library=self.library,
            articles=self.articles,
            journal=self.journal,
            erasures=self.erasures,
            now=self._now,
            days=30,
        )

    def another(self):
        """A library of another process on the same store."""
        return Library(
            articles=self.articles,
            journal=self.journal,
            reader=self.reader,
            now=self._now,
            seconds=self._seconds,
            ids=self._ids,
            allowance=Allowance(self.quota, self.articles, self.drafts),
            rulebook=self.rulebook,
        )

    def reader(self):
        return Reader(WordOverlap(), None if self.early else self.embedder, self.parser, ExactIndex, POLICY, unmarked)

    def _now(self):
        self._looks += 1
        return NOON + timedelta(minutes=self._looks - 1) + self.away

    def _seconds(self):
        self._ticks += 1
        return 100 + self._ticks / 4
