"""Answers that were given a moment ago: the same question to the same article has the same answer."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final

from retrieval.answer import Answer

_KEPT: Final = 1_000
"""Answers kept: at some 10 kB each, 10 MB."""


@dataclass(frozen=True, slots=True)
class Asking:
    """All that an answer depends on: whose article, the question as it is read, the models, and the policy."""

    owner: str
    article: str
    question: str
    models: tuple[tuple[str, str], ...]
    policy: str


def asking(owner: str, article: str, question: str, models: Mapping[str, str], policy: str) -> Asking:
    """The key of an answer. The white space around a question does not count."""
    return Asking(owner, article, question.strip(), tuple(sorted(models.items())), policy)


class Remembered:
    """The latest answers. Usable from any thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Asking, Answer] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Asking) -> Answer | None:
        """The answer, if it is remembered."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: Asking, answer: Answer) -> None:
        """Remember it, and forget the one that was not asked for longest."""
        with self._lock:
            self._kept[key] = answer
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
