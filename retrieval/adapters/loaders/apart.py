"""Documents read in a process of their own, which is ended when it takes too long."""

import json
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import IO, Any, Final

import retrieval
from retrieval.adapters.drafts import draft_from_json
from retrieval.adapters.loaders.documents import read_document
from retrieval.adapters.loaders.sniff import Kind, kind_of
from retrieval.draft import Draft
from retrieval.policy import Limits
from retrieval.refusals import Fault, Refused, Relayed
from retrieval.sources import Given

_LOG: Final = logging.getLogger("pullquote.loading")

SECONDS: Final = 15.0
"""Wall time: the child's ten seconds of computing, and its start on a busy machine."""

_LOOK: Final = 0.05
"""Seconds between two looks at whether to go on."""

_SHORT: Final = 100_000
"""Bytes of a text that is read at once: some thirty milliseconds."""

_ANSWER_BYTES: Final = 6 * 2 * Limits.CHARACTERS + 1_000_000
"""The longest draft there can be, whole and in pieces, each character escaped in JSON."""

_LOG_BYTES: Final = 100_000
"""Of a traceback."""

_MEANS: Final = {
    -signal.SIGXCPU: Fault.TOOK_TOO_LONG,
    -signal.SIGKILL: Fault.TOOK_TOO_LONG,
    -signal.SIGABRT: Fault.TOOK_TOO_MUCH,
}

_RUN: Final = "import sys; sys.path.insert(0, sys.argv[1]); from retrieval.adapters.loaders.child import main; main()"


class ApartLoader:
    """`retrieval.ports.Loader` of every kind; each document has a process of its own, from any thread."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds

    def read(self, given: Given, stopped: Callable[[], bool] = lambda: False) -> Draft:
        """See the port. `stopped` is asked many times a second whether to give up. Raises `UnusableInput`.

        A short text that needs no guessing is read here: there is nothing in it that could take long.
        """
        if _is_plain(given):
            return read_document(given)
        said = {"name": given.name, "url": given.url, "kind": given.kind, "charset": given.charset}
        request = json.dumps(said).encode() + b"\n" + given.content
        top = str(Path(retrieval.__file__).parents[1])
        command = [sys.executable, "-I", "-c", _RUN, top]
        with subprocess.Popen(  # noqa: S603 - our own interpreter, our own code
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"LC_ALL": "C.UTF-8"}
        ) as child:
            try:
                out, log = self._finished(child, request, stopped)
            finally:
                child.kill()
        if log:
            _LOG.warning("a document could not be read: %s", log.decode("utf-8", "replace").strip()[-2_000:])
        if child.returncode:
            raise Refused(_MEANS.get(child.returncode, Fault.DAMAGED))
        return _told(json.loads(out))

    def _finished(
        self, child: "subprocess.Popen[bytes]", request: bytes, stopped: Callable[[], bool]
    ) -> tuple[bytes, bytes]:
        """What it answered and what it logged, neither longer than it may be. Raises `Refused`."""
        done = Event()
        given_up: list[Fault] = []

        def watch() -> None:
            until = time.monotonic() + self._seconds
            while not done.wait(_LOOK):
                if stopped() or time.monotonic() > until:
                    given_up.append(Fault.CANCELLED if stopped() else Fault.TOOK_TOO_LONG)
                    child.kill()
                    return

        log: list[bytes] = []
        beside = [
            Thread(target=watch, daemon=True),
            Thread(target=_ask, args=(child, request), daemon=True),
            Thread(target=lambda: log.append(_all_of(child.stderr, _LOG_BYTES)), daemon=True),
        ]
        for one in beside:
            one.start()
        try:
            out = _all_of(child.stdout, _ANSWER_BYTES)
            if len(out) > _ANSWER_BYTES:
                given_up.append(Fault.TOOK_TOO_MUCH)
                child.kill()
            child.wait()
        finally:
            done.set()
            child.kill()
            for one in beside:
                one.join()
        if given_up:
            raise Refused(given_up[0])
        return out, b"".join(log)


def _ask(child: "subprocess.Popen[bytes]", request: bytes) -> None:
    if child.stdin is not None:
        with suppress(OSError), child.stdin:  # it may be gone before it has heard all
            child.stdin.write(request)


def _all_of(pipe: IO[bytes] | None, most: int) -> bytes:
    """All that comes, and of more a byte more than `most`."""
    return b"" if pipe is None else pipe.read(most + 1)


def _is_plain(given: Given) -> bool:
    if len(given.content) > _SHORT or given.content.startswith(b"PK"):  # an archive's members are not to be listed here
        return False
    if kind_of(given.content, given.name, given.kind) is not Kind.TEXT:
        return False
    try:
        given.content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _told(answer: dict[str, Any]) -> Draft:
    if "draft" in answer:
        return draft_from_json(answer["draft"])
    code, *words = answer["refused"]
    if code in set(Fault):
        raise Refused(Fault(code))
    raise Relayed(code, *words)
