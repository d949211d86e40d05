"""What `retrieval.moderation.ports.CaseStore` promises, on the fake and on the database."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from fakes.databases import CONSOLE, ICE, NOON, WHY, add, url_of
from fakes.moderation import MemoryCases
from fakes.store import MemoryJournal
from retrieval.adapters.store.cases import SqlCases
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.errors import UnknownEntry
from retrieval.moderation.cases import Deed, Event, Reason, Standing, Verdict
from retrieval.moderation.errors import CaseMoved
from retrieval.people import ERASED
from retrieval.unavailable import StoreUnavailable

OWNER = CONSOLE.owner
WHO = replace(WHY, id="who0000000")


@pytest.fixture(params=["memory", "sqlite"])
def cases(request, tmp_path):
    """Two answers about one article, and no case."""
    if request.param == "memory":
        journal = MemoryJournal()
        store = MemoryCases(journal)
        for one in (WHY, WHO):
            journal.record(one)
        yield store
        return
    with Database(url_of(tmp_path / "library.db")) as database:
        add(database, ICE)
        for one in (WHY, WHO):
            SqlJournal(database).record(one)
        yield SqlCases(database)


def event(deed, by="person:ann", value=None, words=None, minutes=0):
    return Event(deed, NOON + timedelta(minutes=minutes), by, value, words)


REPORT = event(Deed.REPORTED, value=Reason.PASSAGE.value, words="It is about ice.")
JUDGED = event(Deed.JUDGED, "person:mod", Verdict.PASSAGE.value, minutes=5)


def test_numbers_count_from_one_in_each_library_and_an_answer_has_one_case(cases):
    assert cases.add(OWNER, WHY.id, REPORT).number == 1
    assert cases.add(OWNER, WHO.id, REPORT).number == 2
    again = cases.add(OWNER, WHY.id, event(Deed.REPORTED, "person:bob", Reason.OTHER.value))
    assert (again.number, len(again.events), again.reporters()) == (1, 2, ("person:ann", "person:bob"))
    assert [one.number for one in cases.listed(OWNER)] == [2, 1]


def test_a_case_is_found_by_its_number_and_by_its_answer_as_it_was_kept(cases):
    kept = cases.add(OWNER, WHY.id, REPORT)
    assert cases.find(OWNER, 1) == cases.about(OWNER, WHY.id) == kept
    assert kept.events == (REPORT,)
    assert [cases.find(OWNER, 2), cases.about(OWNER, WHO.id), cases.about(OWNER, "é")] == [None] * 3


def test_cases_are_told_by_the_page_all_of_them_or_those_that_wait(cases):
    cases.add(OWNER, WHY.id, REPORT)
    cases.add(OWNER, WHO.id, REPORT)
    cases.add(OWNER, WHO.id, JUDGED)

    def page(*arguments, **conditions):
        found = cases.page(OWNER, *arguments, **conditions)
        return [one.number for one in found.found], found.of

    assert (page(1), page(1, 1), page(5, 2), page(0)) == (([2], 2), ([1], 2), ([], 2), ([], 2))
    assert (page(5, open_only=True), page(5, beginning="2"), page(5, beginning="%")) == (([1], 1), ([2], 1), ([], 0))
    cases.add(OWNER, WHO.id, event(Deed.REOPENED, "person:mod"))
    assert page(5, open_only=True) == ([2, 1], 2)
    assert cases.page(OWNER, 1).found == (cases.find(OWNER, 2),)
    assert cases.page("server:9", 5).of == 0


def test_what_another_library_has_is_not_there(cases):
    cases.add(OWNER, WHY.id, REPORT)
    assert cases.find("server:9", 1) is cases.about("server:9", WHY.id) is None
    assert cases.listed("server:9") == []
    with pytest.raises(UnknownEntry):
        cases.add("server:9", WHY.id, REPORT)


def test_a_case_that_has_moved_on_is_not_acted_upon(cases):
    seen = cases.add(OWNER, WHY.id, REPORT).seen
    judged = cases.add(OWNER, WHY.id, JUDGED, seen=seen)
    with pytest.raises(CaseMoved):
        cases.add(OWNER, WHY.id, event(Deed.RETRACTED), seen=seen)
    with pytest.raises(CaseMoved):
        cases.add(OWNER, WHO.id, JUDGED, seen=1)
    assert cases.find(OWNER, 1) == judged
    assert cases.find(OWNER, 2) is None


def test_a_judged_case_is_open_again_once_it_is_reported_again(cases):
    cases.add(OWNER, WHY.id, REPORT)
    judged = cases.add(OWNER, WHY.id, JUDGED)
    assert (judged.verdict, judged.is_open, judged.reported_by("person:ann")) == (Verdict.PASSAGE, False, False)
    again = cases.add(OWNER, WHY.id, event(Deed.REPORTED, value=Reason.OTHER.value))
    assert (again.verdict, again.is_open, again.reported_by("person:ann")) == (None, True, True)


def test_what_readers_see_is_what_was_done_last(cases):
    assert cases.add(OWNER, WHY.id, REPORT).standing is Standing.AS_GIVEN
    retracted = cases.add(OWNER, WHY.id, event(Deed.RETRACTED, words="It is another's."))
    assert (retracted.standing, retracted.because) == (Standing.RETRACTED, "It is another's.")
    replaced = cases.add(OWNER, WHY.id, event(Deed.REPLACED, value="p1s1,p2s3"))
    assert (replaced.standing, replaced.replacement) == (Standing.REPLACED, ("p1s1", "p2s3"))
    restored = cases.add(OWNER, WHY.id, event(Deed.RESTORED))
    assert (restored.standing, restored.replacement, restored.because) == (Standing.AS_GIVEN, (), None)


def test_open_cases_that_somebody_reported_are_counted(cases):
    cases.add(OWNER, WHY.id, REPORT)
    cases.add(OWNER, WHO.id, REPORT)
    assert (cases.waiting(OWNER, "person:ann"), cases.waiting(OWNER, "person:bob")) == (2, 0)
    cases.add(OWNER, WHO.id, JUDGED)
    assert cases.waiting(OWNER, "person:ann") == 1


def test_those_who_reported_are_to_be_told_of_what_moderators_did_until_they_were(cases):
    seen = cases.add(OWNER, WHY.id, REPORT).seen
    cases.add(OWNER, WHO.id, REPORT)
    assert cases.due(OWNER, "person:ann") == []
    judged = cases.add(OWNER, WHY.id, JUDGED, seen=seen)
    retracted = cases.add(OWNER, WHO.id, event(Deed.RETRACTED, "person:mod"))
    cases.add(OWNER, WHO.id, event(Deed.SHOWN, "pullquote"))
    assert cases.due("server:9", "person:ann") == cases.due(OWNER, "person:mod") == []
    assert [one.number for one in cases.due(OWNER, "person:ann")] == [1, 2]
    cases.told(OWNER, "person:bob", [judged, retracted])
    cases.told("server:9", "person:ann", [judged, retracted])
    assert [one.number for one in cases.due(OWNER, "person:ann")] == [1, 2]
    cases.told(OWNER, "person:ann", [judged])
    assert cases.due(OWNER, "person:ann") == [cases.find(OWNER, 2)]
    cases.told(OWNER, "person:ann", [retracted])
    assert cases.due(OWNER, "person:ann") == []


@pytest.mark.parametrize("deed", [Deed.RETRACTED, Deed.RESTORED, Deed.REPLACED])
def test_what_happens_while_somebody_is_being_told_stays_due(cases, deed):
    cases.add(OWNER, WHY.id, REPORT)
    judged = cases.add(OWNER, WHY.id, JUDGED)
    later = cases.add(OWNER, WHY.id, event(deed, "person:mod", "p1s1"))
    cases.told(OWNER, "person:ann", [judged])
    assert cases.due(OWNER, "person:ann") == [later]
    cases.told(OWNER, "person:ann", [later])
    assert cases.due(OWNER, "person:ann") == []


def test_cases_that_tell_of_somebody_are_found_by_what_they_asked_and_did(cases):
    cases.add(OWNER, WHY.id, REPORT)
    cases.add(OWNER, WHO.id, event(Deed.OPENED, "person:mod"))
    assert cases.touching("person:ann") == [(OWNER, 1)]
    assert cases.touching("person:mod") == [(OWNER, 2)]
    assert cases.touching(WHY.question.asked_by) == [(OWNER, 2), (OWNER, 1)]
    assert cases.touching("person:bob") == []


def test_whoever_did_it_is_not_told_nor_somebody_who_was_erased(cases):
    cases.add(OWNER, WHY.id, REPORT)
    cases.add(OWNER, WHY.id, event(Deed.REPORTED, ERASED, Reason.OTHER.value))
    cases.add(OWNER, WHY.id, event(Deed.REPORTED, "person:mod", Reason.OTHER.value))
    cases.add(OWNER, WHY.id, JUDGED)
    assert [len(cases.due(OWNER, one)) for one in ("person:ann", "person:mod", ERASED)] == [1, 0, 0]


def test_a_judged_case_waits_again_once_a_moderator_opens_it_again(cases):
    cases.add(OWNER, WHY.id, REPORT)
    cases.add(OWNER, WHY.id, JUDGED)
    again = cases.add(OWNER, WHY.id, event(Deed.REOPENED, "person:mod"))
    assert (again.verdict, again.is_open, again.reported_by("person:ann")) == (None, True, False)
    assert cases.add(OWNER, WHY.id, JUDGED).verdict is Verdict.PASSAGE


def test_a_verdict_and_who_is_to_hear_of_it_are_kept_together_or_not_at_all(tmp_path):
    with Database(url_of(tmp_path / "library.db")) as database:
        add(database, ICE)
        SqlJournal(database).record(WHY)
        cases = SqlCases(database)
        reported = cases.add(OWNER, WHY.id, REPORT)
        with database.writing() as connection:
            connection.execute(sa.text("ALTER TABLE notices RENAME TO elsewhere"))
        with pytest.raises(StoreUnavailable):
            cases.add(OWNER, WHY.id, JUDGED)
        assert cases.find(OWNER, 1) == reported
        with database.writing() as connection:
            connection.execute(sa.text("ALTER TABLE elsewhere RENAME TO notices"))
        assert cases.due(OWNER, "person:ann") == []
        cases.add(OWNER, WHY.id, JUDGED, seen=1)
        assert len(cases.due(OWNER, "person:ann")) == 1
