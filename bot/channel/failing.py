"""What somebody on Discord sees when something fails."""

import logging

from bot import failures
from bot.channel import host_words, words
from retrieval.errors import ModelsUnavailable, PullquoteError, ServiceRefuses, StoreUnavailable, UnusableInput

_LOG = logging.getLogger("pullquote.channel")


class SharedAlready(PullquoteError):
    """A private answer is shared once."""

    code = "shared_already"

    def __init__(self) -> None:
        super().__init__(words.SHARED_ALREADY)


class FileRefused(UnusableInput):
    """What was attached cannot be read as an article."""

    code = "file_refused"


class NotAllowed(PullquoteError):
    """Somebody else's to decide."""

    code = "not_allowed"

    def __init__(self) -> None:
        super().__init__(words.NOT_YOURS)


class WrongCorrection(UnusableInput):
    """The form that corrects was filled in with what it cannot mean."""

    code = "correction_malformed"

    def __init__(self) -> None:
        super().__init__(words.BAD_CORRECTION, words.TRY_CORRECT)


class TokenRefused(ServiceRefuses):
    """Discord knows no bot of that token."""

    code = "token_refused"


class DiscordUnreachable(ServiceRefuses):
    """Nothing can be said of the application: Discord did not answer, or not as its API does. `why` is a few words."""

    code = "discord_unreachable"

    def __init__(self, why: str) -> None:
        super().__init__(host_words.unreachable(why), host_words.REACHED_HOW)


def told(error: Exception, reference: str) -> str:
    """What happened and what to do, for people who run no commands on a console; details go to the log."""
    if isinstance(error, StoreUnavailable | ModelsUnavailable):
        _LOG.error("%s %s", error.message, error.remedy)
        return words.out_of_order(reference)
    if isinstance(error, PullquoteError):
        _LOG.info("refused: %s", error.code)
        return f"{words.MESSAGES.get(error.code, error.message)} {words.REMEDIES.get(error.code, error.remedy)}"
    found = failures.failure(error, reference)
    return f"{found.message} {found.remedy}"
