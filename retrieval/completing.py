"""Questions with what is missing in them put in: from the question before, and from what its words and passages name.

Only words that somebody typed and names of the article are put together; where they make no English, the question
before is added in brackets.
"""

import re
from dataclasses import dataclass
from typing import Final

from retrieval.antecedents import Antecedents, is_plural, question_of
from retrieval.attribution.questions import asked_about
from retrieval.elliptic import AUXILIARIES, MANY, PERSONS, THINGS, Elliptic, Form, plain, tells


@dataclass(frozen=True, slots=True)
class Completed:
    """A question as it may be meant. `asks` is what it asks itself, without the question that was added.

    `whom` is the person that a pronoun in it was taken for.
    """

    text: str
    asks: str
    whom: str | None = None

    @property
    def joined(self) -> bool:
        """Whether the question before was added to it."""
        return self.text != self.asks


def completed(form: Elliptic, meant: Antecedents) -> tuple[Completed, ...]:
    """The questions that may be meant, the likeliest first; at least one."""
    before = base(question_of(meant.turns[-1]))
    match form.form:
        case Form.WHO_SAID | Form.OPPOSED | Form.DOUBTED:
            return (_joined(form.text, before),)
        case Form.OTHER:
            return (_put_for(form, before, meant),)
        case Form.BARE:
            return _bare(form, before, meant)
        case Form.ELSE if form.pointer is None:
            return (_whole(form.text if tells(form.text) else _ELSE.sub(r"\1 else ", before)),)
        case Form.ELSE | Form.POINTING:
            return _named(form.text, form.pointer or 0, before, meant)


_ELSE: Final = re.compile(rf"^(what|who|where) (?=(?:{'|'.join(sorted(AUXILIARIES))}) )", re.IGNORECASE)
"""Where "else" goes in a question that has none."""


def base(question: str) -> str:
    """The question without what was added; where that says too little, what was added."""
    own, _, added = question.partition("? (")
    return plain(added.rstrip(")")) if added and not tells(own) else plain(own)


def asked(text: str) -> str:
    """A text as a question."""
    return f"{text[:1].upper()}{text[1:]}?"


def _whole(text: str, whom: str | None = None) -> Completed:
    return Completed(asked(text), asked(text), whom)


def _joined(text: str, before: str) -> Completed:
    return Completed(f"{asked(text)} ({asked(before)})", asked(text))


_PLACED: Final = re.compile(r"\b(?:where|how far)\b", re.IGNORECASE)
"""What is asked of places first, and places have names."""
_POSSESSIVES: Final = frozenset({"his", "her", "its", "their"})
_WORD: Final = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


def _named(text: str, pointer: int, before: str, meant: Antecedents) -> tuple[Completed, ...]:
    """The text with whom or what its pronoun means in its place: each that it may mean, the likeliest first.

    Where nothing is found for the first pronoun, a later one is looked at: "what did they tell him?". Where questions
    name nothing that it may mean, the question before is added, and what passages name comes after that.
    """
    by_place = _PLACED.search(text) is not None
    for place in _WORD.finditer(text, pointer):
        pronoun = place.group().casefold().removesuffix("'s")
        if pronoun in PERSONS and (name := meant.person(pronoun)) is not None:
            return (_whole(_put_in(text, place, name), name),)
        if pronoun in THINGS | MANY:
            asked_of = meant.things(plural=pronoun in MANY, named=by_place and pronoun in THINGS)
            cited = meant.cited_things(plural=pronoun in MANY)
            first = () if asked_of else (_joined(text, before),)
            if asked_of or cited:
                return (*first, *(_whole(_put_in(text, place, one)) for one in dict.fromkeys([*asked_of, *cited])))
    return (_joined(text, before),)


def _put_in(text: str, place: re.Match[str], name: str) -> str:
    behind = text[place.end() :]
    if place.group().casefold() in _POSSESSIVES and re.match(r" \w", behind):
        name = f"{name.rsplit(maxsplit=1)[-1] if name[0].isupper() else name}'s"
    elif place.group().casefold().endswith("'s"):
        behind = f" is{behind}"
    return f"{text[: place.start()]}{name}{behind}"


_AUXILIARY: Final = "|".join(sorted(AUXILIARIES))
_SWAPPED: Final = re.compile(
    r"^(?:(?:since |until |for |from |by |with |to )?(?:when|where|why|how|whom)(?: (?:long|often|far|soon))?|how come)"
    r"(?: exactly)?$",
    re.IGNORECASE,
)
"""Asking words that may stand in another's place."""
_OPENING: Final = re.compile(
    rf"^(?:(?:(?:for |since |until )?(?:when|where|why|how(?: (?:long|often|far|soon))?)) )?"
    rf"(?P<verb>{_AUXILIARY}) (?P<rest>.+)$",
    re.IGNORECASE,
)
"""How a question begins whose asking word can be put in another's place: "when will …", "did …"."""
_COUNTING: Final = re.compile(
    rf"^how (?:many|much) (?P<noun>(?!(?:{_AUXILIARY})\b)[\w' -]+?) (?P<verb>{_AUXILIARY}) (?P<rest>.+)$", re.IGNORECASE
)
"""A question for how many: "how many trees will Gwen Tolley lose", "how many trees were felled"."""
_SIZED: Final = re.compile(
    r"^how (?P<adjective>(?!many|much|long|often|far|soon|did|does|do)\w+) (?P<verb>is|are|was|were) (?P<rest>.+)$",
    re.IGNORECASE,
)
"""A question for a quality: "how tall is the tower"."""
_HOW_MANY: Final = re.compile(r"^how (?:many|much)(?: exactly)?$", re.IGNORECASE)
_HAS_SUBJECT: Final = re.compile(r"^(?:the|an?|this|that|these|those|it|he|she|they|we|you|\w+'s) |^[A-Z]")


def _bare(form: Elliptic, before: str, meant: Antecedents) -> tuple[Completed, ...]:
    if _HOW_MANY.match(form.text):
        counted = next(iter(meant.told.phrases(before)), None)
        if counted:
            of = re.sub(r"^(?:the|an?) ", "", counted, flags=re.IGNORECASE)
            return (_joined(f"{form.text} {of}", before),)
        return (_joined(form.text, before),)
    if form.pointer is not None:
        return _named(form.text, form.pointer, before, meant)
    rest = _asked_of(before) if _SWAPPED.match(form.text) else None
    return (_joined(form.text, before) if rest is None else _whole(f"{form.text} {rest}"),)


def _asked_of(before: str) -> str | None:
    """What a question asks its asking word of, so that another can stand before it: "will the port close the gate".

    None where the asking word is the object or the subject itself: "what did the memo advise".
    """
    counting, sized = _COUNTING.match(before), _SIZED.match(before)
    if counting is not None:
        verb, rest, noun = counting["verb"].casefold(), counting["rest"], counting["noun"]
        return f"{verb} {rest} {noun}" if _HAS_SUBJECT.match(rest) else f"{verb} {noun} {rest}"
    if sized is not None:
        return f"{sized['verb'].casefold()} {sized['rest']} {sized['adjective']}"
    opening = _OPENING.match(before)
    return None if opening is None else f"{opening['verb'].casefold()} {opening['rest']}"


_PREPOSITION: Final = re.compile(r"^(?:for|on|in|to|from|at|by|of|with|about) ", re.IGNORECASE)


def _put_for(form: Elliptic, before: str, meant: Antecedents) -> Completed:
    """The question before, about somebody or something else."""
    named, whom = form.named or "", None
    if form.pointer is not None:
        named, whom = _pointed(named, form.pointer, meant)
    bare = _PREPOSITION.sub("", named)
    replaced = _replaced(before, bare, meant, prepared=bare != named)
    place_of = before.casefold().find(replaced.casefold()) if replaced else -1
    if replaced is None or place_of < 0 or meant.can_act(replaced) != meant.can_act(bare):
        return _joined(form.text, before)
    first = re.sub(r"\b(?:the|an?) $", "", before[:place_of], flags=re.IGNORECASE)
    whole = f"{first}{bare}{before[place_of + len(replaced) :]}"
    return _joined(form.text, before) if _SAYS_NOTHING.match(whole) else _whole(whole, whom)


def _pointed(named: str, pointer: int, meant: Antecedents) -> tuple[str, str | None]:
    """Whom or what "and her lawyer?" names, and who "her" is."""
    place = _WORD.search(named, pointer)
    if place is None:
        return named, None
    pronoun = place.group().casefold().removesuffix("'s")
    if pronoun in PERSONS:
        whom = meant.person(pronoun)
        return (named, None) if whom is None else (_put_in(named, place, whom), whom)
    those = meant.things(plural=pronoun in MANY) if pronoun in THINGS | MANY else []
    return (_put_in(named, place, those[0]) if those else named), None


_SAYS_NOTHING: Final = re.compile(
    r"^(?:is|are|was|were|did|does|do|has|have|will) (?:the|an?|his|her|its|their) [\w'-]+$", re.IGNORECASE
)
"""A question that has a subject and nothing to ask of it: "is the captain"."""


def _replaced(before: str, bare: str, meant: Antecedents, *, prepared: bool) -> str | None:
    """Which words of the question before give way to what is named now."""
    about = asked_about(before)
    if about is not None and about.who is not None:
        return about.who
    those = meant.told.phrases(before)
    people = [one for one in those if meant.is_person(one)] if meant.is_person(bare) else []
    same = [one for one in those if is_plural(one) == is_plural(bare)]
    last = those[-1:] if prepared else []
    return next(iter(people or last or same or those), None)
