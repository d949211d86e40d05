"""Articles by what people type: a title, a part of one, or the beginning of an id."""

from collections.abc import Sequence

from bot.channel import limits
from bot.channel.says import Says
from retrieval.errors import AmbiguousArticle, UnknownArticle
from retrieval.ports import Shelved

ANY = "*"
"""Stands for any article: no title or id is it."""

_ID_SHOWN = 16
"""Characters of an id that stand for it: enough to be unique among any articles that there are."""


def named(listed: Sequence[Shelved], typed: str) -> str:
    """The id of the article meant. Raises `UnknownArticle`, `AmbiguousArticle`."""
    wanted = " ".join(typed.split()).casefold()
    if not wanted:
        raise UnknownArticle(typed)
    by_id = [one.id for one in listed if len(wanted) >= _ID_SHOWN and one.id.startswith(wanted)]
    by_title = [one.id for one in listed if _title(one).casefold() == wanted]
    by_part = [one.id for one in listed if wanted in _title(one).casefold() or one.id.startswith(wanted)]
    found = by_id or by_title or by_part
    if not found:
        raise UnknownArticle(typed)
    if len(found) > 1:
        raise AmbiguousArticle(typed)
    return found[0]


def suggested(listed: Sequence[Shelved], typed: str) -> list[tuple[str, str]]:
    """Names and values of the articles that a person may mean, the latest first; at most what Discord shows."""
    wanted = " ".join(typed.split()).casefold()
    fitting = [one for one in listed if wanted in _title(one).casefold() or one.id.startswith(wanted)]
    return [(limits.shortened(_title(one), limits.CHOICE), one.id[:_ID_SHOWN]) for one in fitting[: limits.CHOICES]]


def _title(one: Shelved) -> str:
    return " ".join((one.title or "").split()) or Says.UNTITLED
