"""Names that nobody can guess."""

import secrets
from typing import Final

_BASE32: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's, in lower case, without letters that look like digits (https://www.crockford.com/base32.html)."""

_ID_CHARACTERS: Final = 10
"""50 bits: with a million answers kept, a guess meets one of them once in a thousand million tries."""


def opaque_id() -> str:
    """A new id for an answer: nobody can guess it, and it says neither how many came before nor whose they are."""
    return "".join(secrets.choice(_BASE32) for _ in range(_ID_CHARACTERS))
