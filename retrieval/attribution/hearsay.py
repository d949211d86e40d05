"""Words given without a verb of saying: "according to", "in the words of", "in a statement", a name and a colon."""

from typing import Final

from retrieval.attribution.clause import is_noun, is_verb
from retrieval.attribution.frame import Frame
from retrieval.attribution.said import Said, mask_places
from retrieval.attribution.wordlists import nouns
from retrieval.parsed import Parsed, Token
from retrieval.statement import Stance

_WORDS_OF: Final = frozenset({"word", "phrasing", "phrase", "parlance"})
_VIEWS: Final = frozenset({"view", "opinion", "account", "telling"})


def hearsay(frame: Frame, tree: Parsed) -> list[Said]:
    """Every source of a sentence that is named without a verb of saying."""
    found = []
    for token in tree.tokens:
        named = _according(tree, token) or _in_words_of(tree, token) or _per(tree, token)
        if named is None:
            continue
        source, cue = named
        own = {one.place for one in tree.subtree(token)} | set(cue)
        content = _clause_around(frame, tree, token, own)
        if tree.tokens[cue[-1]].lemma.casefold() in _WORDS_OF or len(cue) > 2:
            content = (content & _quoted(frame, tree)) or content
        if content:
            found.append(Said(source, cue, Stance.SAID, content))
    return found


Named = tuple[Token, tuple[int, ...]]
"""A source, and the places of the cue."""


def _according(tree: Parsed, token: Token) -> Named | None:
    """Such as "according to the memo"."""
    if token.text.casefold() != "according" or token.place + 1 >= len(tree.tokens):
        return None
    to = tree.child(token, "prep") or tree.tokens[token.place + 1]
    source = tree.child(to, "pobj") or tree.child(token, "pobj")
    return (source, (token.place, token.place + 1)) if source is not None and is_noun(source) else None


def _in_words_of(tree: Parsed, token: Token) -> Named | None:
    """Such as "in the words of one resident", "in her words"."""
    thing = tree.child(token, "pobj")
    if token.text.casefold() != "in" or thing is None or thing.lemma.casefold() not in _WORDS_OF | _VIEWS:
        return None
    of = next((one for one in tree.children(thing, "prep") if one.text.casefold() == "of"), None)
    source = tree.child(of, "pobj") if of is not None else tree.child(thing, "poss")
    if source is None or (source.tag == "PRP$" and thing.lemma.casefold() in _VIEWS):
        return None
    return source, tuple(range(token.place, (of or thing).place + 1))


def _per(tree: Parsed, token: Token) -> Named | None:
    """Such as "per the filing"."""
    source = tree.child(token, "pobj")
    if token.text.casefold() != "per" or source is None:
        return None
    speaks = source.entity in {"ORG", "PERSON"} or source.lemma.casefold() in nouns("document-strong")
    return (source, (token.place,)) if speaks else None


def _quoted(frame: Frame, tree: Parsed) -> set[int]:
    """The tokens of the sentence that stand in quotation marks."""
    spans = [one.inner for one in frame.quoted]
    masked = set().union(*mask_places(frame, tree))
    plain = [one for one in tree.tokens if one.place not in masked]
    inside = {one.place for one in plain if any(span.holds(frame.span(one.start, one.end)) for span in spans)}
    return masked | inside


def _clause_around(frame: Frame, tree: Parsed, token: Token, own: set[int]) -> set[int]:
    """The clause that the phrase hangs on, without the phrase."""
    masks = mask_places(frame, tree)
    verb = next((one for one in tree.above(token) if is_verb(one)), None)
    top = tree.tokens[0] if verb is None else verb
    if verb is None:
        top = next((one for one in tree.tokens if one.head == one.place), tree.tokens[0])
    while top.dep in {"ccomp", "acl", "relcl", "advcl", "xcomp", "pcomp"} and top.head != top.place:
        parent = tree.head(top)
        if (
            is_verb(parent)
            and top.dep in {"ccomp", "xcomp"}
            and not any(
                one.place in own for one in tree.subtree(parent) if one.place < top.place and one.place > parent.place
            )
        ):
            top = parent
        else:
            break
    places = {one.place for one in tree.subtree(top)} - own
    if tree.tokens[-1].text == ".":
        places.discard(len(tree.tokens) - 1)
    for mask in masks:
        if mask & places:
            places |= mask
    return places
