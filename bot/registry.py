"""Who asks, as the event loop of a front end sees it: pseudonyms, names while they may be known, and an end to both."""

import asyncio
import logging
from collections.abc import Collection, Mapping
from functools import partial
from typing import Final

from bot.desk import Desk
from bot.people import People
from retrieval.people import SERVER, Holdings
from retrieval.privacy import Json, Privacy
from retrieval.unavailable import StoreUnavailable

_LOG: Final = logging.getLogger("pullquote.registry")

_A_DAY: Final = 86_400.0
"""Seconds between two looks for names whose time is over: retention counts in days."""


class Registry:
    """`people` gives pseudonyms; the other methods take them, and belong to the desk's event loop."""

    def __init__(self, desk: Desk, privacy: Privacy, people: People) -> None:
        self.people = people
        self._desk = desk
        self._privacy = privacy

    async def seen(self, owner: str, person: str, user_id: int) -> None:
        """See `Privacy.seen`."""
        await self._desk.kept(partial(self._privacy.seen, owner, person, str(user_id)))

    async def names(self, owner: str, people: Collection[str], days: int | None = None) -> Mapping[str, str]:
        """See `Privacy.names`."""
        return await self._desk.kept(partial(self._privacy.names, owner, people, days))

    async def days(self, owner: str) -> int:
        """For how many days names are kept there."""
        return self._privacy.days_in_force((await self._desk.rules(owner)).retention)

    async def about(self, person: str) -> Holdings:
        """See `Privacy.about`."""
        return await self._desk.kept(partial(self._privacy.about, person))

    async def export(self, person: str) -> Json:
        """See `Privacy.export`."""
        return await self._desk.kept(partial(self._privacy.export, person))

    async def erase(self, person: str) -> Holdings:
        """See `Privacy.erase`."""
        gone = await self._desk.kept(partial(self._privacy.erase, person))
        self._desk.forget()  # their questions may stand anywhere
        return gone

    async def left(self, owner: str) -> None:
        """See `Privacy.left`."""
        await self._desk.kept(partial(self._privacy.left, owner))

    async def present(self, owners: Collection[str]) -> None:
        """Those are all servers that have the bot now: what happened while it did not listen is caught up with."""
        for _ in await self._desk.kept(partial(self._privacy.present, owners, SERVER)):
            _LOG.info("a server has removed Pullquote")

    async def back(self, owner: str) -> None:
        """See `Privacy.back`."""
        await self._desk.kept(partial(self._privacy.back, owner))

    async def forget_names(self, owner: str | None = None, days: int | None = None) -> int:
        """See `Privacy.forget_names`."""
        return await self._desk.kept(partial(self._privacy.forget_names, owner, days))

    async def keep_forgetting(self, every: float = _A_DAY) -> None:
        """Forget what has had its time, now and once a day, until cancelled; a database in trouble waits a day."""
        while True:
            try:
                gone = await self.forget()
                _LOG.info("names forgotten, their time being over: %d", gone)
            except StoreUnavailable as error:
                _LOG.error("names whose time is over are still kept: %s", error.code)
            await asyncio.sleep(every)

    async def forget(self) -> int:
        """Let go of names, of servers that were left and of words of questions whose time is over.

        Returns how many names. Raises `StoreUnavailable`.
        """
        chosen = await self._desk.steward(lambda stewards: stewards.chosen())
        gone = await self.forget_names()
        for owner in await self._desk.kept(self._privacy.let_go):
            self._desk.forget(owner)
            _LOG.info("let go of a server that removed Pullquote")
        for owner, rules in chosen.items():
            gone += await self.forget_names(owner, rules.retention) if rules.retention else 0
            if rules.questions:
                await self._desk.kept(partial(self._privacy.expire, owner, rules.questions))
        return gone
