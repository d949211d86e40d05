"""Drafts that wait to be let in, in the database."""

import json
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Row

from retrieval.adapters.drafts import draft_from_json, draft_to_json
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.schema import drafts, moment
from retrieval.adapters.store.sizes import bytes_in
from retrieval.ports import DRAFT_DAYS, Waiting


class SqlDrafts:
    """`retrieval.ports.Drafts` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, owner: str, draft_id: str, waiting: Waiting) -> None:
        """See the port. One transaction."""
        content = json.dumps(draft_to_json(waiting.draft), ensure_ascii=False)
        old = moment(waiting.made - timedelta(days=DRAFT_DAYS))
        with self._database.writing() as connection:
            connection.execute(sa.delete(drafts).where(drafts.c.made < old))
            connection.execute(sa.delete(drafts).where(drafts.c.owner == owner, drafts.c.id == draft_id))
            record = {"owner": owner, "id": draft_id, "made": moment(waiting.made), "made_by": waiting.made_by}
            connection.execute(sa.insert(drafts).values(**record, draft=content))

    def find(self, owner: str, draft_id: str) -> Waiting | None:
        """See the port."""
        wanted = sa.select(drafts).where(drafts.c.owner == owner, drafts.c.id == draft_id)
        with self._database.reading() as connection:
            found = connection.execute(wanted).first()
        if found is None:
            return None
        with self._database.decoding():
            return waiting_of(found)

    def forget(self, owner: str, draft_id: str) -> bool:
        """See the port."""
        with self._database.writing() as connection:
            gone = sa.delete(drafts).where(drafts.c.owner == owner, drafts.c.id == draft_id)
            return connection.execute(gone).rowcount > 0

    def size(self, owner: str, *, but: str | None = None) -> int:
        """See the port."""
        others = drafts.c.owner == owner if but is None else sa.and_(drafts.c.owner == owner, drafts.c.id != but)
        with self._database.reading() as connection:
            return connection.execute(sa.select(bytes_in(drafts.c.draft)).where(others)).scalar_one()


def waiting_of(row: Row[Any]) -> Waiting:
    """The draft of a row. Raises `ValueError`, `KeyError`, `TypeError` where it is damaged."""
    return Waiting(draft_from_json(json.loads(row.draft)), datetime.fromisoformat(row.made), row.made_by)
