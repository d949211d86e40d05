"""Words given by a noun: "a denial by the ministry that …", "her promise to build …", "made the claim that …"."""

from typing import Final

from retrieval.attribution.clause import subject
from retrieval.attribution.phrase import is_somebody, names_document, noun_phrase
from retrieval.attribution.said import Said
from retrieval.attribution.wordlists import nouns
from retrieval.parsed import Parsed, Token
from retrieval.statement import Stance

_FROM: Final = frozenset({"by", "from"})
_MAKE: Final = frozenset({"make", "issue", "give", "repeat", "renew", "offer", "voice", "deliver", "level"})
_OWN: Final = frozenset({"his", "her", "their", "its"})
_FOR: Final = frozenset({"call", "appeal", "plea", "demand"})
"""Nouns behind which "for" gives what is wanted."""


def nominal(tree: Parsed, hidden: set[int]) -> list[Said]:
    """Every noun of saying that has both a source and words; `hidden` are places of quotations folded away."""
    found = []
    for noun in tree.tokens:
        stance = _stance(noun)
        if stance is None or noun.place in hidden:
            continue
        source = _source(tree, noun)
        content = _content(tree, noun) if source is not None else set()
        if source is not None and content:
            found.append(Said(source, (noun.place,), stance, content))
    return found


def _stance(noun: Token) -> Stance | None:
    if noun.pos != "NOUN":
        return None
    return next((stance for stance in Stance if noun.lemma.casefold() in nouns(f"saying-{stance.value}")), None)


def _source(tree: Parsed, noun: Token) -> Token | None:
    """Whose it is, by whom it is, or who makes it."""
    whose = tree.child(noun, "poss")
    if whose is not None:
        return whose if whose.text.casefold() in _OWN or _speaks(tree, whose) else None
    for prep in tree.children(noun, "prep", "agent"):
        who = tree.child(prep, "pobj")
        if prep.text.casefold() in _FROM and who is not None:
            return who if _speaks(tree, who) else None
    verb = tree.head(noun)
    if noun.dep != "dobj" or verb.lemma.casefold() not in _MAKE or tree.child(verb, "neg") is not None:
        return None
    who = subject(tree, verb)
    return who if who is not None and _speaks(tree, who) else None


def _speaks(tree: Parsed, who: Token) -> bool:
    return is_somebody(who) or names_document(tree, who)


def _content(tree: Parsed, noun: Token) -> set[int]:
    """The clause behind the noun and its source, "that …" or "to …"; "for …" of a call, "as …" of a description."""
    behind = _end(tree, noun)
    if behind < len(tree.tokens) and tree.tokens[behind].text.casefold() == "that":
        clause = tree.head(tree.tokens[behind])
        return {one.place for one in tree.subtree(clause) if one.place > behind} if clause.place > behind else set()
    wish = tree.child(noun, "acl")
    if wish is not None and wish.tag == "VB" and tree.subtree(wish)[0].text.casefold() == "to":
        return {one.place for one in tree.subtree(wish)}
    wanted = "for" if noun.lemma.casefold() in _FOR else "as" if noun.lemma.casefold() == "description" else ""
    said = [one for one in tree.children(noun, "prep") if one.text.casefold() == wanted]
    about = [one for one in tree.children(noun, "prep") if wanted == "as" and one.text.casefold() == "of"]
    return {
        below.place
        for prep in (about + said if said else [])
        for below in tree.subtree(prep)
        if below.place != prep.place
    }


def _end(tree: Parsed, noun: Token) -> int:
    """The place behind the noun, or behind whoever it is from."""
    for prep in tree.children(noun, "prep", "agent"):
        who = tree.child(prep, "pobj")
        if prep.text.casefold() in _FROM and who is not None:
            return noun_phrase(tree, who)[-1].place + 1
    return noun.place + 1
