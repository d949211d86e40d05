"""What is said: the clause, object or phrase that a verb of saying gives as somebody's words."""

from collections.abc import Sequence
from typing import Final

from retrieval.attribution.clause import is_verb
from retrieval.attribution.lexicon import entry
from retrieval.attribution.wordlists import Verb
from retrieval.parsed import Parsed, Token

_TOPICS: Final = frozenset({"of", "for", "about", "against", "to", "on", "at", "over", "that"})


def words(tree: Parsed, verb: Token, listed: Verb, *, passive: bool, quoted: set[int]) -> list[Token]:
    """The tokens of the clause or object that gives the words: by the first way that finds any.

    Where that is the folded quotation at `quoted` alone, what is wished before it is said too: "told him to go, “now”".
    """
    ways = (_passive_words,) if passive else WAYS
    found = next((found for way in ways if (found := way(tree, verb, listed))), [])
    if found and not passive and {one.place for one in found} <= quoted:
        wished = _wish(tree, verb, listed)
        return [*(one for one in wished if one.place < min(quoted)), *found]
    return found


def _clause(tree: Parsed, verb: Token, listed: Verb) -> list[Token]:
    """Such as "said that it failed", "asked whether it failed"."""
    if "c" not in listed.takes:
        return []
    clause = [
        one for one in tree.children(verb, "ccomp", "csubj") if is_clause(tree, one) and not _before(tree, one, verb)
    ]
    clause = clause or [one for one in tree.children(verb, "xcomp") if tree.child(one, "nsubj")]
    if not clause:
        return _hung_elsewhere(tree, verb)
    below = [token for one in clause for token in tree.subtree(one)]
    return trimmed(tree, _whole(tree, verb, [*below, *_torn_off(tree, verb, below)]), verb)


def _before(tree: Parsed, clause: Token, verb: Token) -> bool:
    """Whether it tells what happened before the saying: "Reached by phone, he said"."""
    bare = clause.tag in {"VBN", "VBG"} and not tree.child(clause, "nsubj", "nsubjpass", "aux", "auxpass")
    return bare and clause.place < verb.place and tree.subtree(clause)[0].place == 0


def _wish(tree: Parsed, verb: Token, listed: Verb) -> list[Token]:
    """Such as "vowed to fight", "urged ministers to act"; "denied having known"."""
    doing = next((one for one in tree.children(verb, "xcomp") if one.tag == "VBG"), None)
    if doing is not None and "o" in listed.takes:
        return trimmed(tree, tree.subtree(doing), verb)
    wish = [one for one in tree.children(verb, "xcomp", "ccomp") if one.tag == "VB"]
    if "i" not in listed.takes or not wish:
        return []
    named = tree.children(verb, "dobj", "dative")
    conditions = [one for one in tree.children(verb, "advcl") if one.place > wish[0].place and _is_condition(tree, one)]
    below = [token for one in [*named, *wish, *conditions] for token in tree.subtree(one)]
    return trimmed(tree, _whole(tree, verb, below), verb)


def _is_condition(tree: Parsed, clause: Token) -> bool:
    return any(one.text.casefold() in {"if", "unless", "until"} for one in tree.children(clause, "mark"))


def _name_given(tree: Parsed, verb: Token, listed: Verb) -> list[Token]:
    """Such as "called the plan a mess", "described it as a mess"."""
    called = _called(tree, verb) if "a" in listed.takes else []
    if not called and "s" in listed.takes:
        called = [token for one in tree.children(verb, "acomp", "oprd", "attr") for token in tree.subtree(one)]
    return trimmed(tree, called, verb) if called else []


def _object(tree: Parsed, verb: Token, listed: Verb) -> list[Token]:
    """Such as "denied the charges", "accused the board of theft"."""
    thing = tree.child(verb, "dobj")
    if "o" not in listed.takes or "n" in listed.takes or thing is None or thing.place < verb.place or _empty(thing):
        return []
    if listed.particle == "at" and not any(one.tag == "CD" for one in tree.subtree(verb) if one.place > thing.place):
        return []
    more = [
        one
        for one in tree.children(verb, "prep", "oprd", "xcomp")
        if one.place > thing.place and (one.text.casefold() == listed.particle or not _aside(tree, one))
    ]
    below = [token for one in [thing, *more] for token in tree.subtree(one)]
    return trimmed(tree, _whole(tree, verb, below) if thing.tag == "NN" and not more else below, verb)


def _behind_preposition(tree: Parsed, verb: Token, listed: Verb) -> list[Token]:
    """Such as "called for calm", "warned of floods", "called on ministers to act"."""
    about = [one for one in tree.children(verb, "prep") if one.place > verb.place and one.text.casefold() in _TOPICS]
    wished = [
        one
        for one in tree.children(verb, "advcl", "ccomp", "xcomp")
        if listed.particle and any(mark.text.casefold() == listed.particle for mark in tree.children(one, "mark"))
    ]
    if wished:
        return trimmed(tree, tree.subtree(wished[0])[1:], verb)
    if listed.particle in _TOPICS:
        about = [one for one in about if one.text.casefold() == listed.particle]
    elif "p" not in listed.takes:
        return []
    return trimmed(tree, _behind(tree, about), verb)


def _quoted_next(tree: Parsed, verb: Token, listed: Verb) -> list[Token]:
    """The quotation that begins right behind the verb, whatever the parser made of it."""
    if "q" not in listed.takes or verb.place + 1 >= len(tree.tokens) or tree.tokens[verb.place + 1].text not in '“"‘«':
        return []
    behind = tree.tokens[verb.place + 2 :]
    closing = next((place for place, one in enumerate(behind) if one.text in '”"’»'), None)
    return [] if closing is None else list(behind[:closing])


WAYS: Final = (_clause, _wish, _name_given, _object, _behind_preposition, _quoted_next)


def _behind(tree: Parsed, about: Sequence[Token]) -> list[Token]:
    """What stands behind prepositions of topic; of "for years that …" what stands behind the years."""
    for prep in about:
        thing = tree.child(prep, "pobj", "pcomp")
        if thing is None:
            continue
        if thing.entity in {"DATE", "TIME"}:
            clause = tree.child(thing, "relcl", "acl", "ccomp")
            if clause is not None:
                return tree.subtree(clause)
            continue
        return [token for token in tree.subtree(prep) if token.place != prep.place]
    return []


def _whole(tree: Parsed, verb: Token, below: Sequence[Token]) -> list[Token]:
    """A clause that stops in the middle of a phrase goes on to the next pause: the parser has let go of the rest."""
    places = {one.place for one in below}
    last = max(places)
    if last < verb.place:
        return list(below)
    own = {one.place for one in tree.children(verb)} | {verb.place}
    for token in tree.tokens[last + 1 :]:
        if (token.pos == "PUNCT" and token.tag != "HYPH") or token.dep == "cc" or token.place in own:
            break
        places.add(token.place)
    return [tree.tokens[place] for place in sorted(places)]


def _torn_off(tree: Parsed, verb: Token, below: Sequence[Token]) -> list[Token]:
    """The rest of a clause that the parser let go of: what hangs on the verb of saying and cannot belong there."""
    last = max(one.place for one in below)
    torn: list[Token] = []
    for child in tree.children(verb):
        if (
            child.place > last
            and child.dep in {"dobj", "appos", "dep", "npadvmod", "attr", "oprd", "nummod", "nsubj", "amod"}
            and verb.place < below[0].place
        ):
            torn += tree.subtree(child)
    return torn


def _hung_elsewhere(tree: Parsed, verb: Token) -> list[Token]:
    """Of "saying in a statement that it failed" the clause, which the parser hangs on the statement."""
    below = tree.subtree(verb)
    that = next(
        (one for one in below if one.place > verb.place and one.text.casefold() == "that" and one.dep == "mark"), None
    )
    if that is None or any(is_verb(one) for one in tree.tokens[verb.place + 1 : that.place]):
        return []
    if any(verb.place < one.place < that.place for one in tree.children(verb, "dobj")):
        return []
    clause = tree.head(that)
    return trimmed(tree, [one for one in tree.subtree(clause) if one.place > that.place], verb)


def is_clause(tree: Parsed, token: Token) -> bool:
    """Whether it is a clause: a verb, or a predicate with a subject or a verb of its own."""
    return is_verb(token) or any(
        one.dep in {"nsubj", "nsubjpass", "cop", "aux", "mark"} for one in tree.children(token)
    )


_SHUT: Final = frozenset({"door", "brake", "phone", "telephone", "receiver", "gate", "lid", "fist", "ball", "table"})
"""What is slammed or called without a word."""


def _empty(thing: Token) -> bool:
    word = thing.text.casefold()
    return word in {"nothing", "so", "this", "it", "that"} or word in _SHUT or thing.entity in {"DATE", "TIME"}


_WHEN: Final = frozenset({"in", "at", "on", "during", "after", "before"})


def _aside(tree: Parsed, prep: Token) -> bool:
    """Whether a phrase tells when or where it was said, not what."""
    thing = tree.child(prep, "pobj", "pcomp")
    return (
        thing is None
        or thing.entity in {"DATE", "TIME"}
        or (prep.text.casefold() in _WHEN and thing.lemma.casefold() != "case")
    )


def _called(tree: Parsed, verb: Token) -> list[Token]:
    """What is called what: object and name, or object and "as"."""
    thing = tree.child(verb, "dobj")
    name = [one for one in tree.children(verb, "oprd", "xcomp", "ccomp") if one.place > verb.place]
    as_ = [one for one in tree.children(verb, "prep") if one.text.casefold() == "as" and one.place > verb.place]
    as_ += [one for one in tree.children(verb, "advcl") if tree.subtree(one)[0].text.casefold() == "as"]
    if thing is not None:
        as_ += [one for one in tree.children(thing, "prep") if one.text.casefold() == "as"]
    if not (name or as_):
        return _quoted_after(tree, thing)
    below = [token for one in [*([thing] if thing else []), *name, *as_] for token in tree.subtree(one)]
    return sorted({one.place: one for one in below}.values(), key=lambda one: one.place)


def _quoted_after(tree: Parsed, thing: Token | None) -> list[Token]:
    """What is called, with the quotation that stands right behind it, wherever the parser hung that."""
    if thing is None:
        return []
    below = tree.subtree(thing)
    after = below[-1].place + 1
    if tree.tokens[below[0].place - 1].text in '“"‘«' and len(below) > 1:
        return [tree.tokens[below[0].place - 1], *below]
    inside = [one for one in below if one.text in '“"‘«' and one.place > thing.place]
    if inside:
        return below
    if after < len(tree.tokens) and tree.tokens[after].text in '“"‘«':
        closing = next((one.place for one in tree.tokens[after + 1 :] if one.text in '”"’»'), len(tree.tokens) - 1)
        return [*below, *tree.tokens[after : closing + 1]]
    return []


def _passive_words(tree: Parsed, verb: Token, listed: Verb) -> list[Token]:
    """Of "the plan was described by Orr as a mess": the plan as a mess; of "was told by Orr that …": the clause."""
    clause = [one for one in tree.children(verb, "ccomp") if "c" in listed.takes]
    if clause:
        return trimmed(tree, [token for one in clause for token in tree.subtree(one)], verb)
    more = [
        one
        for one in tree.children(verb, "oprd", "xcomp", "prep")
        if one.text.casefold() != "by" and not _aside(tree, one)
    ]
    more = [one for one in more if one.dep != "prep" or one.text.casefold() in {"as", "of", "for"}]
    if not more and "o" not in listed.takes:
        return []
    about = tree.children(verb, "nsubjpass")
    return trimmed(tree, [token for one in [*about, *more] for token in tree.subtree(one)], verb)


def trimmed(tree: Parsed, tokens: list[Token], verb: Token) -> list[Token]:
    """Without "that", without the verb and what attributes, without what another saying of the same source gives."""
    gone: set[int] = {verb.place}
    for token in tokens:
        if token.place == verb.place:
            continue
        if (
            token.dep in {"advcl", "parataxis"}
            and token.tag == "VBG"
            and token.place > verb.place
            and _goes_on(tree, token)
        ):
            gone |= {one.place for one in tree.subtree(token)}
    kept = sorted({one.place: one for one in tokens if one.place not in gone}.values(), key=lambda one: one.place)
    that = next((place for place, one in enumerate(kept[:4]) if one.text.casefold() == "that"), None)
    if (
        that is not None
        and all(one.pos in {"ADV", "PUNCT", "CCONJ"} for one in kept[:that])
        and kept[that].dep == "mark"
    ):
        kept = kept[that:]
    while kept and (
        (kept[0].text.casefold() == "that" and (kept[0].dep == "mark" or _binds(kept)))
        or (kept[0].pos == "PUNCT" and kept[0].text not in "“\"‘'«")
    ):
        kept.pop(0)
    return _without_day(kept, verb)


def _without_day(kept: list[Token], verb: Token) -> list[Token]:
    """Of "said on Thursday it would close" what stands behind the day: when it was said."""
    if len(kept) < 4 or kept[0].place != verb.place + 1 or kept[0].pos != "ADP" or kept[1].entity != "DATE":
        return kept
    day = next((place for place, one in enumerate(kept) if place and one.entity != "DATE"), len(kept))
    goes_on = day < len(kept) and kept[day].pos in {"PRON", "DET", "PROPN", "NOUN", "SCONJ"}
    return kept[day + (kept[day].text.casefold() == "that") :] if goes_on else kept


def _binds(kept: Sequence[Token]) -> bool:
    """Whether a "that" which was taken for an article opens a clause: no plural or name stands behind the article."""
    return len(kept) > 1 and (kept[1].tag in {"NNS", "NNP", "NNPS", "PRP"} or kept[1].text.casefold() in {"a", "the"})


def _goes_on(tree: Parsed, token: Token) -> bool:
    """Whether a participle is the speaker going on: ", adding that …"."""
    listed = entry(tree, token)
    before = tree.tokens[token.place - 1] if token.place else token
    return listed is not None and before.text in {",", "—", "–"} and not tree.child(token, "nsubj")
