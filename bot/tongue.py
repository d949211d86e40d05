"""The one door through which sentences go into a language.

English stands in the source and is the key; a catalogue in gettext's form holds other languages. Facts are put in after
the sentence was chosen, so that they may stand wherever its grammar wants them.
"""

import gettext
from contextvars import ContextVar
from typing import Final

from retrieval.errors import PullquoteError

_ENGLISH: Final = gettext.NullTranslations()
_CATALOGUE: Final[ContextVar[gettext.NullTranslations]] = ContextVar("catalogue")


def speak(catalogue: gettext.NullTranslations) -> None:
    """From now on, in this context and those made from it, sentences are said as the catalogue has them."""
    _CATALOGUE.set(catalogue)


def say(sentence: str, /, **facts: object) -> str:
    """The sentence in the language of the moment, with the facts in their places."""
    said = _CATALOGUE.get(_ENGLISH).gettext(sentence) if sentence else ""
    return said.format(**facts) if facts else said


def count(one: str, many: str, number: int, /, **facts: object) -> str:
    """The form that the number asks for, with `{number}` and the facts in their places."""
    return _CATALOGUE.get(_ENGLISH).ngettext(one, many, number).format(number=number, **facts)


def message(error: PullquoteError) -> str:
    """What happened."""
    return say(error.template, **error.facts)


def remedy(error: PullquoteError) -> str:
    """What to do about it."""
    return say(error.advice, **error.facts)


class Phrase:
    """A sentence without facts, named in a class: said anew each time that it is looked at."""

    def __init__(self, english: str) -> None:
        self._english = english

    def __get__(self, instance: object, owner: type) -> str:
        """In the language of the moment."""
        return say(self._english)
