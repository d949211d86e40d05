"""What those may do who look after a library: take articles out, and lay down rules."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from retrieval.article import Article
from retrieval.errors import BannerTooLong
from retrieval.library import Library
from retrieval.ports import ArticleStore, Clock, Rulebook
from retrieval.rules import BANNER, HouseRules
from retrieval.withholding import ArticleLocked, NotExcluded, NotLocked, UnknownParagraph


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was taken out. `cited`: an answer holds words of it, so its text stays for the audit."""

    article: Article
    cited: bool


class Stewardship:
    """All methods may be called from any thread."""

    def __init__(self, *, library: Library, articles: ArticleStore, rulebook: Rulebook, now: Clock) -> None:
        self._library = library
        self._articles = articles
        self._rulebook = rulebook
        self._now = now

    def remove(self, owner: str, name: str) -> Removed:
        """Take out the article whose id begins with `name`.

        Raises `UnknownArticle`, `AmbiguousArticle`, `ArticleLocked`.
        """
        article = self._library.article(owner, name)
        locked = self.rules(owner).locked.get(article.id)
        if locked is not None:
            raise ArticleLocked(locked)
        self._articles.remove(owner, article.id, self._now())
        self._library.forget(owner, article.id)
        rules = self.rules(owner)
        if article.id in rules.banners:
            self._rulebook.lay_down(owner, _with_banner(rules, article.id, None))
        return Removed(article, self._articles.get(owner, article.id) is not None)

    def version(self, owner: str, article_id: str) -> Article:
        """A text that an address had, also where it was taken out since and is kept for the answers that cite it.

        Raises `UnknownArticle`.
        """
        return self._library.cited(owner, article_id)

    def rules(self, owner: str) -> HouseRules:
        """What holds for the owner."""
        return self._rulebook.rules(owner)

    def chosen(self) -> Mapping[str, HouseRules]:
        """See `Rulebook.chosen`."""
        return self._rulebook.chosen()

    def lay_down(self, owner: str, rules: HouseRules) -> None:
        """From now on these hold."""
        self._rulebook.lay_down(owner, rules)

    def hang(self, owner: str, banner: str | None, article_id: str | None) -> HouseRules:
        """Put a banner below answers from an article, or from all; none takes it down. Raises `BannerTooLong`."""
        if banner is not None and len(banner) > BANNER:
            raise BannerTooLong(len(banner), BANNER)
        rules = self.rules(owner)
        changed = replace(rules, banner=banner) if article_id is None else _with_banner(rules, article_id, banner)
        self.lay_down(owner, changed)
        return changed

    def lock(self, owner: str, article_id: str, reason: str | None) -> HouseRules:
        """Let nothing be cited from an article, nor it be taken out, and tell why; without a reason let it again.

        Raises `BannerTooLong`, `NotLocked`.
        """
        rules, why = self.rules(owner), _checked(reason)
        if why is None and article_id not in rules.locked:
            raise NotLocked
        others = {key: one for key, one in rules.locked.items() if key != article_id}
        changed = replace(rules, locked={**others, article_id: why} if why else others)
        self.lay_down(owner, changed)
        return changed

    def exclude(self, owner: str, article_id: str, paragraph: int, reason: str | None) -> HouseRules:
        """Let a paragraph not be cited, and tell why; without a reason let it again.

        Raises `BannerTooLong`, `UnknownArticle`, `UnknownParagraph`, `NotExcluded`.
        """
        article, why = self._library.article(owner, article_id), _checked(reason)
        if all(one.number != paragraph for one in article.paragraphs):
            raise UnknownParagraph(paragraph)
        rules = self.rules(owner)
        if why is None and paragraph not in rules.not_cited(article.id):
            raise NotExcluded(paragraph)
        rest = {number: one for number, one in rules.not_cited(article.id).items() if number != paragraph}
        here = {**rest, paragraph: why} if why else rest
        others = {key: one for key, one in rules.excluded.items() if key != article.id}
        changed = replace(rules, excluded={**others, article.id: here} if here else others)
        self.lay_down(owner, changed)
        return changed


def _checked(reason: str | None) -> str | None:
    kept = (reason or "").strip()
    if len(kept) > BANNER:
        raise BannerTooLong(len(kept), BANNER)
    return kept or None


def _with_banner(rules: HouseRules, article_id: str, banner: str | None) -> HouseRules:
    others = {key: text for key, text in rules.banners.items() if key != article_id}
    return replace(rules, banners=others if banner is None else {**others, article_id: banner})
