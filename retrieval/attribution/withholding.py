"""What every rule about refusals needs: who refuses, which words are withheld, what was asked, and by whom."""

from typing import Final

from retrieval.attribution.clause import is_noun, is_verb, subject
from retrieval.attribution.content import trimmed
from retrieval.attribution.said import Said
from retrieval.attribution.wordlists import refusals
from retrieval.parsed import Parsed, Token

_ABOUT: Final = frozenset({"on", "about", "regarding", "over", "concerning", "into", "to"})
_OF_A_QUESTION: Final = frozenset({"about", "on", "regarding", "concerning"})
_ASKING: Final = frozenset({"whether", "if", "when", "where", "why", "how", "what", "which", "who", "whom", "whose"})
_FOR_WORDS: Final = frozenset(
    {"comment", "interview", "speak", "answer", "statement", "discuss", "information", "appear", "evidence", "respond"}
)
_NO_TOPIC: Final = frozenset({"record", "camera", "air", "message", "call", "email", "request", "question", "letter"})


def refusal(
    tree: Parsed, verb: Token, first: Token, last: Token, about: set[int], source: Token | None = None
) -> Said | None:
    """The refusal whose words run from `first` to `last`; none where nobody is there to refuse."""
    refuser = source or subject(tree, verb)
    about = about or _asked_beside(tree, verb)
    if refuser is None or not is_noun(refuser) or refuser.text.casefold() in {"there", "that", "which", "this"}:
        return None
    low, high = sorted((first.place, last.place))
    cue = tuple(range(low, high + 1))
    return Said(refuser, cue, None, about - set(cue), declined=True, verb=verb, asked_by=_asker(tree, last))


def _asked_beside(tree: Parsed, verb: Token) -> set[int]:
    """Of "Asked whether it was so, she declined to comment" whether it was so."""
    for clause in tree.children(verb, "advcl"):
        if clause.lemma.casefold() not in {"ask", "press", "question"}:
            continue
        put = question(tree, clause)
        if put is not None:
            return {one.place for one in tree.subtree(put)}
        for prep in tree.children(clause, "prep"):
            if prep.text.casefold() in {"about", "on", "for"}:
                return {one.place for one in tree.subtree(prep) if one.place != prep.place}
    return set()


def withheld(tree: Parsed, act: Token) -> tuple[Token, set[int]] | None:
    """The last word of a withheld act of speech, and what was asked; none where the act is no speech."""
    partner = next((one for one in tree.children(act, "conj") if is_verb(one)), None)
    if partner is not None and tree.child(act, "dobj", "ccomp", "prep") is None and withheld(tree, partner):
        return withheld(tree, partner)
    return _in_two_words(tree, act) or _alone(tree, act) or _given(tree, act) or _taken(tree, act) or _told(tree, act)


def _alone(tree: Parsed, act: Token) -> tuple[Token, set[int]] | None:
    """Such as "comment", "respond"; "express itself"."""
    if act.lemma.casefold() in refusals("withheld"):
        return act, topic(tree, act)
    itself = tree.child(act, "dobj")
    if act.lemma.casefold() == "express" and itself is not None and itself.tag == "PRP":
        return itself, topic(tree, act)
    return None


def _in_two_words(tree: Parsed, act: Token) -> tuple[Token, set[int]] | None:
    """Such as "go into", "weigh in", "be drawn"."""
    for part in tree.children(act, "prt", "prep", "advmod", "acomp"):
        if f"{act.lemma}_{part.text}".casefold() in refusals("withheld-phrase"):
            below = {one.place for one in tree.subtree(part) if one.place != part.place}
            things = {one.place for thing in tree.children(act, "dobj") for one in tree.subtree(thing)}
            return part, set() if part.text.casefold() == "back" else below or things
    return None


def _given(tree: Parsed, act: Token) -> tuple[Token, set[int]] | None:
    """Such as "give details", "return calls", "make anybody available"."""
    if act.lemma.casefold() not in refusals("withheld-object") | {"return"}:
        return None
    thing = tree.child(act, "dobj", "attr")
    if act.lemma.casefold() == "make" and any(one.text.casefold() == "available" for one in tree.subtree(act)):
        return next(one for one in tree.subtree(act) if one.text.casefold() == "available"), set()
    if thing is None:
        return None
    known = refusals("message") if act.lemma.casefold() == "return" else refusals("speech")
    if thing.lemma.casefold() not in known:
        return None
    if thing.lemma.casefold() in _ASKED_FOR:
        return act, {one.place for one in tree.subtree(thing)}
    return thing, set() if act.lemma.casefold() == "return" else topic(tree, thing)


_ASKED_FOR: Final = frozenset(
    {"name", "figure", "number", "age", "date", "motive", "cause", "breakdown", "estimate", "timeline", "timetable"}
)
"""What is itself what was asked: of "declined to give their names" the names."""


def _taken(tree: Parsed, act: Token) -> tuple[Token, set[int]] | None:
    """Such as "take questions"."""
    thing = tree.child(act, "dobj")
    if act.lemma.casefold() not in refusals("questions") or thing is None or thing.lemma.casefold() != "question":
        return None
    return thing, topic(tree, thing)


def _told(tree: Parsed, act: Token) -> tuple[Token, set[int]] | None:
    """Such as "say why", "discuss the talks", "answer questions"; "said nothing"."""
    lemma = act.lemma.casefold()
    if lemma not in refusals("withheld-thing") or (lemma == "tell" and question(tree, act) is None):
        return None
    if lemma == "answer":
        return _answered(tree, act)
    if lemma == "say" and question(tree, act) is None and not _says_little(tree, act):
        return None
    return act, topic(tree, act)


def _answered(tree: Parsed, act: Token) -> tuple[Token, set[int]] | None:
    """Such as "answer questions", "answer a letter"; not "answer the door"."""
    thing = tree.child(act, "dobj")
    if thing is None:
        return act, topic(tree, act)
    if thing.lemma.casefold() not in refusals("question") | refusals("message") | {"rest"}:
        return None
    of_question = thing.lemma.casefold() in {"question", "inquiry", "enquiry", "query"}
    return thing if of_question else act, topic(tree, thing)


def _says_little(tree: Parsed, act: Token) -> bool:
    """Such as "say more", "say"; "why, it would not say"."""
    thing = tree.child(act, "dobj")
    if thing is None:
        return tree.child(act, "ccomp") is None
    if any(one.text.casefold() in {"which", "what", "whose"} for one in tree.subtree(thing)[:2]):
        return True
    fronted = any(one.text.casefold() in _ASKING for one in tree.tokens[: min(2, act.place)])
    return fronted or thing.text.casefold() in {"anything", "more", "much", "nothing", "word", "which", "why"}


def question(tree: Parsed, word: Token) -> Token | None:
    """The clause that puts the question: "whether …", "when …", wherever it stands."""
    for clause in tree.children(word, "ccomp", "csubj", "advcl", "xcomp"):
        first = tree.subtree(clause)[0]
        if not asks(tree, clause):
            continue
        beside = first.place == word.place + 1 and word.lemma.casefold() in refusals("withheld-thing")
        if clause.dep != "advcl" or beside or first.text.casefold() == "whether":
            return clause
    return None


def asks(tree: Parsed, clause: Token) -> bool:
    """Whether a clause is a question, by its first words."""
    below = tree.subtree(clause)
    return any(one.text.casefold() in _ASKING for one in below[:3])


def topic(tree: Parsed, word: Token) -> set[int]:
    """What was asked; of "declined to say when, adding that it would" without what is added."""
    tokens = [tree.tokens[place] for place in sorted(_topic(tree, word))]
    return {one.place for one in trimmed(tree, tokens, word)}


def _topic(tree: Parsed, word: Token) -> set[int]:
    clause = question(tree, word)
    if clause is not None and clause.lemma.casefold() in {"ask", "press"}:
        clause = question(tree, clause) or clause
    if clause is None and word.lemma.casefold() in {"confirm", "deny", "disclose", "reveal", "acknowledge"}:
        clause = tree.child(word, "ccomp")
    if clause is not None:
        return {one.place for one in tree.subtree(clause)}
    for prep in tree.children(word, "prep"):
        if prep.place > word.place and prep.text.casefold() in _ABOUT:
            found = _asked_about(tree, prep)
            if found:
                return found
    thing = tree.child(word, "dobj")
    if thing is not None and is_verb(word) and thing.place > word.place and thing.lemma.casefold() not in _NO_TOPIC:
        return {one.place for one in tree.subtree(thing)}
    return set()


def _asked_about(tree: Parsed, prep: Token) -> set[int]:
    """What stands behind a preposition of topic; of "to a question about whether" what stands behind the question."""
    thing = tree.child(prep, "pobj", "pcomp")
    if thing is None or thing.entity in {"DATE", "TIME"}:
        return set()
    if prep.text.casefold() == "to" or thing.lemma.casefold() in _NO_TOPIC:
        inner = [one for one in tree.subtree(thing) if one.dep in {"prep", "acl"} or asks(tree, one)]
        for one in inner:
            about = tree.child(one, "pobj", "pcomp")
            if one.text.casefold() in _OF_A_QUESTION and about is not None and about.entity not in {"DATE", "TIME"}:
                return {token.place for token in tree.subtree(one) if token.place != one.place}
        return set()
    return {one.place for one in tree.subtree(prep) if one.place != prep.place}


def _asker(tree: Parsed, last: Token) -> Token | None:
    """Who had asked: "to a request for comment from Reuters"."""
    for prep in tree.children(last, "prep"):
        if prep.text.casefold() not in {"to", "from", "by"}:
            continue
        for one in tree.subtree(prep):
            if one.text.casefold() in {"from", "by"} and one.dep == "prep" and (who := tree.child(one, "pobj")):
                return who
    return None


def of_speech(tree: Parsed, thing: Token) -> bool:
    """Whether a refused request is one for words: "requests for comment", but not "requests for asylum"."""
    if thing.lemma.casefold() not in {"request", "invitation"}:
        return True
    return bool({one.lemma.casefold() for one in tree.subtree(thing)} & _FOR_WORDS)


def nobody(tree: Parsed, verb: Token) -> Token | None:
    """A subject that negates: "neither bank responded", "none of them replied", "nobody commented"."""
    who = tree.child(verb, "nsubj", "nsubjpass")
    if who is None:
        return None
    if who.text.casefold() in {"neither", "none", "nobody"}:
        return who
    denying = {"neither", "no"}
    return next((one for one in tree.children(who, "preconj", "det", "cc") if one.text.casefold() in denying), None)
