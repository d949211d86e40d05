"""Logging: one line an event, one id from a request to its answer, and no secret in any of it."""

import contextvars
import logging
import re
import sys
from collections.abc import Iterable
from typing import Final

REFERENCE: Final = contextvars.ContextVar("reference", default="-")
"""The id of what is being served; every line that is logged on its behalf carries it."""

_FORMAT: Final = "%(asctime)s %(levelname)-7s %(reference)s %(name)s: %(message)s"

_TOKENS: Final = re.compile(
    r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"  # a bot's token: id, time and signature in base64
    r"|(?<=/webhooks/)(\d+)/[\w-]+"  # whoever has an interaction's token may answer in its place
    r"|(?<=/interactions/)(\d+)/[\w-]+"
)

_BREAKS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class Redacted(logging.Formatter):
    """Replaces secrets, and keeps a text with line breaks from looking like lines of the log's own."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(_FORMAT)
        self._secrets = sorted((secret for secret in secrets if secret), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line; further lines, as of a traceback, are indented."""
        record.reference = REFERENCE.get()
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        line = _TOKENS.sub(lambda found: f"{found[1] or found[2]}/[secret]" if found.lastindex else "[secret]", line)
        return _BREAKS.sub(lambda found: f"\\x{ord(found[0]):02x}", line).replace("\n", "\n    ")


def log_to_stderr(level: str, secrets: Iterable[str]) -> None:
    """Send the log of this process to standard error, at that level, with these texts left out."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacted(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells of every part of itself
