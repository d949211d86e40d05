"""Work in threads, on behalf of the event loop."""

import asyncio
import contextvars
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Final, TypeVar

Found = TypeVar("Found")

_NICE: Final = 10
"""How far reading-in stands back behind answering, where the system can tell threads apart (Linux)."""


async def in_thread(executor: Executor, work: Callable[[], Found]) -> Found:
    """Run it there, with the reference of the log that holds here."""
    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(executor, context.run, work)


def stand_back() -> None:
    """Of a thread: let others go first, where the system can tell threads apart."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
