"""The bot on a library of fakes, and what its messages say."""

import asyncio

from bot.casework import Casework
from bot.channel.client import Bot
from bot.channel.host_pages import NO_PAGES
from bot.desk import Desk
from bot.intake import Intake
from bot.people import People
from bot.registry import Registry
from fakes.house import House
from retrieval.adapters.loaders.apart import ApartLoader
from retrieval.refusals import Fault, Refused
from retrieval.sources import Given

PEOPLE = People(bytes(range(32)))


def person(user):
    """The pseudonym of a user, or of an id."""
    return PEOPLE.pseudonym(getattr(user, "id", user))


def desk_on(house, *, workers=2, waiting=100, ready=lambda: True, stop=lambda: None, cooldowns=None):
    return Desk(
        house.library,
        house.stewardship,
        workers=workers,
        waiting=waiting,
        ready=ready,
        stop=stop,
        cooldowns=cooldowns,
    )


class Site:
    """`retrieval.ports.Fetcher` of pages in a dictionary; a link that is not there leads to no page."""

    def __init__(self):
        self.pages = {}
        self.open = asyncio.Event()
        self.open.set()

    async def fetch(self, link):
        await self.open.wait()
        if link not in self.pages:
            raise Refused(Fault.LINK_GONE)
        return Given(self.pages[link].encode(), None, link, "text/html", "utf-8")


def bot_on(house=None, site=None, pages=NO_PAGES, **options):
    """`options` as of `desk_on`."""
    house = house or House()
    desk = desk_on(house, **options)
    intake = Intake(desk, house.gate, ApartLoader(), site or Site())
    registry, casework = Registry(desk, house.privacy, PEOPLE), Casework(desk, house.moderation, house.auditing)
    return Bot(desk, intake, registry, casework, pages=pages, also_files_at=frozenset({"cdn.simcord.invalid"}))


def parts(components):
    """Every component of a message, from the top down."""
    for one in components:
        yield one
        yield from parts([*one.get("components", []), *([one["accessory"]] if one.get("accessory") else [])])


def texts(components):
    """What a reader reads of a message."""
    return "\n".join(one["content"] for one in parts(components) if one["type"] == 10)


def labels(components):
    """The buttons below it."""
    return [one["label"] for one in parts(components) if one["type"] == 2]


def custom_ids(components):
    return [one["custom_id"] for one in parts(components) if one["type"] == 2 and "custom_id" in one]
