"""The one door through which sentences go into a language.

English stands in the source and is the key; a catalogue in gettext's form holds another language, one for the process.
Facts are put in after the sentence was chosen, so that they may stand wherever its grammar wants them.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from retrieval.errors import PullquoteError
from retrieval.said_later import Wording


@dataclass(slots=True)
class _Spoken:
    """`locale` is Discord's name of the language (reference: Locales); none for English."""

    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    locale: str | None = None


_SPOKEN: Final = _Spoken()


def speak(catalogue: gettext.NullTranslations | None, locale: str | None = None) -> None:
    """From now on sentences are said as the catalogue has them; in English without one. For the composition root."""
    _SPOKEN.catalogue, _SPOKEN.locale = catalogue or gettext.NullTranslations(), locale


def locale() -> str | None:
    """The language that is spoken, as Discord calls it; none for English."""
    return _SPOKEN.locale


def say(sentence: str, /, **facts: object) -> str:
    """The sentence in the language of the moment, with the facts in their places."""
    said = _SPOKEN.catalogue.gettext(sentence) if sentence else ""
    return said.format(**facts) if facts else said


def count(one: str, many: str, number: int, /, **facts: object) -> str:
    """The form that the number asks for, with `{number}` and the facts in their places."""
    return _SPOKEN.catalogue.ngettext(one, many, number).format(number=number, **facts)


def name(word: str) -> str:
    """What a command or an option is called; in a catalogue it has the context `name`."""
    return _SPOKEN.catalogue.pgettext("name", word)


def message(error: PullquoteError) -> str:
    """What happened."""
    return say(error.template, **_said(error.facts))


def remedy(error: PullquoteError) -> str:
    """What to do about it."""
    return say(error.advice, **_said(error.facts))


def _said(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts, those in the language too that are words."""
    return {
        name: say(fact.template, **fact.facts) if isinstance(fact, Wording) else fact for name, fact in facts.items()
    }


class Phrase:
    """A sentence without facts, named in a class: said anew each time that it is looked at."""

    def __init__(self, english: str) -> None:
        self._english = english

    def __get__(self, instance: object, owner: type) -> str:
        """In the language of the moment."""
        return say(self._english)
