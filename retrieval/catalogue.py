"""Which of an owner's articles a question may be about, by their words alone."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Final

from retrieval.lexical import Lexicon

MOST: Final = 5
"""Articles that are read closely for a question to all of them: half a second with two threads."""

_OWNERS: Final = 50
"""Owners whose articles' words stay in memory: some 50 kB an article."""


class Catalogue:
    """The words of whole articles, an owner's each. Usable from any thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[tuple[str, ...], Lexicon]] = OrderedDict()
        self._lock = Lock()

    def likely(self, owner: str, ids: Sequence[str], text_of: Callable[[str], str], question: str) -> list[str]:
        """Ids of the articles that share the question's rarest words, best first, at most `MOST`; ties as given.

        `ids` are all of the owner's; `text_of` is called where they are others than the last time.
        """
        if len(ids) <= MOST:
            return list(ids)
        scores = self._lexicon(owner, tuple(ids), text_of).coverage(question)
        return [ids[place] for place in sorted(range(len(ids)), key=lambda place: -scores[place])[:MOST]]

    def _lexicon(self, owner: str, ids: tuple[str, ...], text_of: Callable[[str], str]) -> Lexicon:
        with self._lock:
            kept = self._kept.get(owner)
            if kept is None or kept[0] != ids:
                kept = ids, Lexicon([text_of(one) for one in ids], "en")
            self._kept[owner] = kept
            self._kept.move_to_end(owner)
            while len(self._kept) > _OWNERS:
                self._kept.popitem(last=False)
            return kept[1]
