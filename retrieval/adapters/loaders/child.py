"""The process that documents are read in: it has no network, little memory and little time, and is thrown away.

One request on standard input: a line of JSON, then the bytes. One line of JSON on standard output.
"""

import contextlib
import ctypes
import json
import sys
import traceback
from typing import Any, Final

MEMORY: Final = 1_500_000_000
"""Bytes of address space; a page of 20,000 tags takes a tenth of it."""

SECONDS: Final = 10
"""Seconds of computing; the slowest page that the limits on tags let through takes some five."""

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
"""CLONE_NEWUSER and CLONE_NEWNET of linux/sched.h."""

_FORBIDDEN: Final = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.remove",
)
"""Events of Python's audit hooks (https://docs.python.org/3/library/audit_events.html) that reading never needs."""

_WRITING: Final = 0b11
"""O_WRONLY and O_RDWR of fcntl.h."""


def main() -> None:
    """Read one request, answer it, end."""
    from retrieval.adapters.drafts import draft_to_json
    from retrieval.adapters.loaders.documents import read_document
    from retrieval.errors import UnusableInput
    from retrieval.refusals import Fault
    from retrieval.sources import Given

    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    confine()
    try:
        told: dict[str, Any] = {"draft": draft_to_json(read_document(Given(content, **asked)))}
    except UnusableInput as error:
        told = {"refused": [error.code, error.message, error.remedy]}
    except MemoryError:
        told = {"refused": [Fault.TOOK_TOO_MUCH.value]}
    except RecursionError:
        told = {"refused": [Fault.TOO_MANY_TAGS.value]}
    except Exception:  # noqa: BLE001 - whatever a document does to a library, its reader is told that it is damaged
        traceback.print_exc()
        told = {"refused": [Fault.DAMAGED.value]}
    sys.stdout.buffer.write(json.dumps(told).encode())


def confine() -> None:
    """Give up the network, other programs, writing, and more memory and time than reading takes."""
    if sys.platform != "win32":
        import resource

        for which, limit in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):  # a system may not know it, or have set less
                resource.setrlimit(which, (limit, limit))
    if sys.platform == "linux":  # a network of its own, without a way out, where the system lets everybody have one
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NET)
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a document must not cause {event}")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a document must not cause writing")
