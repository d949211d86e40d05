"""Sayings between commas: "The plan, Orr said, is dead" gives the sentence around them."""

from typing import Final

from retrieval.attribution.clause import is_verb
from retrieval.attribution.phrase import noun_phrase
from retrieval.attribution.wordlists import Verb
from retrieval.parsed import Parsed, Token

_PAUSES: Final = frozenset({",", "—", "–", "-"})
_LONGEST_ASIDE: Final = 9
"""Words of an attribution between commas; longer ones are clauses of their own."""


def around(tree: Parsed, verb: Token, listed: Verb) -> set[int]:
    """For "The plan, Orr said, is dead": the sentence around the verb."""
    if verb.dep not in {"parataxis", "ccomp", "advcl", "dep"} or "c" not in listed.takes:
        return set()
    head = tree.head(verb)
    if verb.dep == "advcl" and not any(one.text.casefold() == "as" for one in tree.children(verb, "mark")):
        return set()
    if verb.dep == "ccomp" and not (
        (tree.child(verb, "nsubj") and head.place > verb.place) or _between_commas(tree, verb)
    ):
        return set()
    own = {one.place for one in tree.subtree(verb)}
    around = [one for one in tree.subtree(head) if one.place not in own and one.text not in {",", "—", "–"}]
    while around and around[0].pos == "PUNCT" and around[0].text not in "“\"‘'«":
        around.pop(0)
    return {one.place for one in around}


def ahead(tree: Parsed, verb: Token, source: Token) -> set[int]:
    """For "Prices will rise, officials said late Thursday": what stands before the comma, wherever it was hung."""
    phrase = noun_phrase(tree, source)
    comma = phrase[0].place - 1
    if verb.place < source.place or comma < _FEWEST or tree.tokens[comma].text != ",":
        return set()
    if len(tree.tokens) - verb.place > _LONGEST_ASIDE or tree.tokens[0].text.casefold() in _WHEN:
        return set()
    before = tree.tokens[:comma]
    states = any(is_verb(one) and tree.child(one, "nsubj", "nsubjpass") is not None for one in before)
    return {one.place for one in before} if states else set()


_FEWEST: Final = 3
_WHEN: Final = frozenset(
    ["when", "if", "as", "while", "because", "although", "though", "since", "asked", "in", "at", "on"]
)
"""What begins a clause that tells when something was said."""


def parted(tree: Parsed, verb: Token, source: Token) -> set[int]:
    """For "The plan, Orr said on Monday, is dead": the sentence without what stands between the commas."""
    phrase = noun_phrase(tree, source)
    first, last = min(phrase[0].place, verb.place), max(phrase[-1].place, verb.place)
    after = next((one.place for one in tree.tokens[last + 1 :] if _pauses(tree, one)), None)
    if first == 0 or after is None or after + 2 >= len(tree.tokens) or not _pauses(tree, tree.tokens[first - 1]):
        return set()
    if max(last - first, after - last) > _LONGEST_ASIDE or any(
        _pauses(tree, one) for one in tree.tokens[first : last + 1]
    ):
        return set()
    if any(is_verb(one) or one.text in {"that", ":"} for one in tree.tokens[last + 1 : after]):
        return set()
    if not _resumes(tree, verb, range(first, last + 1), after + 1):
        return set()
    if tree.tokens[0].tag == "VBG":  # "Talking about it, he said, …" tells when
        return set()
    rest = [*tree.tokens[: first - 1], *tree.tokens[after + 1 :]]
    return {one.place for one in (rest[:-1] if rest[-1].pos == "PUNCT" else rest)}


def _pauses(tree: Parsed, token: Token) -> bool:
    inside = 0 < token.place < len(tree.tokens) - 1 and (
        tree.tokens[token.place - 1].end == token.start and token.end == tree.tokens[token.place + 1].start
    )
    return token.text in _PAUSES and token.tag != "HYPH" and not (inside and token.text == "-")


def _resumes(tree: Parsed, verb: Token, aside: range, place: int) -> bool:
    """Whether the sentence goes on behind an aside, and not something that tells more about whoever speaks."""
    follows = tree.tokens[place]
    if follows.tag == "VBG" or follows.pos == "PUNCT" or follows.text.casefold() in _TELLS_MORE:
        return False
    beside = {"appos", "relcl", "acl", "advcl"}
    return not any(one.head in aside and one.dep in beside and one.head != verb.place for one in tree.tokens[place:])


_TELLS_MORE: Final = frozenset(["who", "which", "and", "but", "as", "while", "according", "where", "when", "citing"])


def _between_commas(tree: Parsed, verb: Token) -> bool:
    below = tree.subtree(verb)
    before = tree.tokens[below[0].place - 1].text if below[0].place else ","
    return before in {",", "—", "–"} and len(below) < 12
