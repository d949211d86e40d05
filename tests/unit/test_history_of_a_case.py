"""What happened to a case: amended verdicts, and reports that open it again."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from retrieval.moderation.cases import Case, Deed, Event, Verdict

WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def case_of(deeds):
    return Case(1, "a", tuple(Event(one, WHEN, "p", Verdict.CONTEXT.value) for one in deeds))


def test_a_second_verdict_amends_and_a_report_of_a_judged_case_opens_it_again():
    deeds = [Deed.REPORTED, Deed.JUDGED, Deed.SHOWN, Deed.JUDGED, Deed.REPORTED, Deed.REPORTED, Deed.JUDGED]
    told = [(one.event.deed, one.amends, one.reopens) for one in case_of(deeds).history]
    assert told == [
        (Deed.REPORTED, False, False),
        (Deed.JUDGED, False, False),
        (Deed.JUDGED, True, False),
        (Deed.REPORTED, False, True),
        (Deed.REPORTED, False, False),
        (Deed.JUDGED, True, False),
    ]


@given(st.lists(st.sampled_from(list(Deed)), max_size=12))
def test_a_report_opens_again_what_was_closed_before_it(deeds):
    kept = [place for place, one in enumerate(deeds) if one is not Deed.SHOWN]
    for place, happened in zip(kept, case_of(deeds).history, strict=True):
        assert happened.reopens == (deeds[place] is Deed.REPORTED and not case_of(deeds[:place]).is_open)
        assert happened.amends == (deeds[place] is Deed.JUDGED and Deed.JUDGED in deeds[:place])
