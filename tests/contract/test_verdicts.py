"""What `retrieval.moderation.ports.Record` promises of verdicts and of heads, on the fakes and on the database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fakes.databases import CONSOLE, ICE, NOON, WHY, add, url_of
from fakes.moderation import MemoryCases, MemoryRecord
from fakes.store import MemoryArticles, MemoryJournal
from retrieval.adapters.store.cases import SqlCases
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.record import SqlRecord
from retrieval.answer import Answer, Answered, Citation
from retrieval.article import Span
from retrieval.moderation.cases import Deed, Event, Reason, Verdict
from retrieval.moderation.chain import Head
from retrieval.moderation.ports import Day, Wanted
from retrieval.ports import Opening

OWNER = CONSOLE.owner
CITES = Answer(Answered((Citation("p1s1", 1, Span(0, 4), 1.0),), 1), 0.9, (), ())
ICY = replace(WHY, id="icy0000000", answer=CITES)
FIRST, NEXT = NOON.date(), NOON.date() + timedelta(days=7)


@pytest.fixture(params=["memory", "sqlite"])
def kept(request, tmp_path):
    """Two answers about one article, of which one cites it: the record, and the cases."""
    if request.param == "memory":
        articles, journal = MemoryArticles(), MemoryJournal()
        articles.add(OWNER, ICE, (), None, None, opening=Opening("console"), when=NOON)
        for one in (WHY, ICY):
            journal.record(one)
        cases = MemoryCases(journal)
        yield MemoryRecord(articles, journal, cases), cases
        return
    with Database(url_of(tmp_path / "library.db")) as database:
        add(database, ICE)
        for one in (WHY, ICY):
            SqlJournal(database).record(one)
        yield SqlRecord(database), SqlCases(database)


def event(deed, value=None, *, by="person:mod", days=0):
    return Event(deed, NOON + timedelta(days=days), by, value)


def report(by, days=0):
    return event(Deed.REPORTED, Reason.OTHER.value, by=by, days=days)


def verdict(found, days=0):
    return event(Deed.JUDGED, found.value, days=days)


def seen(record):
    """What stands as found: by day, of the passage, and of what a search for each verdict finds."""
    days = {one.day: one for one in record.days(OWNER, date(2026, 1, 1))}
    (passage,) = record.cited(OWNER, ICE.id)
    found = {one: [asked.id for asked in record.search(OWNER, Wanted(verdict=one), 9).found] for one in Verdict}
    return days, passage.verdicts, {one: ids for one, ids in found.items() if ids}


def test_of_several_verdicts_on_one_case_the_last_counts_on_its_day(kept):
    record, cases = kept
    for one in (report("person:ann"), report("person:bob"), verdict(Verdict.PASSAGE), verdict(Verdict.CORRECT, 7)):
        cases.add(OWNER, ICY.id, one)
    days, passage, found = seen(record)
    assert days[FIRST] == Day(FIRST, (("answered", 1), ("not_in_article", 1)), 2)
    assert days[NEXT] == Day(NEXT, (), 0, ((Verdict.CORRECT, 1),), settled=2, upheld=0)
    assert (passage, found) == (((Verdict.CORRECT, 1),), {Verdict.CORRECT: [ICY.id]})


@pytest.mark.parametrize("again", [report("person:bob", 7), event(Deed.REOPENED, days=7)])
def test_no_verdict_counts_while_a_case_is_open_again(kept, again):
    record, cases = kept
    for one in (report("person:ann"), verdict(Verdict.CORRECT), again):
        cases.add(OWNER, ICY.id, one)
    days, passage, found = seen(record)
    assert [(one.verdicts, one.settled, one.upheld) for one in days.values()] == [((), 0, 0)] * len(days)
    assert (passage, found) == ((), {})
    cases.add(OWNER, ICY.id, verdict(Verdict.SPEAKER, 7))
    days, passage, found = seen(record)
    reports = 1 + (again.deed is Deed.REPORTED)
    assert (days[NEXT].verdicts, days[NEXT].settled, days[NEXT].upheld) == (((Verdict.SPEAKER, 1),), reports, reports)
    assert (passage, found) == (((Verdict.SPEAKER, 1),), {Verdict.SPEAKER: [ICY.id]})


def test_reports_are_upheld_in_cases_that_were_not_found_correct(kept):
    record, cases = kept
    for answer, found in ((ICY, Verdict.CORRECT), (WHY, Verdict.ABSTAIN)):
        cases.add(OWNER, answer.id, report("person:ann"))
        cases.add(OWNER, answer.id, verdict(found))
    cases.add(OWNER, ICY.id, event(Deed.NOTED))
    (day,) = seen(record)[0].values()
    assert day.verdicts == ((Verdict.CORRECT, 1), (Verdict.ABSTAIN, 1))
    assert (day.reports, day.settled, day.upheld) == (2, 2, 1)


def test_the_head_that_was_last_told_is_known(kept):
    record, _ = kept
    assert record.head_told(OWNER) is None
    for number, when in ((1, NOON), (2, NOON + timedelta(days=1))):
        record.tell_head(OWNER, Head(number, "a" * 64), when)
        assert record.head_told(OWNER) == (Head(number, "a" * 64), when)
    assert record.head_told("server:9") is None


def test_days_before_the_first_wanted_are_left_out(kept):
    record, cases = kept
    cases.add(OWNER, ICY.id, report("person:ann"))
    cases.add(OWNER, ICY.id, verdict(Verdict.CORRECT))
    assert record.days(OWNER, NEXT) == []
