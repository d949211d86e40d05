"""The bot on a library of fakes, and what its messages say."""

from bot.channel.client import Bot
from bot.desk import Desk
from fakes.house import House


def desk_on(house, *, workers=2, waiting=100, ready=lambda: True, stop=lambda: None):
    return Desk(house.library, workers=workers, waiting=waiting, ready=ready, stop=stop)


def bot_on(house=None):
    return Bot(desk_on(house or House()), also_files_at=frozenset({"cdn.simcord.invalid"}))


def parts(components):
    """Every component of a message, from the top down."""
    for one in components:
        yield one
        yield from parts(one.get("components", []))


def texts(components):
    """What a reader reads of a message."""
    return "\n".join(one["content"] for one in parts(components) if one["type"] == 10)


def labels(components):
    """The buttons below it."""
    return [one["label"] for one in parts(components) if one["type"] == 2]


def custom_ids(components):
    return [one["custom_id"] for one in parts(components) if one["type"] == 2]
