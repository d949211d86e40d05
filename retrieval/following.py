"""What a question asks after earlier ones: "and why?" completed from the question before and the passages it cited.

Nothing is answered here: what comes out is a question to look for, and where its answer may stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.answer import Asked
from retrieval.antecedents import Antecedents, Words, is_plural, question_of
from retrieval.article import Sentence, Span
from retrieval.attribution.questions import asked_about
from retrieval.elliptic import AUXILIARIES, Elliptic, Form, elliptic, plain, tells, tokens
from retrieval.rank import NOWHERE, Nearby
from retrieval.shelf import Shelf

TURNS: Final = 3
"""Earlier questions that one may lean on: with each step back it is less sure what is meant."""

_LONGEST: Final = 320
"""Characters of a completed question: twice those of the longest that is taken for a follow-up."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is looked for, and shown; `asks` is what it asks itself, without the words that were added.

    `form` is absent where the question stands on its own. `cited` are the passages of the turn that it leans on;
    `shown` those of all turns; `nearby` the sentences about the first, where an answer may stand.
    """

    text: str
    asks: str
    form: Form | None = None
    cited: tuple[Span, ...] = ()
    shown: tuple[Span, ...] = ()
    nearby: Nearby = NOWHERE


def understood(text: str, turns: Sequence[Asked], shelf: Shelf) -> Understood:
    """The question as it is meant after `turns`, newest last; those about another article do not count.

    Same input, same question.
    """
    alone = Understood(text, text)
    turns = [one for one in turns if one.article_id == shelf.article.id]
    if not turns:
        return alone
    told = Words(shelf.article)
    form = elliptic(text, told.names)
    if form is None:
        return alone
    used = turns[-TURNS:]
    meant = Antecedents(shelf, used, told)
    completed, asks = _completed(form, meant)
    if len(completed) > _LONGEST:
        completed, asks = text, text
    cited = tuple(one.span for one in used[-1].answer.citations)
    shown = tuple(one.span for turn in used for one in turn.answer.citations)
    around = Nearby(near(shelf, cited), _asked(form.text)) if form.form in _LOCAL else NOWHERE
    return Understood(completed, asks, form.form, cited, shown, around)


_LOCAL: Final = frozenset({Form.BARE, Form.POINTING, Form.OPPOSED})
"""Forms whose answer may stand beside the passage cited before."""


def near(shelf: Shelf, cited: Sequence[Span]) -> tuple[int, ...]:
    """Places of the sentences of some passages, and of those beside them."""
    own = {place for place, one in enumerate(shelf.sentences) if touches(one, cited)}
    beside = {place + step for place in own for step in (-1, 0, 1)}
    return tuple(sorted(beside & set(range(len(shelf.sentences)))))


def touches(sentence: Sentence, spans: Sequence[Span]) -> bool:
    """Whether a sentence shares a character with one of some passages."""
    return any(span.start < sentence.span.end and sentence.span.start < span.end for span in spans)


def _completed(form: Elliptic, meant: Antecedents) -> tuple[str, str]:
    before = _base(question_of(meant.turns[-1]))
    match form.form:
        case Form.WHO_SAID | Form.OPPOSED:
            return _joined(form.text, before)
        case Form.OTHER:
            return _put_for(form, before, meant)
        case Form.BARE:
            return _bare(form, before, meant)
        case Form.ELSE if form.pointer is None:
            whole = _asked(form.text if tells(form.text) else _ELSE.sub(r"\1 else ", before))
            return whole, whole
        case Form.ELSE | Form.POINTING:
            named = _named(form.text, form.pointer or 0, meant)
            return (_asked(named), _asked(named)) if named else _joined(form.text, before)


_ELSE: Final = re.compile(rf"^(what|who|where) (?=(?:{'|'.join(sorted(AUXILIARIES))}) )", re.IGNORECASE)
"""Where "else" goes in a question that has none."""


def _base(question: str) -> str:
    """The question without what was added; where that says too little, what was added."""
    _, _, added = question.partition("? (")
    return plain(added.rstrip(")")) if added else plain(question)


def _asked(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}?"


def _joined(text: str, before: str) -> tuple[str, str]:
    return f"{_asked(text)} ({_asked(before)})", _asked(text)


_PLACED: Final = re.compile(r"\b(?:where|how far)\b", re.IGNORECASE)
"""What is asked of places first, and places have names."""
_POSSESSIVES: Final = frozenset({"his", "her", "its", "their"})


def _named(text: str, pointer: int, meant: Antecedents) -> str | None:
    """The text with whom or what its pronoun means in its place; none where that is not told."""
    word = tokens(text[pointer:])[0]
    pronoun, behind = word.casefold().removesuffix("'s"), text[pointer + len(word) :]
    if pronoun in {"he", "she", "him", "her", "his", "hers"}:
        name = meant.person(pronoun)
    elif pronoun in {"it", "its"}:
        name = meant.thing(plural=False, named=_PLACED.search(text) is not None)
    elif pronoun in {"they", "them", "their", "theirs"}:
        name = meant.thing(plural=True)
    else:
        return None
    if name is None:
        return None
    if pronoun in _POSSESSIVES and re.match(r" \w", behind):
        name = f"{name.split()[-1] if name[0].isupper() else name}'s"
    return f"{text[:pointer]}{name}{behind}"


_ADVERBS: Final = r"when|where|why|how(?: (?:(?:much|many) )?[\w-]+)?"
_SWAPPED: Final = re.compile(
    r"^(?:(?:since |until |for |from |by |with |to )?(?:when|where|why|how|whom)(?: (?:long|often|far|soon))?|how come)"
    r"(?: exactly)?$",
    re.IGNORECASE,
)
"""Asking words that may stand in another's place."""
_OPENING: Final = re.compile(
    rf"^(?:(?:(?:{_ADVERBS}) )?(?P<verb>{'|'.join(sorted(AUXILIARIES))})"
    r"|(?:what|whom?) (?P<does>do|does|did)) (?P<rest>.+)$",
    re.IGNORECASE,
)
"""How a question begins whose asking word can be put in another's place: "when will …", "what did …", "did …"."""
_HOW_MANY: Final = re.compile(r"^how (?:many|much)(?: exactly)?$", re.IGNORECASE)


def _bare(form: Elliptic, before: str, meant: Antecedents) -> tuple[str, str]:
    if _HOW_MANY.match(form.text):
        counted = next(iter(meant.told.phrases(before)), None)
        if counted:
            return _joined(f"{form.text} {re.sub('^(?:the|an?) ', '', counted, flags=re.IGNORECASE)}", before)
        return _joined(form.text, before)
    if form.pointer is not None:
        named = _named(form.text, form.pointer, meant)
        return (_asked(named), _asked(named)) if named else _joined(form.text, before)
    opening = _OPENING.match(before)
    if opening is None or not _SWAPPED.match(form.text):
        return _joined(form.text, before)
    whole = _asked(f"{form.text} {(opening['verb'] or opening['does']).casefold()} {opening['rest']}")
    return whole, whole


_PREPOSITION: Final = re.compile(r"^(?:for|on|in|to|from|at|by|of|with|about) ", re.IGNORECASE)


def _put_for(form: Elliptic, before: str, meant: Antecedents) -> tuple[str, str]:
    """The question before, about somebody or something else."""
    named = form.named or ""
    if form.pointer is not None:
        named = _named(named, form.pointer, meant) or named
    about = asked_about(before)
    replaced = about.who if about is not None else None
    bare = _PREPOSITION.sub("", named)
    if replaced is None:
        those = meant.told.phrases(before)
        people = [one for one in those if meant.is_person(one)] if meant.is_person(bare) else []
        same = [one for one in those if is_plural(one) == is_plural(bare)]
        prepared = those[-1:] if bare != named else []
        replaced = next(iter(people or prepared or same or those), None)
    place = before.casefold().find(replaced.casefold()) if replaced else -1
    if replaced is None or place < 0 or (meant.can_act(replaced) and not meant.can_act(bare)):
        return _joined(form.text, before)
    first = re.sub(r"\b(?:the|an?) $", "", before[:place], flags=re.IGNORECASE)
    whole = _asked(f"{first}{bare}{before[place + len(replaced) :]}")
    return whole, whole
