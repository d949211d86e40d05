"""What moderators let nobody cite: whole articles, and paragraphs of others."""

from collections.abc import Iterable, Sequence

from retrieval.answer import Citation
from retrieval.errors import NotNow
from retrieval.rules import HouseRules


class ArticleLocked(NotNow):
    """Moderators have locked the article."""

    code = "article_locked"

    def __init__(self, reason: str) -> None:
        super().__init__(
            "Moderators have locked this article ({reason}).", "Ask about another one, or ask them.", reason=reason
        )


class ParagraphExcluded(NotNow):
    """Moderators let a paragraph not be cited."""

    code = "paragraph_excluded"

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(
            "Moderators let paragraph {number} not be cited ({reason}).",
            "See another passage, or ask them.",
            number=number,
            reason=reason,
        )


def unlocked(rules: HouseRules, article_ids: Sequence[str]) -> Sequence[str]:
    """Those that may be cited from. Raises `ArticleLocked` where none may."""
    free = [one for one in article_ids if one not in rules.locked]
    if not free:
        raise ArticleLocked(rules.locked[article_ids[0]])
    return free


def refuse_withheld(rules: HouseRules, article_id: str, cited: Iterable[Citation]) -> None:
    """Raises `ArticleLocked`, `ParagraphExcluded` where one of these may not be cited."""
    unlocked(rules, [article_id])
    excluded = rules.not_cited(article_id)
    for one in cited:
        if one.paragraph in excluded:
            raise ParagraphExcluded(one.paragraph, excluded[one.paragraph])
