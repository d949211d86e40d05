"""How people ask on: the forms of questions that cannot be understood without the one before, from their words alone.

Patterns of English, gathered for this project. They lean towards leaving a question alone: whatever names what it is
about stands on its own.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from retrieval.language import stop_words


def among(listed: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(listed.split())


class Form(StrEnum):
    """What is missing in a question."""

    WHO_SAID = "who_said"
    ELSE = "else"
    OPPOSED = "opposed"
    DOUBTED = "doubted"
    OTHER = "other"
    BARE = "bare"
    POINTING = "pointing"


PERSONS: Final = among("he she him her his hers")
THINGS: Final = among("it its")
MANY: Final = among("they them their theirs")


@dataclass(frozen=True, slots=True)
class Elliptic:
    """A question that leans on the one before. `text` is without "and" before it and the mark behind it.

    `named` is whom or what "and the mayor?" names; `pointer` is the place of the word that points back.
    """

    form: Form
    text: str
    named: str | None = None
    pointer: int | None = None


_TOKEN: Final = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_LEAD: Final = re.compile(
    r"^(?:(?:and|but|so|ok|okay|well|then|also|now|oh|hm+|yes|no|right|wait|sorry)\b[,.:]? ?)+", re.IGNORECASE
)
_THAT: Final = r"(?:that|this|so|it|these things|those things|this thing|these|those)"
_WHO_SAID: Final = re.compile(
    rf"^(?:who (?:exactly )?(?:said|says|is saying|claimed|claims|told (?:them|us|the paper)) {_THAT}|says who"
    r"|according to whom?|who (?:is|was) (?:speaking|talking|that)|whose words (?:are|were) (?:those|these|they|that)"
    rf"|who (?:do|did|does) {_THAT} come from|who (?:is|was) (?:being )?quoted (?:there|here))$",
    re.IGNORECASE,
)
_ELSE: Final = re.compile(
    r"^(?:(?:what|anything|something|did (?:he|she|they|it) say anything) (?:else|more)\b.*"
    r"|(?:who|anyone|anybody|where|when|why|how) else|any others?|(?:tell me |say )?more|go on|is that (?:all|it))$",
    re.IGNORECASE,
)
_ANYONE: Final = r"(?:(?:any|some|every)(?:one|body)|people|others|any of them|all of them|critics|experts)"
_OPPOSE: Final = r"(?:disagree|object|disput|den(?:y|i)|contest|contradict|reject|challeng|oppos|doubt)(?:e?d|s|es|e)?"
_WITH_IT: Final = rf"(?: (?:with |to )?(?:{_THAT}|him|her|them))?"
_OPPOSED: Final = re.compile(
    rf"^(?:(?:did|does|do|has|have) {_ANYONE}(?: else)? (?:{_OPPOSE}|agree){_WITH_IT}"
    rf"|who (?:else )?(?:(?:does|did)(?: not|n't) )?(?:{_OPPOSE}|agree[sd]?){_WITH_IT}"
    rf"|(?:is|was) {_THAT} (?:disputed|contested|denied|undisputed))$",
    re.IGNORECASE,
)
_TRUE: Final = r"(?:true|right|correct|accurate|so|wrong|false|untrue|enough|sure|certain|a lie|the case|a fact)"
_DOUBTED: Final = re.compile(
    rf"^(?:(?:is|was|are|were) (?:{_THAT}|he|she|they|that one|(?:all|any) (?:of )?that) "
    rf"(?:really |actually |even |not )?{_TRUE}(?: (?:about|on) {_THAT})?"
    rf"|(?:can|could) {_THAT} (?:really |even )?be {_TRUE}|(?:for )?(?:real|really)|are you (?:sure|certain))$",
    re.IGNORECASE,
)
"""Asks for a judgement, which an article gives through somebody who objects, or not at all."""
_OTHER: Final = re.compile(r"^(?:what|how) about (?P<named>.+)$", re.IGNORECASE)
_PATTERNS: Final = (
    (Form.WHO_SAID, _WHO_SAID),
    (Form.ELSE, _ELSE),
    (Form.OPPOSED, _OPPOSED),
    (Form.DOUBTED, _DOUBTED),
)
_ASKING: Final = among("who whom whose what which when where why how")
AUXILIARIES: Final = among("""
    is are was were am be been do does did has have had will would can could shall should may might must
    """)
_CLAUSE: Final = _ASKING | {"that", "if", "whether", "because", "after", "before", "while"}
"""Words that open a clause: what stands behind them may mean what stands before them."""
DETERMINERS: Final = among("the a an my our your his her its their this that these those any every each")
_CHOOSING: Final = among("which whose")
_PERSONAL: Final = among("he she they it him her them his hers their theirs its")
_OBJECTS: Final = among("him her them it")
_SHOWING: Final = among("that this these those")
_IDLE: Final = among("""
    long late far away often much many else exactly come like old big high soon true really sure right since until
    happened so thing things reason mean early possible correct case
    """)
"""Words that tell how something is asked for, and not about what."""
_TOLD: Final = among("won")
"""Words that tell something, though the list of the commonest has them as halves of others: "won't"."""
_EXPLETIVE: Final = re.compile(
    r"\bit (?:really |actually |usually )?(?:take|cost)s?\b.*\b(?:to|for|before|until)\b|\btime (?:is|was) it\b"
    r"|\bit (?:is |was |'s )?(?:\w+ )?\w+ (?:that|to|for|when|if|whether|why|how|who|what)\b"
    r"|\b(?:who|what|when|where) (?:is|was) it that\b"
    r"|\bit (?:rain|snow)",
    re.IGNORECASE,
)
_ENOUGH: Final = 3
"""Words of its own with which a question is found by itself; so it is with those put to the samples."""
_LONGEST: Final = 160
"""Characters beyond which a question tells enough by itself; see `attribution.questions`."""
_LONGEST_NAME: Final = 7
"""Words of whom or what "and …?" names, at most."""


def elliptic(question: str, names: Collection[str]) -> Elliptic | None:
    """The form of a question that leans on an earlier one; none where it stands on its own.

    `names` are the folded words that the article writes with a capital: whoever types them names somebody.
    """
    whole = plain(question)
    text = _LEAD.sub("", whole, count=1)
    led = text != whole
    if not whole or len(whole) > _LONGEST or "?" in whole:
        return None
    for form, pattern in _PATTERNS:
        if pattern.match(text):
            return Elliptic(form, text, pointer=_pointer(text, names))
    words = tokens(text)
    if (other := _OTHER.match(text)) is not None or (led and _is_name(words)):
        named = other["named"] if other is not None else text
        told = 0 < len(tokens(named)) <= _LONGEST_NAME
        return Elliptic(Form.OTHER, text, named, _pointer(named, names)) if told else None
    pointer = _pointer(text, names)
    if not _content(words):
        return Elliptic(Form.BARE, text, pointer=pointer) if not words or _is_question(words) else None
    return None if pointer is None else Elliptic(Form.POINTING, text, pointer=pointer)


def plain(question: str) -> str:
    """One space between words, plain apostrophes, no mark at the end."""
    return re.sub(r"\s+", " ", question.replace("’", "'").replace("‘", "'")).strip().rstrip("?!., ")


def tokens(text: str) -> list[str]:
    """The words as they are typed, with what a hyphen or an apostrophe joins."""
    return _TOKEN.findall(text)


def tells(text: str) -> bool:
    """Whether a text has a word that tells what it is about."""
    return bool(_content(tokens(text)))


def _is_name(words: list[str]) -> bool:
    """Whether what follows "and" is no question of its own: "and the mayor?"."""
    first = words[0].casefold() if words else ""
    asks = any(word.casefold() in _ASKING | AUXILIARIES for word in words)
    owned = first in {"his", "her", "its", "their"} and len(words) > 1
    return bool(words) and (owned or first not in _PERSONAL) and not asks and bool(_content(words))


def _is_question(words: list[str]) -> bool:
    return any(word.casefold() in _ASKING | AUXILIARIES | _SHOWING | {"really"} for word in words)


def _content(words: list[str]) -> list[str]:
    common = (stop_words("en") - _TOLD) | _IDLE | _ASKING | AUXILIARIES
    return [word for word in words if word.casefold() not in common and not word.casefold().endswith("n't")]


def _pointer(text: str, names: Collection[str]) -> int | None:
    """The place in the text of the first word that points at something which the text does not name."""
    found = list(_TOKEN.finditer(text))
    words = [one.group().casefold().removesuffix("'s") for one in found]
    for place, word in enumerate(words):
        if word in _PERSONAL and not _idle(text, word) and not _told(found, words, place, names):
            return None if _says_enough(words, place) else found[place].start()
        if (word in _SHOWING and _shows(words, place)) or (word == "there" and _is_place(words, place)):
            return None if _says_enough(words, place) else found[place].start()
    return None


def _says_enough(words: list[str], place: int) -> bool:
    """Whether a question has so much of its own that "it" or "this" at its end adds little."""
    return place == len(words) - 1 and len(_content(words[:place])) >= _ENOUGH


def _idle(text: str, word: str) -> bool:
    return word == "it" and _EXPLETIVE.search(text) is not None


def _told(found: list[re.Match[str]], words: list[str], place: int, names: Collection[str]) -> bool:
    """Whether somebody or something is named before a pronoun that it may mean."""
    naming = [
        at
        for at in range(place)
        if (words[at] in names and words[at] not in stop_words("en"))
        or (at > 0 and found[at].group()[0].isupper() and words[at] != "i")
        or (at > 0 and words[at - 1] in DETERMINERS and words[at] not in _IDLE)
        or (at > 0 and words[at - 1] in AUXILIARIES | _CHOOSING and _content([words[at]]))
    ]
    if not naming:
        return False
    last = place == len(words) - 1
    clause = any(word in _CLAUSE for word in words[naming[0] + 1 : place])
    return not (last and words[place] in _OBJECTS) or clause


def _shows(words: list[str], place: int) -> bool:
    """Whether "that" stands for something told before, and does not open a clause or lead a noun."""
    if place == len(words) - 1:
        return True
    if place > 0 and words[place - 1] in AUXILIARIES:
        return words[place + 1] in stop_words("en") | _IDLE
    return place == 0 and words[1] in AUXILIARIES


def _is_place(words: list[str], place: int) -> bool:
    """Whether "there" is a place, and not "is there"."""
    before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
    return before not in AUXILIARIES and after not in AUXILIARIES and place > 0
