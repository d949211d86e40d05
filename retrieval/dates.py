"""Days as pages and files write them. What does not name a day, or may name two, names none."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene janeiro gennaio januari janúar",
            "february feb februar februari février févr fevrier febrero fevereiro febbraio",
            "march mar märz maerz mars marzo março maart mrz",
            "april apr avril avr abril abr aprile",
            "may mai mayo maio maggio mei maj",
            "june jun juni juin junio junho giugno",
            "july jul juli juillet juil julio julho luglio",
            "august aug août aout agosto ago augustus augusti",
            "september sept sep septembre septiembre setembro settembre",
            "october oct oktober okt octobre octubre outubro ottobre",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre diciembre dic dezembro dicembre desember",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months in the languages of furniture.txt, and their usual abbreviations (Unicode CLDR, dates/calendars/gregorian)."""

MONTH: Final = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
"""A pattern of a month's name, for whatever case."""

_FORMS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<y>\d{4})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]",
        (
            rf"(?<![\d:.])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s(?:of\s|de\s)?(?P<name>{MONTH})\b\.?,?\s"
            r"(?:de\s|del\s)?(?P<y>\d{4})(?!\d)"
        ),
        rf"\b(?P<name>{MONTH})\b\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>\d{{4}})(?!\d)",
        r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?![\d.])",
        r"(?<![\d/-])(?P<d>\d{1,2})(?P<mark>[/-])(?P<m>\d{1,2})(?P=mark)(?P<y>\d{4})(?![\d/-])",
        r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?=T|\b)",
    )
)
"""Dots part day, month and year in that order wherever they part them; strokes leave the order to the reader."""

_MONTHS_FIRST: Final = frozenset({"en"})
"""Languages in which strokes part month and day in either order (CLDR: short dates of en-US and en-GB)."""


def day_in(text: str, language: str | None = None) -> date | None:
    """The first day that is written in a text, with its year; none where its order of day and month is not certain.

    `language` is the text's, where it is known: outside English the day comes first.
    """
    flat = " ".join(text.split())
    found = [match for form in _FORMS for match in [form.search(flat)] if match]
    days = (_day(match, language) for match in sorted(found, key=lambda match: match.start()))
    return next((day for day in days if day is not None), None)


def _day(match: "re.Match[str]", language: str | None) -> date | None:
    parts = match.groupdict()
    year, first = int(parts["y"]), int(parts["d"])
    month = _MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["m"])
    if parts.get("mark") and match.start("d") < match.start("y"):  # 3/4/2026
        either = (language or "en").partition("-")[0].lower() in _MONTHS_FIRST
        if either and first <= 12 and month <= 12 and first != month:
            return None
        if either and month > 12:
            first, month = month, first
    try:
        return date(year, month, first)
    except ValueError:
        return None
