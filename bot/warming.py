"""Models that get ready while somebody is already being answered."""

import logging
from threading import Event, Thread
from typing import Final

from bot.wiring import Models
from retrieval.errors import Stopping
from retrieval.reader import Reader

LOADING: Final = "embedder"
"""Name of the thread in which models are loaded."""

_LOG: Final = logging.getLogger("pullquote.models")


class Warming:
    """Hands out the early reader until the embedder is loaded, then the full one."""

    def __init__(self, models: Models) -> None:
        self._models = models
        self._done = Event()
        self._error: Exception | None = None
        self._stopped = False

    @property
    def ready(self) -> bool:
        """Whether every stage takes part from now on."""
        return self._done.is_set() and self._error is None

    @property
    def trouble(self) -> Exception | None:
        """Why the embedder could not be loaded, once that is known."""
        return self._error

    def start(self) -> None:
        """Load the embedder in a thread of its own; one that never ends cannot keep the process alive."""
        Thread(target=self._load, name=LOADING, daemon=True).start()

    def wait(self, seconds: float | None = None) -> bool:
        """Whether loading has ended, well or badly, after at most that long."""
        return self._done.wait(seconds)

    def reader(self) -> Reader:
        """What answers now. Raises `ModelsUnavailable` where not even the reranker can be loaded."""
        return self._models.reader() if self.ready else self._models.early_reader()

    def patient_reader(self) -> Reader:
        """The full reader, waited for where that is needed; the early one where the embedder cannot be loaded.

        Raises `Stopping`, `ModelsUnavailable`.
        """
        self._done.wait()
        if self._stopped:
            raise Stopping
        return self.reader()

    def stop(self) -> None:
        """Let go of all who wait."""
        self._stopped = True
        self._done.set()

    def _load(self) -> None:
        try:
            self._models.reader()
            _LOG.info("the models are ready")
        except Exception as error:  # noqa: BLE001 - whoever waits is told, whatever it is
            self._error = error
            _LOG.info("the models could not be loaded: %s", error)
        finally:
            self._done.set()
