"""The names of a sentence: who they are, what stands beside them, and whether they may be "he" or "she"."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.article import Span
from retrieval.attribution.frame import Frame
from retrieval.attribution.wordlists import names, nouns
from retrieval.parsed import Parsed, Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands.

    `words` are those of the name, folded, without titles; `roles` are the nouns that describe it there; `sort` is
    "person", "body" or "thing", and `sure` where a title or a first name tells that it is a person; `gender` is "he",
    "she" or empty.
    """

    span: Span
    words: tuple[str, ...]
    sort: str
    roles: frozenset[str]
    gender: str
    subject: bool
    paragraph: int
    sure: bool = False


def mentions(frame: Frame, tree: Parsed) -> list[Mention]:
    """The names of a sentence, in its order, with the roles that stand beside them."""
    found, place = [], 0
    while place < len(tree.tokens):
        last = _name_end(frame, tree, place)
        if last is None:
            place += 1
            continue
        made = _mention(frame, tree, place, last)
        if made is not None:
            found.append(made)
        place = last + 1
    return found


def _name_end(frame: Frame, tree: Parsed, place: int) -> int | None:
    """Where a run of capitalised proper nouns that begins here ends."""
    token = tree.tokens[place]
    if not _proper(token) or frame.mask_at(token.start) is not None:
        return None
    last = place
    while last + 1 < len(tree.tokens):
        after = tree.tokens[last + 1]
        if _proper(after) or (
            after.text in {"-", "–", "&"}
            and last + 2 < len(tree.tokens)
            and _proper(tree.tokens[last + 2])
            and after.start == tree.tokens[last].end
        ):
            last += 1
            continue
        joins = after.text.casefold() in {"of", "for", "de", "van", "von", "der", "la", "le", "al", "bin", "and", "the"}
        if (
            joins
            and token.entity == "ORG"
            and after.entity == "ORG"
            and last + 2 < len(tree.tokens)
            and tree.tokens[last + 2].entity == "ORG"
        ):
            last += 2
            continue
        if (
            after.text.casefold() in {"de", "van", "von", "der", "la", "bin", "al"}
            and last + 2 < len(tree.tokens)
            and _proper(tree.tokens[last + 2])
        ):
            last += 2
            continue
        break
    while last > place and not tree.tokens[last].text[:1].isupper():
        last -= 1
    return last


def _proper(token: Token) -> bool:
    return (
        token.tag in {"NNP", "NNPS"}
        and token.text[:1].isupper()
        and token.entity not in {"DATE", "TIME", "MONEY", "PERCENT"}
    )


def _mention(frame: Frame, tree: Parsed, first: int, last: int) -> Mention | None:
    run = tree.tokens[first : last + 1]
    titles = [one for one in run if _bare(one.text) in names("title")]
    behind = [one for one in run if not titles or one.place > titles[-1].place]
    name = list(behind) or [run[-1]]
    if not name or all(_bare(one.text) in names("title") for one in name):
        return None
    head = next((one for one in reversed(run) if one.head not in range(first, last + 1)), run[-1])
    kinds = {one.entity for one in run if one.entity}
    words = tuple(_bare(one.text) for one in name if one.text not in {"-", "–", "'s", "’s"})
    roles = _roles(tree, head, run) | {_bare(one.text) for one in titles}
    gender = gender_of(words, roles)
    speaks = bool(roles & (nouns("person") - names("body") - names("place") - names("either")))
    lives = _lives(tree, head, last)
    person = "PERSON" in kinds or bool(titles) or gender != "" or speaks or lives
    body = (
        bool({"ORG", "NORP", "FAC", "GPE", "LOC"} & kinds)
        or bool(set(words) & names("body"))
        or bool(roles & names("body"))
    )
    sort = "person" if person and not (set(words) & names("body")) else "body" if body else "thing"
    span = frame.span(name[0].start, name[-1].end)
    sure = bool(titles) or gender != "" or lives
    return Mention(span, words, sort, roles, gender, head.dep in {"nsubj", "nsubjpass"}, frame.paragraph.number, sure)


def _lives(tree: Parsed, head: Token, last: int) -> bool:
    """Whether what stands behind a name is told of people alone: "who …", or an age between commas."""
    who = any(
        one.text.casefold() == "who" for rel in tree.children(head, "relcl") for one in tree.children(rel, "nsubj")
    )
    after = [one.text for one in tree.tokens[last + 1 : last + 4]]
    aged = len(after) == 3 and after[0] in {",", "("} and after[1].isdigit() and after[2] in {",", ")", "."}
    return who or (aged and 4 < int(after[1]) < 111)


def _bare(word: str) -> str:
    return word.casefold().strip(".’'")


def _roles(tree: Parsed, head: Token, run: Sequence[Token]) -> frozenset[str]:
    """Common nouns beside the name: "spokesman Lee Orr", "Lee Orr, a spokesman", "Orr is a spokesman"."""
    inside = {one.place for one in run}
    found = [one for one in tree.children(head, "compound", "appos", "amod", "nmod") if one.place not in inside]
    if head.dep == "appos":
        found.append(tree.head(head))
    if head.dep == "nsubj" and tree.head(head).lemma == "be":
        found += tree.children(tree.head(head), "attr")
    if head.dep == "attr" and tree.head(head).lemma == "be":
        found += tree.children(tree.head(head), "nsubj")
    nouns = [one for one in found if one.pos == "NOUN"]
    nouns += [more for one in nouns for more in tree.children(one, "conj") if more.pos == "NOUN"]
    return frozenset(one.lemma.casefold() for one in nouns)


def gender_of(words: Sequence[str], roles: frozenset[str]) -> str:
    """Such as "he" or "she" by a role or a first name, else empty."""
    for gender in ("she", "he"):
        if roles & names(f"{gender}-word") or set(words[:-1]) & names(gender):
            return gender
    return ""
