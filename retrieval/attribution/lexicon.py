"""Verbs of a sentence looked up among the verbs of saying."""

from retrieval.attribution.wordlists import Verb, verbs
from retrieval.parsed import Parsed, Token


def _is_near(tree: Parsed, verb: Token, particle: str) -> bool:
    """Whether "on" stands right behind the verb: nobody goes on where a picture goes viral on a page."""
    return particle != "on" or tree.tokens[verb.place + 1].text.casefold() == particle


def entry(tree: Parsed, verb: Token) -> Verb | None:
    """The verb's line in the list, with its particle where it has one."""
    particles = {
        one.text.casefold() for one in tree.children(verb, "prt", "prep", "advmod", "dobj") if one.place > verb.place
    }
    particles |= {
        one.text.casefold()
        for clause in tree.children(verb, "advcl", "ccomp", "xcomp")
        for one in tree.children(clause, "mark")
        if one.text.casefold() == "for"
    }
    for one in verbs().get(verb.lemma.casefold(), ()):
        if not one.particle or (one.particle in particles and _is_near(tree, verb, one.particle)):
            return one
    return None
