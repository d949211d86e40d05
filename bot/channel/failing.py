"""What somebody on Discord sees when something fails."""

import logging
from collections.abc import Sequence

from bot import failures, tongue
from bot.channel import host_words, words
from bot.tongue import say
from bot.untrusted import inline
from retrieval.errors import NotFound, PullquoteError, UnusableInput
from retrieval.said_later import Wording
from retrieval.unavailable import ModelsUnavailable, ServiceRefuses, StoreUnavailable

_LOG = logging.getLogger("pullquote.channel")

_REASON = 300
"""Characters of a reason that are drawn."""

_TYPED = {"article_locked": "reason", "paragraph_excluded": "reason", "replacement_unknown": "name"}
"""The fact that is somebody's own words, by the error's code."""


class SharedAlready(PullquoteError):
    """A private answer is shared once."""

    code = "shared_already"

    def __init__(self) -> None:
        super().__init__("This answer was shared already.")


class AnswerElsewhere(NotFound):
    """A button leads to no answer that whoever presses it may see: a foreign one and a missing one read alike."""

    code = "answer_elsewhere"

    def __init__(self) -> None:
        super().__init__(
            "There is no such answer in the library that you use here.",
            "It may be somebody else's own, or no longer be kept. Ask with /ask.",
        )


class OthersChoice(NotFound):
    """Which article was meant is chosen by whoever asked; so is what is not there, in the same words."""

    code = "others_choice"

    def __init__(self) -> None:
        super().__init__("Only whoever asked can choose.", "Ask with /ask.")


class FileRefused(UnusableInput):
    """What was attached cannot be read as an article."""

    code = "file_refused"


class ArticleTakenOut(PullquoteError):
    """A question goes on below an answer, and the article of that is no longer here."""

    code = "article_taken_out"

    def __init__(self) -> None:
        super().__init__("The article of that answer was removed.", "/article list shows those that are here.")


class NotHere(PullquoteError):
    """Questions are answered in other channels."""

    code = "not_here"

    def __init__(self, rooms: Sequence[str]) -> None:
        if not rooms:
            super().__init__(
                "Questions are not answered in this channel.",
                "The channel for them is gone; somebody who manages the server can choose another with /setup answers.",
            )
            return
        channels = ", ".join(f"<#{room.removeprefix('channel:')}>" for room in rooms)
        super().__init__("Questions are not answered in this channel.", "Ask in {channels}.", channels=channels)


class WrongCorrection(UnusableInput):
    """The form that corrects was filled in with what it cannot mean."""

    code = "correction_malformed"

    def __init__(self) -> None:
        super().__init__(
            "A date is written as 2024-05-31, and paragraphs by their numbers.",
            "Nothing was changed; press Correct again.",
        )


class TokenRefused(ServiceRefuses):
    """Discord knows no bot of that token."""

    code = "token_refused"


class DiscordUnreachable(ServiceRefuses):
    """Nothing can be said of the application: Discord did not answer, or not as its API does. `why` is a few words."""

    code = "discord_unreachable"

    def __init__(self, why: str) -> None:
        super().__init__("Discord cannot be asked: {why}.", host_words.REACHED_HOW, why=Wording(why))


def told(error: Exception, reference: str) -> str:
    """What happened and what to do, for people who run no commands on a console; details go to the log."""
    if isinstance(error, StoreUnavailable | ModelsUnavailable):
        _LOG.error("%s %s", error.message, error.remedy)
        return words.out_of_order(reference)
    if isinstance(error, PullquoteError):
        _LOG.info("refused: %s", error.code)
        if (typed := _TYPED.get(error.code)) is not None:
            facts = {**error.facts, typed: inline(str(error.facts[typed]), _REASON)}
            return f"{say(error.template, **facts)} {tongue.remedy(error)}"
        message = say(words.MESSAGES[error.code]) if error.code in words.MESSAGES else tongue.message(error)
        remedy = say(words.REMEDIES[error.code]) if error.code in words.REMEDIES else tongue.remedy(error)
        return f"{message} {remedy}"
    found = failures.failure(error, reference)
    return f"{found.message} {found.remedy}"
