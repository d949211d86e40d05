"""What somebody sees when something fails: one function decides, for every front end."""

import logging
import secrets
from dataclasses import dataclass

from bot import tongue
from bot.says import Says
from bot.tongue import say
from config.settings import SettingsError
from retrieval.errors import NotFound, PullquoteError, UnusableInput
from retrieval.unavailable import ModelsUnavailable, ServiceRefuses, StoreUnavailable

INTERNAL, WRONG_USE, UNUSABLE, NOT_FOUND, MODELS, STORE, CHECK_FAILED, SERVICE = 1, 2, 3, 4, 5, 6, 7, 8
"""Exit statuses; docs/formats.md explains them."""

_STATUS = (
    (UnusableInput, UNUSABLE),
    (NotFound, NOT_FOUND),
    (ModelsUnavailable, MODELS),
    (StoreUnavailable, STORE),
    (ServiceRefuses, SERVICE),
)

_LOG = logging.getLogger("pullquote")


@dataclass(frozen=True, slots=True)
class Failure:
    """Words for the reader, a code for programs, and the exit status. `message` is one sentence."""

    code: str
    message: str
    remedy: str
    status: int


def failure(error: BaseException, reference: str | None = None) -> Failure:
    """What is told of an error. An unforeseen one goes to the log under the reference that the reader is given."""
    if isinstance(error, SettingsError):
        return Failure("setting", str(error), say("config/settings.md has the settings."), WRONG_USE)
    if isinstance(error, PullquoteError):
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), INTERNAL)
        return Failure(error.code, tongue.message(error), tongue.remedy(error), status)
    reference = reference or secrets.token_hex(4)
    _LOG.error("reference %s", reference, exc_info=error)
    return Failure(
        "internal",
        Says.INTERNAL,
        say("If it happens again, report it with the reference {reference}.", reference=reference),
        INTERNAL,
    )
