"""What kind of thing a question asks for, and whether a text holds such a thing.

Surface patterns of English news prose, written for this project. They lean towards letting a passage through: they can
lower an outcome, never raise it.
"""

import re
from enum import StrEnum


class Expected(StrEnum):
    """The kind of thing that would answer."""

    TIME = "time"
    PLACE = "place"
    NAME = "name"
    NUMBER = "number"


def _any(words: str) -> str:
    """An alternation of the words in a list; `_` stands for a space inside one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


_LEAD = _any("and so but ok by until since from to with for")
_SAYING = _any("know say says said tell_me tell_us announce announced decide decided mention mentioned clear")
_VERB = _any("did was were is are do does will would has have had can could should")
_MEASURED = _any("many much tall high deep big large far fast old long heavy wide often")
_QUANTITY = _any(
    """
    number percentage per_cent percent proportion share price cost costs amount total score salary size length
    depth height fee
    """
)
_MOMENT = _any("date day year month week time hour century decade season")
_LOCATION = _any("city town country place village region state street building venue")


def _asking(word: str) -> str:
    """The interrogative as the question's own: at its beginning, its end, after a verb of saying, or after a comma."""
    return (
        rf"^\W*(?:{_LEAD} )?{word}\b(?! \w+ing\b)|\b{_SAYING} (?:exactly )?{word}\b|\b{word}\W*$|[,;] {word} {_VERB}\b"
    )


_ASKS = {
    Expected.NUMBER: rf"\bhow {_MEASURED}\b(?! ago)"
    rf"|\b(?:what|which) (?:{_VERB} |will be )?(?:the )?(?:\w+ )?{_QUANTITY}\b"
    rf"|^(?:the )?(?:\w+ )?{_QUANTITY} of\b",
    Expected.TIME: rf"{_asking('when')}|\b(?:what|which) (?:\w+ )?{_MOMENT}\b|\bhow long ago\b|\bsince when\b"
    r"|^(?:what (?:is|was) )?(?:the )?dates? (?:of|for)\b",
    Expected.PLACE: rf"{_asking('where')}|\b(?:what|which) (?:\w+ )?{_LOCATION}\b",
    Expected.NAME: rf"^\W*(?:{_LEAD} )?(?:who|whom|whose)\b|\bby whom\b",
}
_QUESTIONS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKS.items())

_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)"
    r"|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b"
_YEAR = r"\b(?:1\d|20)\d\ds?\b|\b(?i:the|early|late|mid)[ -]\d0s\b|\b(?:BCE?|AD|CE|BP)\b"
_ORDINAL = r"\b\d{1,2}(?:st|nd|rd|th)\b"
_PART_OF_TIME = _any(
    """
    yesterday today tonight tomorrow midnight noon midday weekend spring summer autumn winter morning
    afternoon evening overnight century nowadays immediately annually weekly monthly yearly daily christmas
    easter ramadan thanksgiving
    """
)
_UNIT = _any("seconds? minutes? hours? days? weeks? fortnights? months? years? decades? century centuries")
_COUNT = _any(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions?
    billions? dozens? half quarter third twice once double none several
    """
)
_FIGURE = rf"(?:\d[\d,.]*|{_COUNT})"
_TURN = _any("last next this previous following coming same every each past later earlier")
_SPAN = _any("in within after every past last next previous first final")
_SINCE = _any("ago later earlier before after from_now into")

_TIME = re.compile(
    rf"\b{_MONTH}(?=\W|$)|\b{_WEEKDAY}\b|\b{_CLOCK}|{_YEAR}|{_ORDINAL}|\b(?i:{_PART_OF_TIME})\b"
    rf"|\b(?i:{_TURN} (?:{_UNIT}|night|quarter|season))\b|\b(?i:{_SPAN} {_FIGURE} {_UNIT})\b"
    rf"|\b(?i:(?:{_FIGURE}|an?|few|many)(?:[ -]\w+)? {_UNIT} {_SINCE})\b"
)
_DATE = re.compile(
    rf"\b{_MONTH},? \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|\b{_CLOCK}|{_YEAR}"
)
"""Figures that tell when, and so do not tell how many."""
_NUMBER = re.compile(
    rf"\d|[½¼¾⅓⅔%]|\b(?:{_COUNT}|no one|nobody|both|single|couple|few|sole|only)\b"
    r"|\ba (?:hundred|thousand|million|billion|dozen)\b",
    re.IGNORECASE,
)
_PROPER_NAME = re.compile(
    r"(?<![.!?:]\s)(?<![.!?][\"'”’]\s)(?<!^)(?<![\"“‘'(\[])\b[A-Z][\w’'-]+|\b[A-Z]{2,}\b|\b[A-Z][\w-]+ [A-Z][\w-]+"
)
_PREPOSITION = _any(
    """
    in at on from near inside outside under beneath behind across along around between through into to off
    over above beside by
    """
)
_SOMEWHERE = re.compile(rf"\b{_PREPOSITION} \w+", re.IGNORECASE)
_PEOPLE = _any(
    """
    he she they we i you people police everyone nobody no_one everybody someone men women children families
    staff crew team board committee council government ministry company agency office court jury parliament
    union group party authority authorities bank firm
    """
)
_PERSONS_ENDING = _any(
    """
    ers? ors? ists? ians? ants? ents? men man women woman persons? ees? ives ials? wives wife sons? daughters?
    fathers? mothers?
    """
)
_SOMEBODY = re.compile(rf"\b(?:{_PEOPLE}|\w{{2,}}{_PERSONS_ENDING})\b", re.IGNORECASE)

_HELD = {
    Expected.TIME: (_TIME,),
    Expected.NUMBER: (_NUMBER,),
    Expected.PLACE: (_PROPER_NAME, _SOMEWHERE),
    Expected.NAME: (_PROPER_NAME, _SOMEBODY),
}


def expected(question: str) -> Expected | None:
    """What the question asks for, where its words tell. A duration asked for with "how long" counts as a number."""
    return next((kind for kind, asks in _QUESTIONS if asks.search(question)), None)


def holds(kind: Expected, text: str) -> bool:
    """Whether the text holds a thing of that kind."""
    looked_at = _DATE.sub(" ", text) if kind is Expected.NUMBER else text
    return any(pattern.search(looked_at) for pattern in _HELD[kind])
