"""Refusals by a verb: "declined to comment", "would not say", "did not respond", "could not be reached"."""

from typing import Final, Literal

from retrieval.attribution.clause import auxiliaries, is_verb, negation, subject
from retrieval.attribution.phrase import is_somebody
from retrieval.attribution.said import Said
from retrieval.attribution.withholding import nobody, of_speech, question, refusal, topic, withheld
from retrieval.attribution.wordlists import refusals
from retrieval.parsed import Parsed, Token

_WILL: Final = frozenset({"would", "will", "'ll", "wo", "'d", "’d"})
_CAN: Final = frozenset({"could", "can", "ca"})
_DO: Final = frozenset({"did", "do", "does", "has", "have", "had", "'ve", "’ve"})
_NOT_FOR_CAN: Final = frozenset({"speak", "talk", "respond", "reply", "tell", "name", "identify", "describe", "recall"})
"""What somebody cannot do for other reasons than that they will not speak."""
_NOT_FOR_DO: Final = frozenset(
    {"deny", "talk", "describe", "recall", "tell", "state", "predict", "mention", "estimate", "acknowledge", "engage"}
)
"""What somebody did not do without having been asked."""


def declines(tree: Parsed, verb: Token) -> Said | None:
    """Such as "declined to comment", "refused to say how much", "declined an interview"."""
    turns_down = verb.lemma.casefold() in {"withhold", "reserve"} or (
        verb.lemma.casefold() == "turn"
        and any(one.text.casefold() == "down" for one in tree.children(verb, "prt", "advmod"))
    )
    if not is_verb(verb) or not (verb.lemma.casefold() in refusals("refuse") or turns_down) or negation(tree, verb):
        return None
    acts = [one for one in tree.children(verb, "xcomp", "ccomp", "advcl") if one.tag.startswith("VB")]
    act = next((one for one in acts if one.dep != "advcl" or one.tag == "VB"), None)
    if act is None and not turns_down:
        act = next((one for one in tree.subtree(verb) if one.place > verb.place and _is_to(tree, one)), None)
    if act is not None and not turns_down:
        return _to_act(tree, verb, verb, act)
    thing = tree.child(verb, "dobj", "nmod", "npadvmod")
    if thing is not None and thing.lemma.casefold() in refusals("thing-refused") and of_speech(tree, thing):
        return refusal(tree, verb, verb, _with_purpose(tree, thing), topic(tree, thing))
    return None


def _is_to(tree: Parsed, act: Token) -> bool:
    """Whether it is an infinitive that the parser hung on a noun: "declined through a lawyer to comment"."""
    marks = {one.text.casefold() for one in tree.children(act, "aux")}
    return act.dep in {"relcl", "acl"} and act.tag == "VB" and "to" in marks


def _with_purpose(tree: Parsed, thing: Token) -> Token:
    """Of "requests for comment" the comment: the cue runs so far."""
    for prep in tree.children(thing, "prep"):
        if prep.text.casefold() == "for" and (what := tree.child(prep, "pobj")) is not None:
            return what
    return thing


def _to_act(tree: Parsed, verb: Token, first: Token, act: Token) -> Said | None:
    """A refused act, if it is one of speech; who will not be named is not silent."""
    lemma = act.lemma.casefold()
    if lemma == "testify":
        return refusal(tree, verb, first, act, topic(tree, act))
    passive = tree.child(act, "auxpass") is not None
    if passive:
        silent = lemma in {"interview", "draw", "question", "quote"} and not _by_name(tree, act)
        return refusal(tree, verb, first, act, topic(tree, act)) if silent else None
    found = withheld(tree, act)
    return refusal(tree, verb, first, found[0], found[1]) if found is not None else None


def _by_name(tree: Parsed, act: Token) -> bool:
    return act.lemma.casefold() == "quote" or any(one.text.casefold() == "name" for one in tree.subtree(act))


def does_not(tree: Parsed, verb: Token) -> Said | None:
    """Such as "would not say", "did not respond", "has not commented", "cannot discuss"; "neither responded"."""
    denied = _denied(tree, verb)
    if not is_verb(verb) or denied is None or tree.child(verb, "auxpass") is not None:
        return None
    if verb.dep == "acl" and verb.tag == "VBN":
        return None
    way = _by_choice(tree, verb)
    lemma = verb.lemma.casefold()
    unsaid = lemma in {"say", "add", "have"} and _nothing(tree, verb) is not None
    if way is None or unsaid or _asked_nothing(tree, verb):
        return None
    found = withheld(tree, verb)
    if found is None or (way == "did not" and not _was_asked(verb, found[1])):
        return None
    return refusal(tree, verb, _first(tree, verb, denied), found[0], found[1])


def _by_choice(tree: Parsed, verb: Token) -> Literal["would not", "did not"] | None:
    """How somebody keeps from it: will, would or could not, or just did not; none for "has not", "may not"."""
    helpers = {one.text.casefold() for one in auxiliaries(tree, verb)}
    lemma = verb.lemma.casefold()
    if helpers & _WILL or (helpers & _CAN and lemma not in _NOT_FOR_CAN and verb.dep != "advcl"):
        return "would not"
    if helpers & (_WILL | _CAN) or lemma in _NOT_FOR_DO:
        return None
    return "did not" if not helpers or helpers & _DO else None


def _asked_nothing(tree: Parsed, verb: Token) -> bool:
    """Whether what was not answered is no question: "did not respond to treatment"."""
    return any(one.lemma.casefold() in refusals("no-question") for one in tree.subtree(verb) if one.dep == "pobj")


def _denied(tree: Parsed, verb: Token) -> Token | None:
    """What negates the verb, or the verb that it is coordinated with: "neither confirm nor deny"."""
    found = negation(tree, verb) or nobody(tree, verb)
    if found is not None:
        return found
    return next((one for one in tree.children(verb, "preconj", "advmod") if one.text.casefold() == "neither"), None)


def _was_asked(verb: Token, about: set[int]) -> bool:
    """Whether not doing it is silence: "did not say when", but not "did not say that" or "did not name a price"."""
    lemma = verb.lemma.casefold()
    spoken = refusals("withheld") | refusals("withheld-object") | refusals("questions") | {"answer", "return", "get"}
    if lemma in spoken:
        return True
    return bool(about)


def _first(tree: Parsed, verb: Token, denied: Token) -> Token:
    """Where the cue begins: with the auxiliaries, or "not", that stand before the verb without a break."""
    first = verb
    own = {one.place for one in auxiliaries(tree, verb)} | ({denied.place} if denied.dep == "neg" else set())
    place = verb.place - 1
    while place >= 0 and (place in own or tree.tokens[place].dep in {"advmod", "neg", "preconj"}):
        if place in own or tree.tokens[place].text.casefold() in {"neither", "never"}:
            first = tree.tokens[place]
        place -= 1
    return first


def _no_more(tree: Parsed, verb: Token) -> Token | None:
    more = next((one for one in tree.children(verb, "dobj", "advmod") if one.text.casefold() == "more"), None)
    return more if more is not None and tree.tokens[more.place - 1].text.casefold() == "no" else None


def _nothing(tree: Parsed, verb: Token) -> Token | None:
    return next((one for one in tree.children(verb, "dobj") if one.text.casefold() == "nothing"), None)


def says_nothing(tree: Parsed, verb: Token) -> Said | None:
    """Such as "said nothing about the man", "would say nothing"."""
    nothing = _nothing(tree, verb) or _no_more(tree, verb)
    if verb.lemma.casefold() not in {"say", "add"} or not is_verb(verb) or nothing is None:
        return None
    told = tree.child(nothing, "relcl", "acl", "amod")
    if told is not None and tree.subtree(told)[0].text.casefold() != "when":
        return None
    return refusal(tree, verb, _first(tree, verb, nothing), nothing, topic(tree, verb) | topic(tree, nothing))


def has_nothing(tree: Parsed, verb: Token) -> Said | None:
    """Such as "had nothing to add", "had “nothing to say”"."""
    nothing = _nothing(tree, verb)
    told = tree.children(nothing, "relcl", "acl", "amod") if nothing is not None else []
    act = next((one for one in told if one.lemma.casefold() in {"say", "add"}), None)
    if verb.lemma.casefold() != "have" or nothing is None or act is None:
        return None
    if tree.tokens[nothing.place - 1].text in "'‘\"“«":
        return refusal(tree, verb, verb, verb, set(range(nothing.place, act.place + 1)))
    return refusal(tree, verb, verb, act, topic(tree, act))


def leaves_open(tree: Parsed, verb: Token) -> Said | None:
    """Such as "left open whether", "leaves unsaid who", "left two inquiries without answer"."""
    if verb.lemma.casefold() != "leave" or not is_verb(verb):
        return None
    state = next((one for one in tree.subtree(verb) if one.lemma.casefold() in refusals("left")), None)
    if state is not None and (put := question(tree, verb) or question(tree, state)) is not None:
        return refusal(tree, verb, verb, state, {one.place for one in tree.subtree(put)})
    thing = tree.child(verb, "dobj")
    ignored = state if state is not None and state.lemma.casefold().startswith("unans") else None
    answer = {"answer", "reply", "response"}
    without = ignored or next((one for one in tree.subtree(verb) if one.text.casefold() in answer), None)
    asked = thing is not None and thing.lemma.casefold() in refusals("message")
    return refusal(tree, verb, verb, without, set()) if asked and without is not None else None


def picks_up_no_phone(tree: Parsed, verb: Token) -> Said | None:
    """Such as "did not pick up the phone", "did not come to the telephone"."""
    who = subject(tree, verb)
    if verb.lemma.casefold() not in {"pick", "come", "answer"} or _denied(tree, verb) is None:
        return None
    if who is None or not is_somebody(who):
        return None
    phone = next((one for one in tree.subtree(verb) if one.lemma.casefold() in {"phone", "telephone"}), None)
    up = next((one for one in tree.children(verb, "prt", "advmod", "prep") if one.text.casefold() == "up"), None)
    phone = phone or (up if verb.lemma.casefold() == "pick" and tree.child(verb, "dobj") is None else None)
    return refusal(tree, verb, _first(tree, verb, _denied(tree, verb) or verb), phone, set()) if phone else None


def drawn(tree: Parsed, verb: Token) -> Said | None:
    """Such as "could not be reached", "would not be drawn", "would not be interviewed"."""
    helpers = {one.text.casefold() for one in auxiliaries(tree, verb)}
    if not is_verb(verb) or _denied(tree, verb) is None or tree.child(verb, "auxpass") is None:
        return None
    lemma = verb.lemma.casefold()
    reached = lemma in refusals("not-reached") and helpers & _CAN
    silent = lemma in {"draw", "interview", "question", "press"} and helpers & (_WILL | _CAN)
    who = subject(tree, verb)
    by = tree.child(verb, "agent")
    means = tree.child(by, "pobj") if by is not None else None
    if means is not None and means.lemma.casefold() not in {"phone", "telephone", "email", "e-mail", "reporter"}:
        return None
    if lemma == "press" and any(one.text.casefold() == "into" for one in tree.children(verb, "prep")):
        return None
    if not (silent or (reached and who is not None and is_somebody(who))):
        return None
    first = _first(tree, verb, verb)
    return refusal(tree, verb, first, verb, topic(tree, verb))


def has_yet(tree: Parsed, verb: Token) -> Said | None:
    """Such as "has yet to respond", "failed to reply"."""
    lemma = verb.lemma.casefold()
    act = next((one for one in tree.children(verb, "xcomp", "ccomp", "advcl") if one.tag == "VB"), None)
    if act is None or not is_verb(verb):
        return None
    yet = lemma in {"have", "be"} and any(one.text.casefold() == "yet" for one in tree.tokens[verb.place : act.place])
    if not (yet or lemma in refusals("fail")):
        return None
    return _to_act(tree, verb, verb, act)


def unwilling(tree: Parsed, word: Token) -> Said | None:
    """Such as "was unwilling to say", "was not prepared to discuss", "does not wish to comment"."""
    lemma = word.lemma.casefold()
    act = next((one for one in tree.children(word, "xcomp", "ccomp", "acl") if one.tag == "VB"), None)
    if act is None:
        return None
    if lemma in refusals("wish") and is_verb(word):
        denied = negation(tree, word)
        return _to_act(tree, word, _first(tree, word, denied), act) if denied is not None else None
    verb = word if word.tag == "VBN" else tree.head(tree.head(word)) if word.dep == "pobj" else tree.head(word)
    if lemma in refusals("unwilling") and verb.lemma == "be":
        return _to_act(tree, verb, verb, act)
    if lemma in refusals("willing") and negation(tree, verb) is not None:
        return _to_act(tree, verb, verb, act)
    return None
