"""The log of erasures as a file: a line of JSON each, on the disk before anything is erased."""

import json
import os
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Final

from retrieval.people import Erasure
from retrieval.unavailable import StoreDamaged, StoreReadOnly

ERASURES_FILE: Final = "erasures.jsonl"
"""Its name in the home folder."""


class FileErasureLog:
    """`retrieval.erasures.ErasureLog` in a file that its owner alone can read."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()

    def add(self, one: Erasure) -> None:
        """See the port."""
        line = json.dumps({"person": one.person, "erased": one.when.astimezone(UTC).isoformat(timespec="microseconds")})
        try:
            with self._lock:
                whole = not self._file.exists() or self._file.read_bytes()[-1:] in (b"", b"\n")
                descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                with os.fdopen(descriptor, "wb") as kept:
                    kept.write(f"{line}\n".encode() if whole else f"\n{line}\n".encode())
                    kept.flush()
                    os.fsync(kept.fileno())
        except OSError:
            raise StoreReadOnly(str(self._file)) from None

    def all(self) -> Collection[Erasure]:
        """See the port. A last line that a power cut tore is left out: what it was about was not erased either."""
        try:
            lines = self._file.read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError):
            raise StoreDamaged(str(self._file)) from None
        found = [self._read(line, last=place == len(lines)) for place, line in enumerate(lines, 1) if line]
        return [one for one in found if one is not None]

    def _read(self, line: str, *, last: bool) -> Erasure | None:
        try:
            row = json.loads(line)
            return Erasure(str(row["person"]), datetime.fromisoformat(row["erased"]))
        except (ValueError, KeyError, TypeError):
            if last or not line.endswith("}"):
                return None
            raise StoreDamaged(str(self._file)) from None
