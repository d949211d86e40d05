"""Answers that were given a moment ago: the same question to the same article has the same answer."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from types import MappingProxyType
from typing import Final

from retrieval.answer import Answer, Asked, Question
from retrieval.reader import Reader

_KEPT: Final = 1_000
"""Answers kept: at some 10 kB each, 10 MB."""


@dataclass(frozen=True, slots=True)
class Asking:
    """All that an answer depends on: whose article, question, models, policy, earlier answers, what is not cited."""

    owner: str
    article: str
    question: str
    models: tuple[tuple[str, str], ...]
    policy: str
    turns: tuple[str, ...] = ()
    excluded: tuple[tuple[int, str], ...] = ()


def asking(
    question: Question,
    article: str,
    reader: Reader,
    turns: Sequence[Asked] = (),
    excluded: Mapping[int, str] = MappingProxyType({}),
) -> Asking:
    """The key of an answer. The white space around a question does not count; the answers that it follows do."""
    models = tuple(sorted(reader.models.items()))
    followed = tuple(one.id for one in turns)
    out = tuple(sorted(excluded.items()))
    return Asking(question.room.owner, article, question.text.strip(), models, reader.policy.fingerprint, followed, out)


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
