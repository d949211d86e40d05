"""Questions about speech: who said, who would not say, what somebody said of something."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from retrieval.attribution import phrasings
from retrieval.statement import Stance


class Sort(StrEnum):
    """What a question about speech asks for."""

    DECLINED = "declined"
    SAID = "said"
    RESPONDED = "responded"
    WHO_SAID = "who_said"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class SpeechQuestion:
    """`who` it asks about, as typed; `topic` is what the words are to be about; absent where nothing is named.

    `untold` where the topic is what was withheld: "who would not say where he was".
    """

    sort: Sort
    who: str | None = None
    topic: str | None = None
    stances: frozenset[Stance] = frozenset()
    anonymous: bool = False
    untold: bool = False


_LONGEST: Final = 160
"""Characters beyond which a question is more than one about speech."""
_LONGEST_NAME: Final = 8
"""Words that a name or description in a question has at most."""
_NOBODY: Final = frozenset(
    [
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "there",
        "this",
        "that",
        "these",
        "those",
        "article",
        "story",
        "piece",
        "text",
        "anyone",
        "anybody",
        "someone",
        "somebody",
        "everyone",
        "everybody",
        "people",
        "what",
        "who",
        "which",
        "it's",
        "is",
        "are",
        "was",
        "were",
        "did",
        "does",
        "do",
        "has",
        "have",
        "had",
    ]
)
"""Whom a question may name without telling who is meant."""
_ACTS: Final = frozenset(
    ["write", "writes", "wrote", "read", "reads", "call", "called", "calls", "report", "reported", "reports", "reveal"]
)
"""Who wrote a book or called the police is no question about words."""
_LISTENED: Final = frozenset({"tell", "told", "tells", "ask", "asked"})
_LISTENER: Final = re.compile(
    r"^ (?:the |a |his |her |their )?[\w'-]+(?: [A-Z][\w'-]+)*(?= about| on| regarding| that|$)"
)


def asked_about(question: str) -> SpeechQuestion | None:
    """The question as one about speech; none where it is not surely one."""
    plain = _plain(question)
    if not plain or len(plain) > _LONGEST or "?" in plain or phrasings.ELSEWHERE.match(plain):
        return None
    ways = (_declined, _quoted, _response, _said, _who_said, _did)
    return next((found for way in ways if (found := way(plain)) is not None), None)


def _plain(question: str) -> str:
    """One space between words, plain apostrophes, no courtesies and no mark at the end."""
    text = re.sub(r"\s+", " ", question.replace("’", "'").replace("‘", "'")).strip().rstrip("?!. ")
    text = re.sub(r"^(who|what)'s\b(?! (?:declin|refus))", r"\1 is", text, flags=re.IGNORECASE)
    return phrasings.COURTESY.sub("", text, count=1)


def _declined(plain: str) -> SpeechQuestion | None:
    for pattern in phrasings.REFUSED:
        if (match := pattern.match(plain)) is not None:
            understood, topic = _topic(match["rest"])
            if understood:
                return SpeechQuestion(Sort.DECLINED, topic=topic)
    untold = next((match for one in phrasings.UNTOLD if (match := one.match(plain)) is not None), None)
    return SpeechQuestion(Sort.DECLINED, topic=_bare(untold["rest"]), untold=True) if untold is not None else None


def _quoted(plain: str) -> SpeechQuestion | None:
    if phrasings.EVERYBODY.match(plain):
        return SpeechQuestion(Sort.QUOTED)
    found = next((match for one in phrasings.SOMEBODYS if (match := one.match(plain)) is not None), None)
    who = _who(found["who"]) if found is not None else None
    return SpeechQuestion(Sort.QUOTED, who) if who else None


def _response(plain: str) -> SpeechQuestion | None:
    for pattern in phrasings.RESPONSE:
        if (match := pattern.match(plain)) is not None:
            understood, topic = _topic(match["rest"])
            who = _who(match["who"])
            return SpeechQuestion(Sort.RESPONDED, who, topic) if who and understood else None
    return None


def _said(plain: str) -> SpeechQuestion | None:
    match = next((match for one in phrasings.SAID if (match := one.match(plain)) is not None), None)
    if match is None:
        return None
    verb = match["verb"].casefold()
    rest = _LISTENER.sub("", match["rest"]) if verb in _LISTENED else match["rest"]
    understood, topic = _topic(rest)
    if not understood:
        return None
    if phrasings.UNNAMED.search(match["who"]):
        return SpeechQuestion(Sort.SAID, None, topic, _stances(verb), anonymous=True)
    who = _who(match["who"])
    return SpeechQuestion(Sort.SAID, who, topic, _stances(verb)) if who else None


def _who_said(plain: str) -> SpeechQuestion | None:
    match = phrasings.WHO_SAID.match(plain)
    if match is None:
        return None
    rest = _bare(match["rest"])
    if match["whom"]:
        return SpeechQuestion(Sort.WHO_SAID, topic=rest) if rest else None
    verb = match["verb"].casefold()
    if verb in _ACTS or (verb in _LISTENED and not re.search(r"\b(?:that|about)\b", rest)):
        return None
    topic = re.sub(r"^(?:that|about|of|whether) ", "", rest) or None
    if topic is None and not _stances(verb):
        return SpeechQuestion(Sort.QUOTED)
    return SpeechQuestion(Sort.WHO_SAID, None, topic, _stances(verb))


def _did(plain: str) -> SpeechQuestion | None:
    match = phrasings.DID.match(plain)
    who = _who(match["who"]) if match is not None else None
    if match is None or who is None or (match["verb"] or "").casefold() in _ACTS:
        return None
    stances = _stances((match["verb"] or "").casefold())
    understood, topic = _topic(match["rest"])
    if not understood and not (stances or (match["verb"] or "").casefold() in {"say", "said"}):
        return None
    return SpeechQuestion(Sort.RESPONDED, who, topic if understood else _bare(match["rest"]) or None, stances)


def _topic(rest: str) -> tuple[bool, str | None]:
    """Whether what follows the verb can be understood, and the topic that it names."""
    match = phrasings.TOPIC.match(rest.rstrip())
    if match is None:
        return False, None
    topic = match["about"] or match["clause"]
    return True, _bare(re.sub(r"^(?:that|whether|if) ", "", topic)) if topic else None


def _bare(words: str) -> str:
    return words.strip(" ,.\"'“”")


def _who(words: str) -> str | None:
    """Whom a question names, without articles; none where that is nobody in particular."""
    who = re.sub(r"^(?:the|a|an|any|our|this|that) ", "", _bare(words), flags=re.IGNORECASE)
    first = who.split(" ")[0].casefold() if who else ""
    return who if who and first not in _NOBODY and len(who.split()) < _LONGEST_NAME else None


def _stances(verb: str) -> frozenset[Stance]:
    stance = phrasings.STANCES.get(verb)
    return frozenset({stance}) if stance else frozenset()
