"""What moderators let nobody cite: whole articles, and paragraphs of others."""

from collections.abc import Iterable, Sequence

from retrieval.answer import Citation
from retrieval.errors import NotFound, NotNow
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


class UnknownParagraph(NotFound):
    """The article has no paragraph of that number; a headline that was taken for the title has one too."""

    code = "no_such_paragraph"

    def __init__(self, number: int) -> None:
        super().__init__(
            "The article has no paragraph {number}; nothing was changed.",
            "The numbers stand beside the paragraphs where the article is read.",
            number=number,
        )


class NotLocked(NotNow):
    """An article that is not locked is not unlocked."""

    code = "not_locked"

    def __init__(self) -> None:
        super().__init__("This article is not locked; nothing was changed.", "To lock it, give a reason.")


class NotExcluded(NotNow):
    """A paragraph that is cited is not let be cited again."""

    code = "not_excluded"

    def __init__(self, number: int) -> None:
        super().__init__(
            "Paragraph {number} is not excluded; nothing was changed.", "To exclude it, give a reason.", number=number
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
