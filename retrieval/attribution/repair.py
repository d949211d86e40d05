"""Trees that the parser is known to hang wrongly, hung rightly before any rule looks at them."""

from dataclasses import replace
from typing import Final

from retrieval.parsed import ROOT, Parsed, Token


def repaired(tree: Parsed) -> Parsed:
    """The tree with its root and its subjects where they belong."""
    return _with_subjects(_with_verb(tree))


def _with_verb(tree: Parsed) -> Parsed:
    """In "Orr, a trader, called it a mess" the parser takes "called" for "who was called": it is the verb.

    Only where the sentence has a noun for its root and no other verb to carry it.
    """
    root = next((one for one in tree.tokens if one.head == one.place), None)
    if root is None or root.pos not in {"NOUN", "PROPN"}:
        return tree
    verb = next((one for one in tree.children(root, "acl", "relcl") if _finite_in_disguise(tree, root, one)), None)
    return tree if verb is None else _turned(tree, root, verb)


def _finite_in_disguise(tree: Parsed, root: Token, verb: Token) -> bool:
    if (
        verb.tag not in {"VBN", "VBD"}
        or verb.place < root.place
        or tree.child(verb, "agent", "auxpass", "aux", "nsubj")
    ):
        return False
    before = tree.tokens[verb.place - 1]
    if before.place == root.place and tree.tokens[-1].text == ".":
        return verb.lemma.casefold() in _NEVER_TOLD and tree.child(verb, "xcomp") is not None
    return (
        before.text in {",", "—", "–", ")"} and tree.child(verb, "dobj", "ccomp", "xcomp", "oprd", "prep") is not None
    )


_NEVER_TOLD: Final = frozenset({"threaten", "vow", "promise", "pledge", "decline", "refuse", "offer", "agree", "claim"})
"""Verbs that with "to" tell what the noun before them does: "A guest threatened to leave." is no guest under threat."""


def _with_subjects(tree: Parsed) -> Parsed:
    """In "In Bern, a diplomat said" the parser takes Bern for who said it, or "a diplomat" for another name of it."""
    for verb in tree.tokens:
        if verb.tag not in {"VBD", "VBZ", "VBP"} or verb.dep not in {ROOT, "ccomp", "conj"}:
            continue
        own = tree.child(verb, "nsubj")
        if own is None:
            named = _named_before(tree, verb) or _taken_by_participle(tree, verb)
            if named is not None:
                tree = _moved(tree, named, verb.place, "nsubj")
        elif (other := _beside_place(tree, own, verb)) is not None:
            tree = _moved(_moved(tree, other, verb.place, "nsubj"), own, 0, "pobj")
    return tree


def _taken_by_participle(tree: Parsed, verb: Token) -> Token | None:
    """Of "Orr, reached at home, declined" Orr, whom the parser took for the subject of "reached"."""
    for clause in tree.children(verb, "advcl", "ccomp"):
        own = tree.child(clause, "nsubj", "nsubjpass")
        if clause.place > verb.place or clause.tag not in {"VBN", "VBG", "VBD"} or own is None:
            continue
        parted = tree.tokens[clause.place - 1].text == "," and tree.tokens[verb.place - 1].text == ","
        if own.place < clause.place and parted and tree.child(clause, "mark", "aux", "auxpass") is None:
            return own
    return None


def _beside_place(tree: Parsed, own: Token, verb: Token) -> Token | None:
    """What stands behind "In Bern," and was taken for another name of it."""
    if own.place != 1 or tree.tokens[0].pos != "ADP" or tree.tokens[own.place + 1].text != ",":
        return None
    return next((one for one in tree.children(own, "appos") if one.place < verb.place), None)


def _named_before(tree: Parsed, verb: Token) -> Token | None:
    """What is set beside a noun of what stands before: ", Orr of the council said", wherever it was hung."""
    beside = [one for one in tree.tokens[: verb.place] if one.dep == "appos"]
    for one in reversed(beside):
        below = tree.subtree(one)
        if below[-1].place + 1 == verb.place and tree.tokens[below[0].place - 1].text == ",":
            return one
    return None


def _moved(tree: Parsed, token: Token, head: int, dep: str) -> Parsed:
    tokens = list(tree.tokens)
    tokens[token.place] = replace(token, head=head, dep=dep)
    return Parsed(tree.text, tuple(tokens))


def _turned(tree: Parsed, root: Token, verb: Token) -> Parsed:
    tokens = list(tree.tokens)
    for child in tree.children(root):
        if child.place > verb.place:
            tokens[child.place] = replace(child, head=verb.place, dep="advcl" if child.dep == "acl" else child.dep)
    tokens[root.place] = replace(root, dep="nsubj", head=verb.place)
    tokens[verb.place] = replace(verb, dep=ROOT, head=verb.place, tag="VBD")
    return Parsed(tree.text, tuple(tokens))
