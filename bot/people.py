"""The one place where the id of a user becomes the pseudonym that everything else knows them by."""

import base64
import hashlib
import hmac
import logging
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from retrieval.people import PERSON, KeyUnusable

KEY_FILE: Final = "person.key"
"""Its name in the home folder."""

_KEY_BYTES: Final = 32
"""As many as SHA-256 gives: a longer key adds no strength (RFC 2104, section 3)."""

_KEPT_BYTES: Final = 16
"""128 bits, half of the hash, the least that RFC 2104 (section 5) advises; no two people are likely to share them."""

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO

_LOG: Final = logging.getLogger("pullquote.people")


class People:
    """People of Discord as the library knows them. Without the key nobody finds out who is who, nor tries ids out."""

    def __init__(self, key: bytes) -> None:
        """Raises `ValueError` for a key that is none."""
        if len(key) != _KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self._key = key

    def pseudonym(self, user_id: int | str) -> str:
        """`person:` and 26 letters and digits: HMAC-SHA256 of the id, cut to 128 bits, in base32 (RFC 4648)."""
        whole = hmac.new(self._key, f"discord:{user_id}".encode(), hashlib.sha256).digest()
        return PERSON + base64.b32encode(whole[:_KEPT_BYTES]).decode().rstrip("=").lower()


def key_in(home: Path) -> bytes:
    """The key in that folder, made at first use; of several who make it at once all get the same.

    A file that others may read is closed to them, with a warning. Raises `KeyUnusable`.
    """
    file = home / KEY_FILE
    try:
        if not file.exists():
            _make(file)
        return _read(file)
    except OSError as error:
        raise KeyUnusable(str(file), f"cannot be used ({error.strerror})") from None


def _make(file: Path) -> None:
    """Written whole beside its place, then linked there unless somebody was faster: nobody ever reads a part of it."""
    descriptor, name = tempfile.mkstemp(prefix=f".{KEY_FILE}-", dir=file.parent)  # its mode is 0600
    try:
        with os.fdopen(descriptor, "wb") as new:
            new.write(os.urandom(_KEY_BYTES))
            new.flush()
            os.fsync(new.fileno())
        with suppress(FileExistsError):
            os.link(name, file)
            _LOG.info("a new key for pseudonyms was made: %s", file)
    finally:
        Path(name).unlink()
    if os.name == "posix":  # the folder as well: a key that a power cut takes away is not made again
        folder = os.open(file.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _read(file: Path) -> bytes:
    with file.open("rb") as found:
        if os.name == "posix" and stat.S_IMODE(os.fstat(found.fileno()).st_mode) & _OTHERS:
            os.fchmod(found.fileno(), stat.S_IRUSR | stat.S_IWUSR)
            _LOG.warning("the key %s could be read by others; it can no longer", file)
        key = found.read(_KEY_BYTES + 1)
    if len(key) != _KEY_BYTES:
        raise KeyUnusable(str(file), "is not one that Pullquote made")
    return key
