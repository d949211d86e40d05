"""Days as they are written: found where they are certain, and none made up of a month, a year or an unknown order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.dates import day_in


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026-05-03T21:10:00+02:00", None),
        ("20260503", None),
        ("Sun, 03 May 2026 21:10:00 GMT", "en"),
        ("Sun 3 May 2026 21.10 BST", "en"),
        ("May 3rd, 2026", "en"),
        ("3. Mai 2026", "de"),
        ("Stand: 03.05.2026, 21:10 Uhr", "de"),
        ("Publié le 3 mai 2026 à 21h10", "fr"),
        ("3 de mayo de 2026", "es"),
        ("03/05/2026", "es"),
        ("2026年5月3日 15時20分", "ja"),
        ("2026년 5월 3일", "ko"),
    ],
)
def test_a_day_is_read_as_its_language_writes_it(text, language):
    assert day_in(text, language) == date(2026, 5, 3)


@pytest.mark.parametrize("text", ["2026", "2026-05", "May 2026", "March 18 at 3:57", "03/05/2026", "31 June 2026", ""])
def test_what_names_no_day_or_two_names_none(text):
    assert day_in(text) is None
    assert day_in(text, "en-GB") is None


def test_strokes_name_a_day_where_only_one_order_makes_one():
    assert day_in("13/05/2026") == day_in("05/13/2026") == date(2026, 5, 13)
    assert day_in("05/05/2026") == date(2026, 5, 5)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_found_again_in_whatever_certain_form_it_is_written(day):
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%-d %B %Y", "%B %-d, %Y", "Posted on %b %-d, %Y at 10:00"):
        assert day_in(format(day, form)) == day


@given(st.text(max_size=60))
def test_any_text_has_a_day_or_none(text):
    assert day_in(text) is None or isinstance(day_in(text), date)
