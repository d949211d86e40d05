"""A language that nobody speaks: every English letter of a sentence wears an accent, so that it is told from others."""

import gettext
import re

_ENGLISH = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WORN = "ÀßÇÐÉƑĜĤÎĴĶĹṀÑÖÞǪŔŠŢÛṼŴẊÝŽàƀçđéƒĝĥîĵķĺɱñöþǫŕšţûṽŵẋýž"
_TABLE = str.maketrans(_ENGLISH, _WORN)
_FACT = re.compile(r"(\{[^{}]*\}|<t:|:f>|https?:\S*)")

LOCALE = "sv-SE"
"""Whom it is given to: Discord knows no language that nobody speaks."""


def worn(sentence):
    """The sentence, its facts as they are."""
    return "".join(part if _FACT.fullmatch(part) else part.translate(_TABLE) for part in _FACT.split(sentence))


class Pseudo(gettext.NullTranslations):
    """The catalogue."""

    def gettext(self, message):
        return worn(message)

    def pgettext(self, context, message):
        return worn(message) if context == "name" else message

    def ngettext(self, msgid1, msgid2, n):
        return worn(msgid1 if n == 1 else msgid2)
