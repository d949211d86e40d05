"""Refusals that name no refusal: "chose not to comment", "isn't saying", "walked away when asked"."""

from typing import Final

from retrieval.attribution.clause import is_verb, negation, subject
from retrieval.attribution.phrase import is_somebody
from retrieval.attribution.said import Said
from retrieval.attribution.withholding import refusal, topic, withheld
from retrieval.attribution.wordlists import refusals
from retrieval.parsed import Parsed, Token

_CHOOSING: Final = frozenset({"choose", "prefer", "opt", "elect", "decide"})
_TALKING: Final = frozenset({"say", "talk", "comment", "speak", "discuss", "answer", "respond", "tell", "give"})
_GIVEN: Final = frozenset({"interview", "comment", "statement", "detail"})
_AWAY: Final = frozenset(
    {"walk", "turn", "storm", "hurry", "drive", "stride", "leave", "shake", "laugh", "smile", "change"}
)
_ASKING: Final = frozenset({"ask", "press", "question", "approach", "contact", "challenge"})
_CUT_SHORT: Final = frozenset({"end", "cut", "terminate", "cancel", "abandon", "leave"})
_MEETING: Final = frozenset({"interview", "conference", "briefing"})
_QUIET: Final = frozenset({("change", "subject"), ("keep", "counsel"), ("hold", "tongue")})
_GOT: Final = frozenset({"receive", "get", "bring", "draw", "produce", "meet", "elicit"})


def chooses_not(tree: Parsed, verb: Token) -> Said | None:
    """Such as "chose not to comment", "preferred not to say"."""
    act = tree.child(verb, "xcomp")
    if verb.lemma.casefold() not in _CHOOSING or not is_verb(verb) or act is None:
        return None
    if tree.child(act, "neg") is None and tree.child(verb, "neg") is None:
        return None
    found = withheld(tree, act)
    return refusal(tree, verb, verb, found[0], found[1]) if found is not None else None


def is_not_saying(tree: Parsed, verb: Token) -> Said | None:
    """Such as "isn't saying", "are not talking": what somebody is not doing, without an object that would tell more."""
    being = [one for one in tree.children(verb, "aux") if one.lemma.casefold() == "be"]
    denied = [one for one in tree.children(verb, "neg", "aux") if one.text.casefold() in {"not", "n't", "n’t"}]
    who = subject(tree, verb)
    if verb.tag != "VBG" or verb.lemma.casefold() not in _TALKING or not being or not denied:
        return None
    thing = tree.child(verb, "dobj")
    interviews = thing is not None and verb.lemma.casefold() == "give" and thing.lemma.casefold() in _GIVEN
    if who is None or not is_somebody(who) or tree.child(verb, "ccomp") is not None:
        return None
    if (thing is not None or verb.lemma.casefold() == "give") and not interviews:
        return None
    return refusal(tree, verb, being[0], thing or verb, topic(tree, verb))


def when_asked(tree: Parsed, verb: Token) -> Said | None:
    """Such as "Asked for comment, Dey declined", "refused when asked", "walked away when pressed on it"."""
    lemma = verb.lemma.casefold()
    asked = next((one for one in tree.children(verb, "advcl") if one.lemma.casefold() in _ASKING), None)
    if not is_verb(verb) or asked is None or asked.tag != "VBN" or negation(tree, verb) is not None:
        return None
    plain = tree.child(verb, "dobj", "xcomp", "ccomp") is None
    refuses = lemma in refusals("refuse") and plain
    turns = lemma in _AWAY and _turns(tree, verb)
    return refusal(tree, verb, verb, verb, set()) if refuses or turns else None


def _turns(tree: Parsed, verb: Token) -> bool:
    beside = {one.text.casefold() for one in tree.children(verb, "prt", "advmod", "prep")}
    thing = tree.child(verb, "dobj")
    if verb.lemma.casefold() in {"shake", "change"}:
        return thing is not None and thing.lemma.casefold() in {"head", "subject"}
    return bool(beside & {"away", "off", "out", "past"})


def cuts_short(tree: Parsed, verb: Token) -> Said | None:
    """Such as "ended the interview", "changed the subject", "demurred"."""
    lemma, thing = verb.lemma.casefold(), tree.child(verb, "dobj")
    if not is_verb(verb) or negation(tree, verb) is not None:
        return None
    if lemma == "demur" or (lemma == "stonewall" and thing is None):
        return refusal(tree, verb, verb, verb, set())
    if thing is None:
        return None
    word = thing.lemma.casefold()
    away = any(one.text.casefold() == "away" for one in tree.children(verb, "prt", "advmod"))
    quiet = ((lemma == "give" and word == "nothing" and away) or (lemma, word) in _QUIET) and not tree.child(
        thing, "prep"
    )
    if quiet or (lemma in _CUT_SHORT - {"leave"} and word in _MEETING) or _slams_door(tree, verb, word):
        return refusal(tree, verb, verb, thing, set())
    return None


def _slams_door(tree: Parsed, verb: Token, thing: str) -> bool:
    at = {one.lemma.casefold() for prep in tree.children(verb, "prep") for one in tree.subtree(prep)}
    return (
        verb.lemma.casefold() in {"slam", "shut", "close"} and thing == "door" and bool(at & {"reporter", "journalist"})
    )


def in_no_mood(tree: Parsed, word: Token) -> Said | None:
    """Such as "was in no mood to talk"."""
    verb = tree.head(tree.head(word)) if word.dep == "pobj" else word
    act = tree.child(verb, "advcl", "xcomp") or tree.child(word, "acl", "relcl")
    no = any(one.text.casefold() == "no" for one in tree.children(word, "det"))
    if word.lemma.casefold() != "mood" or not no or act is None or verb.lemma.casefold() != "be":
        return None
    found = withheld(tree, act)
    return refusal(tree, verb, verb, found[0], found[1]) if found is not None else None


def refrains(tree: Parsed, verb: Token) -> Said | None:
    """Such as "refrained from commenting", "abstained from comment"."""
    if verb.lemma.casefold() not in {"refrain", "abstain", "desist"} or not is_verb(verb):
        return None
    prep = next((one for one in tree.children(verb, "prep") if one.text.casefold() == "from"), None)
    act = tree.child(prep, "pcomp", "pobj") if prep is not None else None
    if act is None:
        return None
    found = withheld(tree, act) if is_verb(act) else (act, topic(tree, act))
    if found is None or (not is_verb(act) and act.lemma.casefold() not in refusals("no-words")):
        return None
    return refusal(tree, verb, verb, found[0], found[1])


def passes_up(tree: Parsed, noun: Token) -> Said | None:
    """Such as "passed up the opportunity to respond", "did not take up an offer to comment"."""
    act = tree.child(noun, "acl", "relcl")
    if noun.lemma.casefold() not in refusals("chance") or act is None or withheld(tree, act) is None:
        return None
    verb = tree.head(noun) if noun.dep == "dobj" else tree.head(tree.head(noun))
    left = verb.lemma.casefold() in {"pass", "spurn", "forgo", "reject", "refuse", "decline"}
    if not is_verb(verb) or not (left or negation(tree, verb) is not None):
        return None
    first = min([verb, *tree.children(verb, "aux", "neg")], key=lambda one: one.place)
    return refusal(tree, verb, first, act, topic(tree, act))


def lets_go(tree: Parsed, verb: Token) -> Said | None:
    """Such as "let questions go unanswered"."""
    if verb.lemma.casefold() != "let" or not is_verb(verb):
        return None
    state = next((one for one in tree.subtree(verb) if one.lemma.casefold() in refusals("unanswered")), None)
    about = next((one for one in tree.subtree(verb) if one.lemma.casefold() in refusals("message")), None)
    return refusal(tree, verb, verb, state, topic(tree, about)) if state is not None and about is not None else None


def no_reply(tree: Parsed, noun: Token) -> Said | None:
    """Such as "Emails to the company received no reply", "No response was received from the ministry"."""
    no = next((one for one in tree.children(noun, "det") if one.text.casefold() == "no"), None)
    if no is None or noun.lemma.casefold() not in refusals("no-words"):
        return None
    verb = tree.head(noun)
    if noun.dep in {"nsubj", "nsubjpass"}:
        ready = {one.lemma.casefold() for one in tree.children(verb, "acomp", "oprd", "advmod")} | {
            verb.lemma.casefold()
        }
        if ready & {"available", "forthcoming", "receive", "get", "give", "offer", "come", "obtain"}:
            who = _whence(tree, verb)
            return refusal(tree, verb, no, noun, set(), who) if who is not None else None
    if noun.dep == "dobj" and verb.lemma.casefold() in _GOT:
        message = tree.child(verb, "nsubj")
        if message is not None and message.lemma.casefold() in refusals("message"):
            who = next((one for one in tree.subtree(message) if one.dep == "pobj" and is_somebody(one)), None)
            return refusal(tree, verb, verb, noun, set(), who) if who is not None else None
    return None


def _whence(tree: Parsed, verb: Token) -> Token | None:
    for one in tree.subtree(verb):
        if one.dep in {"prep", "agent"} and one.text.casefold() in {"from", "by"}:
            return tree.child(one, "pobj")
    return None


def only_words(tree: Parsed, noun: Token) -> Said | None:
    """Such as "“No comment” was all he would say", "His only response was “no comment”"."""
    no = next((one for one in tree.children(noun, "det") if one.text.casefold() == "no"), None)
    verb = tree.head(noun)
    if no is None or noun.lemma.casefold() != "comment" or verb.lemma.casefold() != "be":
        return None
    other = next((one for one in tree.children(verb, "nsubj", "attr") if one.place != noun.place), None)
    if other is None:
        return None
    told = tree.child(other, "relcl")
    who = (
        tree.child(told, "nsubj") if told is not None and told.lemma.casefold() == "say" else tree.child(other, "poss")
    )
    return refusal(tree, verb, no, noun, set(), who) if who is not None else None
