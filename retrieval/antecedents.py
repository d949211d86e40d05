"""Whom and what the words of a follow-up mean: found in the earlier questions and in the passages that they cited."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from retrieval.answer import Asked
from retrieval.article import Article
from retrieval.attribution.mentions import gender_of
from retrieval.attribution.persons import matching
from retrieval.attribution.questions import asked_about
from retrieval.attribution.wordlists import names, nouns
from retrieval.elliptic import AUXILIARIES, DETERMINERS, among, tokens
from retrieval.language import stop_words
from retrieval.normal import folded, words
from retrieval.passages import spoken_in
from retrieval.shelf import Shelf
from retrieval.statement import Speaker, Statement

_NAME: Final = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:of|de|van|von|der|la|bin|al) )?[A-Z][\w’'-]+)*")
_PLURAL: Final = among("people men women children police staff residents")
_WHO_IS: Final = re.compile(r"(?i:who (?:is|was|are|were)) [A-Z]")
"""How a question begins that names somebody: "who is Ruth Anselm?", and not "who runs the store?"."""
_COUNTED: Final = among("many much which what")
_ANTECEDENTS: Final = 6
"""Things that "it" may mean, at most: about as many as a question and a passage name."""
_NOUN_AND_ONE: Final = 3
"""Words of "the new bearing"."""
_ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_PERFECT: Final = among("has have had having")
_IRREGULAR: Final = among("""
    begun broken brought built bought caught chosen come done drawn driven fallen felt found fought forgotten given
    gone grown heard held hidden hurt kept known laid led left lent lost made meant met paid put read run said seen sent
    set shown shut sold spent spoken stolen struck sung sunk taken taught thought thrown told won worn written
    """)
"""Participles that do not end in "ed"; behind "was" or "has" they name nothing."""
_NOBODY_NAMED: Final = among("""
    anyone anybody anything someone somebody something everyone everybody everything noone nobody nothing none one ones
    anyplace anywhere other others each both all any some every many few several most thing things
    """)
"""Words for whoever or whatever it may be: nothing that "he" or "it" could mean."""
_TIMES: Final = among("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december spring summer autumn winter morning afternoon evening night day week month year
    yesterday today tomorrow
    """)


@dataclass(frozen=True)
class Words:
    """What an article's own words tell of a question's: which are names, and which belong together."""

    article: Article

    @cached_property
    def names(self) -> frozenset[str]:
        """Folded words that never begin with a small letter."""
        text = self.article.text
        large = {folded(one) for one in re.findall(r"\b[A-Z][\w-]+", text)}
        return frozenset(large - set(re.findall(r"\b[a-z][\w-]+", text)) - stop_words("en"))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that stand beside each other."""
        found = words(self.article.text)
        return frozenset(pairwise(found))

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Folded words that somewhere stand right behind an article: "a bearing" makes "the new bearing" one phrase."""
        return frozenset(folded(one) for one in re.findall(r"\b(?:an?|the) (\w+)", self.article.text, re.IGNORECASE))

    def phrases(self, question: str) -> list[str]:
        """What a question names, in its order: "the water taxi", "Ruth Anselm", "siphons"."""
        typed, found, place = tokens(question), [], 0
        while place < len(typed):
            begin = self._begins(typed, place)
            if begin is None:
                place += 1
                continue
            last = begin
            while last + 1 < len(typed) and self._go_on(typed[last], typed[last + 1]):
                last += 1
            found.append(" ".join(typed[place : last + 1]))
            place = last + 1
        return found

    def _begins(self, typed: Sequence[str], place: int) -> int | None:
        """The place of the first word that tells something, in a phrase that begins at `place`."""
        word = typed[place].casefold()
        if word in DETERMINERS and place + 1 < len(typed) and _tells(typed[place + 1]):
            return place + 1
        if not _tells(typed[place]) or word in _NOBODY_NAMED:
            return None
        named = word.removesuffix("'s") in self.names or (place > 0 and typed[place][0].isupper())
        before = typed[place - 1].casefold() if place else ""
        if named or before in _COUNTED:
            return place if named or not _is_verb(word) else None
        bare = before in AUXILIARIES and not _is_verb(word) and (before not in _PERFECT or is_plural(word))
        return place if bare else None

    def _go_on(self, one: str, other: str) -> bool:
        if not _tells(other) or (_is_verb(other) and folded(other) not in self.nouns):
            return False
        both = tuple((words(word) or [""])[-1] for word in (one, other))
        return both in self.pairs or (one[0].isupper() and other[0].isupper())


@dataclass(frozen=True)
class Antecedents:
    """What pronouns mean after some turns, newest last."""

    shelf: Shelf
    turns: Sequence[Asked]
    told: Words

    def person(self, pronoun: str) -> str | None:
        """Who "he" or "she" is, as the article or the question names them; none where nobody fits."""
        wanted = "she" if pronoun in {"she", "her", "hers"} else "he"
        for turn in reversed(self.turns):
            for name in self._people(turn):
                if self.gender(name) in {"", wanted}:
                    return name
        return None

    def things(self, *, plural: bool, named: bool = False) -> list[str]:
        """What "it" is, or "they" are, by what earlier questions name, the likeliest first; `named` prefers a name."""
        found: list[str] = []
        for turn in reversed(self.turns):
            those = self.told.phrases(question_of(turn))
            found += [
                phrase
                for phrase in sorted(those, key=lambda one: named and not one.split()[-1][0].isupper())
                if is_plural(phrase) == plural and not _refers(phrase) and (plural or not self.is_person(phrase))
            ]
            if plural:
                found += self._speakers(turn, bodies=True)
        return _told_apart(found)

    def cited_things(self, *, plural: bool) -> list[str]:
        """What "it" is, or "they" are, by the passages cited last."""
        return _told_apart(self._in_passages(plural=plural))

    def _in_passages(self, *, plural: bool) -> Iterator[str]:
        """What the sentences name with an article: "the building", and what one is about: "Work is due"."""
        for citation in self.turns[-1].answer.citations:
            quoted = self.shelf.article.quote(citation.span)
            opening = tokens(quoted)[:2]
            found = [opening[0]] if len(opening) > 1 and opening[1].casefold() in AUXILIARIES else []
            found = [one if folded(one) in self.told.names else one.casefold() for one in found if _tells(one)]
            for phrase in self.told.phrases(quoted):
                whole = phrase.split()
                if _ARTICLE.match(phrase):  # of a long run of words it is not known which the noun is
                    found.append(phrase if len(whole) == _NOUN_AND_ONE else " ".join(whole[:2]))
            for phrase in found:
                last = words(phrase)[-1]
                if last in _TIMES or last in self.told.names or is_plural(phrase) != plural:
                    continue
                if plural or not self.is_person(phrase):
                    yield phrase

    def is_person(self, phrase: str) -> bool:
        """Whether a phrase is somebody's name, or a noun for people."""
        last = tokens(phrase)[-1].casefold().removesuffix("'s")
        gendered = names("title") | names("she-word") | names("he-word")
        if last in (nouns("person") | nouns("anonymous") | gendered) - names("body") - names("place"):
            return True
        return last in self.told.names and not set(words(phrase)) & names("body") and self._speaks(phrase)

    def can_act(self, phrase: str) -> bool:
        """Whether a phrase is for somebody or for a body, as a question's subject often is."""
        return self.is_person(phrase) or tokens(phrase)[-1][0].isupper() or bool(set(words(phrase)) & names("body"))

    def speaker(self, who: str) -> str | None:
        """The fullest name of somebody who speaks and is named or described so."""
        said = matching(who, self.shelf.article, self._statements).statements
        return next((name for one in said if (name := self._name(one.speaker))), None)

    def gender(self, name: str) -> str:
        """Such as "he" or "she" by the first name, or by a pronoun that the article has for them; else empty."""
        plain = words(name)
        told = gender_of(plain, frozenset(plain))
        if told:
            return told
        for one in self._statements:
            speaker = one.speaker
            if speaker is None or speaker.resolved is None:
                continue
            called = self.shelf.article.quote(speaker.span).casefold()
            if called in {"he", "she"} and plain[-1:] == words(self.shelf.article.quote(speaker.resolved.span))[-1:]:
                return called
        return ""

    @property
    def _statements(self) -> tuple[Statement, ...]:
        return self.shelf.ledger.statements if self.shelf.ledger else ()

    def _people(self, turn: Asked) -> Iterator[str]:
        question = question_of(turn)
        about = asked_about(question)
        named = [about.who] if about is not None and about.who else []
        is_who = _WHO_IS.match(question) is not None
        those = [one for one in self.told.phrases(question) if not _is_any(one)]
        named += [one for one in those if self.is_person(one) or (is_who and self._is_full_name(one))]
        known = [self.speaker(one) or (one if one[0].isupper() else "") for one in named]
        if is_who or not question.casefold().startswith("who"):  # else the passage has who it is
            yield from filter(None, known)
        yield from self._speakers(turn, bodies=False)
        yield from filter(None, known)
        for citation in turn.answer.citations:
            for found in _NAME.finditer(self.shelf.article.quote(citation.span)):
                if self._is_full_name(found.group()):
                    yield found.group()
        yield from (
            one if _has_article(one) else f"the {one}" for one, name in zip(named, known, strict=True) if not name
        )

    def _speakers(self, turn: Asked, *, bodies: bool) -> Iterator[str]:
        for citation in turn.answer.citations:
            for one in spoken_in(self.shelf.ledger, citation.span):
                name = self._name(one.speaker)
                if name and bool(set(words(name)) & names("body") or is_plural(name)) == bodies:
                    yield name

    def _name(self, speaker: Speaker | None) -> str | None:
        """A speaker's fullest name; none for one who is only described, or is a document."""
        if speaker is None:
            return None
        name = self.shelf.article.quote((speaker.resolved or speaker).span)
        return name if name[:1].isupper() and name.split()[-1][:1].isupper() else None

    def _is_full_name(self, name: str) -> bool:
        plain = words(name)
        own = {one.casefold() for one in name.split()} & (names("body") | names("place"))
        return len(plain) > 1 and not own and plain[0] not in stop_words("en") and plain[-1] in self.told.names

    def _speaks(self, phrase: str) -> bool:
        plain = words(phrase)
        return bool(gender_of(plain, frozenset(plain))) or self.speaker(phrase) is not None


def question_of(turn: Asked) -> str:
    """The question of a turn as it was understood."""
    return turn.answer.understood or turn.question.text


def is_plural(phrase: str) -> bool:
    """Whether the last word of a phrase is for many."""
    last = tokens(phrase)[-1].casefold()
    return last in _PLURAL or (last.endswith("s") and not last.endswith(("ss", "'s", "us", "is")))


def _told_apart(phrases: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_definite(one) for one in phrases))[:_ANTECEDENTS]


def _definite(phrase: str) -> str:
    """What was named as one of its kind is meant now as that one: "an inquiry", "the inquiry"."""
    return _ARTICLE.sub("the ", phrase, count=1)


def _tells(word: str) -> bool:
    return word.casefold() not in stop_words("en") | AUXILIARIES and not word.isdigit()


def _is_any(phrase: str) -> bool:
    return tokens(phrase)[0].casefold() in {"a", "an", "any", "every", "each"} | _NOBODY_NAMED


def _has_article(phrase: str) -> bool:
    return tokens(phrase)[0].casefold() in DETERMINERS


def _is_verb(word: str) -> bool:
    """Whether a word behind "was" or behind a noun is rather a verb's form: "installed", "lending", "begun"."""
    return word.endswith(("ed", "ing")) or word.casefold() in _IRREGULAR


def _refers(phrase: str) -> bool:
    """Whether a phrase points at something itself: "that letter", "her lawyer"."""
    return tokens(phrase)[0].casefold() in DETERMINERS - {"the", "a", "an"}
