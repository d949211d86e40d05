"""The rules of owners, in the database."""

import json
from collections.abc import Mapping
from dataclasses import asdict

import sqlalchemy as sa

from retrieval.adapters.store.database import Database
from retrieval.adapters.store.schema import rules as table
from retrieval.rules import HouseRules


class SqlRulebook:
    """`retrieval.ports.Rulebook` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rules(self, owner: str) -> HouseRules:
        """See the port."""
        with self._database.reading() as connection:
            found = connection.execute(sa.select(table.c.rules).where(table.c.owner == owner)).scalar()
        if found is None:
            return HouseRules()
        with self._database.decoding():
            return _rules(found)

    def chosen(self) -> Mapping[str, HouseRules]:
        """See the port."""
        with self._database.reading() as connection:
            found = connection.execute(sa.select(table.c.owner, table.c.rules)).all()
        with self._database.decoding():
            return {one.owner: _rules(one.rules) for one in found}

    def lay_down(self, owner: str, rules: HouseRules) -> None:
        """See the port."""
        values = {"owner": owner, "rules": json.dumps(asdict(rules), ensure_ascii=False)}
        with self._database.writing() as connection:
            known = sa.update(table).where(table.c.owner == owner)
            if connection.execute(known.values(values)).rowcount == 0:
                connection.execute(sa.insert(table).values(values))


def _rules(kept: str) -> HouseRules:
    written = json.loads(kept)
    out = {
        article: {int(number): why for number, why in reasons.items()}
        for article, reasons in written.get("excluded", {}).items()
    }
    return HouseRules(**{**written, "rooms": tuple(written["rooms"]), "excluded": out})
