"""What a person should look at before an article is let in."""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.article import Role
from retrieval.draft import Doubt, Draft, Piece, Reason
from retrieval.language import language_of
from retrieval.tokens import tokens

_FEW: Final = 3
"""Paragraphs that are a notice, or the beginning of an article that one must pay for."""

_WALL: Final = re.compile(
    r"\b(?:subscribe|sign in|log in|register|create (?:a|your) (?:free )?account|join|pay)\b.{0,40}"
    r"\bto (?:continue|keep|read|unlock)|\bto (?:continue|keep) reading\b|\b(?:for|to) subscribers(?: only)?\b|"
    r"\bsubscriber[- ]only\b|\balready a subscriber\b|"
    r"\bthis (?:article|story|content) is (?:for|reserved|only|exclusive)|"
    r"\bremaining .{0,20}\bfree articles?\b|\bfree articles? (?:left|remaining|this month)\b|"
    r"\bunlock (?:this|the) (?:article|story)\b|\b(?:for|to) (?:paid|paying) (?:subscribers|members|readers)\b|"
    r"\balready a (?:paid|paying) subscriber\b|\b(?:for )?(?:members|subscribers) only\b|"
    r"\bnur für abonnent|\bweiterlesen mit\b|\bmit (?:einem )?\w*abo weiterlesen\b|\bartikel freischalten\b|"
    r"\bsie haben bereits ein abo\b|\bréservée?s? aux abonnés\b|\bil vous reste .{0,20}de cet article\b|"
    r"\babonnez-vous pour (?:lire|continuer)|\bdéjà abonnée?\b|\b(?:exclusiv[oa]|solo|sólo) para su[bs]?scriptores\b|"
    r"\bsuscríb[ae]te para (?:seguir|continuar|leer)|\bya (?:eres|soy|es) suscriptora?\b",
    re.IGNORECASE,
)
"""What pages say where an article goes on for those who pay."""

_SHORT: Final = 9
"""Words of a piece that may be a link alone."""

_ENDS: Final = (*'.!?…”"»。！？」』।؟', "ฯ")
"""How sentences end, in the scripts that there are articles in."""

_LINES: Final = 5
"""Pieces from which there is a list."""

_MOST: Final = 0.6
"""Share of such pieces that makes a list of the whole."""


def doubts_of(draft: Draft) -> tuple[Doubt, ...]:
    """Those of the loader, and those that the words give, in the order of the list of doubts."""
    kept = [piece for _, piece in draft.kept]
    found = set(draft.doubts)
    if any(_WALL.search(piece.text) for piece in draft.pieces if len(piece.text) < 400):
        found.add(Doubt.PAYWALL)
    if len(kept) <= _FEW:
        found.add(Doubt.SHORT)
    if sum(piece.reason is Reason.DUPLICATE for piece in draft.pieces) > 1:
        found.add(Doubt.REPEATS)
    if _is_list(kept):
        found.add(Doubt.LINKS)
    if kept and language_of("\n".join(piece.text for piece in kept)) != "en":
        found.add(Doubt.NOT_ENGLISH)
    return tuple(doubt for doubt in Doubt if doubt in found)


def _is_list(kept: Sequence[Piece]) -> bool:
    """Whether most of it is short lines; the items of a list that an article has are lines of their own by nature."""
    other = [piece for piece in kept if piece.role is not Role.ITEM]
    kept = other if len(other) > len(kept) / 2 else kept
    lines = [piece for piece in kept if len(tokens(piece.text)) <= _SHORT and not piece.text.endswith(_ENDS)]
    return len(kept) >= _LINES and len(lines) >= _MOST * len(kept)
