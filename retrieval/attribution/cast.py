"""Everybody and everything that an article names, and whom its short names and roles mean."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from retrieval.article import Span
from retrieval.attribution.frame import Frame
from retrieval.attribution.mentions import Mention, mentions
from retrieval.attribution.phrase import noun_phrase
from retrieval.attribution.wordlists import names, nouns
from retrieval.parsed import Parsed


class Cast:
    """Everybody and everything that an article names, and whom its short names and roles mean."""

    def __init__(self, sentences: Sequence[tuple[Frame, Parsed]]) -> None:
        found = [one for frame, tree in sentences for one in mentions(frame, tree)]
        people = {one.words[-1] for one in found if one.sort == "person" and one.sure}
        self._mentions = [
            replace(one, sort="person") if one.words[-1] in people and not set(one.words) & names("body") else one
            for one in found
        ]
        bodies = {one.words[0] for one in found if one.sort == "body" and len(one.words) > 1} - people
        self._mentions = [
            replace(one, sort="body") if len(one.words) == 1 and one.words[0] in bodies and not one.sure else one
            for one in self._mentions
        ]
        self._described: dict[str, list[Span]] = {}
        for frame, tree in sentences:
            for token in tree.tokens:
                if (
                    token.pos == "NOUN"
                    and frame.mask_at(token.start) is None
                    and tree.child(token, "det", "amod", "compound", "prep", "poss")
                ):
                    phrase = noun_phrase(tree, token)
                    if all(frame.mask_at(one.start) is None for one in phrase):
                        self._described.setdefault(token.lemma.casefold(), []).append(
                            frame.span(phrase[0].start, phrase[-1].end)
                        )

    def named(self, span: Span) -> Mention | None:
        """The last name inside a phrase."""
        inside = [one for one in self._mentions if span.start < one.span.end and one.span.start < span.end]
        return inside[-1] if inside else None

    def called(self, word: str) -> Mention | None:
        """The first body whose name begins with a word, or person whose name ends with it."""
        bare = word.casefold()
        known = (
            one
            for one in self._mentions
            if len(one.words) > 1 and (one.sort, bare) in {("body", one.words[0]), ("person", one.words[-1])}
        )
        return next(known, None) if word[:1].isupper() else None

    def fullest(self, mention: Mention) -> Mention | None:
        """The first mention of the longest name that ends in the same word; none where two such people are named."""
        same = [one for one in self._mentions if _same_name(one, mention) and _compatible(one, mention)]
        longest = max((len(one.words) for one in same), default=0)
        full = [one for one in same if len(one.words) == longest]
        if len({one.words for one in full}) > 1:
            full = [one for one in full if mention.gender and one.gender == mention.gender]
            if len({one.words for one in full}) != 1:
                return None
        return full[0] if full else None

    def of_last_word(self, label: str) -> Span | None:
        """The first mention of the longest name that ends as a label does: "TREECE" for Alan Treece."""
        words = label.casefold().split()
        same = [one for one in self._mentions if one.words[-1] == words[-1].strip(".") and len(one.words) > len(words)]
        return max(same, key=lambda one: (len(one.words), -one.span.start)).span if same and words else None

    def in_role(self, role: str, before: int) -> Mention | None:
        """The one who is described by that noun, if there is one alone; else the last before, if there is any."""
        fitting = [one for one in self._mentions if role in one.roles and one.sort != "thing"]
        fitting += [
            one for one in self._mentions if role in one.words and one.sort == "body" and role in names("body") - _ANY
        ]
        full = {(self.fullest(one) or one).span: (self.fullest(one) or one) for one in fitting}
        if len(full) == 1:
            return next(iter(full.values()))
        earlier = [one for one in fitting if one.span.end <= before]
        return (self.fullest(earlier[-1]) or earlier[-1]) if earlier else None

    def titled(self, title: str) -> Mention | None:
        """The person who bears a title, if there is one alone."""
        bearing = [one for one in self._mentions if one.sort == "person" and one.sure and title in one.roles]
        full = {(self.fullest(one) or one).span: (self.fullest(one) or one) for one in bearing}
        return next(iter(full.values())) if len(full) == 1 else None

    def main_body(self, before: int) -> Mention | None:
        """The company or body that is named far more often than any other, before a place."""
        counts: dict[str, list[Mention]] = {}
        for one in self._mentions:
            if one.sort == "body" and one.span.end <= before and not set(one.words) & nouns("outlet-name"):
                counts.setdefault(one.words[0], []).append(one)
        ranked = sorted(counts.values(), key=len, reverse=True)
        if ranked and (len(ranked) == 1 or len(ranked[0]) >= 2 * len(ranked[1])):
            return max(ranked[0], key=lambda one: (len(one.words), -one.span.start))
        return None

    def description(self, lemma: str, own: Span) -> Span | None:
        """The first phrase with that noun, before the one at `own`."""
        first = next(iter(self._described.get(lemma, ())), None)
        return first if first is not None and first.end <= own.start else None


_ANY: Final = frozenset({"company", "group", "firm", "business", "chain", "organisation", "organization"})
"""What any body may be called: its name does not tell that it is meant."""


def _same_name(one: Mention, other: Mention) -> bool:
    """Whether two names end alike, as those of persons do; or begin alike, as the short names of companies do."""
    shorter, longer = sorted((one, other), key=lambda it: len(it.words))
    alike = one.words[-1] == other.words[-1]
    if alike and ("person" in {shorter.sort, longer.sort} or len(shorter.words) > 1 or len(longer.words) == 1):
        return True
    if alike and shorter.words[0] in names("body"):
        return True
    return len(shorter.words) == 1 and {one.sort, other.sort} == {"body"} and longer.words[0] == shorter.words[0]


def _compatible(one: Mention, other: Mention) -> bool:
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if {one.sort, other.sort} == {"person", "body"} and len(other.words) > 1:
        return False
    shorter, longer = sorted((one.words, other.words), key=len)
    return set(shorter) <= set(longer)
