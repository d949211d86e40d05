"""What kind of thing a question asks for, and whether a text holds such a thing.

Surface patterns of English: cheap, and wrong only towards letting a passage through. They can lower an outcome, never raise it.
"""

import re
from enum import StrEnum


class Expected(StrEnum):
    """The kind of thing that would answer."""

    TIME = "time"
    PLACE = "place"
    NAME = "name"
    NUMBER = "number"


_LEAD = r"(?:and|so|but|ok|by|until|since|from|to) "
_SAYING = r"know|says?|said|tell (?:me|us)|announced?|decided?|mention(?:ed)?|clear"
_VERB = r"did|was|were|is|are|do|does|will|would|has|have|had|can|could|should"

_ASKS = (
    (
        Expected.NUMBER,
        re.compile(
            r"\bhow (?:many|much|tall|high|deep|big|large|far|fast|old|long|heavy|wide|often)\b(?! (?:ago|is known|do we know))"
            r"|\b(?:what|which) (?:is|was|were|are|will be)?\s*(?:the )?(?:\w+ )?"
            r"(?:number|percentage|per cent|percent|proportion|share|price|cost|costs|amount|total|score|salary|size|length|depth|height|fee)\b"
            r"|^(?:the )?(?:number|price|cost|amount|total cost) of\b",
            re.IGNORECASE,
        ),
    ),
    (
        Expected.TIME,
        re.compile(
            rf"^\W*(?:{_LEAD})?when\b(?! \w+ing\b)|\b(?:{_SAYING}) (?:exactly )?when\b|\bwhen\W*$|[,;] when (?:{_VERB})\b"
            r"|\b(?:what|which) (?:\w+ )?"
            r"(?:date|day|year|month|week|time|hour|century|decade|season)\b"
            r"|\bhow long ago\b|\bsince when\b|\b(?:what (?:is|was) )?the dates? (?:of|for)\b|^dates? (?:of|for)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Expected.PLACE,
        re.compile(
            rf"^\W*(?:{_LEAD})?where\b|\b(?:{_SAYING}) (?:exactly )?where\b|\bwhere\W*$|[,;] where (?:{_VERB})\b"
            r"|\b(?:what|which) (?:\w+ )?(?:city|town|country|place|village|region|state|street|building|venue)\b",
            re.IGNORECASE,
        ),
    ),
    (Expected.NAME, re.compile(r"^\W*(?:and |so |by |with |to |for )?(?:who|whom|whose)\b|\bby whom\b", re.IGNORECASE)),
)

_MONTH = r"Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|quarter|third|twice|once|double|none|several)"
)
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"

_TIME = re.compile(
    rf"\b(?:{_MONTH})(?=\W|$)|\b{_DAY}\b|\b1\d{{3}}s?\b|\b20\d\ds?\b|\b\d{{1,2}}(?::\d\d|\.\d\d)?\s?[ap]\.?m\b|\b\d{{1,2}}:\d\d\b"
    rf"|\b(?i:yesterday|today|tonight|tomorrow|midnight|noon|midday|weekend|spring|summer|autumn|winter|morning|afternoon|evening|overnight"
    rf"|century|nowadays|immediately|annually|weekly|monthly|yearly|daily|christmas|easter|ramadan|thanksgiving)\b"
    rf"|\b(?i:last|next|this|previous|following|coming|same|every|each|past|later|earlier) (?i:{_UNIT}|night|quarter|season)\b"
    rf"|\b(?i:\d[\d,.]*|{_COUNT}|an?|few|many)(?:[ -]\w+)? (?i:{_UNIT}) (?i:ago|later|earlier|before|after|from now|into)\b"
    rf"|\b(?i:in|within|after|every|past|last|next|previous|first|final) (?i:\d[\d,.]*|{_COUNT}) (?i:{_UNIT})\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b(?i:the|early|late|mid)[ -]\d0s\b|\b(?i:BCE?|AD|CE)\b"
)
_NUMBER = re.compile(rf"\d|[½¼¾⅓⅔%]|\b(?i:{_COUNT}|no one|nobody|both|single|couple|few|sole|only)\b|\ba (?:hundred|thousand|million|billion|dozen)\b")
_CAPITAL = re.compile(r"(?<![.!?:]\s)(?<![.!?][\"'”’]\s)(?<!^)(?<![\"“‘'(\[])\b[A-Z][\w’'-]+|\b[A-Z]{2,}\b|\b[A-Z][\w-]+ [A-Z][\w-]+")
_PLACE_NOUN = re.compile(
    r"\b(?:in|at|on|from|near|inside|outside|under|beneath|behind|across|along|around|between|through|into|to|off|over|above|beside|by) "
    r"(?:the |a |an |its |his |her |their |every |each |two |three |some )?\w+",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:he|she|they|we|i|you|people|police|everyone|nobody|no one|everybody|someone|men|women|children|families|staff|crew|team|board"
    r"|committee|council|government|ministry|company|agency|office|court|jury|parliament|union|group|party|authority|authorities|bank|firm"
    r"|\w{2,}(?:ers?|ors?|ists?|ians?|ants?|ents?|men|man|women|woman|people|persons?|ees?|ives|ials?|wives|wife|sons?|daughters?|fathers?|mothers?))\b",
    re.IGNORECASE,
)

_HELD = {
    Expected.TIME: lambda text: bool(_TIME.search(text)),
    Expected.NUMBER: lambda text: bool(_NUMBER.search(text)),
    Expected.PLACE: lambda text: bool(_CAPITAL.search(text) or _PLACE_NOUN.search(text)),
    Expected.NAME: lambda text: bool(_CAPITAL.search(text) or _SOMEBODY.search(text)),
}


def expected(question: str) -> Expected | None:
    """What the question asks for, where its words tell. A duration asked for with "how long" counts as a number."""
    for kind, asks in _ASKS:
        if asks.search(question):
            return kind
    return None


def holds(kind: Expected, text: str) -> bool:
    """Whether the text holds a thing of that kind."""
    return _HELD[kind](text)
