"""Who has a database: many may, or one that puts another in its place.

A lock of its own, because SQLite's last as long as a transaction: on the folder, so that nothing is left beside the
file, and so on any other database there. It goes with its process, however that ends. Where a system has no such locks
nobody is kept out.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from retrieval.unavailable import StoreLocked

if sys.platform != "win32":
    import fcntl


class Hold:
    """A share in a database, or all of it. Raises `StoreLocked` where somebody else has what is asked for."""

    def __init__(self, database: Path, *, alone: bool = False) -> None:
        self._where = str(database)
        self._descriptor: int | None = None
        with suppress(OSError):
            self._descriptor = os.open(database.parent, os.O_RDONLY)
        try:
            self._lock(alone=alone)
        except StoreLocked:
            self.close()
            raise

    def share(self) -> None:
        """Let others in again."""
        self._lock(alone=False)

    def close(self) -> None:
        """Let go of it; a second time does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _lock(self, *, alone: bool) -> None:
        if sys.platform == "win32" or self._descriptor is None:
            return
        try:
            fcntl.flock(self._descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreLocked(self._where) from None
        except OSError:  # a file system without such locks
            self.close()
