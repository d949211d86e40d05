"""What `retrieval.moderation.ports.CaseStore` promises, on the fake and on the database."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fakes.databases import CONSOLE, ICE, NOON, WHY, add, url_of
from fakes.moderation import MemoryCases
from fakes.store import MemoryJournal
from retrieval.adapters.store.cases import SqlCases
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.errors import UnknownEntry
from retrieval.moderation.cases import Deed, Event, Reason, Standing, Verdict
from retrieval.moderation.errors import CaseMoved

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


def test_somebody_is_told_of_each_case_once(cases):
    cases.tell(OWNER, ["person:ann", "person:bob"], 2)
    cases.tell(OWNER, ["person:ann"], 2)
    cases.tell(OWNER, ["person:ann"], 1)
    assert cases.told("server:9", "person:ann") == []
    assert cases.told(OWNER, "person:ann") == [1, 2]
    assert cases.told(OWNER, "person:ann") == []
    assert cases.told(OWNER, "person:bob") == [2]
