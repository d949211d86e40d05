"""Versions of an address, in the database."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from retrieval.adapters.store.schema import moment, versions
from retrieval.addresses import chain_of
from retrieval.ports import Version


def append_version(connection: Connection, owner: str, address: str, article_id: str, when: datetime) -> None:
    """The article is the latest at its address from now on, unless it is already."""
    address = _chain(connection, owner, address)
    chain = sa.select(versions.c.number, versions.c.article).where(
        versions.c.owner == owner, versions.c.address == address
    )
    latest = connection.execute(chain.order_by(versions.c.number.desc()).limit(1)).first()
    if latest is not None and latest.article == article_id:
        return
    number = 1 if latest is None else latest.number + 1
    connection.execute(
        sa.insert(versions).values(owner=owner, address=address, number=number, article=article_id, loaded=moment(when))
    )


def versions_of(connection: Connection, owner: str, article_id: str | None, address: str | None) -> list[Version]:
    """See `ArticleStore.versions`."""
    wanted = sa.select(versions).where(versions.c.owner == owner)
    if article_id is not None:
        held = sa.select(versions.c.address).where(versions.c.owner == owner, versions.c.article == article_id)
        wanted = wanted.where(versions.c.address.in_(held))
    if address is not None:
        wanted = wanted.where(versions.c.address == _chain(connection, owner, address))
    found = connection.execute(wanted.order_by(versions.c.address, versions.c.number)).all()
    return [Version(one.address, one.number, one.article, datetime.fromisoformat(one.loaded)) for one in found]


def _chain(connection: Connection, owner: str, address: str) -> str:
    """The address under which the owner keeps the versions of a page: this one, or another that leads there too."""
    known = (
        connection.execute(sa.select(versions.c.address).distinct().where(versions.c.owner == owner)).scalars().all()
    )
    return chain_of(address, known)
