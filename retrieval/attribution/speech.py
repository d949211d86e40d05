"""Verbs of saying in a parsed sentence: who says, by which word, and what."""

from collections.abc import Sequence
from typing import Final

from retrieval.attribution.aside import ahead, around, parted
from retrieval.attribution.clause import agent, auxiliaries, is_noun, is_passive, is_real, is_verb, negation, subject
from retrieval.attribution.content import words
from retrieval.attribution.frame import MASK, Frame
from retrieval.attribution.lexicon import entry
from retrieval.attribution.phrase import is_somebody, names_document, noun_phrase
from retrieval.attribution.said import Said, mask_places
from retrieval.attribution.wordlists import Verb, nouns
from retrieval.parsed import Parsed, Token


def speech(frame: Frame, tree: Parsed) -> list[Said]:
    """Every verb of saying that gives somebody's words, in the order of the sentence."""
    masks = mask_places(frame, tree)
    hidden = set().union(*masks) if masks else set()
    found: list[Said] = []
    for token in tree.tokens:
        if token.place in hidden or not is_verb(token):
            continue
        listed = entry(tree, token)
        if listed is None or not is_real(tree, token):
            continue
        said = _said(tree, token, listed, masks) or _gone_on(tree, token, listed, found)
        if said is not None:
            found.append(said)
    for said in found:
        _take_back(tree, said, found)
    return found


def _gone_on(tree: Parsed, verb: Token, listed: Verb, found: Sequence[Said]) -> Said | None:
    """In "Orr said prices were fair but insisted they would fall", "insisted": prices insist on nothing."""
    if verb.dep != "conj" or "c" not in listed.takes or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return None
    teller = next((one for one in found if one.verb and verb.place in one.content and one.verb.tag == verb.tag), None)
    given = words(tree, verb, listed, passive=False, quoted=set())
    if teller is None or teller.source is None or not given:
        return None
    return Said(teller.source, _cue(tree, verb, listed), listed.stance, {one.place for one in given}, verb=verb)


def _take_back(tree: Parsed, said: Said, found: Sequence[Said]) -> None:
    """In "said A was B but insisted C", "insisted" goes on from "said" wherever the parser hung it."""
    verb = said.verb
    if verb is None or not _goes_on_outside(tree, verb):
        return
    for teller in found:
        over = teller.verb
        if over is None or teller is said or verb.place not in teller.content or over.place > verb.place:
            continue
        own = tree.child(verb, "nsubj", "nsubjpass")
        if own is None and over.tag != verb.tag and not auxiliaries(tree, over):
            continue
        first = tree.tokens[verb.place - 1]
        while first.dep in {"cc", "advmod", "punct", "aux", "neg"} and first.place > over.place:
            first = tree.tokens[first.place - 1]
        gone = {one.place for one in tree.subtree(verb)} | set(range(first.place + 1, verb.place))
        teller.content -= gone
        said.source = teller.source if own is None else said.source
        return


def _goes_on_outside(tree: Parsed, verb: Token) -> bool:
    """Whether a saying inside another's clause is ours: "but insisted", "though he conceded"."""
    if verb.dep == "conj":
        return tree.child(verb, "nsubj", "nsubjpass") is None
    return verb.dep == "advcl" and any(
        one.text.casefold() in {"though", "although", "while"} for one in tree.children(verb, "mark")
    )


def _said(tree: Parsed, verb: Token, listed: Verb, masks: Sequence[set[int]]) -> Said | None:
    passive = is_passive(tree, verb)
    source = _by_whom(tree, verb) if passive else speaker_of(tree, verb, masks)
    quoted = set().union(*[mask for mask in masks if _governs(tree, verb, mask)])
    if source is not None and (not is_noun(source) or source.text.casefold() in {"the", "a", "an"}):
        source = None
    if source is None and not quoted and not (passive and _quotes(tree, verb)):
        return None
    if _says_nothing(tree, verb, listed, source, quoted=bool(quoted)):
        return None
    given = words(tree, verb, listed, passive=passive, quoted=quoted)
    if verb.dep in {"advcl", "acl"} and verb.tag == "VBG" and not quoted and not _says_more(tree, verb, given):
        return None
    content = quoted | {one.place for one in given}
    if "c" in listed.takes and source is not None and (not quoted or _resumes_clause(tree, verb, quoted)):
        content = parted(tree, verb, source) or content
    content = content or around(tree, verb, listed)
    if not content and "c" in listed.takes and source is not None and verb.dep == "ROOT":
        content = ahead(tree, verb, source)
    if not content:
        return None
    return Said(source, _cue(tree, verb, listed), listed.stance, content, negation(tree, verb) is not None, verb=verb)


def _resumes_clause(tree: Parsed, verb: Token, quoted: set[int]) -> bool:
    """Whether a quotation ends a sentence that began before the attribution: "She was, it said, “away”."."""
    head = tree.head(verb)
    began = verb.dep in {"parataxis", "ccomp"} and head.place < verb.place < min(quoted)
    return began and tree.child(head, "nsubj", "nsubjpass") is not None


def _says_nothing(tree: Parsed, verb: Token, listed: Verb, source: Token | None, *, quoted: bool) -> bool:
    """Whether a verb of saying gives no words here: a thing that shows, a clock that says, a plan to announce."""
    document = source is not None and names_document(tree, source)
    somebody = document or (source is not None and is_somebody(source))
    if _is_question_put(tree, verb) or ("h" in listed.takes and source is not None and not somebody):
        return True
    if _seems(tree, verb) and (document or not somebody):
        return True
    if "d" in listed.takes and not document and not (source is not None and source.text.casefold() == "it"):
        return True
    if verb.dep == "acl" and not is_passive(tree, verb) and not (source and (document or _tells(source))):
        return True
    return not quoted and _needs_quotation(tree, verb, listed)


def _needs_quotation(tree: Parsed, verb: Token, listed: Verb) -> bool:
    """Whether only quoted words would make it saying: verbs such as "shrugged", what will be said, "Announcing it,"."""
    if listed.takes == {"q"} and listed.lemma not in _THOUGHT:
        return True
    if any(one.text.casefold() in {"will", "'ll"} for one in auxiliaries(tree, verb)):
        return True
    return verb.dep == "advcl" and verb.tag == "VBG" and verb.place < tree.head(verb).place


def _is_question_put(tree: Parsed, verb: Token) -> bool:
    """Whether "asked" tells that somebody was asked: "Asked about it, she said", "The board, asked whether"."""
    before = tree.tokens[verb.place - 1].text if verb.place else ""
    return verb.text.casefold() in {"asked", "pressed"} and (
        not before or before in {",", "—", "–", "“", '"', "When", "when"}
    )


def _by_whom(tree: Parsed, verb: Token) -> Token | None:
    who = agent(tree, verb)
    return who if who is not None and (is_somebody(who) or names_document(tree, who)) else None


def _quotes(tree: Parsed, verb: Token) -> bool:
    """Whether quotation marks stand behind the verb."""
    return any(
        one.text in '“"‘«' or (one.text == "'" and one.tag != "POS")
        for one in tree.subtree(verb)
        if one.place > verb.place
    )


def _seems(tree: Parsed, verb: Token) -> bool:
    """Whether it is only what it looks like: "seems to suggest"."""
    return verb.dep == "xcomp" and tree.head(verb).lemma.casefold() in {"seem", "appear"}


_JUDGING: Final = frozenset(
    {
        "accuse",
        "blame",
        "criticize",
        "criticise",
        "call",
        "call_on",
        "urge",
        "describe",
        "label",
        "dub",
        "brand",
        "promise",
        "vow",
        "threaten",
        "pledge",
        "demand",
    }
)


_THOUGHT: Final = frozenset({"think", "believe", "feel", "fear", "hope"})


def _says_more(tree: Parsed, verb: Token, given: Sequence[Token]) -> bool:
    """Whether a participle gives words of its own: a clause, a quotation, a judgement."""
    if tree.child(verb, "ccomp") is not None or verb.lemma.casefold() in _JUDGING:
        return True
    return any(one.text in '“”"‘' for one in given)


def _tells(source: Token) -> bool:
    return source.lemma.casefold() in nouns("anonymous") or source.pos == "PROPN"


def speaker_of(tree: Parsed, verb: Token, masks: Sequence[set[int]]) -> Token | None:
    """The subject; behind a quotation ("…," shrugged the coach) what the parser may have taken for an object."""
    hidden = set().union(*masks) if masks else set()
    turned = _inverted(tree, verb)
    if turned is not None and turned.place not in hidden:
        return turned
    found = subject(tree, verb)
    if found is not None and found.place not in hidden:
        return found
    if verb.place and verb.place - 1 in hidden:
        after = [
            one
            for one in tree.children(verb, "dobj", "attr", "oprd", "npadvmod", "ccomp", "appos")
            if one.place > verb.place
        ]
        return next((one for one in after if is_noun(one) and one.place not in hidden), None)
    return None


def _inverted(tree: Parsed, verb: Token) -> Token | None:
    """Of "The plan, say economists, failed" the economists: what follows the verb between commas."""
    if not 0 < verb.place < len(tree.tokens) - 1 or tree.tokens[verb.place - 1].text not in {",", "—", "–", "-"}:
        return None
    own = tree.child(verb, "nsubj")
    if own is not None and own.place > verb.place:
        return own
    listed = entry(tree, verb)
    if listed is None or listed.takes & {"n", "o", "a"} or (own is not None and tree.child(own, "appos")):
        return None
    turned = verb.tag in {"VB", "VBD", "VBZ", "VBP", "VBN"} and tree.tokens[verb.place + 1].pos in _BEGIN_NAMES
    return _name_behind(tree, verb) if turned else None


_BEGIN_NAMES: Final = frozenset({"NOUN", "PROPN", "DET", "ADJ", "PRON", "NUM"})


def _name_behind(tree: Parsed, verb: Token) -> Token | None:
    """The head of the phrase right behind a verb, if the sentence pauses or ends after it."""
    for token in tree.tokens[verb.place + 1 :]:
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep not in {"compound", "poss", "amod", "nmod"}:
            after = tree.tokens[noun_phrase(tree, token)[-1].place + 1 :][:1]
            return token if not after or after[0].text in {",", ".", "—", "–", "-", ";", "who"} else None
        if token.pos in {"PUNCT", "VERB", "ADP", "SCONJ"}:
            return None
    return None


def _governs(tree: Parsed, verb: Token, mask: set[int]) -> bool:
    """Whether the quotation hangs on the verb, with no other verb of saying between."""
    inside = [tree.tokens[place] for place in sorted(mask)]
    works = next((one for one in inside if one.text == MASK.rsplit(maxsplit=1)[-1]), inside[0])
    if works.head == works.place:  # the stand-in became the root: what hangs on it and says, says it
        return verb.head == works.place or any(one.place in mask for one in tree.above(verb))
    for one in tree.above(works):
        if one.place == verb.place:
            return True
        if is_verb(one) and one.place not in mask and entry(tree, one) is not None:
            return False
    return any(one.place in mask for one in tree.above(verb)) and not any(
        is_verb(one) and one.place not in mask and entry(tree, one) for one in tree.above(verb)
    )


def _cue(tree: Parsed, verb: Token, listed: Verb) -> tuple[int, ...]:
    """The verb with its particle; with its auxiliaries where it is negated."""
    places = {verb.place}
    if listed.particle:
        near = tree.tokens[verb.place + 1 : verb.place + 3]
        places |= {one.place for one in near if one.text.casefold() == listed.particle}
    denied = negation(tree, verb)
    if denied is not None and denied.dep == "neg":
        places |= {one.place for one in auxiliaries(tree, verb)} | {denied.place}
    return tuple(range(min(places), max(places) + 1))
