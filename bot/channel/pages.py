"""Which of many passages stand on one page. A passage is whole or attached; it is never cut."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """Items `first` up to but not including `after`."""

    first: int
    after: int


def page_from(length: Callable[[int], int], first: int, count: int, room: int, most: int) -> Page:
    """The page that begins at `first` of `count` items: as many as fit into `room`, at least one and at most `most`.

    `length` is called for those alone that may stand on the page: long articles have many items.
    """
    after, left = first, room
    while after < count and after - first < most:
        left -= length(after)
        if left < 0 and after > first:
            break
        after += 1
    return Page(first, after)


def page_before(length: Callable[[int], int], after: int, room: int, most: int) -> Page:
    """The page that ends just before item `after`, filled from its end."""
    first, left = after, room
    while first > 0 and after - first < most:
        left -= length(first - 1)
        if left < 0 and first < after:
            break
        first -= 1
    return Page(first, after)
