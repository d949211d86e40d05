"""What a person may ask of whoever runs this: what is kept, all of it to take away, and that it be forgotten."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from retrieval.answer import Answered, Asked, Closest, NotInArticle, Outcome
from retrieval.erasures import ErasureLog
from retrieval.library import Library
from retrieval.people import PERSON, Holdings, People, a_person, erasure
from retrieval.ports import ArticleStore, Clock, Journal, Waiting

Json = dict[str, Any]

FORMAT: Final = "pullquote-person-1"
"""Names the shape of an export; docs/privacy.md describes it."""


class Privacy:
    """People by their pseudonyms. All methods may be called from any thread.

    `days`: how long a name is kept after somebody last asked in a server. Wherever `days` may be given, an owner can
    have a shorter time; a longer one is of no use, since nothing older is left.
    """

    def __init__(
        self,
        *,
        people: People,
        library: Library,
        articles: ArticleStore,
        journal: Journal,
        erasures: ErasureLog,
        now: Clock,
        days: int,
    ) -> None:
        self._people = people
        self._library = library
        self._articles = articles
        self._journal = journal
        self._erasures = erasures
        self._now = now
        self._days = days

    def seen(self, owner: str, person: str, user_id: str) -> None:
        """Somebody asked now. In a library of their own nobody audits, so no name is kept for it."""
        if not owner.startswith(PERSON):
            self._people.seen(owner, person, user_id, self._now())

    def names(self, owner: str, people: Collection[str], days: int | None = None) -> Mapping[str, str]:
        """The user ids of those who may still be named there, by pseudonym."""
        return self._people.names(owner, people, self._since(days))

    def forget_names(self, owner: str | None = None, days: int | None = None) -> int:
        """Forget whose time is over, there or everywhere; returns how many."""
        return self._people.forget_names(self._since(days), owner)

    def about(self, person: str) -> Holdings:
        """How much is kept of the person."""
        return self._people.about(person)

    def export(self, person: str) -> Json:
        """All that is kept of the person, as JSON takes it; lists are empty for somebody who never asked."""
        held = self._people.held(person)
        return {
            "format": FORMAT,
            "made": self._now().isoformat(),
            "person": person,
            "names": [
                {"owner": one.owner, "user_id": one.user_id, "last_seen": one.last_seen.isoformat()}
                for one in held.names
            ],
            "questions": [self._asked(one) for one in held.asked],
            "drafts": [_draft(*one) for one in held.drafts],
            "cases": [
                {
                    "owner": one.owner,
                    "case": one.case,
                    "when": one.when.isoformat(),
                    "what": one.what,
                    "value": one.value,
                    "words": one.words,
                }
                for one in held.done
            ],
            "articles": [
                {
                    "id": one.id,
                    "title": one.title,
                    "url": one.url,
                    "loaded": one.loaded.isoformat(),
                    "open_in": list(one.open_in),
                }
                for one in self._articles.listed(person)
            ],
        }

    def erase(self, person: str) -> Holdings:
        """Forget the person; returns what there was. See `People.erase`.

        That it was done is kept apart first: a copy of the database from before, put back, loses the person again.
        """
        when = self._now()
        self._erasures.add(erasure(a_person(person), when))
        gone = self._people.erase(person, when)
        self._library.let_go(person)
        return gone

    def expire(self, owner: str, days: int) -> int:
        """Let go of the words of what was asked there more than so many days ago; returns how many questions."""
        return self._people.expire(owner, self._now() - timedelta(days=days), self._now())

    def left(self, owner: str) -> None:
        """A server has removed us."""
        self._people.leave(owner, self._now())

    def back(self, owner: str) -> None:
        """A server has us again."""
        self._people.return_to(owner)

    def present(self, owners: Collection[str], kind: str) -> list[str]:
        """Those are all of that kind that have us now: others, whose names begin so too, have left; returns which.

        For what happens while nobody listens, and for a database from before.
        """
        known = [one for one in self._people.owners() if one.startswith(kind)]
        for owner in known:
            if owner in owners:
                self._people.return_to(owner)
            else:
                self._people.leave(owner, self._now())
        return [one for one in known if one not in owners]

    def let_go(self) -> list[str]:
        """Let go of all that servers had that were left for as long as names are kept; returns which."""
        gone = self._people.left_before(self._since(None))
        for owner in gone:
            when = self._now()
            self._erasures.add(erasure(owner, when))
            self._people.let_go(owner, when)
            self._library.let_go(owner)
        return gone

    def days_in_force(self, days: int | None) -> int:
        """For how long a name is kept where an owner has chosen `days`, or nothing."""
        return self._days if days is None else min(days, self._days)

    def _since(self, days: int | None) -> datetime:
        return self._now() - timedelta(days=self.days_in_force(days))

    def _asked(self, asked: Asked) -> Json:
        room = asked.question.room
        article = self._articles.get(room.owner, asked.article_id)
        return {
            "id": asked.id,
            "asked": asked.when.isoformat(),
            "owner": room.owner,
            "room": room.name,
            "question": asked.question.text,
            "article": {"id": asked.article_id, "title": article.title if article else None},
            "outcome": _named(asked.answer.outcome),
            "cited": [
                {
                    "id": one.id,
                    "paragraph": one.paragraph,
                    "start": one.span.start,
                    "end": one.span.end,
                    "text": article.text[one.span.start : one.span.end] if article else None,
                }
                for one in asked.answer.citations
            ],
            "shown": [
                {"when": one.when.isoformat(), "link": one.link, "private": one.private}
                for one in self._journal.postings(room.owner, asked.id)
            ],
        }


def _draft(owner: str, draft_id: str, waiting: Waiting) -> Json:
    draft = waiting.draft
    kept = [piece.text for _, piece in draft.kept]
    return {
        "owner": owner,
        "id": draft_id,
        "made": waiting.made.isoformat(),
        "title": draft.title,
        "url": draft.url,
        "paragraphs": kept,
    }


def _named(outcome: Outcome) -> str:
    match outcome:
        case Answered():
            return "answered"
        case Closest():
            return "closest"
        case NotInArticle():
            return "not_in_article"
