"""Where an article is from: title, publisher, date, and its age once that is a month."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.source_words import day_of, published, source_of
from retrieval.article import Byline
from retrieval.segment import article_from_paragraphs

DAY = date(2024, 5, 1)


def article(title="Ferry aground", **byline):
    return replace(article_from_paragraphs(["The ferry hit a rock."], title=title), byline=Byline(**byline))


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (DAY, "1 May 2024"),
        (DAY + timedelta(days=30), "1 May 2024"),
        (DAY + timedelta(days=31), "1 May 2024, 1 month old"),
        (date(2024, 6, 30), "1 May 2024, 1 month old"),
        (date(2024, 7, 1), "1 May 2024, 2 months old"),
        (date(2025, 4, 30), "1 May 2024, 11 months old"),
        (date(2025, 5, 1), "1 May 2024, 1 year old"),
        (date(2025, 6, 1), "1 May 2024, 13 months old"),
        (date(2026, 4, 30), "1 May 2024, 23 months old"),
        (date(2026, 5, 1), "1 May 2024, 2 years old"),
        (date(2027, 4, 30), "1 May 2024, 2 years old"),
        (DAY - timedelta(days=1), "1 May 2024"),
        (DAY - timedelta(days=400), "1 May 2024"),
    ],
)
def test_an_age_is_told_from_a_month_on_and_never_of_a_day_to_come(when, told):
    assert published(DAY, when) == told


def test_a_month_that_begins_on_its_last_day_is_over_with_the_next():
    assert published(date(2024, 1, 31), date(2024, 2, 29)) == "31 January 2024"
    assert published(date(2024, 1, 31), date(2024, 3, 1)) == "31 January 2024, 1 month old"


def test_a_day_is_written_as_people_write_it():
    assert [day_of(date(2024, month, 9)) for month in (1, 6, 12)] == [
        "9 January 2024",
        "9 June 2024",
        "9 December 2024",
    ]


def test_title_publisher_date_and_age_stand_on_one_line_as_far_as_they_are_known():
    when = date(2024, 9, 1)
    assert source_of(article(), when) == "Ferry aground"
    assert source_of(article(title=" "), when) == "Untitled article"
    assert source_of(article(publisher="The Holm Post"), when) == "Ferry aground · The Holm Post"
    assert source_of(article(published=DAY), when) == "Ferry aground · 1 May 2024, 4 months old"
    assert source_of(article(publisher="The Holm Post", published=DAY), when) == (
        "Ferry aground · The Holm Post · 1 May 2024, 4 months old"
    )


def test_a_long_title_takes_the_date_away_from_nobody():
    long = article(title="Ferry " * 60, publisher="The Holm Post", published=DAY)
    told = source_of(long, DAY, title=lambda title: f"{title[:5]}…", publisher=str.upper)
    assert told == "Ferry… · THE HOLM POST · 1 May 2024"
