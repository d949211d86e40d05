"""What is found without an answer: a passage by its certificate, what may be asked first, and where to look at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.answer import Citation
from retrieval.article import Article, Span
from retrieval.catalogue import Catalogue
from retrieval.certificate import certified, parsed
from retrieval.claims import MOST, Claim, claims, words_claimed
from retrieval.crediting import credited_to, held_by_role, is_another, is_held, named_beside, role_beside
from retrieval.errors import NoArticleOpen, NotFound, NothingClaimed, UnknownPassage
from retrieval.library import Library
from retrieval.shelf import Shelf
from retrieval.suggesting import Suggestion, suggestions
from retrieval.verifying import Checked, Verdict, verified_among
from retrieval.withholding import refuse_withheld, unlocked
from retrieval.worded import worded


@dataclass(frozen=True, slots=True)
class Found:
    """A claim in its own words, the article that has most of it, and what became of its words there.

    `credited`: the name of whoever the article gives the words to, where the message gives them to somebody else.
    `unchecked`: the message says whose words they are, and the article leaves open whether that is so.
    `withheld`: why passages that belong here are not cited, in the words of moderators.
    """

    claim: str
    article: Article
    checked: Checked
    credited: Span | None = None
    withheld: str | None = None
    unchecked: bool = False


def check(shelves: Sequence[Shelf], parts: Sequence[str]) -> list[Found]:
    """Each claim of a message beside some articles; where any of its parts quotes, what they quote alone.

    Raises `NothingClaimed` for a message without words.
    """
    read = [(part, claims(part)) for part in parts]
    quoting = any(one.quoted for _, those in read for one in those)
    found: list[Found] = []
    texts = [worded(shelf) for shelf in shelves]
    for part, those in read:
        for place, one in enumerate(those[: MOST - len(found)]):
            if one.quoted or not quoting:
                words = words_claimed(part, one)
                shelf, told = verified_among(texts, words)
                speaker, unchecked = _credited(shelf, told, part, those, place)
                found.append(Found(words, shelf.article, told, speaker, unchecked=unchecked))
    if not found:
        raise NothingClaimed
    return found


def _credited(
    shelf: Shelf, told: Checked, message: str, found: Sequence[Claim], place: int
) -> tuple[Span | None, bool]:
    """The name of whoever the article gives the words to, where the message gives them to another; and if that is open.

    By name, or by a role that the article has for somebody else.
    """
    own = found[place]
    if not own.quoted or told.verdict is Verdict.ABSENT:
        return None, False
    start = found[place - 1].span.end if place else 0
    end = found[place + 1].span.start if place + 1 < len(found) else len(message)
    beside = message[start : own.span.start], message[own.span.end : end]
    named, role = named_beside(*beside), role_beside(*beside)
    speaker = credited_to(shelf, told.pieces) if told.pieces else None
    if named is not None:
        if speaker is not None:
            return (speaker if is_another(named, shelf.article.quote(speaker)) else None), False
        return None, not is_held(shelf, named, told.pieces)
    if role is None:
        return None, False
    held = held_by_role(shelf, role, told.pieces) if told.pieces else None
    return (speaker if held is False else None), not held and (held is None or speaker is None)


def _without(found: Found, excluded: Mapping[int, str]) -> Found:
    """The same, but nothing is shown of paragraphs that are not cited."""
    withheld = [excluded[one.paragraph] for one in found.checked.passages if one.paragraph in excluded]
    if not withheld:
        return found
    rest = tuple(one for one in found.checked.passages if one.paragraph not in excluded)
    return replace(found, checked=replace(found.checked, passages=rest, edits=()), withheld=withheld[0])


class Finder:
    """All methods may be called from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._catalogue = Catalogue()

    def passage(self, owner: str, typed: str) -> tuple[Article, Citation]:
        """The passage of that certificate, of an article of the owner's.

        Raises `UnknownPassage`, `ArticleLocked`, `ParagraphExcluded`.
        """
        wanted = parsed(typed)
        try:
            article = self._library.article(owner, wanted.article)
        except NotFound:
            raise UnknownPassage(typed) from None
        found = certified(self._library.shelf(owner, article.id), wanted)
        refuse_withheld(self._library.rules(owner), article.id, [found])
        return article, found

    def suggested(self, owner: str, article_id: str) -> tuple[Suggestion, ...]:
        """First questions that the article answers. Raises `UnknownArticle`."""
        shelf = self._library.shelf(owner, article_id)
        return suggestions(shelf.article, shelf.ledger)

    def checked(self, owner: str, article_ids: Sequence[str], parts: Sequence[str]) -> list[Found]:
        """A message's claims, part by part, beside the owner's articles.

        Raises `NoArticleOpen`, `NothingClaimed`, `ArticleLocked`.
        """
        if not article_ids:
            raise NoArticleOpen
        rules = self._library.rules(owner)
        shelves = [self._library.shelf(owner, one) for one in unlocked(rules, article_ids)]
        return [_without(one, rules.not_cited(one.article.id)) for one in check(shelves, parts)]

    def likely(self, owner: str, question: str) -> list[str]:
        """Ids of the owner's articles that a question may be about, best first, by their words."""

        def text_of(article_id: str) -> str:
            article = self._library.cited(owner, article_id)
            return f"{article.title or ''}\n{article.text}"

        return self._catalogue.likely(owner, [one.id for one in self._library.listed(owner)], text_of, question)
