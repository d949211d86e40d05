"""Who can wait: told to the models without a word in every signature on the way."""

from contextvars import ContextVar
from typing import Final

PATIENCE: Final[ContextVar[int]] = ContextVar("patience", default=0)
"""How many more of the same owner wait behind what is being worked on: whoever floods can wait, the calm have none."""
