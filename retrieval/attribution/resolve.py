"""Whom a pronoun, a role or a short name most likely means: inferences, left open where nothing decides.

Centering (Grosz, Joshi and Weinstein, Computational Linguistics 21, 1995) in its simplest form: whoever spoke or was
the subject last, if number and gender allow it. Names go by their last word, as newspapers have it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.article import Span
from retrieval.attribution.cast import Cast
from retrieval.attribution.frame import Frame
from retrieval.attribution.mentions import Mention, gender_of
from retrieval.attribution.phrase import is_document, noun_phrase
from retrieval.attribution.wordlists import names, nouns
from retrieval.parsed import Parsed, Token
from retrieval.statement import How, Resolved

_FAR: Final = 3
"""Paragraphs back that a pronoun reaches: beyond them news names people again."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who spoke or was the subject (`acts`) or is only named, in the order of the text: what a pronoun may mean."""

    place: int
    paragraph: int
    span: Span
    sort: str
    gender: str
    plural: bool
    spoke: bool
    named: bool
    acts: bool = True


def whom(cast: Cast, frame: Frame, tree: Parsed, source: Token, actors: Sequence[Actor]) -> Resolved | None:
    """Whom the source of a statement most likely means; none where it is the fullest name already, or unclear."""
    phrase = noun_phrase(tree, source)
    span = frame.span(phrase[0].start, phrase[-1].end)
    word = source.text.casefold()
    if source.tag in {"PRP", "PRP$"}:
        return _pronoun(word, frame.paragraph.number, span.start, actors)
    own = cast.named(_before_preposition(frame, tree, source) or span) if source.pos == "PROPN" else None
    is_person = own is not None and own.sort == "person"
    beside = _beside(cast, frame, tree, phrase) if tree.child(source, "conj") is None and not is_person else None
    if beside is not None:
        return Resolved((cast.fullest(beside) or beside).span, How.ROLE)
    called = cast.called(source.text) if len(phrase) == 1 else None
    if called is not None or source.tag in {"NNP", "NNPS"}:
        name = cast.named(_before_preposition(frame, tree, source) or span)
        full = cast.fullest(name) if name else called
        known = full is None or (name is not None and full.words == name.words)
        return None if known or full is None else Resolved(full.span, How.NAME)
    named = any(
        one.tag in {"NNP", "NNPS"} for one in tree.children(source, "appos")
    )  # with its name, it is nobody else
    if source.pos != "NOUN" or tree.child(source, "conj") or named:
        return None
    return _role(cast, tree, source, span) or _last_body(source, tree, frame, actors)


def _beside(cast: Cast, frame: Frame, tree: Parsed, phrase: Sequence[Token]) -> Mention | None:
    """The name that stands behind a description and a comma: "the mayor of Leeds, Ann Dey"."""
    after = phrase[-1].place + 1
    if after + 1 >= len(tree.tokens) or tree.tokens[after].text not in {",", "—", "–", "("}:
        return None
    name = tree.tokens[after + 1]
    if name.tag not in {"NNP", "NNPS"} or frame.mask_at(name.start) is not None:
        return None
    last = name
    while last.place + 1 < len(tree.tokens) and tree.tokens[last.place + 1].tag in {"NNP", "NNPS"}:
        last = tree.tokens[last.place + 1]
    after_name = tree.tokens[last.place + 1] if last.place + 1 < len(tree.tokens) else last
    if after_name.pos == "NOUN":
        return None
    found = cast.named(frame.span(name.start, last.end))
    return found if found is not None and found.sort in {"person", "body"} else None


def _last_body(source: Token, tree: Parsed, frame: Frame, actors: Sequence[Actor]) -> Resolved | None:
    """For "the company" the named body that acted last."""
    definite = any(one.text.casefold() == "the" for one in tree.children(source, "det"))
    if (
        source.lemma.casefold() not in names("business")
        or not definite
        or tree.child(source, "amod", "compound", "prep")
    ):
        return None
    near = [
        one for one in actors if one.sort == "body" and one.named and frame.paragraph.number - one.paragraph <= _FAR
    ]
    return Resolved(near[-1].span, How.ROLE) if near else None


def _role(cast: Cast, tree: Parsed, source: Token, span: Span) -> Resolved | None:
    """Such as "the spokeswoman", "the company", "the memo": only where it is definite and so has been heard of."""
    lemma = source.lemma.casefold()
    definite = any(
        one.text.casefold() in {"the", "this", "that", "these", "those"} for one in tree.children(source, "det")
    )
    owned = tree.child(source, "poss") is not None
    if not (definite or owned):
        return None
    if tree.child(source, "prep") is not None:
        return _holder(cast, tree, source, span)
    person = cast.in_role(lemma, span.start)
    if person is not None and not (span.start <= person.span.start < span.end) and not owned:
        return Resolved(person.span, How.ROLE)
    if not definite:
        return None
    if lemma in names("business") and source.tag == "NN" and not tree.child(source, "amod", "compound"):
        body = cast.main_body(span.start)
        if body is not None:
            return Resolved(body.span, How.ROLE)
    described = cast.description(lemma, span)
    return Resolved(described, How.ROLE) if described is not None else None


_OF_A_PLACE: Final = frozenset({"mayor", "governor", "president", "premier", "king", "queen", "sheriff", "bishop"})


def _holder(cast: Cast, tree: Parsed, source: Token, span: Span) -> Resolved | None:
    """For "the mayor of Leeds" the one whom the article calls a mayor, if there is one alone."""
    of = tree.child(source, "prep")
    where = tree.child(of, "pobj") if of is not None and of.text.casefold() == "of" else None
    if where is None or where.pos != "PROPN" or source.lemma.casefold() not in _OF_A_PLACE:
        return None
    person = cast.titled(source.lemma.casefold())
    return Resolved(person.span, How.ROLE) if person is not None and not span.holds(person.span) else None


def _pronoun(word: str, paragraph: int, place: int, actors: Sequence[Actor]) -> Resolved | None:
    wanted = {
        "he": "he",
        "his": "he",
        "she": "she",
        "her": "she",
        "they": "they",
        "their": "they",
        "it": "it",
        "its": "it",
    }.get(word)
    if wanted is None:
        return None
    fitting = [one for one in actors if one.place < place and paragraph - one.paragraph <= _FAR and _fits(one, wanted)]
    near = [one for one in fitting if one.acts and paragraph - one.paragraph <= 1]
    near = near or [one for one in fitting if not one.acts and paragraph - one.paragraph <= 1]
    near = near or [one for one in fitting if one.acts]
    if not near:
        return None
    nearest = max(one.paragraph for one in near)
    same = [one for one in near if one.paragraph == nearest]
    chosen = max(
        same,
        key=lambda one: (one.spoke and nearest != paragraph, one.named or one.spoke or one.sort == "person", one.place),
    )
    return Resolved(chosen.span, How.PRONOUN)


def _fits(actor: Actor, wanted: str) -> bool:
    if wanted in {"he", "she"}:
        return actor.sort == "person" and not actor.plural and actor.gender in {"", wanted}
    if wanted == "it":
        return (actor.sort in {"body", "document"} or (actor.named and actor.sort == "thing")) and not actor.plural
    return actor.plural or actor.sort == "body"


def actor(cast: Cast, frame: Frame, tree: Parsed, head: Token, *, spoke: bool) -> Actor | None:
    """A subject or speaker as one that a later pronoun may mean; pronouns themselves are none."""
    if head.pos not in {"NOUN", "PROPN"}:
        return None
    phrase = noun_phrase(tree, head)
    span = frame.span(phrase[0].start, phrase[-1].end)
    many = head.tag == "NNS" or (head.tag == "NNPS" and tree.child(head, "det") is not None)
    plural = many or tree.child(head, "conj") is not None
    lemma = head.lemma.casefold()
    name = _name_of(cast, frame, tree, head, span)
    gender = gender_of((), frozenset({lemma}))
    if name is not None:
        full = cast.fullest(name) or name
        sort = "person" if spoke and full.sort == "thing" else full.sort
        return Actor(
            span.start,
            frame.paragraph.number,
            full.span,
            sort,
            full.gender or name.gender or gender,
            plural,
            spoke,
            named=True,
        )
    if is_document(head):
        sort = "document"
    elif lemma in names("body") | names("place"):
        sort = "body"
    elif spoke or gender or lemma in nouns("person"):
        sort = "person"
    else:
        sort = "thing"
    return Actor(span.start, frame.paragraph.number, span, sort, gender, plural, spoke, named=False)


def _before_preposition(frame: Frame, tree: Parsed, head: Token) -> Span | None:
    """Of "Dr. Lester Hume of the Voice Lab" the doctor."""
    phrase = noun_phrase(tree, head)
    of = next((place for place, one in enumerate(phrase) if one.pos == "ADP"), 0)
    return frame.span(phrase[0].start, phrase[of - 1].end) if of else None


def _name_of(cast: Cast, frame: Frame, tree: Parsed, head: Token, span: Span) -> Mention | None:
    """The name in a phrase, beside it, or of whom its role is."""
    proper = head.tag in {"NNP", "NNPS"}
    own = cast.named(_before_preposition(frame, tree, head) or span) if proper else None
    beside = next((one for one in tree.children(head, "appos") if one.tag in {"NNP", "NNPS"}), None)
    found = cast.named(frame.span(beside.start, beside.end)) if beside is not None else None
    if found is not None and (not proper or (found.sort == "person" and own is not None and own.sort != "person")):
        return found
    if proper:
        return own
    if (called := cast.called(head.text)) is not None:
        return called
    if head.tag == "NN" and any(one.text.casefold() == "the" for one in tree.children(head, "det")):
        return cast.in_role(head.lemma.casefold(), span.start)
    return None
