"""What an owner has laid down for everybody who asks there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

BANNER: Final = 300
"""Characters of a banner: a line or two below every answer on a telephone."""

DAYS: Final = (1, 3_650)
"""Fewest and most days for which names, or the words of questions, are kept."""


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The defaults hold where nothing was laid down. Raises `ValueError`.

    `rooms`: where questions are answered, anywhere if none is named. `banner` stands below every answer, `banners`
    below those from one article (by its id). `log`: the room that is told of what happens. `retention`: days for which
    it is kept who asked; the operator's where it is not said. `questions`: days for which what was asked is kept; for
    good where it is not said. `locked`: articles that nothing is cited from for now,
    with the reason; `excluded`: paragraphs of articles that are not cited, with the reasons. Readers are told these.
    """

    rooms: tuple[str, ...] = ()
    banner: str | None = None
    banners: Mapping[str, str] = field(default_factory=dict)
    log: str | None = None
    retention: int | None = None
    locked: Mapping[str, str] = field(default_factory=dict)
    excluded: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    questions: int | None = None

    def __post_init__(self) -> None:
        if any(len(one) > BANNER for one in (self.banner or "", *self.banners.values())):
            raise ValueError(f"a banner has at most {BANNER} characters")
        reasons = [*self.locked.values(), *(why for one in self.excluded.values() for why in one.values())]
        if any(not 0 < len(one) <= BANNER for one in reasons):
            raise ValueError(f"a reason has 1 to {BANNER} characters")
        for days in (self.retention, self.questions):
            if days is not None and not DAYS[0] <= days <= DAYS[1]:
                raise ValueError(f"{days} days are not between {DAYS[0]} and {DAYS[1]}")

    def answers_in(self, room: str, within: str | None) -> bool:
        """Whether questions are answered in that room, or in the one around it."""
        return not self.rooms or room in self.rooms or within in self.rooms

    def not_cited(self, article_id: str) -> Mapping[int, str]:
        """The paragraphs of that article that are not cited, and why."""
        return self.excluded.get(article_id, {})

    def banner_of(self, article_id: str) -> str | None:
        """What stands below answers from that article."""
        return self.banners.get(article_id, self.banner)
