"""Silence in other words: "had no comment", "was unavailable", "referred questions", messages that nobody returned."""

from retrieval.attribution.clause import agent, auxiliaries, is_verb, subject
from retrieval.attribution.phrase import is_somebody
from retrieval.attribution.said import Said
from retrieval.attribution.withholding import nobody, of_speech, refusal, topic
from retrieval.attribution.wordlists import refusals
from retrieval.parsed import Parsed, Token


def no_comment(tree: Parsed, noun: Token) -> Said | None:
    """Such as "had no comment", "offered no explanation"; "there was no comment from the ministry"."""
    if noun.lemma.casefold() not in refusals("no-words") or noun.pos == "VERB":
        return None
    no = next(
        (one for one in tree.children(noun, "det", "neg", "amod") if one.text.casefold() in {"no", "nothing"}), None
    )
    if no is None and noun.text.casefold() != "nothing":
        return None
    verb = tree.head(noun)
    if verb.lemma.casefold() in {"have", "make", "offer", "give", "issue", "provide", "get"} and noun.dep in {
        "dobj",
        "attr",
    }:
        if noun.lemma.casefold() == "interview" or (
            verb.lemma == "have"
            and noun.lemma.casefold() not in {"comment", "response", "answer", "statement", "reply"}
        ):
            return None
        return refusal(tree, verb, verb, noun, topic(tree, noun))
    if verb.lemma.casefold() == "be" and noun.dep in {"attr", "nsubj"}:
        for prep in tree.children(noun, "prep") + tree.children(verb, "prep"):
            who = tree.child(prep, "pobj") if prep.text.casefold() in {"from", "by"} else None
            if who is not None:
                return refusal(tree, verb, no or noun, noun, set(), who)
    return None


def unavailable(tree: Parsed, word: Token) -> Said | None:
    """Such as "was unavailable for comment", "was not available", "were unreachable"."""
    lemma = word.lemma.casefold()
    verb = tree.head(word)
    if verb.lemma.casefold() not in {"be", "remain", "become"} or word.dep not in {"acomp", "attr", "advmod", "xcomp"}:
        return None
    purpose = {one.lemma.casefold() for one in tree.subtree(word)} | {
        one.lemma.casefold() for prep in tree.children(verb, "prep", "xcomp") for one in tree.subtree(prep)
    }
    for_words = purpose & {"comment", "interview", "speak", "answer", "respond", "remark", "question"}
    denied = tree.child(verb, "neg") or nobody(tree, verb)
    who = subject(tree, verb)
    if who is not None and not (for_words or is_somebody(who)):
        return None
    if lemma in refusals("unavailable") and (for_words or lemma != "unavailable" or len(purpose) <= 2):
        return refusal(tree, verb, verb, word, topic(tree, word))
    if lemma == "reachable" and denied is not None:
        return refusal(tree, verb, verb, word, set())
    if lemma == "available" and denied is not None and (for_words or nobody(tree, verb) is not None):
        return refusal(tree, verb, verb, word, set())
    return None


def silent(tree: Parsed, word: Token) -> Said | None:
    """Such as "remained silent", "kept quiet", "has been tight-lipped"."""
    if word.lemma.casefold() not in refusals("silent"):
        return None
    verb = tree.head(word)
    if word.dep == "pobj" and verb.text.casefold() == "in":
        return None
    if verb.lemma.casefold() not in {"remain", "stay", "keep", "be"} or word.dep not in {
        "acomp",
        "oprd",
        "attr",
        "dobj",
        "xcomp",
        "advmod",
        "ccomp",
    }:
        return None
    who = subject(tree, verb)
    if who is None or (who.pos != "PROPN" and who.lemma.casefold() in refusals("no-speaker")):
        return None
    if verb.lemma.casefold() == "be" and word.lemma.casefold() in {"quiet", "silence"}:
        return None
    return refusal(tree, verb, verb, word, topic(tree, word))


def sends_on(tree: Parsed, verb: Token) -> Said | None:
    """Such as "referred questions to the ministry", "directed inquiries to its lawyers"."""
    if verb.lemma.casefold() not in refusals("send-on") or not is_verb(verb):
        return None
    thing = tree.child(verb, "dobj", "nsubjpass")
    to = [one for one in tree.children(verb, "prep", "dative") if one.text.casefold() in {"to", "toward", "towards"}]
    to += [one for one in (tree.children(thing, "prep") if thing else []) if one.text.casefold() == "to"]
    if thing is None or not to:
        return None
    asked = [thing, *tree.children(thing, "conj")]
    if not any(one.lemma.casefold() in refusals("question") for one in asked):
        return None
    return refusal(tree, verb, verb, thing, topic(tree, thing), agent(tree, verb))


def evades(tree: Parsed, verb: Token) -> Said | None:
    """Such as "ignored questions", "hung up", "left without speaking", "invoked the Fifth"."""
    if not is_verb(verb):
        return None
    lemma, thing = verb.lemma.casefold(), tree.child(verb, "dobj")
    if (
        lemma in refusals("evade")
        and thing is not None
        and thing.lemma.casefold() in {"question", "reporter", "inquiry", "query", "request"}
    ):
        if thing.lemma.casefold() == "request" and not of_speech(tree, thing):
            return None
        return refusal(tree, verb, verb, thing, topic(tree, thing))
    if lemma == "hang" and any(one.text.casefold() == "up" for one in tree.children(verb, "prt", "advmod", "prep")):
        up = next(one for one in tree.children(verb, "prt", "advmod", "prep") if one.text.casefold() == "up")
        return refusal(tree, verb, verb, up, set())
    if lemma in {"invoke", "plead", "take", "exercise", "cite"} and thing is not None:
        words = {one.text.casefold() for one in tree.subtree(thing)}
        if words & {"fifth"} or words >= {"right", "silence"} or words >= {"right", "silent"}:
            return refusal(tree, verb, verb, thing, set())
    return None


def without_words(tree: Parsed, word: Token) -> Said | None:
    """Such as "left without speaking to reporters", "drove off without comment"."""
    if word.text.casefold() != "without" or word.dep not in {"prep", "mark"}:
        return None
    verb = tree.head(word)
    act = tree.child(word, "pcomp", "pobj")
    if act is not None and act.lemma.casefold() == "word" and tree.child(act, "prep", "acl", "relcl") is None:
        return refusal(tree, verb, word, act, set())
    if (
        act is None
        or act.lemma.casefold() not in {"speak", "comment", "answer", "respond", "take", "reply"}
        or not is_verb(verb)
    ):
        return None
    last = act
    if act.lemma.casefold() in {"take", "answer"}:
        thing = tree.child(act, "dobj")
        if thing is None or thing.lemma.casefold() not in {"question", "reporter"}:
            return None
        last = thing
    return refusal(tree, verb, word, last, topic(tree, act))


def unanswered(tree: Parsed, verb: Token) -> Said | None:
    """Such as "Messages left for Orr were not returned", "A request for comment to the bank went unanswered"."""
    if not is_verb(verb):
        return None
    thing = tree.child(verb, "nsubjpass", "nsubj")
    if thing is None or not any(
        one.lemma.casefold() in refusals("message") for one in [thing, *tree.children(thing, "conj")]
    ):
        return None
    found = _came_back(tree, verb, thing)
    if found is None:
        return None
    first, last = found
    who = _addressed(tree, thing)
    return refusal(tree, verb, first, last, set(), who) if who is not None else None


def _came_back(tree: Parsed, verb: Token, message: Token) -> tuple[Token, Token] | None:
    """First and last word of what tells that nothing came back: "were not returned", "went unanswered", "rang out"."""
    lemma, denied = verb.lemma.casefold(), tree.child(verb, "neg")
    passive = tree.child(verb, "auxpass") is not None
    if lemma in {"return", "answer", "acknowledge"} and denied is not None and passive:
        return min([*auxiliaries(tree, verb), denied], key=lambda one: one.place), verb
    if lemma in {"go", "be", "remain"}:
        states = [one for one in tree.children(verb) if one.lemma.casefold() in refusals("unanswered")]
        if denied is not None:
            states += [one for one in tree.children(verb, "acomp") if one.lemma.casefold() == "successful"]
        return (verb, states[0]) if states else None
    out = any(one.text.casefold() == "out" for one in tree.children(verb, "prt", "advmod", "prep"))
    failed = lemma == "fail" and message.lemma.casefold() in {"attempt", "effort"}
    if failed or (lemma == "ring" and out):
        return verb, verb
    return (auxiliaries(tree, verb)[0], verb) if lemma == "ignore" and passive else None


def _addressed(tree: Parsed, thing: Token) -> Token | None:
    """Whom messages were for: "calls to the clinic", "a message left with his lawyer", "attempts to reach Orr"."""
    for one in tree.subtree(thing):
        if one.dep in {"prep", "dative"} and one.text.casefold() in {"to", "for", "with", "from", "at"}:
            who = tree.child(one, "pobj")
            if who is not None and who.lemma.casefold() not in {
                "comment",
                "interview",
                "response",
                "reply",
                "information",
                "remark",
            }:
                return who
        if one.lemma.casefold() in {"reach", "contact", "interview", "telephone"} and is_verb(one):
            who = tree.child(one, "dobj")
            if who is not None:
                return who
    verb = tree.head(thing)
    for prep in tree.children(verb, "prep"):
        if prep.text.casefold() == "by" and (who := tree.child(prep, "pobj")):
            return who
    return agent(tree, verb)
