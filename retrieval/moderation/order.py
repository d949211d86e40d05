"""What was moved out of an order."""

from bisect import bisect_left
from collections.abc import Sequence


def moved(numbers: Sequence[int]) -> set[int]:
    """The places of as few numbers as can be, without which the rest goes up.

    Of two that were swapped far apart it names those two, and not all that stands between them. Patience sorting
    (https://en.wikipedia.org/wiki/Longest_increasing_subsequence).
    """
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [place]
    kept, place = set[int](), at[-1] if at else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return set(range(len(numbers))) - kept
