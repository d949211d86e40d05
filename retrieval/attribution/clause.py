"""Who does what in a parsed sentence: subjects, negation, and whether what a verb says is said to have happened."""

from collections.abc import Sequence
from typing import Final

from retrieval.parsed import Parsed, Token

SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
_RELATIVES: Final = frozenset({"who", "which", "that"})
_UNREAL: Final = frozenset({"could", "might", "may", "should", "must", "can", "ca"})
_CONDITIONS: Final = frozenset({"if", "unless", "whether", "until", "lest"})
_CARRIES: Final = frozenset(
    """
    go continue begin start proceed move come be appear seem rush hasten take step force compel manage want like use
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Verbs under which an infinitive is done, not wished: "went on to say", "was quick to deny", "was forced to admit"."""
_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})


def is_verb(token: Token) -> bool:
    """Whether the tagger took it for a form of a verb."""
    return token.tag.startswith("VB") and token.pos in {"VERB", "AUX"}


def auxiliaries(tree: Parsed, verb: Token) -> list[Token]:
    """Its auxiliaries, in order."""
    return tree.children(verb, "aux", "auxpass")


def is_passive(tree: Parsed, verb: Token) -> bool:
    """Whether its subject is acted upon: "was described", and "a plan described by"."""
    if tree.child(verb, "auxpass", "nsubjpass"):
        return True
    return verb.tag == "VBN" and verb.dep in {"acl", "relcl", "advcl"} and not auxiliaries(tree, verb)


def negation(tree: Parsed, verb: Token) -> Token | None:
    """The word that negates the verb: not, never, nor; or a subject that does (neither, none, nobody)."""
    found = tree.child(verb, "neg")
    if found:
        return found
    for child in tree.children(verb, "advmod", "preconj", "cc"):
        if child.text.casefold() in {"never", "nor", "neither"}:
            return child
    return None


def is_real(tree: Parsed, verb: Token) -> bool:
    """Whether the saying is told as something that happened, and is no wish, condition or possibility."""
    modals = {one.text.casefold() for one in auxiliaries(tree, verb)}
    if modals & _UNREAL:
        return False
    if "would" in modals and not any(one.text.casefold() == "only" for one in tree.children(verb, "advmod")):
        return False
    if any(one.text.casefold() in _CONDITIONS for one in tree.children(verb, "mark")):
        return False
    if verb.tag == "VB" and any(one.text.casefold() == "to" for one in auxiliaries(tree, verb)):
        head = tree.head(verb)
        return (
            verb.dep in {"xcomp", "acl", "conj", "advcl"} and head.lemma.casefold() in _CARRIES and is_real(tree, head)
        )
    return True


def subject(tree: Parsed, verb: Token, depth: int = 0) -> Token | None:
    """Who does what the verb says: its own subject, or that of the verb it goes on from; the noun that "who" means."""
    subjects = [one for one in tree.children(verb, *SUBJECTS) if one.dep != "csubj"]
    if subjects:
        return _antecedent(tree, verb, _of_one_phrase(tree, verb, subjects))
    if depth > 6 or verb.head == verb.place:
        return None
    head = tree.head(verb)
    if verb.dep in {"acl", "relcl"} and head.pos in {"NOUN", "PROPN"}:
        return head
    if verb.dep == "advcl" and verb.tag == "VBG" and tree.tokens[verb.place - 1].text in {",", "—", "–"}:
        head = _outermost(tree, head)
        return subject(tree, head, depth + 1) if is_verb(head) else None
    if verb.dep in {"conj", "xcomp", "advcl", "dep", "parataxis", "prep", "pcomp"} and (
        is_verb(head) or head.dep == "prep"
    ):
        return subject(tree, head, depth + 1)
    return None


def _of_one_phrase(tree: Parsed, verb: Token, subjects: Sequence[Token]) -> Token:
    """The first subject; of several words that the parser took for one each ("co-founder and CEO Lee Orr") the last."""
    chosen = subjects[0]
    for one in subjects[1:]:
        if one.place > verb.place or any(between.text in ",—–" for between in tree.tokens[chosen.place : one.place]):
            break
        chosen = one
    return chosen


def _outermost(tree: Parsed, verb: Token) -> Token:
    """The verb that a clause is the object of, and so on up: ", adding that …" goes on from whoever speaks."""
    for _ in range(6):
        if verb.dep not in {"ccomp", "xcomp", "advcl", "conj"} or not is_verb(tree.head(verb)):
            break
        if verb.dep == "conj" and tree.child(verb, "nsubj") is not None:
            break
        verb = tree.head(verb)
    return verb


def _antecedent(tree: Parsed, verb: Token, own: Token) -> Token:
    """For "who" the noun that its clause hangs on."""
    if own.text.casefold() not in _RELATIVES or own.tag not in {"WP", "WDT"}:
        return own
    clause = verb
    for _ in range(6):
        if clause.dep == "relcl":
            return named_beside(tree, tree.head(clause))
        if clause.dep != "conj":
            break
        clause = tree.head(clause)
    return own


def named_beside(tree: Parsed, noun: Token) -> Token:
    """Of "Dey, a nurse who …" Dey: the name that a description stands beside."""
    head = tree.head(noun)
    return head if noun.dep == "appos" and head.tag in {"NNP", "NNPS"} else noun


def agent(tree: Parsed, verb: Token) -> Token | None:
    """By whom, where the verb is passive."""
    by = tree.child(verb, "agent") or next(
        (one for one in tree.children(verb, "prep") if one.text.casefold() == "by"), None
    )
    return tree.child(by, "pobj") if by else None


def is_noun(token: Token) -> bool:
    """Whether it can head the name of somebody."""
    return token.pos in _NOUNS or token.dep in SUBJECTS


def without(tokens: list[Token], *others: list[Token]) -> list[Token]:
    """Tokens that are not among the others."""
    gone = {one.place for those in others for one in those}
    return [one for one in tokens if one.place not in gone]
