"""What has changed from one version of an article to the next, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from retrieval.article import Article, Paragraph

_ALIKE: Final = 0.5
"""Share of words in common from which one paragraph is another's new wording."""


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph before and after: one of them alone was removed or added, both were the same or reworded."""

    before: Paragraph | None
    after: Paragraph | None
    same: bool = False


def changes(before: Article, after: Article) -> tuple[Change, ...]:
    """Every paragraph of both, in the order of the later one; what was removed stands where it was.

    Paragraphs are the same whose words are, whatever the white space and their numbers.
    """
    old, new = _texts(before), _texts(after)
    found: list[Change] = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        olds, news = before.paragraphs[i:i_end], after.paragraphs[j:j_end]
        if kind == "equal":
            found += [Change(one, other, same=True) for one, other in zip(olds, news, strict=True)]
        else:
            found += _paired(olds, old[i:i_end], news, new[j:j_end])
    return tuple(found)


def _texts(article: Article) -> list[str]:
    return [" ".join(article.quote(paragraph.span).split()) for paragraph in article.paragraphs]


def _paired(
    olds: Sequence[Paragraph], old: Sequence[str], news: Sequence[Paragraph], new: Sequence[str]
) -> Iterator[Change]:
    """Each new paragraph with the first old one that it rewords; those that nothing rewords before it."""
    behind = 0
    for paragraph, text in zip(news, new, strict=True):
        place = next((place for place in range(behind, len(olds)) if _is_reworded(old[place], text)), None)
        if place is None:
            yield Change(None, paragraph)
            continue
        yield from (Change(gone, None) for gone in olds[behind:place])
        yield Change(olds[place], paragraph)
        behind = place + 1
    yield from (Change(gone, None) for gone in olds[behind:])


def _is_reworded(old: str, new: str) -> bool:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() >= _ALIKE
