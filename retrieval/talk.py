"""Which earlier answers a question follows: read from the journal."""

from datetime import timedelta
from typing import Final

from retrieval.answer import Asked, Room
from retrieval.following import TURNS
from retrieval.ports import Clock, Journal

MOMENT: Final = timedelta(minutes=15)
"""For how long a question is taken to follow the last one in a conversation."""


class Talk:
    """The turns of conversations. All methods may be called from any thread."""

    def __init__(self, journal: Journal, now: Clock) -> None:
        self._journal = journal
        self._now = now

    def shown_at(self, room: Room, link: str) -> Asked | None:
        """The answer in the message of that link, in the library of the room."""
        return self._journal.shown_at(room.owner, link)

    def latest(self, room: Room, by: str, *, shared: bool) -> Asked | None:
        """The last answer in the room, where it is recent, and theirs; or anybody's, where it was shown to all."""
        found = self._journal.latest_in(room.owner, room.name)
        if found is None or self._now() - found.when >= MOMENT:
            return None
        if found.question.asked_by == by:
            return found
        seen = shared and any(not one.private for one in self._journal.postings(room.owner, found.id))
        return found if seen else None

    def turns(self, owner: str, article_id: str, follows: str | None) -> tuple[Asked, ...]:
        """An earlier answer and those that it followed, newest last; none of another article."""
        found: list[Asked] = []
        while follows is not None and len(found) < TURNS:
            turn = self._journal.find(owner, typed(follows))
            if turn is None or turn.article_id != article_id:
                break
            found.append(turn)
            follows = turn.follows
        return tuple(reversed(found))


def typed(answer_id: str) -> str:
    """An answer's id as a person may have typed it."""
    return answer_id.strip().lower()
