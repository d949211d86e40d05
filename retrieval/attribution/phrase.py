"""Noun phrases: how much of one names a source, and what kind of source it names."""

from collections.abc import Sequence
from typing import Final

from retrieval.attribution.wordlists import nouns
from retrieval.parsed import Parsed, Token

_LEFT: Final = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "advmod", "case", "npadvmod", "neg"}
)
_NAMING: Final = frozenset(
    {
        "of",
        "for",
        "at",
        "with",
        "in",
        "from",
        "within",
        "inside",
        "to",
        "on",
        "behind",
        "against",
        "near",
        "by",
        "around",
        "about",
        "between",
        "across",
        "among",
        "outside",
        "under",
        "over",
    }
)
_TIMES: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow morning afternoon evening
    night week weekend month year january february march april may june july august september october november december
    hour minute day noon midnight time moment statement interview email e-mail letter message post tweet conference
    briefing call testimony hearing court speech response reply note press
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""What follows a preposition that hangs on the verb, wherever the parser hung it."""
_STOPS: Final = frozenset(',;:—–-()[]"“”„«»')
_APOSTROPHES: Final = frozenset("'’")
_OPENING: Final = frozenset("'‘")
_OWNER: Final = 3
"""Words of an owner at most, as in "the Boat Owners’ and Night Shift Porters’ Union"."""
PRONOUNS: Final = frozenset(
    {"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "these", "those"}
)


def noun_phrase(tree: Parsed, head: Token, *, alone: bool = False) -> list[Token]:
    """The tokens that name the source whose head is `head`, without what only tells more about it.

    What stands before the head, the `of`/`for`/`at` phrases behind it, coordinated heads (not where `alone`), and what
    holds an unnamed source apart from others ("people familiar with the talks"). Commas, dashes and brackets end it.
    """
    first = _first(tree, head)
    last = _last(tree, head)
    first, last = min(first, head.place), max(last, head.place)
    owned = _owned_after(tree, head)
    if owned is not None:  # one name, however many owners stand in it
        last, alone = max(last, owned), False
    first = _owners_before(tree, first, last)
    while first > 0 and _one_word(tree.tokens[first - 1], tree.tokens[first]):
        first -= 1
    if first > 0 and tree.tokens[first - 1].dep == "det" and tree.tokens[first].start < head.start:
        first -= 1
    while first < head.place and tree.tokens[first].text.casefold() in {"neither", "both", "either"}:
        first += 1
    others = [one.place for one in tree.children(head, "cc", "conj") if one.place > head.place] if alone else []
    last = min([last, *(place - 1 for place in others)])
    while last > head.place and tree.tokens[last].dep in {"cc", "punct"} and tree.tokens[last].tag != "HYPH":
        last -= 1
    if head.dep == "poss" and tree.tokens[last].tag == "POS":
        last -= 1
    while last + 1 < len(tree.tokens) and _one_word(tree.tokens[last], tree.tokens[last + 1]):
        last += 1
    return list(tree.tokens[first : last + 1])


def _ends_owner(tree: Parsed, place: int) -> bool:
    """Whether an apostrophe there ends a possessive plural, and no quotation: it is the parser that cannot tell."""
    if not 0 < place < len(tree.tokens):
        return False
    mark, owner = tree.tokens[place], tree.tokens[place - 1]
    return mark.text in _APOSTROPHES and mark.start == owner.end and owner.text.endswith("s")


def _owned_after(tree: Parsed, owner: Token) -> int | None:
    """Of "the Deckhands’ and Pilots’ Guild", where the first owner is the head, the last place of what they own."""
    also = owner.place + 2
    if not _ends_owner(tree, owner.place + 1) or also >= len(tree.tokens) or tree.tokens[also].tag != "CC":
        return None
    for place in range(also + 1, min(also + 2 + _OWNER, len(tree.tokens) - 1)):
        if _ends_owner(tree, place):
            thing = tree.tokens[place + 1]
            while thing.dep in _LEFT and tree.head(thing).place > thing.place:
                thing = tree.head(thing)
            return noun_phrase(tree, thing)[-1].place if thing.pos in {"NOUN", "PROPN"} else None
        if tree.tokens[place].text in _STOPS or tree.tokens[place].text in _OPENING:
            return None
    return None


def _owners_before(tree: Parsed, first: int, last: int) -> int:
    """Of the same, where what is owned is the head and begins with the second owner, where the first one begins."""
    if first < _OWNER or tree.tokens[first - 1].tag != "CC" or not _ends_owner(tree, first - 2):
        return first
    if not any(_ends_owner(tree, place) for place in range(first + 1, last + 1)):
        return first
    began = _first(tree, tree.tokens[first - 3])
    return began - 1 if began > 0 and tree.tokens[began - 1].dep == "det" else began


def _one_word(one: Token, after: Token) -> bool:
    """Whether two tokens are parts of one hyphenated word, as in Stratford-upon-Avon."""
    return one.end == after.start and "-" in {one.text, after.text}


def _first(tree: Parsed, head: Token) -> int:
    first = head.place
    for child in reversed([one for one in tree.children(head) if one.place < head.place]):
        below = tree.subtree(child)
        if below[-1].place != first - 1:
            break
        if child.dep not in _LEFT or any(one.text in _STOPS and one.tag != "HYPH" for one in below):
            if child.dep == "punct" and child.tag == "HYPH":
                first = child.place
                continue
            inner = [one for one in below if one.text in _STOPS and one.tag != "HYPH"]
            if child.dep in _LEFT and inner and inner[-1].place + 1 < first:
                if _lists_adjectives(tree, inner[-1], head):
                    first = below[0].place
                    continue
                first = inner[-1].place + 1
            elif child.dep == "punct" and child.text == "," and _lists_adjectives(tree, child, head):
                first = child.place
                continue
            break
        first = below[0].place
    while first < head.place and (tree.tokens[first].text in _STOPS or tree.tokens[first].dep in {"cc", "preconj"}):
        first += 1
    return first


def _lists_adjectives(tree: Parsed, comma: Token, head: Token) -> bool:
    """Whether a comma stands between two adjectives of the same noun."""
    if not 0 < comma.place < len(tree.tokens) - 1:
        return False
    before, after = tree.tokens[comma.place - 1], tree.tokens[comma.place + 1]
    return before.pos == "ADJ" and after.pos == "ADJ" and after.place < head.place


def _last(tree: Parsed, head: Token) -> int:
    last = head.place
    for child in tree.children(head):
        if child.place <= last:
            continue
        if child.text == "," and child.place == last + 1 and _is_list(tree, head):
            last = child.place
            continue
        if tree.subtree(child)[0].place != last + 1:
            break
        reach = _reach(tree, child, head)
        if reach is None:
            break
        last = reach
    return last


def _is_list(tree: Parsed, head: Token) -> bool:
    """Whether a comma behind the head goes on to another of the same: "emails, lab sheets and a log"."""
    partner = tree.child(head, "conj")
    return partner is not None and partner.pos in {"NOUN", "PROPN"} and not tree.child(head, "cc", "appos", "relcl")


def _reach(tree: Parsed, child: Token, head: Token) -> int | None:
    """The last place of a child that belongs to the name, or none where it does not."""
    below = tree.subtree(child)
    if child.dep in {"case", "nummod", "compound", "flat"} or (child.dep == "punct" and child.tag == "HYPH"):
        return below[-1].place
    if child.dep == "prep" and child.text.casefold() in _NAMING:
        return _reach_of_preposition(tree, child, head)
    if child.dep == "cc" and child.text.casefold() in {"and", "or", "nor", "&"}:
        partner = tree.child(head, "conj")
        return child.place if partner is not None and partner.pos in {"NOUN", "PROPN", "PRON"} else None
    ship = child.dep == "appos" and below[0].place == head.place + 1 and child.tag in {"NNP", "NNPS"}
    if ship or (child.dep == "conj" and child.pos in {"NOUN", "PROPN", "PRON"}):
        return noun_phrase(tree, child)[-1].place
    return _reach_of_knowing(below, child, head)


def _reach_of_preposition(tree: Parsed, prep: Token, head: Token) -> int | None:
    """Of "the mayor of Leeds" Leeds; not of "the mayor on Monday", but for "the report of Monday"."""
    thing = tree.child(prep, "pobj", "pcomp")
    if thing is None:
        return None
    if thing.entity in {"DATE", "TIME"} or thing.lemma.casefold() in _TIMES:
        dated = is_document(head) and thing.entity in {"DATE", "TIME"} and prep.text.casefold() in {"for", "of", "from"}
        return tree.subtree(prep)[-1].place if dated else None
    return noun_phrase(tree, thing)[-1].place if thing.dep == "pobj" else _before_stop(tree.subtree(prep))


def _reach_of_knowing(below: Sequence[Token], child: Token, head: Token) -> int | None:
    """Of "people familiar with the talks" the talks: it holds unnamed sources apart."""
    if child.dep not in {"amod", "acl", "relcl"} or not is_anonymous_noun(head) or child.tag == "WP":
        return None
    knows = any({one.lemma.casefold(), one.text.casefold()} & nouns("knowing") for one in below)
    return _before_stop(below) if knows else None


def _before_stop(tokens: Sequence[Token]) -> int:
    last = tokens[0].place
    for token in tokens:
        if token.text in _STOPS and token.tag != "HYPH":
            break
        last = token.place
    return last


def is_anonymous_noun(head: Token) -> bool:
    """Whether the noun is one that unnamed sources go by."""
    return head.pos != "PROPN" and head.lemma.casefold() in nouns("anonymous")


def is_document(head: Token) -> bool:
    """Whether the noun names something that is read."""
    return head.pos == "NOUN" and head.lemma.casefold() in nouns("document")


def names_document(tree: Parsed, head: Token) -> bool:
    """Whether a phrase names something that is read, be it by its last word: "a Bureau of Water memo"."""
    last = noun_phrase(tree, head)[-1]
    by_last = last.tag == "NN" and last.lemma.casefold() in nouns("document-strong")
    return is_document(head) or (by_last and not (head.pos == "NOUN" and is_somebody(head)))


def is_outlet(tree: Parsed, head: Token) -> bool:
    """Whether the phrase names a newspaper, station or agency."""
    if head.lemma.casefold() in nouns("outlet"):
        return True
    names = [one for one in noun_phrase(tree, head) if one.pos == "PROPN" or one.text[:1].isupper()]
    return bool(names) and any(one.text.casefold().removesuffix(".com") in nouns("outlet-name") for one in names)


def is_somebody(head: Token) -> bool:
    """Whether a phrase can be taken for people or a body: a name, a personal pronoun, a noun for people."""
    if head.pos == "PROPN" or head.tag in {"NNP", "NNPS"}:
        return head.entity not in {"DATE", "TIME", "MONEY", "EVENT", "LAW", "WORK_OF_ART", "PERCENT"}
    if head.pos == "PRON":
        return head.text.casefold() not in {"this", "that", "which", "what", "these", "those", "everything", "nothing"}
    return (
        head.lemma.casefold() in nouns("person")
        or head.lemma.casefold() in nouns("anonymous")
        or head.lemma.casefold() in nouns("outlet")
    )
