"""What is looked up again and again, kept until somebody changes it. Belongs to one event loop."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, Generic, TypeVar

Found = TypeVar("Found")

_KEPT: Final = 1_000
"""Things kept of a kind: lists of articles take some kilobytes each, the rest less."""

Key = tuple[str, object]
"""Whose it is, and what of theirs."""


class Memory(Generic[Found]):
    """The latest used things of one kind."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Found] = OrderedDict()
        self._changes = 0

    async def found(
        self, key: Key, look: Callable[[], Found], looked: Callable[[Callable[[], Found]], Awaitable[Found]]
    ) -> Found:
        """It, from memory, or as `looked` finds it with `look`."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        changes = self._changes
        found = await looked(look)
        if changes == self._changes:  # else it may be older than what has changed meanwhile
            self._kept[key] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def forget(self, owner: str | None = None) -> None:
        """What is the owner's has changed, or everybody's."""
        self._changes += 1
        for key in [one for one in self._kept if owner in {None, one[0]}]:
            del self._kept[key]
