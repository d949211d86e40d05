"""A small Discord of the project's own, so that the bot can be tested as the process it ships as."""

from .errors import ApiError
from .faults import Fault, rate_limited
from .server import FakeDiscord
from .state import Logged
from .world import Channel, Guild, Permission, User

__all__ = ["ApiError", "Channel", "FakeDiscord", "Fault", "Guild", "Logged", "Permission", "User", "rate_limited"]
