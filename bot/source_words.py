"""Where an article is from, in one way for all front ends: title, publisher, date, and how old it was."""

from collections.abc import Callable
from datetime import date
from typing import Final

from bot.tongue import count, say
from bot.words import title_of
from retrieval.article import Article

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_YEAR: Final = 12
"""Months."""


def _whole(text: str) -> str:
    return text


def source_of(
    article: Article, when: date, title: Callable[[str], str] = _whole, publisher: Callable[[str], str] = _whole
) -> str:
    """What the article is called, who published it and when, and how old it was on that day.

    `title` and `publisher` draw the words from outside as a front end needs them: each is shortened on its own, so that
    a long title takes the date away from nobody.
    """
    byline = article.byline
    named = [publisher(byline.publisher)] if byline.publisher else []
    dated = [published(byline.published, when)] if byline.published else []
    return " · ".join([title(title_of(article)), *named, *dated])


def published(day: date, when: date) -> str:
    """The day, and its age once that is a month; of a day that was still to come on `when`, the day alone."""
    months = (when.year - day.year) * _YEAR + when.month - day.month - (when.day < day.day)
    return say("{day}, {age} old", day=day_of(day), age=_age(months)) if months >= 1 else day_of(day)


def day_of(day: date) -> str:
    """A day as people write it: 31 May 2024."""
    return say("{day} {month} {year}", day=day.day, month=say(_MONTHS[day.month - 1]), year=day.year)


def _age(months: int) -> str:
    """In months up to two years, but for one year: of something 23 months old "a year" would tell half."""
    if months < 2 * _YEAR and months != _YEAR:
        return count("{number} month", "{number} months", months)
    return count("{number} year", "{number} years", months // _YEAR)
