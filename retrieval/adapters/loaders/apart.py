"""Documents read in a process of their own, which is ended when it takes too long."""

import json
import logging
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

import retrieval
from retrieval.adapters.drafts import draft_from_json
from retrieval.adapters.loaders.documents import read_document
from retrieval.adapters.loaders.sniff import Kind, kind_of
from retrieval.draft import Draft
from retrieval.refusals import Fault, Refused, Relayed
from retrieval.sources import Given

_LOG: Final = logging.getLogger("pullquote.loading")

SECONDS: Final = 15.0
"""Wall time: the child's ten seconds of computing, and its start on a busy machine."""

_LOOK: Final = 0.05
"""Seconds between two looks at whether to go on."""

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

        Text that needs no guessing is read here: there is nothing in it that could take long.
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
            except BaseException:
                child.kill()
                raise
        if log:
            _LOG.warning("a document could not be read: %s", log.decode("utf-8", "replace").strip()[-2_000:])
        if child.returncode:
            raise Refused(_MEANS.get(child.returncode, Fault.DAMAGED))
        return _told(json.loads(out))

    def _finished(
        self, child: "subprocess.Popen[bytes]", request: bytes, stopped: Callable[[], bool]
    ) -> tuple[bytes, bytes]:
        done, given_up = Event(), Event()

        def watch() -> None:
            while not done.wait(_LOOK):
                if stopped():
                    given_up.set()
                    child.kill()
                    return

        watching = Thread(target=watch, daemon=True)
        watching.start()
        try:
            return child.communicate(request, timeout=self._seconds)
        except subprocess.TimeoutExpired:
            raise Refused(Fault.TOOK_TOO_LONG) from None
        finally:
            done.set()
            watching.join()
            if given_up.is_set():
                raise Refused(Fault.CANCELLED)


def _is_plain(given: Given) -> bool:
    if given.content.startswith(b"PK"):  # even the list of an archive's members is nothing to be read here
        return False
    if kind_of(given.content, given.name, given.kind) not in {Kind.TEXT, Kind.MARKDOWN}:
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
