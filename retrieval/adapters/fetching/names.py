"""Looking up names of the web."""

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult


class WebNames(AbstractResolver):
    """The system's look-up, in threads of its own: slow name servers keep nobody else waiting.

    A name is taken as complete: the search list of the machine's own network is never tried.
    """

    def __init__(self, at_once: int, look_up: Callable[..., list[Any]] = socket.getaddrinfo) -> None:
        self._look_up = look_up
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """All addresses of the name. Raises `OSError`."""
        complete = host.removesuffix(".") + "."
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, self._looked_up, complete, port, family)
        return [
            ResolveResult(hostname=host, host=address, port=port, family=kind, proto=protocol, flags=0)
            for kind, protocol, address in found
        ]

    async def close(self) -> None:
        """Give up what has not been looked up yet; nothing is waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _looked_up(self, name: str, port: int, family: int) -> list[tuple[int, int, str]]:
        """Family, protocol and address of each."""
        found = self._look_up(name, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "the name has no address")
        return [(int(kind), protocol, str(address[0])) for kind, _, protocol, _, address in found]
