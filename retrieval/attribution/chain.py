"""The hands through which words reached the page, and sources whose names are kept back."""

import re
from typing import Final

from retrieval.attribution.clause import agent, is_verb
from retrieval.attribution.phrase import is_anonymous_noun, is_document, is_outlet, is_somebody, noun_phrase
from retrieval.attribution.said import Said
from retrieval.attribution.wordlists import nouns
from retrieval.parsed import Parsed, Token

_BY_MEANS: Final = frozenset({"in", "through", "via", "by", "to", "with", "on"})
_MEDIUM: Final = frozenset(
    """
    statement letter email e-mail post tweet message filing memo note affidavit report article release op-ed column
    blog video declaration submission brief complaint lawsuit testimony book memoir text newsletter thread
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_GO_BETWEEN: Final = frozenset(
    {
        "lawyer",
        "attorney",
        "solicitor",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "agent",
        "publicist",
        "representative",
        "interpreter",
        "translator",
        "aide",
        "barrister",
        "counsel",
        "friend",
        "manager",
    }
)
_OBTAINED: Final = frozenset(
    {
        "obtain",
        "see",
        "review",
        "view",
        "leak",
        "publish",
        "release",
        "share",
        "report",
        "cite",
        "quote",
        "acquire",
        "read",
        "post",
        "print",
        "issue",
        "describe",
    }
)
_WITHHELD_NAME: Final = re.compile(
    r"condition (?:of|they|he|she|that)\b.{0,40}?(?:anonym|not (?:be )?(?:named|identified))"
    r"|(?:ask|decline|refuse|want|wish|request|prefer)\w*(?: that| for)?(?: \w+){0,4}? (?:not )?(?:to )?(?:not )?be"
    r" (?:named|identified|quoted by name)"
    r"|\banonymously\b|\banonymity\b|\b(?:did|does|do) not want (?:\w+ ){0,3}(?:named?|identified|published|used)"
    r"|not (?:authori[sz]ed|permitted|allowed|cleared) to (?:speak|talk|discuss|comment)"
    r"|not to be (?:named|identified)",
    re.IGNORECASE,
)


def chain(tree: Parsed, said: Said, hidden: set[int]) -> list[Token]:
    """Heads of the hands named in the sentence, nearest to the source first; the source may change: see `said.via`."""
    found: list[Token] = list(said.via)
    verb = said.verb
    if verb is None:
        return found
    if said.source is not None:
        found += _obtained_by(tree, said.source)
    for child in tree.children(verb):
        if child.place in hidden or child.place in said.content:
            continue
        if child.dep in {"prep", "agent", "dative"} and child.text.casefold() in _BY_MEANS:
            found += _means(tree, child)
        elif (
            child.dep in {"dobj", "iobj", "dative"}
            and verb.lemma.casefold() in {"tell", "inform", "assure", "give"}
            and is_outlet(tree, child)
        ):
            found.append(child)
    unique = {one.place: one for one in found}
    own = {one.place for one in noun_phrase(tree, said.source)} if said.source is not None else set()
    return [one for place, one in unique.items() if place not in own]


def _means(tree: Parsed, prep: Token) -> list[Token]:
    thing = tree.child(prep, "pobj")
    if thing is None:
        return []
    word, lemma = prep.text.casefold(), thing.lemma.casefold()
    if word in {"in", "via", "through", "by", "on", "with"} and lemma in _MEDIUM and thing.pos == "NOUN":
        below = [
            one
            for to in tree.children(thing, "prep")
            if to.text.casefold() in {"to", "with"}
            for one in tree.children(to, "pobj")
            if is_outlet(tree, one)
        ]
        return [thing, *below]
    if (
        word in {"through", "via"}
        and thing.pos in {"NOUN", "PROPN"}
        and (lemma in _GO_BETWEEN or thing.entity in {"PERSON", "ORG"})
    ):
        return [thing]
    if lemma in {"interview", "conversation", "comment", "remark", "call"}:
        return [
            one
            for to in tree.children(thing, "prep")
            if to.text.casefold() in {"with", "to"}
            for one in tree.children(to, "pobj")
            if is_outlet(tree, one)
        ]
    if word == "to" and is_outlet(tree, thing):
        return [thing]
    return []


def _obtained_by(tree: Parsed, source: Token) -> list[Token]:
    """Of "the memo, seen by Reuters": Reuters."""
    found = []
    for child in tree.children(source, "acl", "relcl", "appos"):
        if is_verb(child) and child.lemma.casefold() in _OBTAINED:
            who = agent(tree, child)
            who = who or next(
                (
                    tree.child(to, "pobj")
                    for to in tree.children(child, "prep")
                    if to.text.casefold() in {"to", "with", "by", "in"}
                ),
                None,
            )
            if who is not None and is_outlet(tree, who):
                found.append(who)
    return found


def deeper(tree: Parsed, said: Said) -> Said:
    """The statement with the source behind its source: of "reports citing a memo" the memo, through the reports."""
    source = said.source
    if source is None or said.declined:
        return said
    places = [
        *tree.children(source, "acl", "relcl"),
        *(tree.children(said.verb, "advcl") if said.verb is not None else []),
    ]
    for child in places:
        if child.lemma.casefold() in {"cite", "quote"} and is_verb(child) and child.tag in {"VBG", "VBD", "VBZ", "VBP"}:
            behind = tree.child(child, "dobj")
            if behind is not None and (is_somebody(behind) or is_document(behind)):
                said.via = [source, *said.via]
                said.source = behind
                said.content -= {one.place for one in tree.subtree(child)}
                return said
    return said


def is_anonymous(tree: Parsed, source: Token) -> bool:
    """Whether a source's name is kept back: by what it is called, or by what is said of it in the sentence."""
    phrase = noun_phrase(tree, source)
    below = tree.subtree(source)
    told = tree.text[below[0].start : below[-1].end] if below else ""
    if _WITHHELD_NAME.search(told):
        return True
    if not is_anonymous_noun(source) or any(one.pos == "PROPN" and one.place > source.place for one in phrase):
        return False
    lemma = source.lemma.casefold()
    if lemma in {"person", "people", "someone", "somebody"}:
        return any(one.lemma.casefold() in nouns("knowing") for one in below)
    named = any(one.dep == "appos" and (one.pos == "PROPN" or one.entity == "PERSON") for one in tree.children(source))
    return not named
