"""What moderators let nobody cite: whole articles, and paragraphs of others."""

from collections.abc import Iterable, Sequence

from retrieval.answer import Citation
from retrieval.errors import ArticleLocked, ParagraphExcluded
from retrieval.rules import HouseRules


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
