"""Whom a question asks about, found among those who speak: by name, surname, title, role or acronym."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.article import Article, Span
from retrieval.attribution.wordlists import names, nouns
from retrieval.normal import words
from retrieval.statement import Statement

_SMALL: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "at",
        "in",
        "on",
        "to",
        "and",
        "his",
        "her",
        "its",
        "their",
        "'s",
        "this",
        "that",
        "said",
        "mr",
        "mrs",
        "ms",
    ]
)
_SYNONYMS: Final = (
    frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople"}),
    frozenset({"company", "firm", "business"}),
    frozenset({"police", "cops", "officers"}),
    frozenset({"lawyer", "attorney", "solicitor", "barrister"}),
    frozenset({"doctor", "physician", "surgeon"}),
    frozenset({"boss", "chief", "head", "executive", "ceo"}),
    frozenset({"government", "ministers", "administration"}),
    frozenset({"memo", "memorandum"}),
)
"""Words that people use for each other; only where nothing else is found."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The statements of whoever was meant, in their order, and whether the article mentions them at all.

    `somebody` is false where it mentions the words, but as no name and as nothing that speaks: "the word prime".
    """

    statements: tuple[Statement, ...]
    mentioned: bool
    somebody: bool = True


def matching(who: str, article: Article, statements: Sequence[Statement]) -> Matched:
    """Those whose speaker, or whom that means, has all the words of `who`; else those who speak for them."""
    wanted = _telling(who)
    if not wanted:
        return Matched((), mentioned=False)
    known = [(one, _names(article, one)) for one in statements if one.speaker is not None]
    described = {one: _descriptions(article, one) for one in statements if one.speaker is not None}
    own = [
        one
        for one, those in known
        if any(_is(wanted, phrase) for phrase in those)
        or any(_is_described(wanted, phrase) for phrase in described[one])
    ]
    theirs = own or [one for one, those in known if any(_speaks_for(wanted, phrase) for phrase in those)]
    if not theirs:
        role = wanted[-1] if "'s " in who.replace("’", "'") else wanted[0]
        near = {one: _around(article, one) for one, _ in known}
        theirs = [one for one, those in known if any(_is_of(wanted, role, phrase, near[one]) for phrase in those)]
    if not theirs and (_mentioned(wanted, article) or len(wanted) == 1):
        theirs = [one for one, those in known if any(_is_short(wanted, phrase) for phrase in those)]
    if not theirs:
        theirs = [
            one for one, those in known if any(_is(other, phrase) for other in _others(wanted) for phrase in those)
        ]
    mentioned = bool(theirs) or _mentioned(wanted, article)
    somebody = bool(theirs) or not mentioned or _can_speak(_head(who)) or _is_name(wanted, article.text)
    return Matched(tuple(theirs), mentioned, somebody)


_PARTS: Final = frozenset({"prime", "vice", "m", "d"})
"""Parts of titles that are none by themselves."""


def _can_speak(noun: str) -> bool:
    """Whether a noun is for people, a body or a document."""
    kinds = ("person", "anonymous", "document", "outlet")
    return any(noun in nouns(kind) for kind in kinds) or noun in (names("title") | names("body")) - _PARTS


def _is_name(wanted: Sequence[str], text: str) -> bool:
    """Whether one of the words is written with a capital wherever it stands."""
    found = [re.findall(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in wanted]
    return any(those and all(one[0].isupper() for one in those) for those in found)


def _telling(phrase: str) -> tuple[str, ...]:
    """The words that tell who it is: without articles, titles where a name follows, and possessives."""
    plain = [_singular(word) for word in words(phrase) if word not in _SMALL]
    named = [word for word in plain if word not in names("title")]
    return tuple(named or plain)


def _names(article: Article, statement: Statement) -> list[str]:
    """What the speaker is called: as the sentence has it, and as whom it means."""
    speaker = statement.speaker
    spans: list[Span] = [] if speaker is None else [speaker.span]
    if speaker is not None and speaker.resolved is not None:
        spans.append(speaker.resolved.span)
    return [article.quote(span) for span in spans]


_BESIDE: Final = re.compile(
    r"\s?[,(—–-]\s?(?:aged )?(?:\d{1,3}, )?"
    r"((?:who (?:is|was) )?(?:(?:a|an|the|its|his|her|their|one of)\s)?[a-z][^,.;:()—–“”\"]{2,90})"
    r"|\s(?:calling (?:itself|himself|herself|themselves)|called|named|known as)\s"
    r"((?:[A-Z][\w’'-]+\s?)+)"
)
"""What stands behind a name and a comma and tells who it is."""


_BEFORE: Final = re.compile(
    r"\b((?:the|a|an|its|his|her|their|[\w’'-]+['’]s?)\s[^,.;:()—–“”\"]{2,60}),\s$|\b((?:[\w-]+ ){0,3}[a-z][\w-]+) $",
    re.IGNORECASE,
)
"""What stands before a name: "The prime minister, ", "company spokesman "."""
_NEAR: Final = 80
"""Characters before a name that are looked at."""


def _descriptions(article: Article, statement: Statement) -> list[str]:
    """What the article says beside the speaker's name, here or where it stands first: "a spokeswoman for the port"."""
    speaker = statement.speaker
    spans = [speaker.span, *([speaker.resolved.span] if speaker.resolved else [])] if speaker else []
    behind = [(_BESIDE.match(article.text, span.end), not _NAMED.search(article.quote(span))) for span in spans]
    before = [_BEFORE.search(article.text[max(0, span.start - _NEAR) : span.start]) for span in spans]
    told = [
        one[1] or one[2] for one, bare in behind if one is not None and (one[2] or _is_noun_phrase(one[1], bare=bare))
    ]
    titles = [_CLAUSE.split(one[one.lastindex or 1])[-1] for one in before if one is not None]
    return told + [title for title in titles if _is_of_people(title)]


_CLAUSE: Final = re.compile(r"\b(?:as|that|which|who|when|while|if|because|but|before|after|since)\s", re.IGNORECASE)
"""What begins a clause of its own: only what follows it stands with the name in "He wept as Judge"."""
_PHRASE: Final = re.compile(r"(?:who (?:is|was) |aged )?(?:a|an|the|its|his|her|their|one of)\s", re.IGNORECASE)
_FINITE: Final = re.compile(
    r"\b(?:the|a|an|his|her|its|their|he|she|it|they|him|them|is|was|were|are|has|had|have|did|does|do|will|would|can"
    r"|could|may|might|must|should|said|says|told|not)\b",
    re.IGNORECASE,
)
"""Words that no noun phrase has behind its first word, up to its preposition: "met the bishop" is what somebody did."""


_NAMED: Final = re.compile(r"\b[A-Z][\w’'-]*$")


def _is_noun_phrase(phrase: str, *, bare: bool) -> bool:
    """Whether words behind a speaker tell who it is, and not what it did.

    Without an article they are of people, or end in the name of a speaker that has none yet (`bare`): "her lawyer".
    """
    opening = _PHRASE.match(phrase)
    head = _OF.split(phrase[opening.end() :] if opening else phrase, maxsplit=1)[0]
    return not _FINITE.search(head) and (
        opening is not None or _is_of_people(phrase) or (bare and bool(_NAMED.search(phrase.strip())))
    )


def _is_of_people(phrase: str) -> bool:
    """Whether what stands before a name tells what it is: "company spokesman", but not "a memo from"."""
    return _head(phrase) in nouns("person") | nouns("anonymous") | names("title")


_OF: Final = re.compile(r"\b(?:for|of|at|with|in|from|to|by|on|as|who|that|which|and)\b", re.IGNORECASE)
"""What ends the head of a description: "spokeswoman" of "spokeswoman for the port"."""


def _head(phrase: str) -> str:
    """The last word before what only tells more."""
    first = words(_OF.split(phrase, maxsplit=1)[0])
    return _singular(first[-1]) if first else ""


def _is_described(wanted: tuple[str, ...], phrase: str) -> bool:
    """Whether a description is of whoever is wanted: its head, and not only the body that it speaks for."""
    head = _OF.split(phrase, maxsplit=1)[0]
    heads = {_singular(word) for word in words(head)}
    return bool(set(wanted) & heads) and set(wanted) <= {_singular(word) for word in words(phrase)}


def _is_of(wanted: tuple[str, ...], role: str, phrase: str, paragraph: str) -> bool:
    """Whether a role names whoever is wanted, whose body is named beside: "its president", of the guild."""
    near = {_singular(word) for word in words(paragraph)}
    return role in {_singular(word) for word in words(phrase)} and set(wanted) <= near


def _around(article: Article, statement: Statement) -> str:
    place = statement.spans[0]
    return next((article.quote(one.span) for one in article.paragraphs if one.span.holds(place)), "")


def _is(wanted: tuple[str, ...], phrase: str) -> bool:
    """Whether a phrase names whoever is wanted, and not somebody who belongs to them."""
    owner, _, owned = phrase.replace("’", "'").partition("'s ")
    if owned and set(wanted) <= set(_telling(owner)):
        return False
    if _head(phrase) in nouns("document") and _head(phrase) not in wanted:
        return False
    having = [_singular(word) for word in words(phrase)]
    return set(wanted) <= set(having)


def _is_short(wanted: tuple[str, ...], phrase: str) -> bool:
    """Whether one is the other's initials, or the other's last name: "WHO", "Maddox" for "Jett Maddox"."""
    having = [_singular(word) for word in words(phrase)]
    if len(having) == 1 < len(wanted):
        return having[0] in {wanted[-1], "".join(one[0] for one in wanted)}
    return len(wanted) == 1 and wanted[0].replace(".", "") == _initials(phrase)


def _speaks_for(wanted: tuple[str, ...], phrase: str) -> bool:
    """Whether a phrase names somebody who belongs to whoever is wanted: "General Dunford's office"."""
    return set(wanted) <= {_singular(word) for word in words(phrase)}


def _initials(phrase: str) -> str:
    found = "".join(word[0] for word in phrase.split() if word[:1].isupper()).casefold()
    return found if len(found) > 1 else "\0"


def _others(wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The same with each word that has synonyms replaced."""
    return [
        tuple(other if word == original else word for word in wanted)
        for original in wanted
        for those in _SYNONYMS
        if original in {_singular(one) for one in those}
        for other in sorted({_singular(one) for one in those} - {original})
    ]


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > len("women"):
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _mentioned(wanted: tuple[str, ...], article: Article) -> bool:
    """Whether all the words stand in one paragraph of the article."""
    for paragraph in article.paragraphs:
        if set(wanted) <= {_singular(word) for word in words(article.quote(paragraph.span))}:
            return True
    return False
