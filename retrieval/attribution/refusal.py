"""Words that are withheld: who declined, would not say, did not respond, could not be reached.

Each rule looks at one word of a parsed sentence and says where the refusal's words begin and end, who refused, and what
was asked. The words themselves are in refusals.txt.
"""

from collections.abc import Callable, Iterator
from typing import Final

from retrieval.attribution.declining import (
    declines,
    does_not,
    drawn,
    has_nothing,
    has_yet,
    leaves_open,
    picks_up_no_phone,
    says_nothing,
    unwilling,
)
from retrieval.attribution.evading import (
    chooses_not,
    cuts_short,
    in_no_mood,
    is_not_saying,
    lets_go,
    no_reply,
    only_words,
    passes_up,
    refrains,
    when_asked,
)
from retrieval.attribution.phrase import is_somebody
from retrieval.attribution.said import Said
from retrieval.attribution.silence import (
    evades,
    no_comment,
    sends_on,
    silent,
    unanswered,
    unavailable,
    without_words,
)
from retrieval.parsed import Parsed, Token

Rule = Callable[[Parsed, Token], Said | None]
RULES: Final[tuple[Rule, ...]] = (
    declines,
    unanswered,
    drawn,
    says_nothing,
    has_nothing,
    leaves_open,
    picks_up_no_phone,
    unwilling,
    does_not,
    has_yet,
    no_comment,
    unavailable,
    silent,
    sends_on,
    evades,
    without_words,
    chooses_not,
    is_not_saying,
    when_asked,
    cuts_short,
    in_no_mood,
    no_reply,
    only_words,
    refrains,
    passes_up,
    lets_go,
)


def refusals_in(tree: Parsed, hidden: set[int]) -> list[Said]:
    """Every refusal of a sentence, in its order; `hidden` are places of quotations folded away."""
    found: list[Said] = []
    for token in tree.tokens:
        if token.place in hidden:
            continue
        for rule in RULES:
            said = rule(tree, token)
            if said is not None:
                found += _each(tree, said)
                break
    return found


def told(tree: Parsed, refused: list[Said], said: list[Said]) -> list[Said]:
    """Refusals with who really refuses: of "said it would not comment" whoever said it, who then says nothing beside.

    Of "confirmed the raid but would not say where" too, wherever the parser hung the second verb.
    """
    for one in refused:
        for teller in list(said):
            if teller.verb is None or one.verb is None or one.source is None or one.verb.place not in teller.content:
                continue
            if (
                one.verb.dep == "conj"
                and tree.child(one.verb, "nsubj", "nsubjpass") is None
                and teller.source is not None
            ):
                if not is_somebody(one.source) or one.source.tag == "PRP":
                    one.source = teller.source
                    teller.content -= {below.place for below in tree.subtree(one.verb)} | {one.verb.place - 1}
            elif tree.head(one.verb).place == teller.verb.place:
                said.remove(teller)
                if one.source.tag == "PRP" and teller.source is not None:
                    one.source = teller.source
                elif teller.source is not None:
                    one.via = [teller.source, *one.via]
    return refused


def _each(tree: Parsed, said: Said) -> Iterator[Said]:
    """A refusal of several is one for each where "neither … nor" or "both" says so."""
    source = said.source
    if source is None:
        return
    partners = [source]
    while more := tree.children(partners[-1], "conj"):
        partners.append(more[0])
    if len(partners) == 1 and (other := _nor(tree, source)) is not None:
        partners.append(other)
    each = {"neither", "both"}
    said_each = _both(tree, said) or any(
        one.text.casefold() in each and one.place < source.place for one in tree.subtree(source)
    )
    if len(partners) > 1 and said_each:
        for partner in partners:
            yield Said(
                partner,
                said.cue,
                None,
                set(said.content),
                declined=True,
                verb=said.verb,
                asked_by=said.asked_by,
                everyone=True,
            )
    else:
        yield said


def _nor(tree: Parsed, source: Token) -> Token | None:
    """The second of "neither A nor B", wherever the parser hung it."""
    nor = next((one for one in tree.tokens[source.place + 1 :] if one.text.casefold() == "nor"), None)
    before = [one for one in tree.tokens[: source.place] if one.text.casefold() == "neither"]
    if nor is None or not before:
        return None
    return next(
        (
            one
            for one in tree.tokens[nor.place + 1 :]
            if one.dep in {"nsubj", "nsubjpass", "conj"} and one.pos in {"NOUN", "PROPN"}
        ),
        None,
    )


def _both(tree: Parsed, said: Said) -> bool:
    return said.verb is not None and any(one.text.casefold() == "both" for one in tree.children(said.verb))
