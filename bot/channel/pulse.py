"""How late the event loop is: what delays every acknowledgement at once. Logged, for whoever looks for the cause."""

import asyncio
import logging
import time
from typing import Final

_LOG: Final = logging.getLogger("pullquote.pulse")

_EVERY: Final = 0.05
"""Seconds between two looks; a look costs some microseconds."""

_LOOKS: Final = 20
"""Looks in a line of the log: a second's."""

_LATE: Final = 1.0
"""Seconds from which it is worth a warning: an acknowledgement has three."""


async def feel_the_pulse() -> None:
    """Look for ever; a line a second at debug, a warning where the loop stood still."""
    while True:
        lags = []
        for _ in range(_LOOKS):
            begun = time.perf_counter()
            await asyncio.sleep(_EVERY)
            lags.append(time.perf_counter() - begun - _EVERY)
        if max(lags) >= _LATE:
            _LOG.warning("the event loop stood still for %.1f s", max(lags))
        _LOG.debug("lags in ms: %s", " ".join(f"{lag * 1000:.1f}" for lag in lags))
